"""From what is seen of the blocks of one page to their kinds."""
from __future__ import annotations

from collections.abc import Sequence

from .cues import load
from .facts import Seen
from .points import in_story, kind_points, story_points

_REACH = 14
"""How many blocks above the story's first long block a headline is looked for."""


def _title_points(block: Seen, distance: int) -> int:
    """How much a block above the story looks like its title."""
    facts = set(block.facts)
    points = 12 * (4 <= block.words <= 24) - 25 * (block.words < 3 or block.words > 32) - distance
    points += 30 * ("in h1" in facts) + 10 * bool({"in h2", "own name title"} & facts) + 4 * ("twice" in facts)
    points -= 12 * bool({"ends sentence", "ends colon"} & facts) + 4 * (distance == 0)
    points += 15 * ("page first" in facts) - 6 * ("picture-by" in block.cues)
    points -= 15 * len(set(block.cues) & {"by", "date", "pass-on", "filed", "sign-up", "give", "owner", "log-in", "bio"})
    points -= 15 * ("bars" in facts) + 8 * ("menu" in block.cues and block.words < 6) + 20 * ("notice" in facts)
    return points - 8 * bool({"linked 0.95", "linked 0.7"} & facts) - 10 * bool({"in nav", "in footer", "in aside"} & facts)


def headline(blocks: Sequence[Seen], story: Sequence[bool]) -> int:
    """The number of the block that stands as title over the story; -1 where none does."""
    first = next((i for i, block in enumerate(blocks) if block.long and story[i]), -1)
    if first < 1:
        return -1
    top = [(_title_points(blocks[i], first - i - 1), -i) for i in range(max(0, first - _REACH), first)]
    best = max(top)
    return -best[1] if best[0] > 0 else -1


def kinds(blocks: Sequence[Seen], mode: str) -> list[str]:
    """One kind of the scheme for every block of a page, in order; `report` for the body."""
    change = load("points.json")["change"]
    story = in_story([story_points(block, mode) for block in blocks], change)
    title = headline(blocks, story)
    found = []
    for i, block in enumerate(blocks):
        if i == title:
            found.append("headline")
        elif story[i]:
            found.append("report")
        else:
            points = kind_points(block, mode)
            found.append(max(points, key=lambda kind: points[kind]))
    return found
