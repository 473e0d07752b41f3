"""Names for the bars of a strip: each kind once, over the empty stretch it fills or at the end of a thin line."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .paper import LABEL, LEFT, RIGHT, text_width

TIER = 21.0
_AIR, _LEADER = 12.0, 3.0


@dataclass(frozen=True)
class Label:
    """Words from `left`, for a bar whose middle is at `x`. `tier` counts from the bars outwards; −1 stands right over them."""

    kind: str
    words: str
    left: float
    x: float
    tier: int


def runs(same: Sequence[bool], places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Left and right edges of the stretches in which `same` holds, in points."""
    found: list[tuple[float, float]] = []
    for i, (holds, (x, width)) in enumerate(zip(same, places)):
        if holds and i and same[i - 1]:
            found[-1] = found[-1][0], x + width
        elif holds:
            found.append((x, x + width))
    return found


def over(kind: str, words: str, low: Sequence[bool], own: Sequence[bool], places: Sequence[tuple[float, float]]) -> Label | None:
    """The words over the widest stretch of low bars that holds one of its own, where they fit."""
    middles = [x + width / 2 for (x, width), mine in zip(places, own) if mine]
    wide = [(a, b) for a, b in runs(low, places) if any(a < m < b for m in middles)]
    left, right = max(wide, key=lambda run: run[1] - run[0], default=(0.0, 0.0))
    need = text_width(words)
    room = right - left - need
    return Label(kind, words, left + min(8, room / 2), left, -1) if room >= _AIR else None


def stacked(wanted: Sequence[tuple[str, str, float]], width: Callable[[str], float] = text_width) -> list[Label]:
    """(kind, words, x of its bar) as labels in tiers, so that no words touch other words or a line."""
    taken: list[tuple[int, float, float]] = []
    placed = []
    for kind, words, x in sorted(wanted, key=lambda w: -w[2]):
        need = width(words)
        left = max(LEFT, min(x - _LEADER, RIGHT - need))
        tier = next(t for t in range(len(wanted) + 1) if _free(taken, t, left, left + need, x))
        taken += [(tier, left, left + need), *((t, x - _LEADER, x + _LEADER) for t in range(tier))]
        placed.append(Label(kind, words, left, x, tier))
    return placed


def _free(taken: Sequence[tuple[int, float, float]], tier: int, left: float, right: float, x: float) -> bool:
    """Is there room for the words in this tier, and for their line in those below it?"""
    words = all(t != tier or right + _AIR <= a or b + _AIR <= left for t, a, b in taken)
    return words and all(t >= tier or not a <= x <= b for t, a, b in taken)


def depth(labels: Sequence[Label]) -> float:
    """How much room the tiers take, in points."""
    return TIER * (1 + max((label.tier for label in labels), default=-1)) + (LABEL * 0.4 if any(x.tier >= 0 for x in labels) else 0)
