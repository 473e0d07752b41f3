"""A draft: what the first reader suggests, what a person makes of it, undo, two windows, what is missing, the pack."""
from __future__ import annotations

import json
import random
import time
from dataclasses import replace

import pytest

from exercises import pack as packs
from exercises import scheme, spans
from exercises.annotation import Mark, Reading
from exercises.drafting import Draft, DraftError, drafts, suggest, write_pack
from exercises.drafting.entry import first_reader
from exercises.spans import Span

TEXT = """Pupils win the cup

By Nan Hale, Valley Gazette

The school team beat the Rovers on Saturday, coach Lena Orr said. “We ran more than they did,” she said. About 300 people watched.

According to the Rovers-funded Fan Post, the referee had been paid. A fight was filmed behind the stand. Some pupils were reportedly hurt.

The town is proud.

Give what you can: help us print the Gazette.
"""
ABOUT = {"title": "Pupils win the cup", "rights": "own", "publisher": "the Valley Gazette"}


@pytest.fixture
def draft(tmp_path) -> Draft:
    return Draft.begin(TEXT, ABOUT, None, tmp_path)


def reopened(draft: Draft) -> Draft:
    return Draft.open(draft.slug, draft.answers.path.parent.parent)


# What is suggested.


def test_suggestions_fit_the_text_and_the_scheme():
    marks = suggest(TEXT)
    assert len({m.id for m in marks}) == len(marks)
    assert not [f for m in marks for f in packs.faults(m, TEXT[m.span.start:m.span.end], TEXT)]
    story = [b for b, m in zip(spans.blocks(TEXT), (m for m in marks if m.strand == "boilerplate")) if m.kind in ("headline", "report")]
    assert [m.span for m in marks if m.strand == "sourcing"] == [s for b in story for s in spans.sentences(TEXT, b)]
    assert all(m.facts["speaker"] in scheme.SPEAKERS and m.facts["gainer"] in scheme.GAINERS for m in marks if m.strand == "boilerplate")
    assert all(m.facts["stance"] in scheme.STANCES and m.facts["verb"] for m in marks if m.kind == "cue")


def told(text: str, words: str) -> Mark:
    return next(m for m in suggest(text) if m.strand == "sourcing" and words in text[m.span.start:m.span.end])


@pytest.mark.parametrize("words, kind, stake", [
    ("beat the Rovers", "named", ""), ("ran more", "named", "party"), ("300 people", "own-voice", ""),
    ("Rovers-funded", "outlet", "owned"), ("A fight", "recording", "none-found"), ("reportedly", "hidden", "")])
def test_kind_and_stake_of_a_source_are_what_the_text_itself_says(words, kind, stake):
    mark = told(TEXT, words)
    assert (mark.kind, mark.facts["stake"]) == (kind, stake)
    assert bool(mark.facts["stake_note"]) == bool(stake) and mark.facts["known_from"] == ("text" if stake else "")


def test_of_two_sources_the_one_who_tells_more_words_counts():
    text = "News\n\nRadio Nord said that it rained, and the mayor said that the old bridge by the mill would stay shut for all of June.\n"
    assert told(text, "it rained").facts["source"] == "the mayor"


@pytest.mark.parametrize("source, stake", [
    ("a spokesman for the mayor", "party"), ("the club’s press office", "party"), ("the union-friendly daily Dawn", "aligned"), ("pro-club sources", "aligned"),
    ("sources close to the club", "aligned"), ("the club-owned channel", "owned"), ("the weather office", ""), ("a man from Oslo", ""), ("the progress report", "")])
def test_the_sign_of_a_stake_stands_in_the_words_of_the_source(source, stake):
    from exercises.drafting.stakes import stake as stake_of

    found = stake_of(source, "rain will fall", False)
    assert found["stake"] == stake and (not stake or "“" in found["stake_note"])


def test_the_reason_of_a_source_quotes_the_words_that_are_marked():
    sources = [m for m in suggest(TEXT) if m.kind == "source"]
    assert any(TEXT[m.span.start:m.span.end] == "she" for m in sources)
    assert all(f"“{TEXT[m.span.start:m.span.end]}”" in m.reason for m in sources)


def test_a_quotation_carried_over_names_the_speaker_before_it_and_no_cue_of_its_own():
    text = "“We ran,” said Lena Orr, the coach. “We ran more than they did, and we won.” The town is proud."
    carried = told(text, "more than they did")
    assert carried.reason.startswith("No speaker stands beside these words.") and "stands right after" not in carried.reason
    assert carried.facts["first_reader"]["why"] in carried.reason and carried.facts["source"].startswith("Lena Orr")


def test_what_a_paper_says_is_not_asked_who_it_is():
    look = told("According to the match report of the officials, he had been warned twice. He left at once.", "warned").reason
    assert "match report" in look and "who that is" not in look and "the one who tells" not in look


