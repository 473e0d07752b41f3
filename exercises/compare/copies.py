"""Sentences that two texts share word for word: two texts of one source are one voice."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from .alone import Twin
from .sentences import Sentence

SHORTEST = 5
NEARLY = 0.85
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Copied:
    """Two texts, by number from 0: how many sentences they share word for word, and how many more nearly so."""

    first: int
    second: int
    same: int
    nearly: int = 0


def copied(told: Sequence[Sequence[Sentence]], near: Sequence[Twin] = ()) -> tuple[Copied, ...]:
    """Every two texts that share sentences of SHORTEST words or more; signs and capitals do not count."""
    spelled = [{words for s in one if len(words := _spelled(s)) >= SHORTEST} for one in told]
    found = (Copied(a, b, len(spelled[a] & spelled[b]), _nearly(near, a, b)) for a, b in combinations(range(len(told)), 2))
    return tuple(pair for pair in found if pair.same or pair.nearly)


def _spelled(sentence: Sentence) -> tuple[str, ...]:
    return tuple(_WORD.findall(sentence.words.lower()))


def _nearly(near: Sequence[Twin], a: int, b: int) -> int:
    """How many sentences of the first have one in the second that is nearly the same, and not the same."""
    return sum(t.near >= NEARLY and t.sentence.text == a and t.nearest.text == b and _spelled(t.sentence) != _spelled(t.nearest)
               for t in near if t.nearest)
