"""Two texts by kind of mark: for each kind two signs on one line, how often for 100 words."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from .palette import BLUE, GREY, INK, ORANGE, PAPER
from .paper import LEFT, RIGHT, SMALL, Sheet, tidy, wrap
from .picture import Picture

SIDES = ("article", "account")
_SIGNS = (("o", BLUE, BLUE), ("D", PAPER, ORANGE))
_LABELS, _NUMBERS, _ROW = 236.0, 92.0, 27.0
_CAPTION = ("Filled circle: the article. Open diamond: the account. Further right means more marks for 100 words; the numbers are "
            "the marks themselves. They are counted and not made equal, and a count does not tell you what is true.")


@dataclass(frozen=True)
class TwoCounts:
    """One kind of mark: its group, its label, how often in each text, and how often for 100 words."""

    group: str
    label: str
    marks: tuple[int, int]
    per: tuple[float, float]


def paired(counts: Sequence[TwoCounts], *, finding: str = "") -> Picture:
    """Kind by kind, two texts on one scale."""
    rows = tuple({"asked": tidy(c.group), "kind": tidy(c.label), **{s: n for s, n in zip(SIDES, c.marks)},
                  **{f"{s}, for 100 words": f"{per:.1f}" for s, per in zip(SIDES, c.per)}} for c in counts)
    return Picture(finding or _finding(counts), rows, partial(_draw, tuple(counts)), _seen(counts), _CAPTION)


def _finding(counts: Sequence[TwoCounts]) -> str:
    if not counts:
        return "Nothing is marked in either text"
    more = [sum(c.per[side] > c.per[1 - side] for c in counts) for side in (0, 1)]
    return f"Of {len(counts)} kinds of mark, {more[0]} are more frequent in the article and {more[1]} in the account"


def _seen(counts: Sequence[TwoCounts]) -> str:
    return " ".join(f"{tidy(c.label)}: {c.marks[0]} and {c.marks[1]}." for c in counts)


def _draw(counts: tuple[TwoCounts, ...], sheet: Sheet) -> None:
    _legend(sheet)
    most = max((per for c in counts for per in c.per), default=0) or 1
    for group, members in groupby(counts, key=lambda c: c.group):
        sheet.y += 8
        sheet.write(LEFT, sheet.y + 14, tidy(group), bold=True)
        sheet.y += 24
        for one in members:
            _row(sheet, one, most)


def _legend(sheet: Sheet) -> None:
    def swatch(side: int):
        return lambda x, y: _sign(sheet, side, x + 13, y + 8.5)

    sheet.legend([(swatch(side), f"the {name}") for side, name in enumerate(SIDES)])
    sheet.write(RIGHT, sheet.y - 8, "marks for 100 words →", SMALL, color=GREY, at="right")


def _sign(sheet: Sheet, side: int, x: float, y: float) -> None:
    shape, face, edge = _SIGNS[side]
    sheet.dot(x, y, 11 if side == 0 else 9.5, shape=shape, face=face, edge=edge, width=2.4, above=5 + side)


def _row(sheet: Sheet, one: TwoCounts, most: float) -> None:
    start, end = LEFT + _LABELS, RIGHT - _NUMBERS
    lines = wrap(one.label, _LABELS - 16)
    middle = sheet.y + 10
    sheet.line(start, middle, end, middle)
    at = [start + per / most * (end - start) for per in one.per]
    sheet.line(min(at), middle, max(at), middle, INK, 2.2)
    for side in (0, 1):
        _sign(sheet, side, at[side], middle)
    sheet.write(RIGHT, middle + 5, f"{one.marks[0]} and {one.marks[1]}", SMALL, at="right")
    sheet.y = max(sheet.y + _ROW, sheet.lines(LEFT, sheet.y, lines) + 6)
