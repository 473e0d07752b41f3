"""A text that is broken is told in one sentence that names the file; everything else opens."""
from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from calls import CHOSEN

import exercises
from exercises.pages import Notice
from exercises.session import HOME
from exercises.widgets import Desk, Note, Viewer
from exercises.widgets.exercise import Exercise

KIT = Path(__file__).resolve().parents[2]
FIRST = {"path": (1,), "surprised": (1,), "rewrite": ("headline",), "mark_account": ("wire",), "ask": ("chain",),
         "project": ("blocks",), "hands_table": ("blocks",)}
CALLS = [(name, FIRST.get(name, ())) for name in CHOSEN]
TO_A_TEXT = [c for c in CALLS if c[0] not in ("path", "surprised", "sort_cues", "choose_text", "glossary")]


def call(name: str, *arguments):
    made = getattr(exercises, name)(*arguments)
    return getattr(made, "shown", made)


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


def test_a_broken_second_text_does_not_take_the_article_with_it(start, copied):
    cut_short(copied / "texts" / "council")
    start(copied)
    assert isinstance(call("sort_blocks"), Exercise)
    chosen = call("choose_text")
    assert isinstance(chosen, Notice) and "council/marks.json" in chosen.line or isinstance(chosen, Exercise)


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
        assert not isinstance(call(name, *arguments), Notice), name


def test_a_text_chosen_and_then_taken_away_gives_the_article(start, copied):
    shutil.rmtree(copied / "texts" / "council")
    start(copied, text="council")
    assert call("sort_blocks").task == f"{HOME}/blocks"
