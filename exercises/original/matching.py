"""Which piece of a gap is which missing sentence, where some are gone and others are new: only what is sure."""
from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .shape import Sentence

_MOST = 16
"""How many sentences and pieces are set against each other; in a larger gap nothing is sure."""
_SAME, _LIKE = 4, 1
Pair = tuple[int, int]


def sure_pairs(counts: Sequence[int], missing: Sequence[Sentence]) -> dict[int, int]:
    """Pieces by missing sentence, both counted from 0: the pairs that stand in every best way to match them in order.

    `counts` are the pieces' words. A short sentence matches a piece of its count; an edited one a piece of about its length.
    """
    if not 0 < len(missing) <= _MOST or not 0 < len(counts) <= _MOST:
        return {}
    worth = [[_worth(count, sentence) for count in counts] for sentence in missing]
    score, pairs = _best(worth)
    return {i: k for i, k in pairs if _best(worth, (i, k))[0] < score}


def _worth(count: int, sentence: Sentence) -> int:
    if not sentence.hash:
        return _SAME if count == sentence.words else 0
    return _LIKE if sentence.words / 2 <= count <= 2 * sentence.words else 0


def _best(worth: Sequence[Sequence[int]], without: Pair | None = None) -> tuple[int, tuple[Pair, ...]]:
    """The best matching that keeps the order, and its worth; `without` one pair where it is given."""
    @lru_cache(maxsize=None)
    def best(i: int, j: int) -> tuple[int, tuple[Pair, ...]]:
        if i == len(worth):
            return 0, ()
        found = best(i + 1, j)
        for k in range(j, len(worth[i])):
            if worth[i][k] and (i, k) != without:
                score, pairs = best(i + 1, k + 1)
                found = max(found, (score + worth[i][k], ((i, k), *pairs)), key=lambda way: way[0])
        return found

    return best(0, 0)
