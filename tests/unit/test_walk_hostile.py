"""A text that means harm: markup, direction marks and characters outside the first plane stay text."""
from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

import exercises
from exercises import annotation, pack as packs, spans
from exercises.annotation import Mark
from exercises.pages import Card
from exercises.session import HOME, TEXT_KEY, Session
from exercises.spans import Span

KIT = Path(__file__).resolve().parents[2]


def call(name: str, *arguments):
    made = getattr(exercises, name)(*arguments)
    return getattr(made, "shown", made)


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
    write("words.json", {"caption": SCRIPT, "columns": {"outlet": SCRIPT, "taking_by": "by", "taking": "word"}, "names": {"taking_by": {}}, "rows": [{"outlet": SCRIPT, "date": "", "taking_by": SCRIPT, "taking": f'"{SCRIPT}'}]})
    write("dossier.json", {"topics": {"event": SCRIPT}, "judged": ["n"], "stake_rule": SCRIPT, "notes": [{"id": "n", "topic": "event", "outlet": SCRIPT, "date": "", "who_says": SCRIPT, "says": SCRIPT, "not_said": "", "stake": {"value": "none-found", "note": SCRIPT}, "address": "javascript:alert(1)"}]})
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
    assert made.slug == HOME
