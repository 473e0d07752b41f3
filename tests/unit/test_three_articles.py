"""A teacher’s three articles, from the file to lessons that run, and on to another computer: by a script, with a few marks mended."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_drafting_lessons import CALLS, WAR, call, is_sound, told

from exercises import bring, pack as packs, session as sessions
from exercises.drafting import LIVE, Draft, from_zip, suggest, to_zip, write_pack
from exercises.drafting.missing import in_story
from exercises.drafting.short import on_the_way
from exercises.pages import Notice
from exercises.session import TEXT_KEY, Session
from exercises.widgets import Marker, Rewriter
from exercises.widgets.exercise import Exercise
from exercises.widgets.lent import Lent

KIT = Path(__file__).resolve().parents[2]
ARTICLES = KIT / "tests" / "articles"
MENDS = {
    "derby": {"Hillcrest Rovers 3": "report", "Television pictures": "recording", "champions": None},
    "library-hours": {"You have read this far": "donation", "Give once": "donation", "Of 1,940 people": "recording"},
    "sleep-patch": {"Order today": "donation", "Critics point out": "unnamed", "packs": None},
}
"""What a person changes, by the words a mark begins with: another kind, or None where it goes."""
KIT_S_OWN = ("choose_text", "sort_cues", "path", "glossary")
MENDED_STRANDS = {"report": "boilerplate", "donation": "boilerplate", "recording": "sourcing", "unnamed": "sourcing", None: "wording"}


def brought(name: str) -> bring.Brought:
    (path,) = ARTICLES.glob(f"{name}.*")
    return bring.file(path.name, path.read_bytes())


def mended(draft: Draft, mends: dict[str, str | None]) -> None:
    for words, kind in mends.items():
        begins = [m for m in draft.marks() if m.strand == MENDED_STRANDS[kind] and draft.text[m.span.start:m.span.end].startswith(words)]
        if kind and begins:
            draft.mend(replace(begins[0], kind=kind))
        elif begins:
            draft.drop(begins[0].id)


def left_on_the_way(draft: Draft) -> list[str]:
    inside = in_story(draft.reading(), draft.entries(LIVE))
    way = on_the_way(packs.Text(draft.slug, draft.text, tuple(e.mark for e in inside)))
    return [e.mark.id for e in inside if e.mark.id in way and not e.looked_at]


def walked(name: str, folder: Path) -> Draft:
    """A draft as a teacher leaves it who takes the short way: the wrong ones mended, the rest of the way accepted."""
    from_file = brought(name)
    draft = Draft.begin(from_file.text, {"title": from_file.title, "rights": "own", "publisher": "a newspaper", "labels": from_file.labels}, None, folder)
    mended(draft, MENDS[name])
    while left := left_on_the_way(draft):
        draft.accept(*left)
    return draft


@pytest.fixture(params=sorted(MENDS))
def lesson(request, start):
    """A session on one of the three, and its draft."""
    session = start()
    draft = walked(request.param, session.answers.path.parent)
    write_pack(draft, session.own_texts)
    session.answers.put(TEXT_KEY, {"choice": draft.slug})
    return session, draft, request.param


def runs(shown) -> None:
    """Fails where a call has nothing to show, or an exercise has no word for an answer."""
    assert not (isinstance(shown, Notice) and "not as this part needs" in shown.line), shown.line
    inner = shown.shown if isinstance(shown, Lent) else shown
    is_sound(inner)
    if isinstance(inner, Exercise) and not isinstance(inner, Rewriter | Marker):
        for item in inner.items.values():
            for part in item.parts:
                found = inner._judge(item.id, part.id, [part.options[0].slug] if part.several else part.options[0].slug)
                assert found is None or found.title, (inner.task, item.id)


def run_all() -> None:
    for name, arguments in CALLS:
        if name != "hands_table":
            shown = call(name, *arguments)
            runs(shown)
            assert name in KIT_S_OWN or not WAR.search(told(shown)), name


def test_the_lessons_run_here_and_on_another_computer(lesson, monkeypatch, tmp_path):
    session, draft, _ = lesson
    pack = packs.load(draft.slug, session.own_texts)
    run_all()
    content = to_zip(pack)

    there = Session(KIT, tmp_path / "another")
    monkeypatch.setattr(sessions, "Session", lambda: there)
    sessions.session.cache_clear()
    assert there.slugs() == [s for s in session.slugs() if s != draft.slug]
    slug = from_zip(content, there.own_texts, ())
    there.answers.put(TEXT_KEY, {"choice": slug})
    assert there.pack().article.text == pack.article.text and there.pack().article.marks == pack.article.marks
    run_all()


def test_the_short_way_makes_a_careful_key_and_leaves_out_the_rest(lesson):
    session, draft, _ = lesson
    pack = packs.load(draft.slug, session.own_texts)
    looked_at = {e.mark.id for e in draft.entries(LIVE) if e.looked_at}
    unseen = [e.mark for e in in_story(draft.reading(), draft.entries(LIVE)) if not e.looked_at]
    assert pack.meta["key"] == "reference" and unseen, "something lies off the way"
    assert {m.id for m in pack.article.marks} <= looked_at
    cores = pack.data("questions")["cores"]
    for mark in unseen:
        here = pack.article.block_at(mark.span.start).number
        assert mark.strand in ("claims", "wording")
        assert mark.kind == "claim" or here not in cores[mark.strand]["core"] + cores[mark.strand]["more"]
    assert any("left out of the lesson" in m.what for m in draft.missing())


def test_marks_of_the_way_unseen_and_the_key_is_the_first_readers(lesson):
    _, draft, _ = lesson
    assert b'"key": "reference"' in draft.pack_files()["pack.json"]
    draft.undo()
    assert left_on_the_way(draft) and b'"key": "first-reader"' in draft.pack_files()["pack.json"]


def test_what_a_person_calls_something_else_is_told_in_words_of_the_new_kind(lesson):
    session, draft, name = lesson
    marks = {m.id: m for m in packs.load(draft.slug, session.own_texts).article.marks}
    changed = [m for m in draft.marks(("mended",)) if m.id in marks and m.kind != m.facts["first_reader"]["kind"]]
    assert changed
    for mark in changed:
        was, now = mark.facts["first_reader"], marks[mark.id]
        assert was["why"] not in now.reason and was["kind"] != now.kind and now.hints[2] != mark.hints[2]
    if name == "sleep-patch":
        appeal = next(m for m in changed if draft.text[m.span.start:m.span.end].startswith("Order today"))
        assert (marks[appeal.id].facts["speaker"], marks[appeal.id].facts["does"]) == ("first-publisher", "Asks for money.")
        assert not any(m.strand == "sourcing" and appeal.span.touches(m.span) for m in marks.values())


def test_a_speaker_with_a_name_goes_before_a_teller_left_out_in_the_same_sentence():
    text = brought("sleep-patch").text
    farrow = next(m for m in suggest(text) if m.strand == "sourcing" and "Leon Farrow" in text[m.span.start:m.span.end])
    assert "is said" in text[farrow.span.start:farrow.span.end] and (farrow.kind, farrow.facts["source"]) == ("named", "Dr Leon Farrow")


def test_a_sentence_that_goes_on_does_not_quote_a_cue_as_its_own(lesson):
    _, draft, _ = lesson
    cues = [m for m in draft.marks() if m.kind == "cue"]
    told_here = [m for m in draft.marks(("accepted",)) if m.strand == "sourcing" and m.kind in ("named", "unnamed")]
    assert told_here
    for mark in told_here:
        assert any(c.span.touches(mark.span) for c in cues) or "further" in mark.hints[1], mark.id
