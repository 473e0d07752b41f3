"""Every sign of a text made plain: line ends, spaces, and signs that nobody can see.

Letters stay as they are. They are not composed anew (NFC): positions are counted in code points, and what is
quoted later must be what the person’s own copy holds.
"""
from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n|[\r\x0b\x85\u2028]")
_PARAGRAPHS = re.compile("[\x0c\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
                     "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]|(?<=[\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\x7f])")
_HALVES = re.compile("[\ud800-\udfff]")
_RUNS = re.compile(" {2,}")
_EDGES = re.compile(" *\n *")


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with plain line ends and single spaces, and what to tell about it. Linear in the length."""
    text = _PARAGRAPHS.sub("\n\n", _NEWLINES.sub("\n", text.removeprefix("\ufeff")))
    text, halves = _HALVES.subn("\ufffd", _SPACES.sub(" ", text))
    text, turned = _DIRECTION.subn("", text)
    text, hidden = _HIDDEN.subn("", text)
    text = _EDGES.sub("\n", _RUNS.sub(" ", text)).strip()
    return text, tuple(_notes(turned, hidden, halves))


def _notes(turned: int, hidden: int, halves: int):
    if turned:
        yield f"Signs that change the direction of writing were taken out: {turned:,}. The letters stay in the order in which they were typed."
    if hidden:
        yield f"Signs that nobody can see were taken out: {hidden:,}."
    if halves:
        yield f"Broken signs are shown as \ufffd: {halves:,}."
