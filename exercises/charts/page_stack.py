"""Where the report ends and what the rest is for: the page as a stack of blocks."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from ..scheme import BLOCK_GROUPS, SPEAKERS
from .palette import GREY, GROUP_PATTERNS, INK, OPEN
from .paper import LEFT, SMALL, Sheet, tidy, wrap
from .picture import Picture, count

_PAGE, _WIDE, _SAYS, _WHO = LEFT + 108, 220.0, 412.0, 600.0
_TALL, _LEAST, _GAP, _ROW = 440.0, 8.0, 2.4, 25.0
_CAPTION = ("The page from top to bottom, each block as tall as it has words. Beside it: what a part does, and who speaks in it. "
            "The numbers are blocks.")


@dataclass(frozen=True)
class PageBlock:
    """A block of the page: its label ("24", or "24, part 3"), words, a slug of BLOCK_GROUPS ("" = not answered) and of SPEAKERS."""

    label: str
    words: int
    group: str
    speaker: str = ""

    @property
    def block(self) -> str:
        return tidy(self.label).partition(",")[0]

    @property
    def does(self) -> str:
        return BLOCK_GROUPS[self.group].label if self.group else "not answered yet"

    @property
    def who(self) -> str:
        return SPEAKERS[self.speaker].label if self.speaker else ""


def ends(blocks: Sequence[PageBlock], *, finding: str = "") -> Picture:
    """Where the story ends on the page, and what the other blocks do."""
    wrong = next((b for b in blocks if b.group and b.group not in BLOCK_GROUPS or b.speaker and b.speaker not in SPEAKERS), None)
    if wrong:
        raise ValueError(f"Block {wrong.label}: “{wrong.group}” or “{wrong.speaker}” is not in the scheme. "
                         f"Groups: {', '.join(BLOCK_GROUPS)}. Speakers: {', '.join(SPEAKERS)}.")
    rows = tuple({"block": tidy(b.label), "words": b.words, "what it does": b.does, "who speaks": b.who if b.group else ""} for b in blocks)
    return Picture(finding or _finding(blocks), rows, partial(_draw, tuple(blocks)), _seen(blocks), _CAPTION)


def _finding(blocks: Sequence[PageBlock]) -> str:
    order = list(dict.fromkeys(b.block for b in blocks))
    story, still = ({b.block for b in blocks if b.group == group} for group in ("story", ""))
    if order and len(still) == len(order):
        return f"Nothing sorted yet: {count(len(order), 'block')} to go"
    if not story:
        return f"No block is read as story yet, of {len(order)}"
    last = max(order.index(block) for block in story)
    finding = f"{'So far the' if still else 'The'} story ends at block {order[last]} of {len(order)}"
    others = len(order) - len(story | still)
    more = f"; {count(others, 'block does', 'blocks do')} something else" if others else ""
    return finding + more + (f", {len(still)} to go" if still else "")


def _seen(blocks: Sequence[PageBlock]) -> str:
    words = Counter()
    for block in blocks:
        words[block.does] += block.words
    return f"Words by what they do: {', '.join(f'{does} {number}' for does, number in words.most_common())}."


def _heights(blocks: Sequence[PageBlock]) -> list[float]:
    a_word = _TALL / max(1, sum(b.words for b in blocks))
    return [max(_LEAST, a_word * b.words) for b in blocks]


def _draw(blocks: tuple[PageBlock, ...], sheet: Sheet) -> None:
    sheet.write(_SAYS, sheet.y + 12, "What it does", SMALL, color=GREY)
    sheet.write(_WHO, sheet.y + 12, "Who speaks", SMALL, color=GREY)
    sheet.y += 26
    top, places = sheet.y, []
    for block, height in zip(blocks, _heights(blocks)):
        sheet.box(_PAGE, sheet.y, _WIDE, height, GROUP_PATTERNS.get(block.group, OPEN))
        places.append((sheet.y, height))
        sheet.y += height + _GAP
    _numbers(sheet, blocks, places)
    _end(sheet, blocks, places)
    sheet.y = max(sheet.y, _says(sheet, blocks, places, top))


def _numbers(sheet: Sheet, blocks: Sequence[PageBlock], places: Sequence) -> None:
    free, shown = 0.0, ""
    for block, (y, height) in zip(blocks, places):
        base = y + height / 2 + 5
        if base - SMALL < free or block.block == shown:
            continue
        sheet.write(_PAGE - 8, base, block.block, SMALL, color=GREY, at="right")
        free, shown = base, block.block


def _end(sheet: Sheet, blocks: Sequence[PageBlock], places: Sequence) -> None:
    """A line under the last block of the story."""
    story = [i for i, block in enumerate(blocks) if block.group == "story"]
    if story:
        y = sum(places[story[-1]]) + _GAP / 2
        sheet.line(LEFT, y, _PAGE + _WIDE + 8, y, INK, 3.2)
        sheet.lines(LEFT, y + 4, wrap("The story ends", 82, bold=True), bold=True)


def _says(sheet: Sheet, blocks: Sequence[PageBlock], places: Sequence, top: float) -> float:
    """What each run of answered blocks does and who speaks in it, tied to its place by a line; the rest is an outline, named once."""
    alike = groupby(enumerate(blocks), lambda pair: (pair[1].group, pair[1].group and pair[1].speaker))
    runs = [[i for i, _ in run] for _, run in alike]
    widest = max((run for run in runs if not blocks[run[0]].group), key=lambda run: sum(places[i][1] for i in run), default=None)
    runs = [run for run in runs if blocks[run[0]].group or run is widest]
    middles = [(places[run[0]][0] + sum(places[run[-1]])) / 2 for run in runs]
    for run, middle, y in zip(runs, middles, apart(middles, _ROW, top + 4, sheet.y)):
        _bracket(sheet, places[run[0]][0], sum(places[run[-1]]), middle, y)
        block = blocks[run[0]]
        sheet.write(_SAYS, y + 5, block.does, bold=bool(block.group), color=INK if block.group else GREY)
        sheet.write(_WHO, y + 5, block.who if block.group else "", SMALL)
        bottom = y + 12
    return bottom if runs else sheet.y


def _bracket(sheet: Sheet, top: float, bottom: float, middle: float, y: float) -> None:
    edge, knee = _PAGE + _WIDE + 8, _PAGE + _WIDE + 16
    sheet.line(edge, top + 1, edge, bottom - 1, GREY, 2)
    sheet.line(edge, middle, knee, middle, GREY)
    sheet.line(knee, middle, _SAYS - 18, y, GREY)
    sheet.line(_SAYS - 18, y, _SAYS - 6, y, GREY)


def apart(wanted: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Places in the order of `wanted`, at least `step` apart, as near to it as an upward and a downward pass bring them."""
    placed, limit = [], bottom
    for place in reversed(wanted):
        limit = min(place, limit)
        placed.append(limit)
        limit -= step
    placed, limit = placed[::-1], top
    for i, place in enumerate(placed):
        placed[i] = limit = max(place, limit)
        limit += step
    return placed
