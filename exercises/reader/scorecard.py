"""How many points a word has as a cue in its place: a sum that can be done by hand."""
from __future__ import annotations

import math
from typing import NamedTuple

from . import places
from .forms import shape, stem
from .lexicon import points
from .page import Page


class Candidate(NamedTuple):
    """A word that may be a cue: its number, its places, and its points (10 points: e to 1 odds)."""

    at: int
    left: str
    right: str
    beyond: str
    points: int


def chance(self) -> float:
        """The points as a chance, 0 to 1 (logistic function)."""
        return chance(self.points)


def chance(total: int) -> float:
    """Points as a chance, 0 to 1 (logistic function)."""
    return 1 / (1 + math.exp(-max(-300, min(300, total)) / 10))


def facts(page: Page, at: int, first: int, last: int, quoted: bool) -> tuple[tuple[str, str], ...]:
    """Everything that the scorecard looks at for word `at`: (table, entry) pairs."""
    word = page.low[at]
    root, form = stem(word), shape(word)
    left, right = places.left(page, at, first), places.right(page, at, last)
    beyond, before, then = places.beyond(page, at, first), places.before(page, at, first), places.then(page, at, last)
    return (
        ("word", word), ("stem", root), ("left", left), ("right", right), ("beyond", beyond), ("ending", form),
        ("capital", "name" if page.kinds[at] == "name" else "word"), ("before", before), ("then", then),
        ("left and right", f"{left} {right}"), ("word and left", f"{word} {left}"), ("word and right", f"{word} {right}"),
        ("stem and left", f"{root} {left}"), ("stem and right", f"{root} {right}"), ("ending and left", f"{form} {left}"),
        ("ending and right", f"{form} {right}"), ("beyond and quotation", f"{beyond} {quoted} {left}"),
        ("right and then", f"{right} {then}"), ("before and left", f"{before} {left}"),
        ("that ahead", f"{places.that_ahead(page, at, last)} {right}"),
        ("ending, left and right", f"{form} {left} {right}"),
        ("stem and then", f"{root} {right} {then}"), 
    )


def candidate(page: Page, at: int, first: int, last: int, quoted: bool) -> Candidate:
    """Word `at` of the sentence from `first` to `last` with its points; a word that was never counted has few."""
    seen = facts(page, at, first, last, quoted)
    tables = points()
    total = tables["start"][""]
    for table, entry in seen:
        total += tables[table].get(entry, 0)
    return Candidate(at, seen[2][1], seen[3][1], seen[4][1], total)
