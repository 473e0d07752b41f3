"""Every lesson runs on a text that somebody brought: own exercises are about it, and what is lent says so."""
from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import exercises
from exercises.drafting import Draft, quick_pack, suggest, write_pack
from exercises.pages import Notice, Shown
from exercises.session import TEXT_KEY
from exercises.widgets import Marker, Rewriter
from exercises.widgets.exercise import Exercise
from exercises.widgets.lent import Lent
from exercises.widgets.live import Live

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT / "tests"))

from minutes import cells, minutes, seconds  # noqa: E402

WAR = re.compile(r"\b(ISIS|SAA|Syria\w*|Bukamal|Hezbollah|Observatory|South Front|Global Research|the war)\b")
FERRY = """Ferry to Orrin Island stops for the whole winter

By Tess Malloy, Harbour Courier, 3 October 2025

The ferry to Orrin Island will not sail between November and March, the harbour board said on Thursday. It carried 412 people a week last winter, according to a report by the county.

“We cannot pay for empty boats,” said Ron Pell, spokesman for the board. He added that the crew of nine would keep their jobs.

Islanders are furious about the shameful plan. Sources close to the county-backed Islanders’ Union claimed that the board had decided it weeks ago behind closed doors because of a new contract.

An empty boat was filmed at the pier on Wednesday. The last boat of the season reportedly leaves on 31 October at noon.

The board meets again on 9 October. Anybody may come and ask questions there until the doors close.

Help us keep the Courier alive: give what you can at our desk.

Photo: Harbour Courier archive

Sign up here for our weekly letter

More stories about the ferry
"""
SHORT = "The shop closed on Friday.\n"
OWN = {"page", "choose_text", "sort_blocks", "who_gains", "end_picture", "tap_sources", "speaks_picture", "mark_attributions", "claim_kinds",
       "cues_picture", "mark_wording", "impressions_again", "before_you_read", "flags_picture", "reading_card"}
OWN_TASKS = {("first-impressions",), ("predict-the-end",), ("chain",), ("headline",)}
OF_THE_KIT = {"own_copy", "path", "surprised", "glossary", "sort_cues", "hands_table"}
LESSONS = [*sorted((KIT / "notebooks").glob("0[0-5]-*.ipynb")), KIT / "notebooks" / "teacher" / "projector.ipynb"]
CALLS = [*dict.fromkeys(call for path in LESSONS for _, _, calls in cells(path) for call in calls)]


def began(session, text: str = FERRY, **about) -> Draft:
    told = {"title": "No ferry in winter", "rights": "own", "publisher": "the Harbour Courier", "published": "2025-10-03", **about}
    return Draft.begin(text, told, None, session.answers.path.parent)


@pytest.fixture
def brought(start):
    """A session on a pack written from a draft."""
    session = start()
    draft = began(session)
    draft.accept(*(m.id for m in draft.marks()))
    write_pack(draft, session.own_texts)
    session.answers.put(TEXT_KEY, {"choice": draft.slug})
    assert session.slug == draft.slug and session.pack().meta["key"] == "reference"
    return session


def call(name: str, *arguments):
    """What a call shows, with the line of what is lent still over it."""
    made = getattr(exercises, name)(*arguments)
    return getattr(made, "shown", made) if type(made).__name__ == "Following" else made


def is_sound(shown) -> None:
    """Fails where what a call gives cannot be shown or sent to a page."""
    if isinstance(shown, Live):
        state = json.dumps(shown.get_state(["spec", "state"]))
        assert "NaN" not in state and shown.get_state(["spec"])["spec"]["title"]
    else:
        assert isinstance(shown, Shown) and "wss-page" in shown._repr_html_()


def told(shown) -> str:
    shown = shown.shown if isinstance(shown, Lent) else shown
    return repr(shown.get_state(["spec", "state"])) if isinstance(shown, Live) else shown._repr_html_()


@pytest.mark.parametrize("name, arguments", CALLS, ids=lambda v: v if isinstance(v, str) else "-".join(map(str, v)))
def test_every_call_is_own_or_says_that_it_is_lent(brought, name, arguments):
    shown = call(name, *arguments)
    own = name in OWN or arguments in OWN_TASKS or (name == "project" and arguments[0] in ("blocks", "sources", "first-impressions"))
    if isinstance(shown, Lent):
        assert not own and "the swimming-pool text" in shown.line, f"{name}{arguments}: {shown.line}"
        is_sound(shown.shown)
        assert getattr(shown.shown, "task", "council").startswith("council")
    elif name == "project" and not own:
        assert "the swimming-pool text" in shown.spec["ask"] and shown.task.startswith("class/council/")
    else:
        assert own or name in OF_THE_KIT, f"{name}{arguments} shows another text’s content without saying so"
        if name not in ("hands_table",):
            is_sound(shown)
        assert "Hollowmere" not in told(shown) or name == "choose_text", f"{name}{arguments}"


def test_nothing_of_the_war_is_told_on_a_text_that_was_brought(brought):
    quiet = ("choose_text", "sort_cues", "path", "glossary")
    faults = [f"{n}{a}: {found.group()}" for n, a in CALLS if n not in quiet for found in WAR.finditer(told(call(n, *a)))]
    assert not faults


