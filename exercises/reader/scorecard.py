"""How many points a word has as a cue in its place: a sum that can be done by hand."""
from __future__ import annotations

import math
from typing import NamedTuple

from . import places
from .lexicon import points
from .page import Page


class Candidate(NamedTuple):
    """A word that may be a cue: its number, its places, and its points (10 points: e to 1 odds)."""

    at: int
    left: str
    right: str
    beyond: str
    points: int

    @property
    def chance(self) -> float:
        """The points as a chance, 0 to 1 (logistic function)."""
        return 1 / (1 + math.exp(-max(-300, min(300, self.points)) / 10))


def candidate(page: Page, at: int, first: int, last: int, quoted: bool) -> Candidate | None:
    """Word `at` of the sentence from `first` to `last` with its points; None where the lists do not have it."""
    card = points()
    own = card.words.get(page.low[at])
    if own is None:
        return None
    left, right, beyond = places.left(page, at, first), places.right(page, at, last), places.beyond(page, at, first)
    total = (card.start + own[0] + own[1].get(left, 0) + own[2].get(right, 0) + card.left.get(left, 0)
             + card.right.get(right, 0) + card.beyond.get(beyond, 0) + card.both.get((left, right), 0)
             + card.quoted.get((beyond, quoted, left), 0)
             + (card.capital if page.kinds[at] == "name" else 0))
    return Candidate(at, left, right, beyond, total)
