"""What you flagged beside what a careful reader flags: one square a place."""
from __future__ import annotations

from functools import partial

from ..judging import VERDICTS
from .palette import BLUE, EMPTY, GREY, INK, ORANGE, PAPER, SAND, Pattern
from .paper import LABEL, LEFT, RIGHT, SMALL, Sheet
from .picture import Picture, count

CELLS = (
    ("agrees", "you flagged it", "a careful reader flags it", Pattern(BLUE)),
    ("extra", "you flagged it", "a careful reader lets it stand", Pattern(ORANGE, "across")),
    ("missed", "you let it stand", "a careful reader flags it", Pattern(SAND, "dots", INK)),
    ("stands", "you let it stand", "a careful reader lets it stand", EMPTY),
)
_SIDE, _SQUARE, _STEP = 144.0, 24.0, 29.0
_WIDE = (RIGHT - LEFT - _SIDE) / 2
_CAPTION = "One square a place. To flag less is not to read better, and neither is to flag more: look at both columns."


def hits(hits: int, false_alarms: int, passed: int, sound: int, *, finding: str = "") -> Picture:
    """Places flagged by both, by you alone, by the careful reader alone, and by neither."""
    numbers = (hits, false_alarms, passed, sound)
    rows = tuple({"you": you, "reference": other, "places": n} for n, (_, you, other, _) in zip(numbers, CELLS))
    return Picture(finding or _finding(*numbers), rows, partial(_draw, numbers), _seen(numbers), _CAPTION)


def _finding(hit: int, alarms: int, passed: int, sound: int) -> str:
    if not hit + alarms + passed + sound:
        return "Nothing read yet"
    of = f"{hit} of the {count(hit + passed, 'place')} that a careful reader flags" if hit + passed else "none that a careful reader flags, for there are none"
    return f"You flagged {of}, and {alarms or 'none'} that they let stand"


def _seen(numbers: tuple[int, ...]) -> str:
    return f"{'; '.join(f'{you}, {other}: {n}' for n, (_, you, other, _) in zip(numbers, CELLS))}.".capitalize()


def _draw(numbers: tuple[int, ...], sheet: Sheet) -> None:
    for column, words in enumerate(("A careful reader flags it", "A careful reader lets it stand")):
        sheet.write(LEFT + _SIDE + column * _WIDE, sheet.y + 14, words, bold=True)
    sheet.y += 26
    for row, words in enumerate(("You flagged it", "You let it stand")):
        sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
        sheet.write(LEFT, sheet.y + 29, words, bold=True)
        sheet.y = max(_cell(sheet, numbers[2 * row + column], CELLS[2 * row + column], LEFT + _SIDE + column * _WIDE)
                      for column in (0, 1)) + 12
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    sheet.y += 2


def square(sheet: Sheet, verdict: str, x: float, y: float, size: float) -> None:
    """One place; the sign of agreement stands where you both flag it."""
    sheet.box(x, y, size, size, next(cell[3] for cell in CELLS if cell[0] == verdict))
    if verdict == "agrees":
        sheet.write(x + size / 2, y + size / 2 + 5.5, VERDICTS[verdict][0], bold=True, color=PAPER, at="center")


def _cell(sheet: Sheet, number: int, cell: tuple, left: float) -> float:
    """Squares in lines, their number behind them; returns where they end."""
    a_line = int((_WIDE - 50) // _STEP)
    top = sheet.y + 12
    for i in range(number):
        square(sheet, cell[0], left + i % a_line * _STEP, top + i // a_line * _STEP, _SQUARE)
    lines = max(1, -(-number // a_line))
    after = number - (lines - 1) * a_line
    sheet.write(left + after * _STEP + 4, top + (lines - 1) * _STEP + 17.5, str(number) if number else "none",
                LABEL if number else SMALL, bold=number > 0, color=INK if number else GREY)
    return top + lines * _STEP
