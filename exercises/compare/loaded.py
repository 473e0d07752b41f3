"""Loaded words of a text: those that the reference marks, or else those that the first reader suggests outside quotation marks."""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from .. import reader
from ..pack import Text
from ..spans import Span
from .story import blocks, chance


@dataclass(frozen=True)
class Loaded:
    """A loaded word: its place in code points, a slug of `scheme.WORDING_KINDS`, and how often such a suggestion is right, 0 to 1 (a mark: 1)."""

    span: Span
    kind: str
    chance: float = 1.0


def loaded(text: Text) -> tuple[Loaded, ...]:
    """The loaded words in the story of a text, in reading order: of a mark the words that must be in it."""
    within = sorted(blocks(text))
    return tuple(word for word in sorted(_found(text), key=lambda w: w.span) if _inside(word.span, within))


def _inside(span: Span, within: list[Span]) -> bool:
    block = bisect_right(within, span.start, key=lambda b: b.start) - 1
    return block >= 0 and within[block].touches(span)


def _found(text: Text) -> list[Loaded]:
    marks = text.marks_of("wording")
    if marks:
        return [Loaded(m.core, m.kind, chance(m)) for m in marks]
    return [Loaded(Span(w.start, w.end), w.kind, w.chance) for w in reader.wording(text.text) if not w.quoted and w.rule not in reader.FAINT]
