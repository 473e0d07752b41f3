"""Spans of text: words, sentences and overlap, all counted in Unicode code points."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of text, `start` to `end`, in code points."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        return self.start <= other[0] and other[1] <= self.end

    def touches(self, other: "Span") -> bool:
        return self.start < other[1] and other[0] < self.end


_RUN = re.compile(r"[^\s—]+")
_CLOSERS = "\"'”’)]»"
_SENTENCE_END = re.compile(rf"(?<![.!?…])[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s+\S)|\n+")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt st no vs etc inc ltd jan feb mar apr jun jul aug sep sept oct nov dec "
    "sen rep gov rev hon adm maj cmdr supt mt jr corp dept approx calif fla mich minn tenn wis ariz conn colo okla".split()
)
_LAST_WORD = re.compile(r"[\w’'-]+$")
_NEXT = re.compile(r"\s*(\S?)")
_LOOK = 24
"""How far back, in code points, the word before a full stop is looked for: longer than any abbreviation."""


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSC"


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and _is_mark(text[start]):
        start += 1
    while end > start and _is_mark(text[end - 1]):
        end -= 1
    return Span(start, end)


def words(text: str) -> tuple[Span, ...]:
    """Every word of `text`: a run without white space, its outer punctuation left off."""
    trimmed = (_trim(text, *run.span()) for run in _RUN.finditer(text))
    return tuple(span for span in trimmed if span.start < span.end)


def touched(all_words: Iterable[Span], span: Span) -> frozenset[int]:
    """The numbers of the words that `span` touches, counted from 0."""
    return frozenset(i for i, word in enumerate(all_words) if word.touches(span))


def snap(text: str, span: Span) -> Span | None:
    """`span` widened to whole words; None where it touches no word."""
    hit = [word for word in words(text) if word.touches(span)]
    return Span(hit[0].start, hit[-1].end) if hit else None


def bare(text: str, span: Span) -> Span | None:
    """`span` without white space and punctuation at its edges; None where there is nothing else. Looks at the edges alone."""
    start, end = span
    while start < end and (text[start].isspace() or _is_mark(text[start])):
        start += 1
    while end > start and (text[end - 1].isspace() or _is_mark(text[end - 1])):
        end -= 1
    return Span(start, end) if start < end else None


def blocks(text: str) -> tuple[Span, ...]:
    """The stretches between blank lines, without the white space around them."""
    return tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text.rstrip()))


def _ends_sentence(text: str, match: re.Match) -> bool:
    if match.group().startswith("\n"):
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - _LOOK):match.start()])
    last = before.group().lower() if before else ""
    initial = match.group() == "." and len(last) == 1 and last.isalpha()
    following = _NEXT.match(text, match.end()).group(1)
    return not (initial or last in _ABBREVIATIONS or following.islower())


def sentences(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences inside `within`; initials and common abbreviations do not end one."""
    start, found = within.start, []
    for match in _SENTENCE_END.finditer(text, within.start, within.end):
        if _ends_sentence(text, match):
            found.append(_strip(text, start, match.end()))
            start = match.end()
    found.append(_strip(text, start, within.end))
    return tuple(span for span in found if span.start < span.end)


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def dice(mine: frozenset[int], other: frozenset[int]) -> float:
    """How alike two sets of words are, 0 to 1 (Dice 1945)."""
    return 2 * len(mine & other) / (len(mine) + len(other)) if mine or other else 1.0
