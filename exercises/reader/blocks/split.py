"""Pasted text into blocks, also where no blank line parts them."""
from __future__ import annotations

import re

from ... import spans
from ...spans import Span

_LINE = re.compile(r"\S[^\n]*")
_WIDTHS = range(45, 96)
_FEW = 5
"""With more than this many lines to a block, blank lines are hardly used."""


def _lines(text: str, within: Span) -> list[Span]:
    """The lines of a stretch, without the white space around them."""
    return [Span(m.start(), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(text, within.start, within.end)]


def _width(lines: list[Span]) -> int:
    """The width at which lines are broken; 0 where they are not broken at a width."""
    lengths = sorted(end - start for start, end in lines)
    widest = lengths[-1]
    full = sum(length >= .75 * widest for length in lengths)
    return widest if len(lines) > 2 and widest in _WIDTHS and full >= .6 * len(lengths) else 0


def _joined(lines: list[Span], width: int) -> list[Span]:
    """Lines broken at a width joined again: a line that is clearly shorter ends its paragraph."""
    found: list[Span] = []
    open_line = False
    for line in lines:
        if open_line:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        open_line = line.end - line.start >= .75 * width
    return found


def split(text: str) -> list[Span]:
    """The blocks of a text, in code points.

    Blank lines part blocks (`spans.blocks`). Where there are hardly any (more than five lines to a block), each line
    is a block, but lines that are broken at one width of 45 to 95 characters are joined up to a shorter one.
    Blocks between blank lines stay whole, broken lines and all.
    """
    parts = list(spans.blocks(text))
    every = [_lines(text, part) for part in parts]
    if sum(map(len, every)) <= _FEW * len(parts) or len(parts) > 3 and all(len(lines) < 2 or _width(lines) for lines in every):
        return parts
    found: list[Span] = []
    for lines in every:
        width = _width(lines)
        found += _joined(lines, width) if width else lines
    return found
