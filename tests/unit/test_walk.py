"""What notebooks call: every call works on both texts, a broken text is told in one sentence, hostile text stays text."""
from __future__ import annotations

import ast
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

import exercises
from exercises import annotation, pack as packs, session as sessions, spans
from exercises.annotation import Mark
from exercises.answers import Answers
from exercises.pages import Card, Notice, Shown, Table
from exercises.session import HOME, TEXT_KEY, Session
from exercises.spans import Span
from exercises.widgets import Desk, Marker, Note, Rewriter, Viewer
from exercises.widgets.exercise import Exercise
from exercises.widgets.live import Live

KIT = Path(__file__).resolve().parents[2]
ARGUMENTS = {
    "path": [(n,) for n in range(6)], "surprised": [(n,) for n in range(6)], "rewrite": [("headline",)],
    "mark_account": [("wire",), ("government-side",), ("anti-government",)],
    **{name: [("core",), ("more",)] for name in ("sort_blocks", "tap_sources", "mark_attributions", "mark_wording")},
    "ask": [(task,) for task in json.loads((KIT / "texts/al-bukamal/questions.json").read_text(encoding="utf-8"))["tasks"]],
}
CALLS = [(name, arguments) for name in exercises.__all__ for arguments in ARGUMENTS.get(name, [()])]


def lesson_calls(*numbers: int) -> list[tuple[str, tuple]]:
    """The calls that stand in the code cells of lessons, as name and arguments."""
    found = []
    for number in numbers:
        (path,) = (KIT / "notebooks").glob(f"{number:02}-*.ipynb")
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            code = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
            found += [(n.func.id, tuple(map(ast.literal_eval, n.args))) for n in ast.walk(ast.parse(code))
                      if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    return found


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Makes the kernel's one session: on these texts, with empty answers, on the text chosen."""
    def started(root: Path = KIT, text: str = HOME) -> Session:
        made = Session(root, tmp_path / "answers")
        if text != HOME:
            made.answers.put(TEXT_KEY, {"choice": text})
        monkeypatch.setattr(sessions, "Session", lambda: made)
        sessions.session.cache_clear()
        return made

    yield started
    sessions.session.cache_clear()


@pytest.fixture
def copied(tmp_path) -> Path:
    """A copy of the texts that a test may break; gives the folder that holds texts/."""
    shutil.copytree(KIT / "texts", tmp_path / "kit" / "texts")
    return tmp_path / "kit"


def call(name: str, *arguments):
    return getattr(exercises, name)(*arguments)


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
    assert {name for name, _ in lesson_calls(*range(6))} == set(exercises.__all__)


@pytest.mark.parametrize("name, arguments", named(CALLS))
def test_every_call_works_on_the_article(start, name, arguments):
    start()
    is_sound(call(name, *arguments))


@pytest.mark.parametrize("name, arguments", named(c for c in lesson_calls(0, 1, 2, 3) if c[0] != "leave_the_page"))
def test_the_first_lessons_work_on_the_warm_up(start, name, arguments):
    start(text="warm-up")
    shown = call(name, *arguments)
    is_sound(shown)
    if isinstance(shown, Exercise) and name not in ("choose_text", "sort_cues") and arguments != ("leaving",):
        assert shown.task.startswith("warm-up/")


def test_what_the_warm_up_lacks_is_told_or_taken_from_the_article(start):
    start(text="warm-up")
    left = call("leave_the_page")
    assert isinstance(left, Notice) and left.line.count(". ") <= 1 and "lesson 00" in left.line
    assert call("actor_verbs").task.startswith(f"{HOME}/")


@pytest.mark.parametrize("text", [HOME, "warm-up"])
def test_show_me_works_at_every_place(start, text):
    start(text=text)
    calls = CALLS if text == HOME else lesson_calls(0, 1, 2, 3)
    widgets = [w for c in calls if isinstance(w := call(c[0], *c[1]), Exercise) and not isinstance(w, Rewriter | Marker)]
    faults = [f"{w.task}, {place['id']}: {told}" for w in widgets for place in w.spec["items"]
              if place["shows"] and not (told := w.show(place["id"]))]
    faults += [f"{w.task}, {f.title}: {f.verdict}" for w in widgets for place in w.spec["items"] for f in w.feedback(place["id"])
               if w.task != "settings" and (f.verdict != "shown" or not f.says)]
    assert len(widgets) > 8 and not faults, "\n".join(faults)


@pytest.mark.parametrize("text", [HOME, "warm-up"])
def test_show_me_works_in_every_block_to_mark(start, text):
    start(text=text)
    calls = [c for c in (CALLS if text == HOME else lesson_calls(3)) if c[0].startswith("mark_")]
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
    assert isinstance(nothing, Card) and "I sorted 0 of" in repr(nothing) and "I sorted 1 of" in repr(card.picture())


def test_first_impressions_come_back_at_the_end(start):
    start()
    call("ask", "first-impressions").choose("q2", "south-front")
    again = call("impressions_again")
    again.choose("q2", "reporter")
    again.sure("q2", "fairly")
    assert again.feedback("q2")[0].says[0] == "At the start you said “South Front”."


# A text pack that is broken.

TO_A_TEXT = [c for c in CALLS if c[0] not in ("path", "surprised", "sort_cues", "choose_text")]


def told(shown) -> str:
    """The one sentence of a notice."""
    assert isinstance(shown, Notice), f"{type(shown).__name__}: {shown!r}"
    line = shown.line
    assert "\n" not in line and len(line) < 400 and not re.search(r"Traceback|KeyError|TypeError: |object at", line), line
    return line


def edited(folder: Path) -> str:
    path = folder / "article.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("troops", "soldiers"), encoding="utf-8")
    return "article.txt"


def cut_short(folder: Path) -> str:
    path = folder / "marks.json"
    path.write_bytes(path.read_bytes()[:5000])
    return "marks.json"


def without_marks(folder: Path) -> str:
    (folder / "marks.json").unlink()
    return "marks.json"


def not_a_pack(folder: Path) -> str:
    (folder / "pack.json").write_text("[1, 2]", encoding="utf-8")
    return "pack.json"


def not_utf8(folder: Path) -> str:
    (folder / "article.txt").write_bytes("café".encode("latin-1") * 9)
    return "article.txt"


BREAKS = (edited, cut_short, without_marks, not_a_pack, not_utf8)


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda f: f.__name__)
def test_a_broken_text_is_told_in_one_sentence_and_everything_else_opens(start, copied, break_it):
    file = break_it(copied / "texts" / HOME)
    start(copied)
    for name, arguments in TO_A_TEXT:
        assert f"{HOME}/{file}" in told(call(name, *arguments)), name
    assert isinstance(call("path", 1), Desk) and isinstance(call("surprised", 1), Note)


