"""A text cut into words, sentences and quotations, once, for every rule to read."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..spans import Span, sentences
from .lexicon import word_class

_TOKEN = re.compile(
    r"[^\W_]+(?:[.’'-](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*|[’'](?:s|re|ve|ll|d|m)\b|''|``|--+|[^\w\s]|_")
_OPEN, _CLOSE = {"“", "``", "«", "„"}, {"”", "»"}
_QUOTES = _OPEN | _CLOSE | {'"', "''"}
_END = frozenset(".?!;")


@dataclass(frozen=True)
class Page:
    """The words and marks of a text, one number each, and what is known of every one.

    `starts` and `ends` are code points; `kinds` holds a class from grammar.json or `name`, `number`,
    `quote`, `comma`, `colon`, `dash`, `bracket`, `end`, `word`; `quote` is the number of the quotation that
    a word stands in, or -1; `sentences` and `quotations` are half-open ranges of word numbers.
    """

    text: str
    low: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[str]
    quote: list[int]
    sentences: list[Span]
    spans: list[Span]
    paragraphs: list[int]
    quotations: list[Span]


_MARKS = {
    **dict.fromkeys((",",), "comma"), **dict.fromkeys((":",), "colon"), **dict.fromkeys("()[]", "bracket"),
    **dict.fromkeys(("—", "–", "-", "--", "---", *"•‣▪◦·*"), "dash"), **dict.fromkeys("….?!;", "end"),
    **dict.fromkeys(("“", "”", '"', "''", "``", "«", "»"), "quote"),
}


def _kind(token: str, low: str, classes: dict[str, str]) -> str:
    if token == "May":
        return "time"
    known = _MARKS.get(token) or classes.get(low)
    if known:
        return known
    first = token[0]
    if first.isupper():
        return "name"
    if first.isdigit():
        return "number"
    return "adverb" if low.endswith("ly") else "word"


def _paragraph_numbers(text: str, starts: list[int]) -> list[int]:
    """For every word, how many lines with words stand above it."""
    breaks = [m.start() for m in re.finditer(r"\n", text)]
    numbers, line = [], 0
    for start in starts:
        while line < len(breaks) and breaks[line] < start:
            line += 1
        numbers.append(line)
    return numbers


def _opens(text: str, start: int, end: int, word: str) -> bool:
    """Whether a quotation mark opens by its shape: a space before it and none after it."""
    if word in _OPEN:
        return True
    return (start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–") and not text[end:end + 1].isspace()


def _closes(text: str, start: int, end: int, word: str) -> bool:
    """Whether a mark ends a quotation by its shape: no space before it."""
    return word in _CLOSE or start > 0 and not text[start - 1].isspace() and not text[end:end + 1].isalnum()


def _quotations(text: str, low: list[str], starts: list[int], ends: list[int], paragraphs: list[int]) -> list[Span]:
    """The ranges of words in quotation marks, marks included; one left open runs to the end of its paragraph."""
    found: list[Span] = []
    opened = -1
    for i, word in enumerate(low):
        if opened >= 0 and paragraphs[i] != paragraphs[opened]:
            if low[opened] in _OPEN:
                found.append(Span(opened, i))
            opened = -1
        if word not in _QUOTES:
            continue
        if opened < 0:
            opened = i if _opens(text, starts[i], ends[i], word) else -1
        elif _closes(text, starts[i], ends[i], word):
            found.append(Span(opened, i + 1))
            opened = -1
    if opened >= 0 and low[opened] in _OPEN:
        found.append(Span(opened, len(low)))
    return found


def _ranges(spans: tuple[Span, ...], starts: list[int]) -> list[Span]:
    """Sentence spans as half-open ranges of word numbers."""
    ranges, i, count = [], 0, len(starts)
    for span in spans:
        first = i
        while i < count and starts[i] < span.end:
            i += 1
        ranges.append(Span(first, i))
    return ranges


def read(text: str) -> Page:
    """`text` cut up; linear in its length."""
    classes = word_class()
    matches = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    low = [token.lower() for token, _, _ in matches]
    starts, ends = [m[1] for m in matches], [m[2] for m in matches]
    kinds = [_kind(m[0], word, classes) for m, word in zip(matches, low)]
    paragraphs = _paragraph_numbers(text, starts)
    quotations = _quotations(text, low, starts, ends, paragraphs)
    quote = [-1] * len(low)
    for number, span in enumerate(quotations):
        quote[span.start:span.end] = [number] * (span.end - span.start)
    spans = sentences(text, Span(0, len(text)))
    return Page(text, low, starts, ends, kinds, quote, _ranges(spans, starts), list(spans), paragraphs, quotations)
