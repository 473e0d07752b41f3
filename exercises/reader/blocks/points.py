"""Points for what can be seen of a block: sums that could be done by hand. Ten points are one unit of log-odds."""
from __future__ import annotations

from collections.abc import Sequence

from .cues import load
from .facts import Seen


CALL = -15
"""No more points than this for a few words that open with a call, a credit or a door and end in no full stop."""


def story_points(block: Seen, mode: str) -> int:
    """How much speaks for story (above 0) or against it (below 0); `mode` is text or html."""
    table = load("points.json")["story"][mode]
    total = table["start"] + sum(table["facts"].get(fact, 0) for fact in block.facts)
    return min(total, CALL) if "call" in block.facts else total


def kind_points(block: Seen, mode: str) -> dict[str, int]:
    """The points of every kind of apparatus for a block that is not story."""
    table = load("points.json")["kinds"][mode]
    totals = dict(table["start"])
    for fact in block.facts:
        for kind, value in table["facts"].get(fact, {}).items():
            totals[kind] += value
    return totals


def in_story(points: Sequence[int], change: int) -> list[bool]:
    """The likeliest run of story and apparatus over a page, where each change between them costs `change` points.

    Two states, two sums a block (Viterbi 1967): linear in the number of blocks.
    """
    out, story, back = 0.0, 0.0, []
    for value in points:
        stay_out, stay_in = out >= story - change, story >= out - change
        out, story = (out if stay_out else story - change) - value / 2, (story if stay_in else out - change) + value / 2
        back.append((not stay_out, stay_in))
    state, states = story > out, []
    for from_out, from_in in reversed(back):
        states.append(state)
        state = from_in if state else from_out
    return states[::-1]