def test_a_broken_warm_up_does_not_take_the_article_with_it(start, copied):
    cut_short(copied / "texts" / "warm-up")
    start(copied)
    is_sound(call("sort_blocks"))
    chosen = call("choose_text")
    assert isinstance(chosen, Notice) and "warm-up/marks.json" in chosen.line or isinstance(chosen, Exercise)


DATA = {"questions": ("ask", ("chain",)), "verbs": ("actor_verbs", ()), "words": ("real_words", ()), "dossier": ("dossier", ()),
        "tree": ("source_tree", ()), "choices": ("leave_the_page", ())}


@pytest.mark.parametrize("file", DATA)
def test_a_data_file_that_is_not_json_is_named_with_its_line(start, copied, file):
    (copied / "texts" / HOME / f"{file}.json").write_text('{"a": 1,\n "b": }', encoding="utf-8")
    start(copied)
    shown = call(DATA[file][0], *DATA[file][1])
    line = told(_drawn(shown))
    assert f"{HOME}/{file}.json" in line and "line 2" in line


@pytest.mark.parametrize("file", DATA)
def test_a_data_file_that_holds_something_else_is_named(start, copied, file):
    (copied / "texts" / HOME / f"{file}.json").write_text('{"something": "else"}', encoding="utf-8")
    start(copied)
    assert f"{HOME}/{file}.json" in told(_drawn(call(DATA[file][0], *DATA[file][1])))


