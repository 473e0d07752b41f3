"""What is compared of a text: the sentences of its story, by the marks on it or by the first reader."""
from __future__ import annotations

from .. import reader, spans
from ..annotation import Mark
from ..drafting.entry import first_reader
from ..pack import Text
from ..spans import Span

STORY = ("headline", "report")
REFERENCE, READER = "the reference", "the first reader"


def read_by(text: Text, strand: str) -> str:
    """Whose marks of one strand are used: the reference’s where people made any, else the first reader’s."""
    return READER if all(map(first_reader, text.marks_of(strand))) else REFERENCE


def chance(mark: Mark) -> float:
    """How often a suggestion such as this mark is right, 0 to 1; 1 for a mark that people made."""
    told = first_reader(mark).get("chance", 1.0)
    return float(told) if isinstance(told, int | float) else 1.0


def blocks(text: Text) -> list[Span]:
    """The blocks of the story: headline and report, by the marks; without marks, as the first reader takes them."""
    marked = [m.span for m in text.marks_of("boilerplate") if m.kind in STORY]
    if marked:
        return marked
    kinds = reader.label_blocks([b.text for b in text.blocks]) if not text.marks else ()
    found = [b.span for b, kind in zip(text.blocks, kinds) if kind in STORY]
    return found or [b.span for b in text.blocks]


def story(text: Text) -> list[Span]:
    """The sentences of the story, in reading order and in code points."""
    marked = [m.span for m in text.marks_of("sourcing")]
    return marked or [s for block in blocks(text) for s in spans.sentences(text.text, block)]
