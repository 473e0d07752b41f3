"""Colours and patterns of every picture: the pattern tells kinds apart before the colour does."""
from __future__ import annotations

from dataclasses import dataclass

BLUE, ORANGE, GREEN, PINK = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
PAPER, INK, GREY, RULE, SAND = "#fffdf8", "#1b1b1f", "#54585f", "#cdc7b9", "#ece7da"


@dataclass(frozen=True)
class Pattern:
    """How an area is filled. `drawing`: "" (plain), "dots", "across", "upright", "slant" or "text"."""

    face: str
    drawing: str = ""
    ink: str = PAPER
    dashed: bool = False


EMPTY = Pattern(PAPER)
OPEN = Pattern(PAPER, dashed=True)
"""Not answered yet: an outline and nothing in it."""

SOURCE_PATTERNS = {
    "own-voice": EMPTY,
    "hidden": Pattern(SAND, "dots", INK),
    "unnamed": Pattern(ORANGE, "across"),
    "recording": Pattern(GREEN, "upright"),
    "outlet": Pattern(PINK, "slant", INK),
    "named": Pattern(BLUE),
}
"""Source kinds, from the least told to the most: the order of every legend."""

GROUP_PATTERNS = {
    "story": Pattern(PAPER, "text", "#a9a498"),
    "who-when": Pattern(SAND, "dots", INK),
    "asks-you": Pattern(ORANGE, "across"),
    "credits-rights": Pattern(BLUE),
    "covers-itself": Pattern(PINK, "slant", INK),
    "leads-elsewhere": Pattern(GREEN, "upright"),
}
