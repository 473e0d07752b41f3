"""What stands between found sentences: short ones that are placed by their order, and edited ones."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import spans
from ..spans import Span
from .finding import Found, edges, one_line
from .matching import sure_pairs
from .shape import Sentence
from .wordless import words

_NEAR = 6
"""How many pieces more than are missing are looked at before the first found sentence and behind the last."""
_ROOM = 20
"""How many words more than were expected an edited stretch may have; beyond that it is no sentence of the article."""
_LOOK = 6000
"""How far into a gap is looked, in code points: further away nothing belongs to the article."""
_OFTEN = 3
"""A line that a page has this often is one of its buttons, such as “Read more”."""
_NUMBER = re.compile(r"^\(?\d{1,3}[.)](?: |$)")


class Filled(NamedTuple):
    """A sentence's text in the copy, and whether it is the sentence of the reference."""

    text: str
    same: bool


def fill(copy: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> dict[int, Filled]:
    """The text of each sentence by number; a number is missing where the copy has nothing for it."""
    filled = {f.number: Filled(f.text, True) for f in found}
    known = [Found(0, 0, 0, ""), *found, Found(len(sentences) + 1, len(copy), len(copy), "")]
    buttons = {line for line, times in Counter(map(str.strip, copy.splitlines())).items() if times >= _OFTEN}
    for left, right in zip(known, known[1:]):
        missing = sentences[left.number:right.number - 1]
        if missing and found:
            filled |= _gap(copy, Span(left.end, right.start), missing, (left is known[0], right is known[-1]), buttons)
    return filled


def _gap(copy: str, gap: Span, missing: Sequence[Sentence], ends: tuple[bool, bool], buttons: set[str]) -> dict[int, Filled]:
    """`ends`: whether the gap is before the first found sentence, and whether it is behind the last."""
    gap = _near(gap, *ends)
    by_line = _pieces(copy, spans.sentences(copy, gap), buttons)
    if not by_line:
        return {}
    ways = (by_line, _unwrapped(copy, gap, buttons), [kept for piece in by_line if (kept := _NUMBER.sub("", piece))])
    rows = [_in_order(pieces, missing, *ends) for pieces in ways]
    nearest = min(filter(None, rows), key=lambda row: _strange(row, missing), default={})
    return (_counted(copy[gap.start:gap.end], missing, buttons) or nearest
            or _flush(copy[gap.start:gap.end], missing) or _sure(ways[1], missing, *ends) or ({} if any(ends) else _edited(by_line, missing)))


def _sure(pieces: Sequence[str], missing: Sequence[Sentence], opens: bool, closes: bool) -> dict[int, Filled]:
    """Those of the missing sentences that can be told from each other though some are gone; what is left over stands for the rest."""
    pieces = pieces[-len(missing):] if opens else pieces[:len(missing)] if closes else pieces
    at = sure_pairs([len(words(p)) for p in pieces], missing)
    filled = {missing[i].number: Filled(pieces[k], not missing[i].hash) for i, k in at.items()}
    rest = [piece for k, piece in enumerate(pieces) if k not in at.values()]
    return filled if opens or closes or not rest or not filled else _with_rest(filled, at, pieces, missing)


def _with_rest(filled: dict[int, Filled], at: dict[int, int], pieces: Sequence[str], missing: Sequence[Sentence]) -> dict[int, Filled]:
    """What stands between sure pieces is put in place of the first sentence that is missing between them."""
    known = [(-1, -1), *sorted(at.items()), (len(missing), len(pieces))]
    for (i, k), (next_i, next_k) in zip(known, known[1:]):
        if next_i - i > 1 and next_k - k > 1:
            filled |= _edited(pieces[k + 1:next_k], missing[i + 1:next_i])
    return filled


def _strange(row: dict[int, Filled], missing: Sequence[Sentence]) -> int:
    """How many words more or fewer than the reference a row of pieces has."""
    return sum(abs(len(words(row[s.number].text)) - s.words) for s in missing)


def _near(gap: Span, opens: bool, closes: bool) -> Span:
    """The part of a gap that is looked at: what stands next to the found sentences."""
    return Span(max(gap.start, gap.end - _LOOK), gap.end) if opens else Span(gap.start, min(gap.end, gap.start + _LOOK))


def _pieces(text: str, found: Iterable[Span], buttons: set[str]) -> list[str]:
    pieces = (one_line(text[s.start:s.end]) for s in found)
    return [piece for piece in pieces if piece not in buttons and words(piece)]


def _unwrapped(copy: str, gap: Span, buttons: set[str]) -> list[str]:
    """The sentences of a gap, where a line may end inside one and a block may not."""
    blocks = (one_line(block) for block in re.split(r"\n[ \t]*\n", copy[gap.start:gap.end]))
    return [piece for block in blocks for piece in _pieces(block, spans.sentences(block, Span(0, len(block))), buttons)]


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


def _counted(text: str, missing: Sequence[Sentence], buttons: set[str]) -> dict[int, Filled]:
    """The same words with or without buttons between them, and with words at line ends parted or whole."""
    kept = "\n".join(line for line in text.splitlines() if line.strip() not in buttons)
    ways = (one_line(text), one_line(text, "join"), one_line(kept))
    return next(filter(None, (_by_count(way, missing) for way in ways)), {})


def _by_count(text: str, missing: Sequence[Sentence]) -> dict[int, Filled]:
    """Where all that is missing is short and the words are as many as were counted, they are these."""
    stream = words(text)
    if any(s.hash for s in missing) or sum(s.words for s in missing) != len(stream):
        return {}
    filled, at = {}, 0
    for s in missing:
        start, end = edges(text, stream[at].start, stream[at + s.words - 1].end)
        filled[s.number] = Filled(text[start:end], True)
        at += s.words
    return filled


def _flush(text: str, missing: Sequence[Sentence]) -> dict[int, Filled]:
    """On one line, short sentences stand flush with the found ones, and what is left between them is edited, if it has about its length."""
    edited = [i for i, s in enumerate(missing) if s.hash]
    stream = words(text)
    if "\n" in text.strip() or not edited or any(not s.hash for s in missing[edited[0]:edited[-1]]):
        return {}
    left, right = missing[:edited[0]], missing[edited[-1] + 1:]
    first, last = sum(s.words for s in left), len(stream) - sum(s.words for s in right)
    expected = sum(missing[i].words for i in edited)
    if not expected / 2 <= last - first <= 2 * expected:
        return {}
    start, end = edges(text, stream[first].start, stream[last - 1].end)
    return {**_by_count(text[:start], left), missing[edited[0]].number: Filled(one_line(text[start:end]), False), **_by_count(text[end:], right)}


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