def test_show_me_and_every_choice_work_at_every_place(brought):
    shown = [call(n, *a) for n, a in CALLS]
    exercises_ = [w for w in (s.shown if isinstance(s, Lent) else s for s in shown) if isinstance(w, Exercise) and not isinstance(w, Rewriter | Marker)]
    for widget in exercises_:
        for item in widget.items.values():
            for part in item.parts:
                for option in part.options:
                    found = widget._judge(item.id, part.id, [option.slug] if part.several else option.slug)
                    assert found is None or found.title and (found.says or found.verdict == "kept"), (widget.task, item.id, option.slug)
            if widget.task != "settings":
                widget.show(item.id)
    markers = [w for w in shown if isinstance(w, Marker)]
    assert len(exercises_) > 8 and len(markers) == 3
    assert all(widget.show(block) is not None for widget in markers for block in widget.blocks)


def test_pictures_are_drawn_from_no_answers_and_from_some(brought):
    call("tap_sources", "core").choose("s01", "own-voice")
    for name in ("end_picture", "speaks_picture", "cues_picture", "flags_picture", "reading_card"):
        assert call(name).picture() is not None, name


def test_where_the_stake_is_open_only_the_kind_is_asked(brought):
    items = {i: item for part in ("core", "more") for i, item in getattr(call("tap_sources", part), "items", {}).items()}
    marks = {m.id.split("/")[1]: m for m in brought.pack().article.marks_of("sourcing")}
    open_ = {i for i in items if marks[i].kind not in ("hidden", "own-voice") and not marks[i].facts["stake"]}
    assert open_ and all([p.id for p in items[i].parts] == ["kind"] for i in open_)
    assert any(len(item.parts) == 3 for item in items.values())


@pytest.mark.parametrize("text", [SHORT, "Nur ein Satz ohne Ende\n", "word " * 4000 + "end.\n", "שלום עולם. The mayor said \u202eno\u202c.\n\n" * 5], ids=["short", "german", "one-line", "mixed"])
def test_every_call_runs_on_an_odd_text_that_a_learner_brings(start, text):
    session = start()
    slug = quick_pack(SimpleNamespace(text=text, title="", labels=(), date="", address="", notes=()), session.own_texts)
    session.answers.put(TEXT_KEY, {"choice": slug})
    assert session.pack().meta["key"] == "first-reader"
    for name, arguments in CALLS:
        shown = call(name, *arguments)
        assert "Traceback" not in repr(shown) and len(told(shown)) > 20


def test_the_same_text_brought_again_is_the_same_pack(start):
    session = start()
    brought = SimpleNamespace(text=FERRY, title="Ferry", labels=(), date="", address="", notes=())
    first = quick_pack(brought, session.own_texts)
    written = (session.own_texts / first / "marks.json").stat().st_mtime_ns
    assert quick_pack(brought, session.own_texts) == first and first.startswith("own-") and len(first) == 14
    assert (session.own_texts / first / "marks.json").stat().st_mtime_ns == written


def test_one_damaged_text_of_ones_own_is_left_out_and_told(brought):
    (brought.own_texts / "broken").mkdir()
    (brought.own_texts / "broken" / "pack.json").write_text("{", encoding="utf-8")
    shown = call("choose_text")
    assert "broken/pack.json" in shown.spec["ask"] and "One text is left out" in shown.spec["ask"]
    assert {o["slug"] for o in shown.spec["items"][0]["parts"][0]["options"]} >= {brought.slug, "council", "al-bukamal"}


def test_a_lesson_on_it_keeps_to_the_minutes_that_it_names(brought):
    """At least 15 % slower than the estimate, as for the kit’s own texts."""
    from test_minutes import SLOWER, stated

    over = {p.name: (minutes(p)["core"], stated(p)[0]) for p in LESSONS[:6] if SLOWER * minutes(p)["core"] > stated(p)[0]}
    assert not over


def test_the_cores_fit_the_time_of_a_lesson(brought):
    """About as long as the same exercises on the kit’s text, by the estimate of tests/minutes.py; this page is shorter."""
    for name in ("sort_blocks", "tap_sources", "mark_attributions", "mark_wording"):
        brought.answers.put(TEXT_KEY, {"choice": "council"})
        theirs = seconds(call(name, "core"))
        brought.answers.put(TEXT_KEY, {"choice": "no-ferry-in-winter"})
        assert 0.2 * theirs < seconds(call(name, "core")) < 1.3 * theirs, name


def test_suggestions_stand_in_the_pack_with_their_rule():
    marks = suggest(FERRY)
    assert {m.strand for m in marks} == {"boilerplate", "sourcing", "claims", "wording"}
    assert all(json.dumps(dict(m.facts)) and set(m.facts["first_reader"]) == {"rule", "why", "chance", "kind"} and len(m.hints) == 3 and "?" in m.back for m in marks)


def test_a_file_of_a_brought_text_that_a_part_cannot_use_is_told_and_the_rest_opens(brought):
    """A pack from elsewhere may hold notes of any shape."""
    (brought.own_texts / brought.slug / "dossier.json").write_text('{"topics": {"a": "b"}, "notes": [7]}', encoding="utf-8")
    assert isinstance(call("dossier"), Notice) and "TypeError" in call("dossier").line
    assert isinstance(call("sort_blocks"), Exercise)
