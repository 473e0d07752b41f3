"""What tests of the marks share: the packs, their marked texts, and the blocks and sentences of a story."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from exercises import pack as packs
from exercises import spans
from exercises.annotation import Mark
from exercises.pack import Block, Pack, Text
from exercises.spans import Span

KIT = Path(__file__).resolve().parents[2]
TEXTS = KIT / "texts"
PACKS = sorted(p.name for p in TEXTS.iterdir() if p.is_dir() and (p / "article.txt").is_file()) if TEXTS.is_dir() else []
MAIN = "al-bukamal"
STORY = ("headline", "report")


@cache
def load(slug: str) -> Pack:
    """The pack, or a failed test that says in one sentence what is wrong with it."""
    try:
        return packs.load(slug, TEXTS)
    except packs.PackError as error:
        pytest.fail(str(error), pytrace=False)


def none(faults: Iterator[str] | list[str]) -> None:
    """Fails with all faults, one a line."""
    found = list(faults)
    if found:
        pytest.fail(f"{len(found)} faults:\n" + "\n".join(found), pytrace=False)


def every_mark(pack: Pack) -> list[tuple[Text, Mark]]:
    """The marks on the article and on its other accounts."""
    return [(text, mark) for text in (pack.article, *(a.text for a in pack.accounts)) for mark in text.marks]


def marked(pack: Pack, strand: str) -> list[Text]:
    """The texts of the pack that are marked in this strand: the article, and accounts that are marked whole."""
    return [pack.article, *(a.text for a in pack.accounts if a.text.marks_of(strand))]


def marks_in(text: Text, strand: str, span: Span) -> list[Mark]:
    return [m for m in text.marks_of(strand) if m.span.touches(span)]


def sentences_of(text: Text, block: Block) -> tuple[Span, ...]:
    return spans.sentences(text.text, block.span)


def story_blocks(text: Text) -> list[Block]:
    """The blocks that the boilerplate marks call headline or report; all of a text that has nothing else."""
    if not text.marks_of("boilerplate"):
        return list(text.blocks)
    return [b for b in text.blocks if any(m.kind in STORY for m in marks_in(text, "boilerplate", b.span))]


def report_blocks(text: Text) -> list[Block]:
    """The blocks of the story below its headline."""
    return story_blocks(text)[1:]


def quoted(text: Text, span: Span) -> str:
    return f"“{text.text[span.start:span.end][:60]}”"
