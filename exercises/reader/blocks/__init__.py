"""The blocks of a page: where the article ends, and what each block outside it is for.

`label_blocks` takes the blocks of one page, `read_blocks` a text, `page_blocks` a saved page. It is made for English.
"""
from __future__ import annotations

from collections.abc import Sequence

from ...scheme import group_of
from .facts import Seen, see
from .markup import Marked, marked_blocks
from .record import BlockGuess, PageBlock
from .sort import kinds
from .split import split
from .voices import speakers
from .why import chance, places, rule, why

__all__ = ["BlockGuess", "PageBlock", "label_blocks", "page_blocks", "read_blocks"]


def _guesses(blocks: Sequence[Seen], mode: str) -> list[tuple[str, str, str, str, str, float]]:
    """Kind, group, speaker, rule, why and chance of every block."""
    found = kinds(blocks, mode)
    names = [rule(block, kind, mode) for block, kind in zip(blocks, found)]
    return [(kind, group_of(kind), speaker, name, why(block, kind, name, place), chance(name, kind, mode))
            for block, kind, speaker, name, place in zip(blocks, found, speakers(blocks, found), names, places(found))]


def label_blocks(blocks: Sequence[str]) -> list[str]:
    """One kind of the scheme for each block of one page, in order; `report` for the body. Linear in their length."""
    return kinds(see([Marked(block.strip()) for block in blocks]), "text")


def read_blocks(text: str) -> list[BlockGuess]:
    """A guess about every block of a text, in order; spans in code points.

    Blank lines part blocks. Where there are hardly any, as in a copy from some browsers, each line is a block, and lines
    that are broken at one width are joined again (`split`). A text of white space has no blocks.
    """
    found = split(text)
    seen = see([Marked(text[span.start:span.end]) for span in found])
    return [BlockGuess(span, *guess) for span, guess in zip(found, _guesses(seen, "text"))]


def page_blocks(html: str) -> list[PageBlock]:
    """A guess about every block of a saved page that a reader sees, in order; scripts, styles and hidden parts left out."""
    blocks = marked_blocks(html)
    seen = see(blocks)
    return [PageBlock(block.text, *guess) for block, guess in zip(blocks, _guesses(seen, "html"))]