def test_a_verb_is_not_left_out_to_hear_the_sentence():
    text = "The coach slammed the plan. The mayor slashed the hours. The club blasted the vote. The paper slammed it again."
    found = [m for m in suggest(text) if m.kind == "loaded-verb"]
    assert len(found) > 2 and not [m.reason for m in found if "without it" in m.reason]


def test_what_somebody_spoke_of_is_no_claim_yet():
    text = "The visitors complained about the referee. The coach said that the goal was a clear handball."
    claims = [text[m.span.start:m.span.end] for m in suggest(text) if m.kind == "claim"]
    assert claims == ["The visitors complained about the referee.", "the goal was a clear handball"]


def test_a_source_ends_before_the_who_that_leads_on():
    text = "“It is new,” claims Leon Farrow, who is said to have worked there for years. The town is proud."
    assert [text[m.span.start:m.span.end] for m in suggest(text) if m.kind == "source"] == ["Leon Farrow"]


def test_kinds_of_claim_go_by_signs_that_the_reason_names():
    claims = {TEXT[m.span.start:m.span.end]: m for m in suggest(TEXT) if m.kind == "claim"}
    number = next(m for words, m in claims.items() if "300" in words)
    assert number.facts["kinds"] == ["event", "number"] and "“300”" in number.reason and "“300”" in number.facts["check"]


def test_every_suggestion_names_its_rule_and_begins_with_why():
    for mark in suggest(TEXT):
        said = first_reader(mark)
        assert said["rule"] and 0 <= said["chance"] <= 1 and mark.reason.startswith(said["why"]), mark.id
        assert all(h.strip() for h in mark.hints) and mark.reason not in mark.hints


def test_labels_of_a_saved_page_go_before_the_guess():
    kinds = [m.kind for m in suggest(TEXT, ["headline", "byline", "report", "report", "report", "donation"]) if m.strand == "boilerplate"]
    assert kinds == ["headline", "byline", "report", "report", "report", "donation"]
    assert [m.kind for m in suggest(TEXT, ["headline"]) if m.strand == "boilerplate"] == [m.kind for m in suggest(TEXT) if m.strand == "boilerplate"]


def test_time_is_linear_and_a_long_text_is_no_trouble():
    def seconds(times: int) -> float:
        started = time.process_time()
        suggest(TEXT * times)
        return time.process_time() - started

    seconds(5)
    few, many = seconds(100), seconds(800)
    assert many < 20 * few + 1


def test_random_texts_never_break_it():
    dice = random.Random(7)
    pieces = ["\n\n", "\n", " ", "said ", "“", "”", "The mayor ", "according to ", "reportedly ", "12 ", "😀", "\u202e", ". ", "because ", "great ", "{first}", "\\1", "a-funded "]
    for _ in range(150):
        text = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 60))) + "word"
        marks = suggest(text)
        assert not [f for m in marks for f in packs.faults(m, text[m.span.start:m.span.end], text)], repr(text)


# What a person does.


def test_a_draft_is_there_again_after_it_was_closed(draft):
    draft.accept("sourcing/s01")
    draft.drop("sourcing/s02")
    draft.tell(licence="CC BY 4.0")
    again = reopened(draft)
    assert again.text == TEXT and again.entries() == draft.entries() and again.about == {**ABOUT, "licence": "CC BY 4.0"}
    assert again.entry("sourcing/s01").state == "accepted" and again.entry("sourcing/s02").state == "dropped"
    assert "sourcing/s02" not in {m.id for m in again.marks()} and drafts(draft.answers.path.parent.parent) == [("pupils-win-the-cup", "Pupils win the cup")]


def test_mend_add_and_undo(draft):
    mark = draft.entry("sourcing/s01").mark
    draft.mend(replace(mark, kind="outlet", reason="It is a paper, and papers are outlets.", others=(Reading("named", "She is a person as well."),)))
    added = draft.add(Mark("", "wording", "label", Span(4, 8), Span(4, 8), "A made-up mark to try it out here."))
    assert draft.entry("sourcing/s01").state == "mended" and draft.entry("sourcing/s01").in_own_words and added.id == "wording/own1"
    assert draft.undo() == ("mark/wording/own1".removeprefix("mark/"),) and added.id not in {m.id for m in draft.marks()}
    assert draft.undo() == ("sourcing/s01",) and draft.entry("sourcing/s01").mark == mark
    assert draft.undo() == () and len(draft.entries(("suggested",))) == len(draft.entries())


def test_several_accepted_at_once_are_one_step(draft):
    ids = [m.id for m in draft.marks()]
    draft.accept(*ids)
    assert not draft.entries(("suggested",)) and not reopened(draft).entries(("suggested",))
    assert sorted(draft.undo()) == sorted(ids) and len(draft.entries(("suggested",))) == len(ids)


