"""Suggested marks for what each block does, who speaks in it and who gains."""
from __future__ import annotations

from collections.abc import Iterator

from ..annotation import Mark
from .found import Found
from .phrases import clip, first_words, pick, words


def marks(found: Found) -> Iterator[Mark]:
    """One mark a block, in order: `boilerplate/b01` and so on."""
    for number, guess in enumerate(found.guesses, 1):
        told, about = words()["blocks"][guess.kind], {"n": number, "first": first_words(found.words(guess.span))}
        look = pick(words()["looks"]["block"], number if number > 1 else 0, **about)  # the first block has none before it
        yield Mark(
            f"boilerplate/b{number:02d}", "boilerplate", guess.kind, guess.span, guess.span, f"{guess.why} {look}",
            facts={"speaker": guess.speaker, "speaker_reason": pick(words()["speaker_reasons"][guess.speaker], number),
                   "does": pick(told["does"], number), "gains": pick(told["gains"], number), "gainer": gainer(guess.kind, guess.speaker),
                   "first_reader": {"rule": guess.rule, "why": guess.why, "chance": guess.chance or None}},
            hints=(pick(words()["block_hints"]["where"], number, **about), pick(words()["block_hints"]["what"], number), pick(told["answer"], number)),
            back=clip(pick(told["back"], number), 200))


def gainer(kind: str, speaker: str) -> str:
    """Who gains by a block of a kind: a slug of `scheme.GAINERS`."""
    named = words()["blocks"][kind]["gainer"]
    return {"author": "first-publisher"}.get(speaker, speaker) if named == "speaker" else named
