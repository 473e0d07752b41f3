"""Cues by stance and by whose statement is reported: one dot a statement, its verb beside it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from ..scheme import STANCES
from .palette import BLUE, GREY, INK, ORANGE, PAPER
from .paper import LABEL, LEFT, RIGHT, SMALL, Sheet, tidy, wrap
from .picture import Picture, count, listed

_SHAPES = {"endorsing": ("s", BLUE, BLUE), "neutral": ("o", INK, INK), "distancing": ("o", PAPER, ORANGE)}
_SIDE, _STEP = 190.0, 27.0
_CAPTION = "One sign a statement, with its cue beside it. A cue tells you how close the writer stands, not whether it is so."


@dataclass(frozen=True)
class Cue:
    """One reported statement: the words of its cue, a slug of STANCES, and whose statement it is ("the army"; "" = not told)."""

    words: str
    stance: str
    side: str = ""

    @property
    def whose(self) -> str:
        return tidy(self.side) or "we are not told whose"


def cues(statements: Sequence[Cue], *, finding: str = "") -> Picture:
    """Whose statements get which cues."""
    wrong = next((cue for cue in statements if cue.stance not in STANCES), None)
    if wrong:
        raise ValueError(f"“{wrong.stance}” is no stance. The stances are: {', '.join(STANCES)}.")
    rows = tuple({"whose statement": c.whose, "cue": tidy(c.words), "stance": STANCES[c.stance].label} for c in statements)
    return Picture(finding or _finding(statements), rows, partial(_draw, tuple(statements)), _seen(statements), _CAPTION)


def _sides(statements: Sequence[Cue]) -> list[str]:
    return list(dict.fromkeys(cue.whose for cue in statements))


def _finding(statements: Sequence[Cue]) -> str:
    """Whose statements the writer keeps at a distance, where we are told whose; the verb by name where it is one."""
    far = [cue for cue in statements if cue.stance == "distancing" and tidy(cue.side)]
    if not statements:
        return "No statement is reported"
    if not far:
        return f"No cue keeps a distance from anybody we are told of, in {count(len(statements), 'statement')}"
    verbs = {tidy(cue.words).lower() for cue in far}
    subject = f"“{verbs.pop().capitalize()}” falls" if len(verbs) == 1 else "Cues that keep a distance fall"
    tally = Counter(tidy(cue.side) for cue in far).most_common()
    parts = [count(number, "statement") if not i else str(number) for i, (_, number) in enumerate(tally)]
    return f"{subject} on {listed([f'{part} of {side}' for part, (side, _) in zip(parts, tally)])}"


def _seen(statements: Sequence[Cue]) -> str:
    cells = Counter((cue.whose, cue.stance) for cue in statements)
    return " ".join(
        f"{side}: {', '.join(f'{STANCES[s].label} {cells[side, s]}' for s in STANCES if cells[side, s])}." for side in _sides(statements)
    )


def _column(number: int) -> float:
    return LEFT + _SIDE + number * (RIGHT - LEFT - _SIDE) / len(STANCES)


def _draw(statements: tuple[Cue, ...], sheet: Sheet) -> None:
    for number, (slug, stance) in enumerate(STANCES.items()):
        _sign(sheet, slug, _column(number) + 7, sheet.y + 9)
        sheet.write(_column(number) + 22, sheet.y + 14, stance.label, bold=True)
    sheet.y += 28
    for side in _sides(statements):
        _side(sheet, side, [cue for cue in statements if cue.whose == side])
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    sheet.y += 4


def _sign(sheet: Sheet, stance: str, x: float, y: float) -> None:
    shape, face, edge = _SHAPES[stance]
    sheet.dot(x, y, 11, shape=shape, face=face, edge=edge, width=2.6)


def _side(sheet: Sheet, side: str, cues_here: Sequence[Cue]) -> None:
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    top = sheet.y + 12
    bottoms = [sheet.lines(LEFT, top, wrap(side, _SIDE - 14, bold=True), bold=True)]
    bottoms += [_cell(sheet, [c for c in cues_here if c.stance == slug], _column(n), top) for n, slug in enumerate(STANCES)]
    sheet.y = max(bottoms) + 10


def _cell(sheet: Sheet, cues_here: Sequence[Cue], x: float, y: float) -> float:
    if not cues_here:
        sheet.write(x + 22, y + LABEL * 0.85, "none", SMALL, color=GREY)
        return y + _STEP
    for cue in cues_here:
        _sign(sheet, cue.stance, x + 7, y + 9)
        y = max(y + _STEP, sheet.lines(x + 22, y, wrap(cue.words, _column(1) - _column(0) - 30)) + 4)
    return y