def _drawn(shown):
    """What is seen once a picture was asked for: the notice in it, where there is one."""
    if not isinstance(shown, Viewer):
        return shown
    sent = []
    shown.send = lambda content, buffers=None: sent.append(content)
    shown._hear({"type": "draw"})
    repr(shown)
    return Notice(next(n for m in sent for n in m.get("notices", ())))


@pytest.mark.parametrize("strand", ["boilerplate", "sourcing", "claims", "wording"])
def test_a_part_of_a_lesson_that_is_not_there_names_those_that_are(start, strand):
    start()
    name = {"boilerplate": "sort_blocks", "sourcing": "tap_sources", "claims": "mark_attributions", "wording": "mark_wording"}[strand]
    line = told(call(name, "everything"))
    assert "everything" in line and "core" in line and "more" in line


@pytest.mark.parametrize("name, argument, named", [
    ("ask", "gossip", "chain"), ("mark_account", "tabloid", "wire"), ("rewrite", "poem", "headline")])
def test_a_name_that_is_not_there_names_those_that_are(start, name, argument, named):
    start()
    line = told(call(name, argument))
    assert argument in line and named in line


def test_a_place_in_a_lesson_that_has_no_mark_is_named(start, copied):
    path = copied / "texts" / HOME / "questions.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["cores"]["claims"]["kinds"] = ["c99"]
    path.write_text(json.dumps(data), encoding="utf-8")
    start(copied)
    assert "c99" in told(call("claim_kinds"))


