"""Accounts of one event in rows: who says so, how many words judge, and what stands in one text alone."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ..scheme import SOURCE_KINDS
from .palette import EMPTY, GREY, INK, ORANGE, PAPER, SOURCE_PATTERNS, Pattern
from .paper import LEFT, RIGHT, SMALL, Sheet, text_width, tidy, wrap
from .picture import Picture

_UNTOLD = ("own-voice", "hidden")
_NAMES, _COUNTS, _BAR, _ROW = 190.0, 96.0, 26.0, 38.0
_SOLID = Pattern(INK)
_CAPTION = ("Each row is a text. First its sentences by where they come from, the least told at the left. Then its loaded words for 100 words. "
            "Last, in black, the sentences that seem to stand in this text alone. Counts do not tell you who is right.")


@dataclass(frozen=True)
class AccountRow:
    """One text: its letter and name, sentences by kind of source, loaded words and all words, sentences without a near twin and all of them."""

    letter: str
    name: str
    kinds: tuple[tuple[str, int], ...]
    loaded: int
    words: int
    alone: int
    sentences: int

    @property
    def told(self) -> int:
        """Sentences that tell where they come from."""
        return sum(n for kind, n in self.kinds if kind not in _UNTOLD)

    @property
    def asked(self) -> int:
        return sum(n for _, n in self.kinds)

    @property
    def per(self) -> float:
        """Loaded words for 100 words."""
        return 100 * self.loaded / self.words if self.words else 0.0

    @property
    def title(self) -> str:
        return f"{self.letter}: {tidy(self.name)}"


def account_rows(rows: Sequence[AccountRow], *, finding: str = "", first: Sequence[str] = ()) -> Picture:
    """Two to five accounts under each other; the sentences in `first` are told before how to read it."""
    found = tuple(rows)
    return Picture(finding or _finding(found), tuple(map(_row, found)), partial(_draw, found), _seen(found), " ".join([*first, _CAPTION]))


def _row(one: AccountRow) -> dict[str, str | int]:
    kinds = {SOURCE_KINDS[kind].label: n for kind, n in one.kinds}
    return {"text": one.title, "sentences": one.asked, "tell where they come from": one.told, **kinds,
            "loaded words": one.loaded, "loaded, for 100 words": f"{one.per:.1f}", "seem to stand alone": one.alone}


def _finding(rows: Sequence[AccountRow]) -> str:
    if not rows:
        return "No text to compare yet"
    ranked = sorted(rows, key=lambda r: (-(r.told / r.asked if r.asked else 0), r.letter))
    most, least = ranked[0], ranked[-1]
    alone, sentences = sum(r.alone for r in rows), sum(r.sentences for r in rows)
    told = f"Text {most.letter} tells where {most.told} of {most.asked} sentences come from, text {least.letter} where {least.told} of {least.asked} do"
    return f"{told}; {alone} of {sentences} seem to stand in one text alone"


def _seen(rows: Sequence[AccountRow]) -> str:
    return " ".join(f"{r.title}: {_kinds(r)}; {r.loaded} loaded words, {r.per:.1f} for 100; {r.alone} of {r.sentences} sentences seem to stand alone." for r in rows)


def _kinds(one: AccountRow) -> str:
    counts = dict(one.kinds)
    return ", ".join(f"{SOURCE_KINDS[kind].label} {counts[kind]}" for kind in SOURCE_PATTERNS if counts.get(kind))


def _draw(rows: tuple[AccountRow, ...], sheet: Sheet) -> None:
    most = max((r.per for r in rows), default=0) or 1
    _panel(sheet, rows, "Who says so? Sentences by where they come from", _sources)
    used = [kind for kind in SOURCE_PATTERNS if any(dict(r.kinds).get(kind) for r in rows)]
    sheet.legend([(partial(_swatch, sheet, SOURCE_PATTERNS[kind]), SOURCE_KINDS[kind].label) for kind in used])
    _panel(sheet, rows, "Loaded words, for 100 words", lambda sh, one, y: _dot(sh, one, y, most))
    _panel(sheet, rows, "What stands in one text alone? Sentences", _alone)
    sheet.legend([(partial(_swatch, sheet, _SOLID), "seems to stand in this text alone"), (partial(_swatch, sheet, EMPTY), "another text has a near one")])


def _swatch(sheet: Sheet, pattern: Pattern, x: float, y: float) -> None:
    sheet.box(x, y, 26, 17, pattern)


def _panel(sheet: Sheet, rows: Sequence[AccountRow], head: str, draw: Callable[[Sheet, AccountRow, float], None]) -> None:
    sheet.y += 12
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    sheet.write(LEFT, sheet.y + 22, head, bold=True)
    sheet.y += 40
    for one in rows:
        names = wrap(one.title, _NAMES - 14, SMALL, most=2)
        sheet.lines(LEFT, sheet.y + (_BAR - 18.2 * len(names)) / 2, names, SMALL)
        draw(sheet, one, sheet.y)
        sheet.y += max(_ROW, 18.2 * len(names) + 8)


def _parts(sheet: Sheet, parts: Sequence[tuple[Pattern, int]], y: float, total: int) -> None:
    """Areas side by side, as long as their share; each with its number where there is room."""
    x, room = LEFT + _NAMES, RIGHT - _COUNTS - LEFT - _NAMES
    for pattern, number in parts:
        wide = room * number / total if total else 0
        if wide:
            sheet.box(x, y, wide, _BAR, pattern)
            _number(sheet, str(number), x + wide / 2, y, wide)
        x += wide


def _number(sheet: Sheet, words: str, middle: float, y: float, room: float) -> None:
    """A number on paper of its own, so that it can be read on every pattern."""
    from matplotlib.patches import Rectangle

    wide = text_width(words, SMALL) + 8
    if wide + 4 <= room:
        sheet.axes.add_patch(Rectangle((middle - wide / 2, y + 4), wide, _BAR - 8, facecolor=PAPER, edgecolor="none", zorder=4.5))
        sheet.write(middle, y + _BAR / 2 + 5, words, SMALL, at="center")


def _sources(sheet: Sheet, one: AccountRow, y: float) -> None:
    counts = dict(one.kinds)
    _parts(sheet, [(pattern, counts.get(kind, 0)) for kind, pattern in SOURCE_PATTERNS.items()], y, one.asked)
    sheet.write(RIGHT, y + _BAR / 2 + 5, f"told {one.told} of {one.asked}", SMALL, at="right")


def _alone(sheet: Sheet, one: AccountRow, y: float) -> None:
    _parts(sheet, [(_SOLID, one.alone), (EMPTY, one.sentences - one.alone)], y, one.sentences)
    sheet.write(RIGHT, y + _BAR / 2 + 5, f"{one.alone} of {one.sentences}", SMALL, at="right")


def _dot(sheet: Sheet, one: AccountRow, y: float, most: float) -> None:
    start, end = LEFT + _NAMES, RIGHT - _COUNTS
    at, middle = start + (end - start) * one.per / most, y + _BAR / 2
    sheet.line(start, middle, end, middle)
    sheet.line(start, middle, at, middle, ORANGE, 2.6, (0, (2.4, 1.2)))
    sheet.dot(at, middle, 10, shape="D", face=PAPER, edge=ORANGE, width=2.4)
    sheet.write(RIGHT, middle + 5, f"{one.per:.1f} ({one.loaded})", SMALL, at="right")
