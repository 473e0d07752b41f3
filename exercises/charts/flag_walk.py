"""What you flagged over the whole walk, beside what a careful reader flags: one row an exercise, one square a place."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from .flag_squares import CELLS, square
from .palette import GREY, INK
from .paper import LABEL, LEFT, RIGHT, SMALL, Sheet, balanced, text_width, tidy, wrap
from .picture import Picture, count, listed

FEW = 6
"""With fewer places than this the finding says that it is early."""
_SIDE, _STEPS, _MOST = 186.0, (29.0, 23.0, 18.0), 3
_WIDE = (RIGHT - LEFT - _SIDE) / 2
_CAPTION = ("One square for each place that you judged. A sound place is one that a careful reader lets stand. "
            "To let it stand is as much of a find as to flag another.")
_KEYS = (("agrees", "you both flag it"), ("missed", "only they flag it"), ("stands", "you both let it stand"), ("extra", "only you flag it"))


@dataclass(frozen=True)
class Flags:
    """One exercise, in places: flagged by both, by the careful reader alone, by the learner alone, let stand by both."""

    label: str
    hits: int
    missed: int
    false_alarms: int
    stands: int

    @property
    def flagged(self) -> int:
        """Places that a careful reader flags."""
        return self.hits + self.missed

    @property
    def sound(self) -> int:
        """Places that a careful reader lets stand."""
        return self.stands + self.false_alarms


def walk_flags(rows: Sequence[Flags], *, finding: str = "") -> Picture:
    """What the learner flagged and let stand, exercise by exercise; rows in the order of the walk. ValueError on a number below 0."""
    wrong = next((row for row in rows if min(row.hits, row.missed, row.false_alarms, row.stands) < 0), None)
    if wrong:
        raise ValueError(f"{tidy(wrong.label)}: there cannot be fewer than no places.")
    table = tuple({"exercise": tidy(r.label), "you both flag": r.hits, "only they flag": r.missed,
                   "you both let stand": r.stands, "only you flag": r.false_alarms} for r in rows)
    return Picture(finding or _finding(_total(rows)), table, partial(_draw, tuple(rows)), _seen(rows), _CAPTION)


def _total(rows: Sequence[Flags]) -> Flags:
    return Flags("The whole walk", *(sum(getattr(row, name) for row in rows) for name in ("hits", "missed", "false_alarms", "stands")))


def _finding(total: Flags) -> str:
    """Both halves, the sound places first: who flags everything finds everything, and has not told them apart."""
    you = "So far you" if total.flagged + total.sound < FEW else "You"
    if not total.flagged + total.sound:
        return "Nothing flagged and nothing let stand yet"
    if not total.flagged:
        return f"{you} {_stood(total)}; no place that a careful reader flags has come up yet"
    if not total.sound:
        return f"{you} {_found(total, ' places')}; no sound place has come up yet"
    return f"{you} {_one_habit(total) or f'{_stood(total)}, and {_found(total)}'}"


def _one_habit(total: Flags) -> str:
    """What somebody did who did the same everywhere."""
    if not total.hits + total.false_alarms:
        return f"let everything stand: {count(total.sound, 'sound place')}, and {total.flagged} that a careful reader flags"
    if not total.stands + total.missed:
        return f"flagged everything: {count(total.flagged, 'place')} that a careful reader flags, and {count(total.sound, 'sound place')}"
    return ""


def _stood(total: Flags) -> str:
    if not total.stands:
        return f"let no sound place stand, of {total.sound}"
    return f"let {_part(total.stands, total.sound)} sound {'place' if total.sound == 1 else 'places'} stand"


def _found(total: Flags, noun: str = "") -> str:
    noun = "" if total.flagged == 1 else noun
    return f"flagged {_part(total.hits, total.flagged, 'the ')}{noun} that a careful reader flags"


def _part(number: int, of: int, the: str = "") -> str:
    """“9 of the 11”, and where it is all or nothing a word."""
    if number == of:
        return {1: "the one", 2: "both"}.get(of, f"all {of}")
    return f"{number} of {the}{of}" if number else f"none of {the}{of}" if of > 1 else "none"


def _seen(rows: Sequence[Flags]) -> str:
    """Each row in words; an exercise without answers is named too."""
    return " ".join(f"{tidy(row.label)}: {listed(_counts(row)) or 'nothing yet'}." for row in rows)


def _counts(row: Flags) -> list[str]:
    stood = [f"{row.stands} of {count(row.sound, 'sound place')} let stand"] if row.sound else []
    return stood + ([f"{row.hits} of {row.flagged} flagged that a careful reader flags"] if row.flagged else [])


def _column(number: int) -> float:
    return LEFT + _SIDE + number * _WIDE


def _draw(rows: tuple[Flags, ...], sheet: Sheet) -> None:
    for number, words in enumerate(("A careful reader flags it", "A careful reader lets it stand")):
        sheet.write(_column(number), sheet.y + 14, words, bold=True)
    sheet.y += 26
    step = _step(rows)
    for row in rows:
        _row(sheet, row, step)
    total = _total(rows)
    if len(rows) > 1 and total.flagged + total.sound:
        _last(sheet, total)
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    sheet.y += 12
    sheet.legend([(partial(_key, sheet, verdict), words) for verdict, words in _KEYS])


def _key(sheet: Sheet, verdict: str, x: float, y: float) -> None:
    square(sheet, verdict, x + 3, y - 1, 20)


def _a_line(step: float, places: int) -> int:
    """How many squares stand beside each other and leave room for “7 of 7”, or “20 of 22”."""
    return int((_WIDE - text_width(f"{places} of {places}", bold=True) - 16) // step)


def _step(rows: Sequence[Flags]) -> float:
    """The largest squares with which no cell has more lines than are easily counted; the smallest where none does."""
    longest = max((max(row.flagged, row.sound) for row in rows), default=0)
    return next((step for step in _STEPS if longest <= _MOST * _a_line(step, longest)), _STEPS[-1])


def _row(sheet: Sheet, row: Flags, step: float) -> None:
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    top, begun = sheet.y + 12, row.flagged + row.sound > 0
    bottoms = [sheet.lines(LEFT, top + 2, _label(row), bold=True)]
    bottoms += [_cell(sheet, _column(0), top, ("agrees", row.hits), ("missed", row.missed), step, begun),
                _cell(sheet, _column(1), top, ("stands", row.stands), ("extra", row.false_alarms), step, begun)]
    sheet.y = max(bottoms) + 8


def _label(row: Flags) -> list[str]:
    lines = balanced(row.label, _SIDE - 16, LABEL)
    return lines if len(lines) <= 3 else wrap(row.label, _SIDE - 16, bold=True, most=3)


def _cell(sheet: Sheet, left: float, top: float, alike: tuple[str, int], apart: tuple[str, int], step: float,
          begun: bool) -> float:
    """Squares in lines, first where the two readers do alike; behind them how many of how many."""
    verdicts = [alike[0]] * alike[1] + [apart[0]] * apart[1]
    across = _a_line(step, len(verdicts))
    for i, verdict in enumerate(verdicts):
        square(sheet, verdict, left + i % across * step, top + i // across * step, step - 5)
    lines = max(1, -(-len(verdicts) // across))
    x, y = left + (len(verdicts) - (lines - 1) * across) * step, top + (lines - 1) * step
    if verdicts:
        sheet.write(x + 4, y + (step - 5) / 2 + 5.5, f"{alike[1]} of {len(verdicts)}", bold=True)
    else:
        sheet.write(x, y + LABEL, "none" if begun else "none yet", SMALL, color=GREY)
    return top + lines * step


def _last(sheet: Sheet, total: Flags) -> None:
    """The sums, in words that say what was done."""
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, INK, 2.2)
    sheet.write(LEFT, sheet.y + 26, total.label, bold=True)
    for number, words in enumerate((f"{total.hits} of {total.flagged} flagged", f"{total.stands} of {total.sound} let stand")):
        sheet.write(_column(number), sheet.y + 26, words, bold=True)
    sheet.y += 40
