"""The page as two stacks beside each other: what each of two readers takes every block for."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..scheme import BLOCK_GROUPS
from .page_stack import PageBlock
from .palette import GREY, GROUP_PATTERNS, INK, OPEN
from .paper import LEFT, SMALL, Sheet, tidy
from .picture import Picture, count

_WIDE, _FIRST = 262.0, LEFT + 46
_SECOND = _FIRST + _WIDE + 64
_TALL, _LEAST, _GAP = 430.0, 9.0, 2.4
_CAPTION = ("The page from top to bottom, each block as tall as it has words. A line runs under the last block that a reader takes for story. "
            "A bar in the middle: the two differ.")


def two_ends(mine: Sequence[PageBlock], other: Sequence[PageBlock], names: tuple[str, str]) -> Picture:
    """Where the story ends, by two readers. Both lists hold the same blocks; a block without a group is not answered. ValueError where they differ in length."""
    if len(mine) != len(other):
        raise ValueError(f"The two pages differ: {len(mine)} blocks and {len(other)}.")
    rows = tuple({"block": tidy(a.label), "words": a.words, names[0]: a.does, names[1]: b.does} for a, b in zip(mine, other))
    return Picture(_finding(mine, other, names), rows, partial(_draw, tuple(mine), tuple(other), names), _seen(mine, other, names), _CAPTION)


def apart(mine: Sequence[PageBlock], other: Sequence[PageBlock]) -> list[int]:
    """The places, counted from 0, at which both say something and not the same."""
    return [n for n, (a, b) in enumerate(zip(mine, other)) if a.group and a.group != b.group]


def _last(blocks: Sequence[PageBlock]) -> int | None:
    return max((n for n, block in enumerate(blocks) if block.group == "story"), default=None)


def _finding(mine: Sequence[PageBlock], other: Sequence[PageBlock], names: tuple[str, str]) -> str:
    answered = sum(bool(block.group) for block in mine)
    if not answered:
        return f"Nothing sorted yet: {count(len(mine), 'block')} to go"
    said = [f"{name}: {_ends(blocks)}" for name, blocks in zip(names, (mine, other))]
    return f"{'. '.join(said)}. You two differ at {len(apart(mine, other)) or 'none'} of {answered}"


def _ends(blocks: Sequence[PageBlock]) -> str:
    last = _last(blocks)
    return "no story yet" if last is None else f"the story ends at block {blocks[last].block}"


def _seen(mine: Sequence[PageBlock], other: Sequence[PageBlock], names: tuple[str, str]) -> str:
    places = [f"block {mine[n].block}: {names[0]} {mine[n].does}, {names[1]} {other[n].does}" for n in apart(mine, other)]
    return f"{'; '.join(places)}.".capitalize() if places else "No block at which both say something else."


def _draw(mine: tuple[PageBlock, ...], other: tuple[PageBlock, ...], names: tuple[str, str], sheet: Sheet) -> None:
    for x, name in zip((_FIRST, _SECOND), names):
        sheet.write(x, sheet.y + 12, name, bold=True)
    sheet.y += 24
    a_word, differ = _TALL / max(1, sum(b.words for b in mine)), set(apart(mine, other))
    ends = {(x, _last(blocks)) for x, blocks in ((_FIRST, mine), (_SECOND, other))}
    free = 0.0
    for n, (a, b) in enumerate(zip(mine, other)):
        height = max(_LEAST, a_word * a.words)
        free = _number(sheet, a, height, free)
        for x, block in ((_FIRST, a), (_SECOND, b)):
            sheet.box(x, sheet.y, _WIDE, height, GROUP_PATTERNS.get(block.group, OPEN))
            if (x, n) in ends:
                sheet.line(x - 8, sheet.y + height + _GAP / 2, x + _WIDE + 8, sheet.y + height + _GAP / 2, INK, 3.2)
        if n in differ:
            sheet.line(_FIRST + _WIDE + 14, sheet.y + height / 2, _SECOND - 14, sheet.y + height / 2, INK, 5)
        sheet.y += height + _GAP
    _legend(sheet, {block.group for block in (*mine, *other)})


def _number(sheet: Sheet, block: PageBlock, height: float, free: float) -> float:
    """Writes the block’s number where there is room under the one before; gives where the next may stand."""
    base = sheet.y + height / 2 + 5
    if base - SMALL < free:
        return free
    sheet.write(_FIRST - 12, base, block.block, SMALL, color=GREY, at="right")
    return base


def _legend(sheet: Sheet, groups: set[str]) -> None:
    sheet.y += 12
    sheet.legend([(partial(_sign, sheet, slug), BLOCK_GROUPS[slug].label if slug else "not answered yet")
                  for slug in (*BLOCK_GROUPS, "") if slug in groups])


def _sign(sheet: Sheet, slug: str, x: float, y: float) -> None:
    sheet.box(x, y, 26, 17, GROUP_PATTERNS.get(slug, OPEN))