def test_what_was_suggested_is_no_step_of_a_person(draft):
    assert draft.undo() == () and reopened(draft).undo() == () and draft.marks()


def test_two_windows_merge(draft):
    other = reopened(draft)
    draft.accept("sourcing/s01")
    other.accept("sourcing/s02")
    other.drop("boilerplate/b01")
    draft.answers.refresh()
    for window in (draft, other, reopened(draft)):
        window.answers.refresh()
        assert [window.entry(i).state for i in ("sourcing/s01", "sourcing/s02", "boilerplate/b01")] == ["accepted", "accepted", "dropped"]
    assert other.undo() == ("boilerplate/b01",) and draft.undo() == ("sourcing/s01",)


def test_what_does_not_fit_is_refused_in_one_sentence(draft):
    mark = draft.entry("boilerplate/b02").mark
    for wrong in (replace(mark, kind="song"), replace(mark, span=Span(0, 10**6)), replace(mark, reason=" "), replace(mark, core=Span(0, 1)),
                  replace(mark, span=draft.entry("boilerplate/b01").mark.span, core=draft.entry("boilerplate/b01").mark.span),
                  replace(mark, others=(Reading("label", " "),))):
        before = draft.entries()
        with pytest.raises(DraftError):
            draft.mend(wrong)
        assert draft.entries() == before
    for unknown in ("", "x" * 500, "sourcing/none"):
        with pytest.raises(DraftError):
            draft.accept(unknown)


def test_a_block_that_becomes_story_brings_suggestions_with_it(draft):
    block = next(e.mark for e in draft.entries() if e.mark.strand == "boilerplate" and e.mark.kind not in ("headline", "report"))
    before = {m.id for m in draft.marks()}
    draft.mend(replace(block, kind="report", facts={**block.facts, "speaker": "author"}))
    new = [m for m in draft.marks() if m.id not in before]
    assert new and all(block.span.holds(m.span) for m in new) and {m.strand for m in new} >= {"sourcing"}
    assert not [m for m in draft.missing() if m.must]
    assert set(draft.undo()) == {block.id, *(m.id for m in new)} and {m.id for m in draft.marks()} == before


def test_a_second_draft_of_one_name_gets_a_number(draft, tmp_path):
    assert Draft.begin(TEXT, ABOUT, None, tmp_path).slug == "pupils-win-the-cup-2"
    assert Draft.begin(TEXT, {"title": "שלום"}, None, tmp_path).slug.startswith("own-")


@pytest.mark.parametrize("text", ["", " \n\n ", "\ufeff", "…!?", "\ud800 half"])
def test_a_text_without_words_is_no_draft(tmp_path, text):
    with pytest.raises(DraftError):
        Draft.begin(text, ABOUT, None, tmp_path)
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("about", [{"rights": "mine"}, {"published": "yesterday"}, {"title": "x" * 5000}])
def test_what_is_told_of_a_text_is_checked(draft, about):
    with pytest.raises(DraftError):
        draft.tell(**about)
    assert draft.about == ABOUT


def test_a_long_text_is_kept_in_parts(tmp_path):
    text = "\n\n".join(f"The mayor of town {n} said that “{'very ' * 8}{n} \U0001F3F0” was so." for n in range(500)) + "\n"
    draft = Draft.begin(text, {"title": "Long"}, None, tmp_path)
    assert reopened(draft).text == text and len(draft.marks()) > 2500
    one = Draft.begin("\x01" * 30_000 + " word " + "x" * 200_000, {"title": "One line"}, None, tmp_path)
    assert reopened(one).text.endswith("x\n") and reopened(one).entry("boilerplate/b01").mark.span.end > 200_000


def test_a_damaged_draft_is_set_aside_and_said(draft):
    folder = draft.answers.path.parent
    draft.answers.path.write_text("{ broken", encoding="utf-8")
    with pytest.raises(DraftError, match="set aside, unchanged"):
        reopened(draft)
    assert len(list(folder.iterdir())) >= 1 and any("broken" in p.read_text(encoding="utf-8") for p in folder.iterdir() if p.is_file())


def test_a_draft_whose_text_was_changed_says_so(draft):
    data = json.loads(draft.answers.path.read_text(encoding="utf-8"))
    data["records"]["pupils-win-the-cup/text/00000"]["v"] = TEXT.replace("300", "900")
    draft.answers.path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DraftError, match="no longer fit"):
        reopened(draft)


