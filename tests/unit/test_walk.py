"""What notebooks call: every call works on the article, and every lesson on the text without war."""
from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from calls import CHOSEN

import exercises
from exercises import pack as packs
from exercises import sourcing
from exercises.pages import Card, Notice, Shown, Table
from exercises.session import HOME
from exercises.widgets import Marker, Rewriter
from exercises.widgets.exercise import Exercise
from exercises.widgets.live import Live

KIT = Path(__file__).resolve().parents[2]
COUNCIL = "council"
TASKS = json.loads((KIT / "texts/al-bukamal/questions.json").read_text(encoding="utf-8"))["tasks"]
ARGUMENTS = {
    "path": [(n,) for n in range(7)], "surprised": [(n,) for n in range(7)], "rewrite": [("headline",), ("over-neutral",)],
    "project": [("blocks",), ("sources",), ("sound-or-not",)], "hands_table": [("blocks", "sound-or-not")],
    "mark_account": [(), ("wire",), ("government-side",), ("anti-government",)],
    **{name: [("core",), ("more",)] for name in ("sort_blocks", "tap_sources", "mark_attributions", "mark_wording")},
    "ask": [(task,) for task in TASKS],
}
CALLS = [(name, arguments) for name in CHOSEN for arguments in ARGUMENTS.get(name, [()])]


def lesson_calls(*numbers: int) -> list[tuple[str, tuple]]:
    """The calls that stand in the code cells of lessons, as name and arguments."""
    return calls_in(*(next((KIT / "notebooks").glob(f"{number:02}-*.ipynb")) for number in numbers))


