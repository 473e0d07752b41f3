"""Suggested marks for words that judge while they tell."""
from __future__ import annotations

from collections.abc import Iterator

from ..annotation import Mark
from ..spans import Span, sentences
from .found import JUDGED, Found
from .phrases import clip, first_words, pick, words

_CAN_GO = ("evaluative", "tag")
"""The kinds without which a sentence still stands: it can be said without the word."""


def marks(found: Found) -> Iterator[Mark]:
    """One mark a loaded word of headline, report and labels, in order: `wording/w01` and so on."""
    places = [s for _, block in found.blocks_of(JUDGED) for s in sentences(found.text, block)]
    at = 0
    for number, word in enumerate(sorted(found.loaded, key=lambda w: (w.start, w.end)), 1):
        while at + 1 < len(places) and places[at + 1].start <= word.start:
            at += 1
        yield _mark(found, word, number, places[at])


def _mark(found: Found, word, number: int, sentence: Span) -> Mark:
    span, told = Span(word.start, word.end), words()["wording"]["kinds"][word.kind]
    slots = {"words": clip(found.words(span)), "first": first_words(found.words(sentence)), "place": _place(sentence, span)}
    look = pick(words()["looks"]["loaded" if word.kind in _CAN_GO else "named"], number, **slots)
    return Mark(f"wording/w{number:02d}", "wording", word.kind, span, span, f"{word.why} {look}",
                facts={"plain": word.plain, "lost": "", "gained": "", "first_reader": {"rule": word.rule, "why": word.why, "chance": word.chance}},
                hints=(pick(words()["wording"]["where"], number, **slots), pick(told["what"], number), pick(told["answer"], number, **slots)),
                back=pick(told["back"], number))


def _place(sentence: Span, span: Span) -> str:
    third = 3 * (span.start - sentence.start) // max(1, sentence.end - sentence.start)
    return ("first part", "middle", "last part")[min(2, max(0, third))]