def test_one_damaged_mark_leaves_the_others(draft):
    data = json.loads(draft.answers.path.read_text(encoding="utf-8"))
    far = draft.answers.get("pupils-win-the-cup/mark/claims/c01")
    far["mark"]["target"]["selector"][1]["end"] = 10**6
    for id, broken in (("claims/c01", far), ("sourcing/s01", 7), ("sourcing/s02", {"mark": {}, "state": "accepted", "by": "x"}), ("sourcing/s03", {"state": "sung"})):
        data["records"][f"pupils-win-the-cup/mark/{id}"]["v"] = broken
    draft.answers.path.write_text(json.dumps(data), encoding="utf-8")
    again = reopened(draft)
    assert len(again.entries()) == len(draft.entries()) - 4 and again.pack_files()
    assert any(m.must and "3 sentences" in m.what for m in again.missing())


@pytest.mark.parametrize("slug", ["none", "../x", "", "CON"])
def test_a_draft_that_is_not_there_names_those_that_are(draft, slug):
    with pytest.raises(DraftError, match="pupils-win-the-cup"):
        Draft.open(slug, draft.answers.path.parent.parent)


# What is missing, and the pack.


def test_what_is_missing_grows_less_as_it_is_done(draft):
    def says(*words: str) -> bool:
        return any(all(w in m.what for w in words) for m in draft.missing())

    assert says("what the blocks do", "not looked at") and says("stake") and says("no second reading") and says("person’s words")
    draft.accept(*(m.id for m in draft.marks()))
    assert not says("not looked at") and says("person’s words")
    for e in draft.entries():
        stake = {"stake": "party", "stake_note": "He plays in it himself.", "known_from": "text"} if not e.has_stake else {}
        draft.mend(replace(e.mark, reason=f"My own words on {e.mark.id} stand here.", facts={**e.mark.facts, **stake}))
    assert not says("stake") and not says("person’s words") and says("no second reading")
    draft.mend(replace(draft.entry("sourcing/s01").mark, others=(Reading("hidden", "It may be read so, too."),)))
    assert not says("no second reading") and all(not m.must for m in draft.missing())


@pytest.mark.parametrize("spoil, words", [
    (lambda d: d.tell(title=""), "title"), (lambda d: d.tell(rights=""), "whose words"), (lambda d: d.tell(rights="licensed"), "licence"),
    (lambda d: d.drop("boilerplate/b03"), "1 block has no kind"), (lambda d: d.drop("sourcing/s02"), "no source kind"),
    (lambda d: d.drop(*(m.id for m in d.marks() if m.strand == "boilerplate")), "blocks have no kind")])
def test_a_pack_is_not_written_before_what_must_be_done(draft, tmp_path, spoil, words):
    spoil(draft)
    assert any(m.must and words in m.what for m in draft.missing())
    with pytest.raises(DraftError, match="Not written yet"):
        write_pack(draft, tmp_path / "texts")
    assert not (tmp_path / "texts").exists()
    draft.undo()
    assert write_pack(draft, tmp_path / "texts").is_dir()


def test_a_pack_says_what_its_key_is(draft, tmp_path):
    first = json.loads(draft.pack_files()["pack.json"])
    assert first["key"] == "first-reader" and "Nobody has looked at it" in first["notice"] and first["not_looked_at"] == len(draft.marks())
    draft.accept("boilerplate/b01")
    assert f"{len(draft.marks()) - 1} of its {len(draft.marks())} marks" in json.loads(draft.pack_files()["pack.json"])["notice"]
    draft.accept(*(m.id for m in draft.marks()))
    folder = write_pack(draft, tmp_path / "texts")
    pack = packs.load(folder.name, tmp_path / "texts")
    assert pack.meta["key"] == "reference" and pack.meta["borrows"] == "council" and pack.article.text == TEXT and pack.article.marks == draft.marks()
    assert pack.meta["chain"] == [{"role": "first-publisher", "who": "the Valley Gazette", "date": ""}]


def test_a_pack_is_never_written_over_another(draft, tmp_path):
    folder = write_pack(draft, tmp_path / "texts")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    draft.drop("wording/w01") if any(m.id == "wording/w01" for m in draft.marks()) else draft.drop("claims/c01")
    with pytest.raises(DraftError, match="stays as it is"):
        write_pack(draft, tmp_path / "texts")
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before and [p.name for p in (tmp_path / "texts").iterdir()] == [folder.name]


def test_marks_outside_the_story_stay_out_of_the_pack(draft):
    block = draft.entry("boilerplate/b04").mark
    draft.mend(replace(block, kind="navigation"))
    items = json.loads(draft.pack_files()["marks.json"])["first"]["items"]
    places = [i["target"]["selector"][1] for i in items if i["kit:strand"] != "boilerplate"]
    assert places and not [p for p in places if block.span.start <= p["start"] < block.span.end]


def test_a_folder_that_cannot_be_written_is_told(draft, tmp_path):
    (tmp_path / "texts").write_text("a file, and no folder", encoding="utf-8")
    with pytest.raises(DraftError, match="cannot be written"):
        write_pack(draft, tmp_path / "texts")
