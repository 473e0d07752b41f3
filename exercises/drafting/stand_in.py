"""A thin rule until the reader has its own for blocks."""
from __future__ import annotations

from dataclasses import dataclass

from .. import scheme, spans
from ..spans import Span


@dataclass(frozen=True)
class BlockGuess:
    span: Span
    kind: str
    group: str
    speaker: str
    rule: str
    why: str
    chance: float


def read_blocks(text: str) -> list[BlockGuess]:
    found = []
    for number, span in enumerate(spans.blocks(text)):
        said = text[span.start:span.end]
        told = len(said.split()) >= 15 and said.rstrip("”\"’)")[-1:] in ".?!"
        kind = "headline" if number == 0 else "report" if told else "navigation"
        speaker = "author" if kind in ("headline", "report") else "first-publisher"
        found.append(BlockGuess(span, kind, scheme.group_of(kind), speaker, "stand-in", f"It looks like {scheme.BLOCK_KINDS[kind].label} by its length and its end.", 0.8))
    return found
