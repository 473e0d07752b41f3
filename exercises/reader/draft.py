"""A cue in the making: word numbers, before they become spans."""
from __future__ import annotations

from dataclasses import dataclass, field

from ..spans import Span


@dataclass
class Draft:
    """One cue: its head word, its first and last word, its place, and what has been found for it so far.

    `way` tells where the content lies: `before`, `after`, `turned`, `according` or `around`. `source` and the pieces of
    `content` are half-open ranges of word numbers.
    """

    at: int
    first: int
    last: int
    left: str
    right: str
    beyond: str
    points: int
    sentence: int
    way: str = ""
    rule: str = ""
    source: Span | None = None
    content: list[Span] = field(default_factory=list)
    agentless: bool = False
    carried: bool = False
