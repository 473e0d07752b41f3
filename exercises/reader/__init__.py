"""The first reader: rules that suggest who says what, for a person to accept, mend or drop.

It knows words and places of words, and nothing of the world. It is made for English. How often it is
right, and what it misses most, stands in README.md beside this file.
"""
from __future__ import annotations

from ..spans import Span
from .assemble import drafts
from .blocks import BlockGuess, PageBlock, label_blocks, page_blocks, read_blocks
from .chances import about
from .finish import records
from .language import ENGLISH_ONLY, looks_english
from .page import read
from .record import Attribution
from .wording_record import Wording
from .wordings import FAINT, Told, found

__all__ = ["ENGLISH_ONLY", "FAINT", "Attribution", "BlockGuess", "PageBlock", "Wording", "about", "attributions", "label_blocks",
           "looks_english", "own_voice", "page_blocks", "read_blocks", "wording"]


def attributions(text: str, attitudes: bool = False) -> list[Attribution]:
    """Who says what in `text`: one record a cue, in the order of the cues.

    All spans are in code points of `text`. By the kit’s scheme a want or a feeling is no attribution;
    `attitudes=True` gives those too, as research corpora count them. Takes time linear in the length.
    """
    page = read(text)
    return records(page, drafts(page, attitudes))


def own_voice(text: str) -> list[Span]:
    """The sentences of `text` without any attribution, in code points."""
    page = read(text)
    told = sorted(span for record in records(page, drafts(page, False)) for span in [*record.cue, *(record.content or [])])
    found, i = [], 0
    for sentence in page.spans:
        while i < len(told) and told[i].end <= sentence.start:
            i += 1
        if not any(span.touches(sentence) for span in told[i:i + 3]):
            found.append(sentence)
    return found


def wording(text: str) -> list[Wording]:
    """The loaded wording of `text` in the order of the text: prompts to think, and no verdicts.

    Spans are in code points of `text`, none is empty and none touches another. Words inside quotation marks have
    `quoted`, since they are the speaker’s. Rules in `FAINT` have little behind them. A lesson may leave both out, and by
    the kit’s scheme neither is a mark. Hedges (“reportedly”) belong to `attributions`. Takes time linear in the length.
    """
    page = read(text)
    contents = [span for record in records(page, drafts(page, False)) for span in (record.content or [])]
    return found(page, Told(contents))