def test_windows_newlines_change_nothing(start, copied):
    for path in copied.rglob("*"):
        if path.suffix in (".txt", ".json"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    start(copied)
    for name, arguments in CALLS:
        is_sound(call(name, *arguments))


def test_a_text_chosen_and_then_taken_away_gives_the_article(start, copied):
    shutil.rmtree(copied / "texts" / "warm-up")
    start(copied, text="warm-up")
    assert call("sort_blocks").task == f"{HOME}/blocks"


# A text that means harm.

SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
TURNED = "\u202eright to left\u202c \u2067\u05d0\u05d1\u2069"
ASTRAL = "\U0001F3F0 \U00010348ld \U0001D4B2ords"
HEADLINE = f"Pool {SCRIPT} opens"
SAID = f"{ASTRAL} {TURNED} the pool \U0001F680 opens, said the mayor {SCRIPT}."


@pytest.fixture
def hostile(start, tmp_path) -> Session:
    """A session on a text of markup, direction marks and characters outside the first plane."""
    text = f"{HEADLINE}\n\n{SAID}\n"
    head, body = spans.blocks(text)
    at = text.index("said the mayor")
    units = [Mark("boilerplate/b01", "boilerplate", "headline", head, head, f"Because {SCRIPT}", facts={"speaker": "author", "does": SCRIPT, "gains": SCRIPT, "gainer": "reader"}),
             Mark("boilerplate/b02", "boilerplate", "report", body, body, f"Because {SCRIPT}", facts={"speaker": "author", "does": SCRIPT, "gains": SCRIPT, "gainer": "reader"})]
    marks = [*units, Mark("sourcing/s01", "sourcing", "own-voice", head, head, SCRIPT), Mark("sourcing/s02", "sourcing", "named", body, body, SCRIPT, facts={"source": SCRIPT, "stake": "party"}),
             Mark("claims/a1-source", "claims", "source", Span(at + 5, at + 14), Span(at + 5, at + 14), SCRIPT, "a1"),
             Mark("claims/a1-cue", "claims", "cue", Span(at, at + 4), Span(at, at + 4), SCRIPT, "a1", {"stance": "neutral", "verb": SCRIPT})]
    folder = tmp_path / "bad" / "texts" / HOME
    shutil.copytree(KIT / "texts" / "scheme", folder.parent / "scheme")
    folder.mkdir()
    write = lambda name, data: (folder / name).write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    write("article.txt", text)
    write("pack.json", {"format": packs.FORMAT, "version": 1, "title": SCRIPT, "notice": SCRIPT + TURNED, "language": "en", "licence": "x", "sha256": packs.digest(text)})
    write("marks.json", annotation.collection(marks, text, HOME))
    both = {"core": [1, 2], "more": [], "gains": [1, 2], "kinds": []}
    write("questions.json", {"cores": dict.fromkeys(("boilerplate", "sourcing", "claims", "wording"), both), "tasks": {"t": {"title": SCRIPT, "ask": SCRIPT, "items": [
        {"id": "q1", "text": SCRIPT, "options": [{"slug": "a", "label": SCRIPT, "verdict": "agrees", "reason": SCRIPT}, {"slug": "b", "label": ASTRAL, "verdict": "differs", "reason": TURNED}]}]}}})
    write("words.json", {"rows": [{"outlet": SCRIPT, "date": "", "taking_by": SCRIPT, "taking": f'"{SCRIPT}'}]})
    write("dossier.json", {"notes": [{"id": "n", "topic": "event", "outlet": SCRIPT, "date": "", "who_says": SCRIPT, "says": SCRIPT, "not_said": "", "stake": {"value": "none-found", "note": SCRIPT}, "address": "javascript:alert(1)"}]})
    return start(tmp_path / "bad")


class Markup(HTMLParser):
    """The elements and attributes that a page would make of some HTML."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attributes)


def no_live_markup(html: str) -> None:
    found = Markup(html)
    assert not found.tags & {"script", "img", "iframe", "a", "form", "svg"} and not [n for n in found.attributes if n.startswith(("on", "src", "href"))]


@pytest.mark.parametrize("name", ["page", "real_words", "dossier"])
def test_hostile_text_is_escaped_in_pages(hostile, name):
    html = call(name)._repr_html_()
    no_live_markup(html)
    assert "&lt;script&gt;" in html


def test_a_page_keeps_every_character_of_a_hostile_text(hostile):
    html = call("page")._repr_html_()
    assert ASTRAL in html and TURNED in html


def test_a_notice_that_quotes_a_hostile_name_is_escaped(hostile):
    no_live_markup(call("mark_account", SCRIPT)._repr_html_())
    no_live_markup(call("ask", SCRIPT)._repr_html_())


@pytest.mark.parametrize("name", ["end_picture", "speaks_picture", "cues_picture", "reading_card"])
def test_hostile_text_is_escaped_in_pictures(hostile, name):
    shown = call(name).picture()
    html = shown._repr_html_() if isinstance(shown, Card) else shown._plain() + re.sub(r'<img alt="[^"<>]*" style="[^"]*" src="data:image/png;base64,[^"]*">', "", shown.html())
    no_live_markup(html)


@pytest.mark.parametrize("name, arguments", [("sort_blocks", ()), ("tap_sources", ()), ("mark_attributions", ()), ("ask", ("t",))])
def test_a_widget_sends_hostile_text_as_data_and_shows_none_of_it_as_html(hostile, name, arguments, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda thing, **_: shown.append(thing))
    widget = call(name, *arguments)
    widget._ipython_display_()
    html = "".join(data for thing in shown for kind, data in _data(thing).items() if kind == "text/html")
    assert "alert" not in html and SCRIPT in json.dumps(widget.get_state(["spec"]), ensure_ascii=False).replace('\\"', '"')


def _data(thing) -> dict:
    return thing if isinstance(thing, dict) else {"text/html": thing._repr_html_()}


def test_positions_count_whole_characters(hostile):
    marker, at = call("mark_attributions"), hostile.pack().article.text.index("said the mayor")
    marker.mark(at, at + 4, "cue")
    marker.mark(at + 6, at + 8, "source")
    (mine, source) = marker.marks("b02")
    text = hostile.pack().article.text
    assert text[mine.span.start:mine.span.end] == "said" and text[source.span.start:source.span.end] == "the"
    assert [f.verdict for f in marker.done("b02")] == ["agrees", "part"]
    spec = marker.get_state(["spec"])["spec"]
    block = next(b for b in spec["blocks"] if b["id"] == "b02")
    assert block["text"][at - block["start"]:][:4] == "said"


def test_a_name_from_outside_never_leaves_the_texts(start, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    made = start()
    made.answers.put(TEXT_KEY, {"choice": "../../elsewhere"})
    assert made.slug == HOME and isinstance(made.answers, Answers)


def test_a_table_is_text_in_a_frame_too(start):
    start()
    table = call("real_words")
    assert isinstance(table, Table) and list(table.frame().columns) == list(table.columns.values())
    assert len(table.frame()) == len(table.rows) > 20
