"""The pieces of an HTML page in order: starts of elements, their ends, and text. Linear in the page's length."""
from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_PIECE = re.compile(
    r"<!--(?:>|->|[\s\S]*?(?:--!?>|\Z))"
    r"|</?(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[\s/]++|[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"']?[^\s>]*+))?+|=)*+)>?"
    r"|<[!?/][^>]*+>?"
    r"|[^<]++|<")
_ATTRIBUTE = re.compile(r"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]++)))?")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?|\Z", re.I) for name in _RAW}
_KEPT = frozenset({"class", "id", "style", "hidden", "type", "role", "href", "open", "itemprop", "rel"})
"""The attributes that anybody asks for; what is left out costs nothing to skip."""


class Piece(NamedTuple):
    """`kind` is start, end or text; `name` an element in small letters, or the text itself with its entities resolved."""

    kind: str
    name: str
    attributes: dict[str, str]


def attributes(text: str) -> dict[str, str]:
    """The attributes of one start tag that matter here; the first of a name counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        if (low := name.lower()) in _KEPT:
            found.setdefault(low, unescape(double or single or bare))
    return found


def pieces(html: str) -> Iterator[Piece]:
    """The pieces of a page. What stands inside scripts, styles, templates, frames and the like is passed over."""
    at, end = 0, len(html)
    while at < end:
        match = _PIECE.match(html, at)
        at = match.end()
        name = match["name"]
        if name is None:
            if match[0][0] != "<" or match[0] == "<":
                yield Piece("text", unescape(match[0]), {})
            continue
        low = name.lower()
        if match[0][1] == "/":
            yield Piece("end", low, {})
            continue
        yield Piece("start", low, attributes(match["attributes"]) if match["attributes"] else {})
        if low in _RAW:
            at = _RAW_END[low].search(html, at).end()
            yield Piece("end", low, {})
