"""Where the sentences of the word-free form stand in a copy: the longest chain of them that keeps their order."""
from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .shape import Sentence
from .wordless import ADDRESS, Word, digest, windows, words

MOST_PLACES = 20
"""How many places of one sentence are looked at; a page repeats a headline, hardly more."""
_TAIL = re.compile(rf"(?:[.!?…,;:)\]»”’\"'>]|[ \t]{{0,4}}\n?[ \t]{{0,4}}[<(]?(?:{ADDRESS})[>)]?){{0,6}}", re.I)
_HEAD = re.compile(r"[“‘\"'(\[«]*$")
_BREAK = re.compile(r"(?<=[^\W_])([-‐‑–])[ \t]*\n\s*(?=[^\W_])")
_LINE = re.compile(r"[^\n]+")
_DROPPED_LINES, _GAP_LINES, _GAP = 5, 60, 6000
"""How many lines inside a sentence are passed over, and in how many lines and code points of a gap."""


class Found(NamedTuple):
    """A sentence in the copy: its number, its place in code points, and its text on one line."""

    number: int
    start: int
    end: int
    text: str


def find(copy: str, sentences: Sequence[Sentence]) -> list[Found]:
    """The hashed sentences that a tidy copy holds, in their order."""
    found = _chain(_everywhere(copy, sentences, ""))
    if len(found) < len(_hashed(sentences)) and _BREAK.search(copy):
        found = _chain([*_everywhere(copy, sentences, ""), *_everywhere(copy, sentences, "join")])
    return _interrupted(copy, sentences, found)


def _hashed(sentences: Iterable[Sentence]) -> list[Sentence]:
    return [s for s in sentences if s.hash]


def _everywhere(copy: str, sentences: Sequence[Sentence], how: str) -> list[Found]:
    """Every place of every hashed sentence; with “join”, a word parted by a hyphen at a line's end is one word."""
    stream = _joined(copy, words(copy)) if how else words(copy)
    numbers = defaultdict(list)
    for s in _hashed(sentences):
        numbers[s.hash, s.words].append(s.number)
    runs, seen = windows([w.form for w in stream], sorted({n for _, n in numbers}), {h for h, _ in numbers}), defaultdict(int)
    found = []
    for first, length, hash_ in runs:
        seen[hash_] += 1
        if seen[hash_] <= MOST_PLACES:
            start, end = edges(copy, stream[first].start, stream[first + length - 1].end)
            found += [Found(n, start, end, one_line(copy[start:end], how)) for n in numbers.get((hash_, length), ())]
    return found


def _joined(copy: str, stream: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in stream:
        if joined and _between(copy, joined[-1], word):
            joined[-1] = Word(joined[-1].start, word.end, joined[-1].form + word.form)
        else:
            joined.append(word)
    return joined


def _between(copy: str, one: Word, other: Word) -> bool:
    match = _BREAK.match(copy, one.end)
    return match is not None and match.end() == other.start


def edges(copy: str, start: int, end: int) -> tuple[int, int]:
    """A sentence with the signs that belong to it: opening ones before, closing ones and addresses behind."""
    head = _HEAD.search(copy[max(0, start - 3):start])
    return start - len(head.group()), _TAIL.match(copy, end).end()


def one_line(text: str, how: str = "") -> str:
    """A stretch of the copy with its line breaks made spaces; a hyphen at a line's end keeps its word whole."""
    return " ".join(_BREAK.sub("" if how else r"\1", text).split())


def _chain(places: list[Found]) -> list[Found]:
    """The most sentences that follow one another in the copy as in the reference; of equal chains, the one that keeps together."""
    places = sorted(set(places), key=lambda p: (p.start, p.number))
    ranks = sorted({p.number for p in places})
    best, waiting = _Best(len(ranks)), []
    length, before = [0] * len(places), [-1] * len(places)
    for i, place in enumerate(places):
        while waiting and waiting[0][0] <= place.start:
            end, j = heapq.heappop(waiting)
            best.put(bisect_left(ranks, places[j].number), (length[j], end, j))
        known = best.below(bisect_left(ranks, place.number))
        length[i], before[i] = known[0] + 1, known[2]
        heapq.heappush(waiting, (place.end, i))
    return _traced(places, length, before)


def _traced(places: list[Found], length: list[int], before: list[int]) -> list[Found]:
    at = max(range(len(places)), key=lambda i: (length[i], places[i].end), default=-1)
    chain = []
    while at >= 0:
        chain.append(places[at])
        at = before[at]
    return chain[::-1]


class _Best:
    """The best value below a rank (a Fenwick tree of maxima; Fenwick 1994)."""

    def __init__(self, size: int):
        self._tree = [(0, -1, -1)] * (size + 1)

    def put(self, rank: int, value: tuple[int, int, int]) -> None:
        rank += 1
        while rank < len(self._tree):
            self._tree[rank] = max(self._tree[rank], value)
            rank += rank & -rank

    def below(self, rank: int) -> tuple[int, int, int]:
        value = (0, -1, -1)
        while rank > 0:
            value, rank = max(value, self._tree[rank]), rank - (rank & -rank)
        return value


def _interrupted(copy: str, sentences: Sequence[Sentence], found: list[Found]) -> list[Found]:
    """The same, and those that a line of another kind, such as “Read more”, cuts in two."""
    known = [Found(0, 0, 0, ""), *found, Found(len(sentences) + 1, len(copy), len(copy), "")]
    more = []
    for left, right in zip(known, known[1:]):
        missing = _hashed(sentences[left.number:right.number - 1])
        if missing:
            more += _mended(copy, left.end, right.start, missing)
    return sorted([*found, *_chain(more)], key=lambda f: f.number)


def _mended(copy: str, start: int, end: int, missing: list[Sentence]) -> list[Found]:
    lines = [(m.start(), m.group()) for m in _LINE.finditer(copy, start, min(end, start + _GAP)) if not m.group().isspace()]
    if not 2 < len(lines) <= _GAP_LINES:
        return []
    return [f for i in range(1, len(lines) - 1) for j in range(i + 1, min(i + _DROPPED_LINES, len(lines) - 1) + 1)
            for f in _without(lines, i, j, missing)]


def _without(lines: list[tuple[int, str]], i: int, j: int, missing: list[Sentence]) -> list[Found]:
    """Missing sentences that run from before the lines i to j on to behind them."""
    before, after = "\n".join(text for _, text in lines[:i]), "\n".join(text for _, text in lines[j:])
    text, seam = f"{before}\n{after}", len(before)
    stream, found = words(text), []
    forms = [w.form for w in stream]
    middle = bisect_left([w.start for w in stream], seam)
    for s in missing:
        for first in range(max(0, middle - s.words + 1), min(middle, len(stream) - s.words + 1)):
            if digest(forms[first:first + s.words]) == s.hash:
                start, end = edges(text, stream[first].start, stream[first + s.words - 1].end)
                found.append(Found(s.number, _place(start, lines, 0), _place(end - seam - 1, lines, j), one_line(text[start:end])))
    return found


def _place(offset: int, lines: list[tuple[int, str]], first: int) -> int:
    """Where in the copy an offset lies that was counted in the lines from `first` on, joined."""
    for start, text in lines[first:]:
        if offset <= len(text):
            return start + offset
        offset -= len(text) + 1
    return lines[-1][0] + len(lines[-1][1])
