"""What stands between found sentences: short ones that are placed by their order, and edited ones."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import spans
from ..spans import Span
from .finding import Found, one_line
from .shape import Sentence
from .wordless import words

_NEAR = 6
"""How many pieces more than are missing are looked at before the first found sentence and behind the last."""
_ROOM = 20
"""How many words more than were expected an edited stretch may have; beyond that it is no sentence of the article."""


class Filled(NamedTuple):
    """A sentence's text in the copy, and whether it is the sentence of the reference."""

    text: str
    same: bool


def fill(copy: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> dict[int, Filled]:
    """The text of each sentence by number; a number is missing where the copy has nothing for it."""
    filled = {f.number: Filled(f.text, True) for f in found}
    known = [Found(0, 0, 0, ""), *found, Found(len(sentences) + 1, len(copy), len(copy), "")]
    for left, right in zip(known, known[1:]):
        missing = sentences[left.number:right.number - 1]
        if missing and (found or len(sentences) == len(missing)):
            filled |= _gap(copy, Span(left.end, right.start), missing, left is known[0], right is known[-1])
    return filled


def _gap(copy: str, gap: Span, missing: Sequence[Sentence], opens: bool, closes: bool) -> dict[int, Filled]:
    by_line = _pieces(copy, spans.sentences(copy, gap))
    if not by_line:
        return {}
    return (_by_count(copy, gap, missing) or _in_order(by_line, missing, opens, closes)
            or _in_order(_unwrapped(copy, gap), missing, opens, closes)
            or ({} if opens or closes else _edited(by_line, missing)))


def _pieces(text: str, found: Iterable[Span]) -> list[str]:
    pieces = (one_line(text[s.start:s.end]) for s in found)
    return [piece for piece in pieces if words(piece)]


def _unwrapped(copy: str, gap: Span) -> list[str]:
    """The sentences of a gap, where a line may end inside one and a block may not."""
    blocks = (one_line(block) for block in re.split(r"\n[ \t]*\n", copy[gap.start:gap.end]))
    return [piece for block in blocks for piece in _pieces(block, spans.sentences(block, Span(0, len(block))))]


def _in_order(pieces: list[str], missing: Sequence[Sentence], opens: bool, closes: bool) -> dict[int, Filled]:
    """The missing sentences as pieces in a row: the only row that fits, or at an end of the text the nearest."""
    if opens or closes:
        near = len(missing) + _NEAR
        pieces = pieces[-near:] if opens else pieces[:near]
    at = _match([len(words(p)) for p in pieces], missing)
    if not at or len(at) > 1 and not (opens or closes):
        return {}
    first = at[-1] if opens else at[0]
    return {s.number: Filled(pieces[first + i], not s.hash) for i, s in enumerate(missing)}


def _by_count(copy: str, gap: Span, missing: Sequence[Sentence]) -> dict[int, Filled]:
    """Where all that is missing is short and the words are as many as were counted, they are these."""
    stream = words(copy[gap.start:gap.end])
    if any(s.hash for s in missing) or sum(s.words for s in missing) != len(stream):
        return {}
    filled, at = {}, 0
    for s in missing:
        end = stream[at + s.words].start if at + s.words < len(stream) else len(copy[gap.start:gap.end])
        filled[s.number] = Filled(one_line(copy[gap.start + stream[at].start:gap.start + end]), True)
        at += s.words
    return filled


def _match(counts: Sequence[int], missing: Sequence[Sentence]) -> list[int]:
    """From which pieces on the missing sentences may stand one after another: a short one has its count of words, an edited one any."""
    def fits(first: int) -> bool:
        return all(s.hash or counts[first + i] == s.words for i, s in enumerate(missing))

    return [first for first in range(len(counts) - len(missing) + 1) if fits(first)]


def _edited(pieces: Sequence[str], missing: Sequence[Sentence]) -> dict[int, Filled]:
    """What stands in place of the missing sentences, as the text of the first of them."""
    text = " ".join(pieces)
    room = 2 * sum(s.words for s in missing) + _ROOM
    return {missing[0].number: Filled(text, False)} if len(words(text)) <= room else {}
