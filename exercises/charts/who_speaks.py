"""Who speaks when: the whole article as a strip, one bar a sentence."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from ..scheme import SOURCE_KINDS
from .palette import GREY, INK, OPEN, SOURCE_PATTERNS
from .paper import LABEL, LEFT, RIGHT, SMALL, Sheet, text_width, tidy
from .picture import Picture, count
from .strip_labels import TIER, Label, depth, over, stacked

LOW, MIDDLE, TALL = 22.0, 58.0, 108.0
_SENTENCE_GAP, _BLOCK_GAP, _AIR, _STAKE_ROOM = 2.2, 7.5, 5.0, 20.0
_LEAD = "One bar a sentence, as wide as the sentence is long. Tall: it tells you where it comes from."
NOTE = "Who Says So? · teaching edition"
_CAPTION = ("One bar a sentence, as wide as it is long; {}. "
            "Low and empty: the author alone. Dotted: somebody, and you are not told who. Tall: a source is given.")


@dataclass(frozen=True)
class Bar:
    """One sentence: the label of its block ("H" and paragraph numbers, or block numbers), its number of words, a slug of SOURCE_KINDS ("" = not answered), its stake."""

    block: str
    words: int
    kind: str = ""
    stake: bool = False

    @property
    def told(self) -> bool:
        """Does it tell you where it comes from? A hidden source is not somebody."""
        return self.kind not in ("", "hidden", "own-voice")

    @property
    def height(self) -> float:
        return TALL if self.told else MIDDLE if self.kind == "hidden" else LOW

    @property
    def reach(self) -> float:
        """How far it goes from the line, with its sign or a little air."""
        return self.height + (_STAKE_ROOM if self.stake else _AIR)

    @property
    def label(self) -> str:
        return SOURCE_KINDS[self.kind].label if self.kind else "–"


def strip(sentences: Sequence[Bar], reference: Sequence[Bar] = (), *, finding: str = "",
          names: tuple[str, str] = ("You", "The reference"), note: str = NOTE) -> Picture:
    """The article by sentence: who speaks when. With `reference`, a second row hangs below as its mirror; `note` says whose reading it is."""
    _check(sentences, reference)
    names = tidy(names[0]), tidy(names[1])
    rows = tuple(_row(a, b, names) for a, b in zip_longest(sentences, reference))
    return Picture(finding or _finding(sentences, reference, names), rows,
                   partial(_draw, tuple(sentences), tuple(reference), names, note), _seen(sentences, reference, names),
                   _CAPTION.format(_numbering(sentences)))


def _numbering(bars: Sequence[Bar]) -> str:
    headed = any(bar.block == "H" for bar in bars)
    return "H is the headline, the numbers count the paragraphs after it" if headed else "the numbers are blocks of the page"


def _check(sentences: Sequence[Bar], reference: Sequence[Bar]) -> None:
    if reference and len(reference) != len(sentences):
        raise ValueError(f"The two rows differ: {len(sentences)} sentences above, {len(reference)} below.")
    wrong = next((bar for bar in (*sentences, *reference) if bar.kind and bar.kind not in SOURCE_PATTERNS), None)
    if wrong:
        raise ValueError(f"“{wrong.kind}” is no kind of source. The kinds are: {', '.join(SOURCE_PATTERNS)}.")


def _row(mine: Bar, other: Bar | None, names: tuple[str, str]) -> dict[str, str | int]:
    first = {"place": tidy(mine.block), "words": mine.words}
    if other is None:
        return {**first, "source": mine.label, "stake": _sign(mine)}
    return {**first, names[0]: mine.label, f"{names[0]}, stake": _sign(mine),
            names[1]: other.label, f"{names[1]}, stake": _sign(other)}


def _sign(bar: Bar) -> str:
    return "◆" if bar.stake else ""


def _told(bars: Sequence[Bar]) -> str:
    told, answered = sum(bar.told for bar in bars), sum(bool(bar.kind) for bar in bars)
    if told == 1:
        return f"1 of {count(answered, 'sentence')} tells you where it comes from"
    return f"{told or 'None'} of {count(answered, 'sentence')} tell you where they come from"


def _finding(mine: Sequence[Bar], other: Sequence[Bar], names: tuple[str, str]) -> str:
    still = sum(not bar.kind for bar in mine)
    if still == len(mine):
        return f"Nothing said yet: {count(still, 'sentence')} to go"
    finding = f"{_told(mine)}; {still} to go" if still else _told(mine)
    if not other:
        return finding
    told = sum(bar.told for bar in other)
    return f"{names[0]}: {finding[:1].lower()}{finding[1:]}. {names[1]}: {told or 'none'} of {len(other)}"


def _seen(mine: Sequence[Bar], other: Sequence[Bar], names: tuple[str, str]) -> str:
    rows = [(names[0], mine), (names[1], other)] if other else [("One bar a sentence", mine)]
    return " ".join(f"{name}: {_counts(bars)}." for name, bars in rows)


def _counts(bars: Sequence[Bar]) -> str:
    found = Counter(bar.kind for bar in bars)
    parts = [f"{SOURCE_KINDS[kind].label} {found[kind]}" for kind in SOURCE_PATTERNS if found[kind]]
    parts += [f"not answered {found['']}"] if found[""] else []
    stakes = sum(bar.stake for bar in bars)
    return ", ".join(parts + ([f"a stake at {stakes}"] if stakes else []))


def _places(bars: Sequence[Bar]) -> list[tuple[float, float]]:
    """Left edge and width of every bar, in points."""
    gaps = [0.0] + [_BLOCK_GAP if a.block != b.block else _SENTENCE_GAP for a, b in zip(bars, bars[1:])]
    a_word = (RIGHT - LEFT - sum(gaps)) / max(1, sum(max(1, bar.words) for bar in bars))
    places, x = [], LEFT
    for bar, gap in zip(bars, gaps):
        places.append((x + gap, a_word * max(1, bar.words)))
        x = sum(places[-1])
    return places


def _draw(mine: tuple[Bar, ...], other: tuple[Bar, ...], names: tuple[str, str], note: str, sheet: Sheet) -> None:
    places = _places(mine)
    sheet.write(LEFT, sheet.y + 4, _LEAD, SMALL, color=GREY)
    sheet.y += 22
    above = _labels(mine, places, {bar.kind for bar in mine})
    _name(sheet, names[0] if other else "")
    sheet.y += depth(above) + _reach(mine)
    _bars(sheet, mine, places, up=True)
    _write(sheet, above, mine, places, up=True)
    _differences(sheet, mine, other, places)
    _blocks(sheet, mine, places)
    if other:
        _below(sheet, other, places, {bar.kind for bar in mine}, names[1])
    sheet.y += 10
    _foot(sheet, mine, other, note)


def _below(sheet: Sheet, bars: Sequence[Bar], places: list, named: set[str], name: str) -> None:
    """The mirror row; it names only the kinds that stand nowhere above."""
    labels = _labels(bars, places, {bar.kind for bar in bars} - named)
    _bars(sheet, bars, places, up=False)
    _write(sheet, labels, bars, places, up=False)
    sheet.y += _reach(bars) + depth(labels)
    _name(sheet, name)


def _labels(bars: Sequence[Bar], places: list, kinds: set[str]) -> list[Label]:
    """Every kind once: over a stretch of low bars where it is low and fits, else at a line to its widest bar."""
    low, found, wanted = [bar.height == LOW for bar in bars], [], []
    for kind in [k for k in (*SOURCE_PATTERNS, "") if k in kinds]:
        own = [bar.kind == kind for bar in bars]
        words = _words(kind, sum(own))
        label = over(kind, words, [is_low and bar.kind == kind for is_low, bar in zip(low, bars)], own, places)
        if label:
            found.append(label)
        else:
            x, width = max((place for place, mine in zip(places, own) if mine), key=lambda place: place[1])
            wanted.append((kind, words, x + width / 2))
    return found + stacked(wanted)


def _reach(bars: Sequence[Bar]) -> float:
    """How far the row goes from the line; words right over low bars need room too."""
    return max((bar.reach for bar in bars), default=0.0) if any(bar.height > LOW for bar in bars) else LOW + 2 * LABEL


def _words(kind: str, number: int) -> str:
    label = SOURCE_KINDS[kind].label.replace("'", "’") if kind else "not answered yet"
    return f"{label}: {number}"


def _write(sheet: Sheet, labels: Sequence[Label], bars: Sequence[Bar], places: list, up: bool) -> None:
    """The labels of one row, above bars that stand on `sheet.y` or below bars that hang from it."""
    turn = -1 if up else 1
    edge = sheet.y + turn * _reach(bars)
    for label in labels:
        if label.tier < 0:
            sheet.write(label.left, sheet.y + turn * (LOW + 9) + (0 if up else LABEL * 0.72), label.words)
            continue
        bar = next(bar for bar, (x, width) in zip(bars, places) if abs(x + width / 2 - label.x) < 0.01)
        start = sheet.y + turn * bar.reach
        end = edge + turn * label.tier * TIER
        sheet.line(label.x, start, label.x, end, GREY)
        sheet.write(label.left, end + turn * 4 + (0 if up else LABEL * 0.72), label.words)


def _name(sheet: Sheet, name: str) -> None:
    if name:
        sheet.write(LEFT, sheet.y + LABEL * 0.85, name, bold=True)
        sheet.y += LABEL * 1.5


def _bars(sheet: Sheet, bars: Sequence[Bar], places: list, up: bool) -> None:
    """The bars of one row on the line at `sheet.y`, standing on it or hanging from it."""
    for bar, (x, width) in zip(bars, places):
        top = sheet.y - bar.height if up else sheet.y
        sheet.box(x, top, width, bar.height, SOURCE_PATTERNS.get(bar.kind, OPEN), 1.3)
        if not bar.kind and width > 9:
            sheet.write(x + width / 2, top + bar.height / 2 + 5, "–", color=GREY, at="center")
        if bar.stake:
            sheet.dot(x + width / 2, sheet.y + (-1 if up else 1) * (bar.height + 11), 8.5, shape="D", width=0)


def _differences(sheet: Sheet, mine: Sequence[Bar], other: Sequence[Bar], places: list) -> None:
    """A stroke between two bars that say different things."""
    for a, b, (x, width) in zip(mine, other, places):
        if a.kind and a.kind != b.kind:
            sheet.line(x, sheet.y + 6, x + width, sheet.y + 6, INK, 5.5)
    sheet.y += 10 if other else 0


def _blocks(sheet: Sheet, bars: Sequence[Bar], places: list) -> None:
    free = 0.0
    for i, (bar, (x, _)) in enumerate(zip(bars, places)):
        if i and bars[i - 1].block == bar.block:
            continue
        sheet.line(x, sheet.y + 3, x, sheet.y + 10, GREY)
        label = tidy(bar.block)
        if x >= free:
            sheet.write(x, sheet.y + 24, label, SMALL, color=GREY)
            free = x + text_width(label, SMALL) + 4
    sheet.y += 31


def _foot(sheet: Sheet, mine: Sequence[Bar], other: Sequence[Bar], note: str) -> None:
    """The signs that are no kinds, and the quiet line that says where the picture comes from."""
    signs = list(_signs(sheet, mine, other))
    if signs:
        sheet.legend(signs)
        sheet.y += 8
    numbers = "H: the headline. Numbers: paragraphs." if any(bar.block == "H" for bar in mine) else "Numbers: blocks of the page."
    sheet.write(LEFT, sheet.y + 12, numbers, SMALL, color=GREY)
    sheet.write(RIGHT, sheet.y + 12, note, SMALL, color=GREY, at="right")
    sheet.y += 14


def _signs(sheet: Sheet, mine: Sequence[Bar], other: Sequence[Bar]) -> Iterator:
    if any(bar.stake for bar in (*mine, *other)):
        yield lambda x, y: sheet.dot(x + 19, y + 8.5, 9, shape="D", width=0), "has a stake in it"
    if any(a.kind and a.kind != b.kind for a, b in zip(mine, other)):
        yield lambda x, y: sheet.line(x, y + 8.5, x + 26, y + 8.5, INK, 5), "the two differ"
