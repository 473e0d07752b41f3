"""One place of those flagged, as a square: who flags it, and how it is drawn."""
from __future__ import annotations

from ..voice import VERDICTS
from .palette import BLUE, EMPTY, INK, ORANGE, PAPER, SAND, Pattern
from .paper import Sheet

CELLS = (
    ("agrees", "you flagged it", "a careful reader flags it", Pattern(BLUE)),
    ("extra", "you flagged it", "a careful reader lets it stand", Pattern(ORANGE, "across")),
    ("missed", "you let it stand", "a careful reader flags it", Pattern(SAND, "dots", INK)),
    ("stands", "you let it stand", "a careful reader lets it stand", EMPTY),
)


def square(sheet: Sheet, verdict: str, x: float, y: float, size: float) -> None:
    """One place; the sign of agreement stands where you both flag it."""
    sheet.box(x, y, size, size, next(cell[3] for cell in CELLS if cell[0] == verdict))
    if verdict == "agrees":
        sheet.write(x + size / 2, y + size / 2 + 5.5, VERDICTS[verdict][0], bold=True, color=PAPER, at="center")
