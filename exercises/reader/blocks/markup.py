"""From a saved page to its blocks as a reader sees them, each with what the page's markup says of it."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .tokens import Piece, pieces

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot "
    "thead tr ul option optgroup select".split())
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNSEEN = frozenset(
    "script style template noscript iframe noembed noframes textarea title head svg math object audio video canvas select "
    "option datalist map rp xmp".split())
_AREAS = {"nav": "nav", "footer": "footer", "aside": "aside", "header": "header", "article": "article", "main": "main",
          "figure": "figure", "figcaption": "caption", "caption": "caption", "form": "form", "button": "button", "li": "list", "table": "table",
          "blockquote": "quotation", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4",
          "time": "time", "address": "address", "p": "p", "pre": "pre", "dl": "list", "label": "button"}
_ROLES = {"navigation": "nav", "contentinfo": "footer", "complementary": "aside", "banner": "header", "main": "main",
          "article": "article", "button": "button", "search": "form", "dialog": "dialog", "alertdialog": "dialog", "menu": "nav", "menubar": "nav"}
_CLOSES = {"li": {"li"}, "p": {"p"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"}, "dt": {"dt", "dd"},
           "dd": {"dt", "dd"}, "option": {"option"}, "body": {"head"}}
_ENDS_P = _BLOCKS - {"body", "html", "tr", "tbody", "thead", "tfoot", "caption", "option", "optgroup", "select", "frameset"}
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HIDDEN_CLASSES = frozenset(
    "hidden hide d-none visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only element-invisible is-hidden "
    "u-hidden hidden-text".split())
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2028\u2029\u200b\ufeff]+")
_NAMES_KEPT = 24


@dataclass(frozen=True)
class Marked:
    """A block of a page: its text, how many of its letters are links, and what stands around it.

    `areas` are kinds of elements that it lies in, innermost last; `names` are the words of class and id names around it,
    innermost last.
    """

    text: str
    linked: int = 0
    areas: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    links: int = 0


class _Open(NamedTuple):
    """An element that is open, with what its own elements inherit."""

    name: str
    unseen: bool
    areas: tuple[str, ...]
    names: tuple[str, ...]
    linked: bool
    pre: bool


_ROOT = _Open("", False, (), (), False, False)


def _hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found" or _HIDING.search(attributes.get("style", "")):
        return True
    classes = attributes.get("class", "").lower()
    return ":" not in classes and not _HIDDEN_CLASSES.isdisjoint(classes.split())


def _names(attributes: dict[str, str], name: str) -> tuple[str, ...]:
    given = " ".join(attributes[key] for key in ("class", "id", "itemprop", "rel") if key in attributes)[:200]
    return tuple(part.lower() for part in _NAME_PARTS.findall(given))


def _opened(piece: Piece, parent: _Open) -> _Open:
    """The element of a start tag with what it inherits; lists are cut to a fixed length, so that depth costs nothing."""
    attributes, name = piece.attributes, piece.name
    area = _ROLES.get(attributes.get("role", "").lower()) or _AREAS.get(name)
    names = _names(attributes, name) if name not in ("body", "html") else ()
    unseen = parent.unseen or name in _UNSEEN or bool(attributes) and _hidden(attributes) or name == "dialog" and "open" not in attributes
    return _Open(
        name, unseen,
        (*parent.areas, area)[-12:] if area else parent.areas,
        (*parent.names, *names)[-_NAMES_KEPT:] if names else parent.names,
        parent.linked or name == "a" and "href" in attributes,
        parent.pre or name == "pre")


@dataclass
class _Reading:
    """A page while it is read: what is open, and the block that is being filled."""

    stack: list[_Open] = field(default_factory=lambda: [_ROOT])
    open: dict[str, int] = field(default_factory=dict)
    done: list[Marked] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    place: _Open = _ROOT
    linked: int = 0
    links: int = 0
    breaks: int = 0

    def take(self, piece: Piece) -> None:
        if piece.kind == "text":
            self.add(piece.name)
        elif piece.kind == "start":
            self.start(piece)
        else:
            self.end(piece.name)

    def add(self, text: str) -> None:
        place = self.stack[-1]
        if place.unseen:
            return
        text = _SPACE.sub(" ", text.replace("\x00", "").replace("\n", " ") if not place.pre else text.replace("\x00", ""))
        if not text.strip():
            self.text.append(text[:1])
            return
        if not self.text or not any(map(str.strip, self.text)):
            self.place = place
        self.text.append(text)
        self.breaks = 0
        if place.linked:
            self.linked += len(text.strip())

    def start(self, piece: Piece) -> None:
        name = piece.name
        if name in _BLOCKS:
            self.flush()
            if name in _ENDS_P and self.open.get("p"):
                self.end("p", within=("button", "table", "td"))
        if name == "br":
            self.line_break()
        elif name in ("td", "th", "img"):
            self.text.append(" ")
        for other in _CLOSES.get(name, ()):
            if self.open.get(other) and self.stack[-1].name == other:
                self.end(other)
        if name == "a":
            self.links += 1
            if self.open.get("a"):
                self.end("a")
        if name not in _EMPTY:
            self.stack.append(_opened(piece, self.stack[-1]))
            self.open[name] = self.open.get(name, 0) + 1

    def end(self, name: str, within: tuple[str, ...] = ()) -> None:
        """Close the element and all in it; an end without a start is passed over, each start is closed once: linear."""
        if name in _BLOCKS:
            self.flush()
        if not self.open.get(name) or any(self.open.get(other) for other in within):
            return
        if name in ("a", "span", "b", "i", "em", "strong", "font") and self._block_inside(name):
            return
        while True:
            top = self.stack.pop()
            self.open[top.name] -= 1
            if top.name == name:
                return

    def _block_inside(self, name: str) -> bool:
        """Whether a block stands open inside the nearest `name`: then a stray end tag must not close it."""
        for top in self.stack[:-9:-1]:
            if top.name == name:
                return False
            if top.name in _BLOCKS:
                return True
        return False

    def line_break(self) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self.flush()
        else:
            self.text.append("\n")

    def flush(self) -> None:
        """End the block that is being filled."""
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            place = self.place
            self.done.append(Marked(text, min(self.linked, len(text)), place.areas, place.names, self.links))
        self.text, self.linked, self.links, self.breaks = [], 0, 0, 0


def marked_blocks(html: str) -> list[Marked]:
    """The blocks of a page in order, without scripts, styles, templates and hidden elements; linear in its length."""
    reading = _Reading()
    for piece in pieces(html):
        reading.take(piece)
    reading.flush()
    return reading.done