def calls_in(*paths: Path) -> list[tuple[str, tuple]]:
    found = []
    for path in paths:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            code = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
            found += [(n.func.id, tuple(map(ast.literal_eval, n.args))) for n in ast.walk(ast.parse(code))
                      if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    return found


def call(name: str, *arguments):
    made = getattr(exercises, name)(*arguments)
    return getattr(made, "shown", made)


def named(calls) -> list:
    return [pytest.param(name, arguments, id=f"{name}{arguments}".replace("()", "")) for name, arguments in calls]


def is_sound(shown) -> None:
    """Fails where what a call gives cannot be shown, sent to a page or read as text."""
    assert not isinstance(shown, Notice), shown.line
    assert len(repr(shown)) > 8 and " at 0x" not in repr(shown)
    if isinstance(shown, Live):
        state = json.dumps(shown.get_state(["spec", "state"]))
        assert "NaN" not in state and shown.get_state(["spec"])["spec"]["title"]
    else:
        assert isinstance(shown, Shown) and "wss-page" in shown._repr_html_()


def test_the_lessons_use_every_call():
    used = [*lesson_calls(*range(7)), *calls_in(*(KIT / "notebooks" / "teacher").glob("*.ipynb"))]
    everywhere = {"glossary"}  # one key away in every exercise, so no lesson has to call it
    assert {name for name, _ in used} | everywhere == set(exercises.__all__)


@pytest.mark.parametrize("name, arguments", named(CALLS))
def test_every_call_works_on_the_article(start, name, arguments):
    start()
    is_sound(call(name, *arguments))


def council_calls(*lessons: int) -> list[tuple[str, tuple]]:
    """The calls of lessons, with the account that the council text sets beside its article."""
    return [(name, () if name == "mark_account" else arguments) for name, arguments in lesson_calls(*lessons)]


SHARED = ("settings", "scheme/", "notes/", "desk", "bring")


@pytest.mark.parametrize("name, arguments", named(dict.fromkeys((*council_calls(*range(6)), *(("ask", (task,)) for task in TASKS)))))
def test_every_lesson_works_on_the_text_without_war(start, name, arguments):
    start(text=COUNCIL)
    shown = call(name, *arguments)
    is_sound(shown)
    task = getattr(shown, "task", COUNCIL)
    assert task.startswith((COUNCIL, *SHARED)), f"{name}{arguments} works on {task}"


WAR = re.compile(r"\b(ISIS|SAA|Syria\w*|Bukamal|Hezbollah|Observatory|South Front|Global Research|the war)\b")


def test_nothing_of_the_war_is_told_on_the_text_without_war(start):
    start(text=COUNCIL)
    other = ("choose_text", "sort_cues", "path", "glossary")
    faults = []
    for name, arguments in council_calls(*range(6)):
        shown = call(name, *arguments)
        told = repr(shown.get_state(["spec", "state"])) if isinstance(shown, Live) else shown._repr_html_()
        faults += [f"{name}{arguments}: {found.group()}" for found in WAR.finditer(told) if name not in other]
    assert not faults, "\n".join(faults)


def test_what_a_text_lacks_is_taken_from_the_article(start, copied):
    (copied / "texts" / COUNCIL / "verbs.json").unlink()
    (copied / "texts" / COUNCIL / "choices.json").unlink()
    start(copied, text=COUNCIL)
    assert call("actor_verbs").task.startswith(f"{HOME}/") and call("leave_the_page").task.startswith(f"{HOME}/")


@pytest.mark.parametrize("text", [HOME, COUNCIL])
def test_show_me_works_at_every_place(start, text):
    start(text=text)
    calls = CALLS if text == HOME else council_calls(*range(6))
    widgets = [w for c in calls if isinstance(w := call(c[0], *c[1]), Exercise) and not isinstance(w, Rewriter | Marker)]
    faults = [f"{w.task}, {place['id']}: {told}" for w in widgets for place in w.spec["items"]
              if place["shows"] and not (told := w.show(place["id"]))]
    faults += [f"{w.task}, {f.title}: {f.verdict}" for w in widgets for place in w.spec["items"] for f in w.feedback(place["id"])
               if w.task != "settings" and (f.verdict != "shown" or not f.says)]
    assert len(widgets) > 8 and not faults, "\n".join(faults)


@pytest.mark.parametrize("text", [HOME, COUNCIL])
def test_show_me_works_in_every_block_to_mark(start, text):
    start(text=text)
    calls = [c for c in (CALLS if text == HOME else council_calls(3, 4)) if c[0].startswith("mark_")]
    for marker in (call(name, *arguments) for name, arguments in calls):
        for block in marker.blocks:
            told = marker.show(block)
            assert told and all(f.verdict == "shown" and f.says for f in told), (marker.task, block)


def test_a_picture_is_drawn_before_and_after_answers(start):
    start()
    viewer, tapper = call("speaks_picture"), call("tap_sources", "core")
    before = viewer.picture()
    for item in tapper.items:
        tapper.choose(item, "own-voice")
    after = viewer.picture()
    assert before.finding and before.png != after.png and len(before.rows) > 20
    assert list(after.table().columns) == list(after.rows[0])


def test_the_reading_card_counts_what_was_done(start):
    start()
    card = call("reading_card")
    nothing = card.picture()
    call("sort_blocks", "core").choose("b01", "story")
    call("tap_sources", "core").choose("s01", "own-voice")
    call("rewrite", "headline").write("Troops  take <b>town</b>, army says")
    call("surprised", 2).write("so few names")
    assert isinstance(nothing, Card) and all(f"Still to do: lesson 0{n}" in repr(nothing) for n in range(1, 5))
    done = {head: found for head, _, found in card.picture().sections}
    assert done["1. Where does the article end?"][0].startswith("I sorted 1 of")
    told, of = sourcing.told(packs.load(HOME, KIT / "texts").article)
    assert done["2. Who is speaking?"] == (f"I looked at 1 of {of} sentences. By my reading, none of them tell where they come from. "
                                           f"The reference: {told} of {of}.",)
    assert done["4. Would another writer use this word?"] == ("My headline: Troops take <b>town</b>, army says",)
    assert done["Before I pass it on"][-1] == "What surprised me: so few names"
    assert not re.search(r"\b[Yy]ou\b", repr(card.picture())) and "<b>" not in card.picture().body()


def test_first_impressions_come_back_at_the_end(start):
    start()
    call("ask", "first-impressions").choose("q2", "south-front")
    again = call("impressions_again")
    again.choose("q2", "reporter")
    again.sure("q2", "fairly")
    assert again.feedback("q2")[0].says[0] == "At the start you said “South Front”."


def test_a_table_is_text_in_a_frame_too(start):
    start()
    table = call("real_words")
    assert isinstance(table, Table) and list(table.frame().columns) == list(table.columns.values())
    assert len(table.frame()) == len(table.rows) > 20
