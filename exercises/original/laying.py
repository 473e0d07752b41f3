"""The marks of a word-free form laid on a copy."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .. import annotation
from ..annotation import Mark
from ..pack import PackError
from ..spans import Span
from .finding import find
from .gaps import Filled, fill
from .shape import Form, Place, Sentence, read
from .wordless import tidy, words

_SHOWN = 12


@dataclass(frozen=True)
class Missing:
    """A sentence of the reference that the copy has not, or has in other words.

    `number` counts from 1, and so does `block`, the block of the laid text that it belongs to, 0 where there is none; `before` is the end of the nearest sentence found before it, in the copy's words, "" at the
    beginning; `instead` is what stands there in the copy, "" for nothing.
    """

    number: int
    words: int
    before: str
    instead: str = ""
    block: int = 0


@dataclass(frozen=True)
class Laid:
    """A copy with the marks that could be laid on it.

    `text` has the reference's blocks, parted by one blank line, in the copy's words; what stands before, between and
    behind them on the page is left out. `found` of `total` sentences are the reference's. `cores` has the block numbers
    of this text, and `blocks` them by the reference's; `lost` names the marks that could not be laid.
    """

    text: str
    marks: tuple[Mark, ...]
    missing: tuple[Missing, ...]
    found: int
    total: int
    cores: Mapping[str, Mapping[str, list]] = field(default_factory=dict)
    blocks: Mapping[int, int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


def lay(data: object, copy: str) -> Laid:
    """The marks of the word-free form `data` on somebody's copy of its text; raises PackError where `data` is not sound."""
    form = read(data)
    clean = tidy(copy)
    filled = fill(clean, form.sentences, find(clean, form.sentences))
    text, at, blocks = _set(form.sentences, filled)
    same = {n: span for n, span in at.items() if filled[n].same and len(words(filled[n].text)) == form.sentences[n - 1].words}
    placed = [(item, _span(place, text, same), _core(place, text, same)) for item, place in form.marks]
    lost = _lost(placed)
    marks = tuple(_mark(item, span, core or span, text) for item, span, core in placed if span and item["id"] not in lost)
    missing = tuple(_missing(s, same, filled, blocks) for s in form.sentences if s.number not in same)
    return Laid(text, marks, missing, len(same), len(form.sentences), _cores(form, marks, blocks), blocks, tuple(sorted(lost)))


def _set(sentences: Sequence[Sentence], filled: Mapping[int, Filled]) -> tuple[str, dict[int, Span], dict[int, int]]:
    """The text, where each sentence stands in it, and its block numbers by the reference's."""
    text, at, blocks = "", {}, {}
    line = False
    for s in sentences:
        line = line or s.starts == "line"
        if s.number in filled:
            text += "" if not text else "\n\n" if s.block not in blocks else "\n" if line else " "
            blocks.setdefault(s.block, len(blocks) + 1)
            at[s.number], line = Span(len(text), len(text) + len(filled[s.number].text)), False
            text += filled[s.number].text
    return text, at, blocks


def _span(place: Place, text: str, same: Mapping[int, Span]) -> Span | None:
    """Where a mark stands; whole sentences stand where any of them does, a part of one where that one does."""
    there = [same[n] for n in range(place.first, place.last + 1) if n in same]
    if not there:
        return None
    return _words(place.words, text, there[0]) if place.words else Span(there[0].start, there[-1].end)


def _core(place: Place, text: str, same: Mapping[int, Span]) -> Span | None:
    return _words(place.core, text, same[place.first]) if place.core and place.first in same else None


def _words(numbers: tuple[int, int], text: str, sentence: Span) -> Span:
    stream = words(text[sentence.start:sentence.end])
    start, end = sentence.start + stream[numbers[0] - 1].start, sentence.start + stream[numbers[1] - 1].end
    opened = text.count("(", start, end) > text.count(")", start, end)
    return Span(start, end + (opened and text[end:end + 1] == ")"))


def _lost(placed: Sequence[tuple[Mapping, Span | None, Span | None]]) -> set[str]:
    """Marks without a place, and those that belong to one attribution with them: half an attribution would mislead."""
    groups = {item.get("group") for item, span, _ in placed if not span} - {None, ""}
    return {str(item.get("id")) for item, span, _ in placed if not span or item.get("group") in groups}


def _mark(item: Mapping, span: Span, core: Span, text: str) -> Mark:
    """A mark as annotation.from_json reads it, so that the same things are checked."""
    body = [{"purpose": "classifying", "value": item.get("kind")}, {"purpose": "describing", "value": item.get("reason")}]
    selectors = [{"type": "TextQuoteSelector", "exact": text[span.start:span.end]},
                 {"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    parts = {f"kit:{name}": item[name] for name in ("strand", "group", "facts", "others", "hints", "overlooks", "back") if name in item}
    whole = {"id": item.get("id"), "body": body, "target": {"selector": selectors}, "kit:core": list(core), **parts}
    try:
        mark, _ = annotation.from_json(whole, "The file of marks without words")
    except annotation.AnnotationError as error:
        raise PackError(str(error)) from None
    return mark


def _missing(sentence: Sentence, same: Mapping[int, Span], filled: Mapping[int, Filled], blocks: Mapping[int, int]) -> Missing:
    before = max((n for n in same if n < sentence.number), default=0)
    instead = filled[sentence.number].text if sentence.number in filled else ""
    return Missing(sentence.number, sentence.words, _end_of(filled[before].text) if before else "", instead, blocks.get(sentence.block, 0))


def _end_of(text: str) -> str:
    last = text.split()[-_SHOWN:]
    return " ".join(last) if len(last) == len(text.split()) else f"… {' '.join(last)}"


def _cores(form: Form, marks: Sequence[Mark], blocks: Mapping[int, int]) -> dict[str, dict[str, list]]:
    """The cores by this text's block numbers; numbers beyond the reference's blocks, of a text that follows, move with it."""
    last = form.sentences[-1].block
    named = {str(item.get("id")).rpartition("/")[2] for item, _ in form.marks}
    kept = {mark.id.rpartition("/")[2] for mark in marks}

    def moved(part: Sequence[int | str]) -> list:
        there = [n for n in part if (n in blocks or n > last if isinstance(n, int) else n in kept or n not in named)]
        return [n if isinstance(n, str) else blocks.get(n, n - last + len(blocks)) for n in there]

    return {strand: {part: moved(numbers) for part, numbers in parts.items()} for strand, parts in form.cores.items()}
