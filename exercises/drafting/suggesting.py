"""All marks of the first reader on a text, as drafts for a person to accept, mend or drop."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..annotation import Mark
from . import blocks, loaded, said, sources
from .found import look


def suggest(text: str, labels: Sequence[str] = ()) -> tuple[Mark, ...]:
    """The first reader’s marks on a text, in all four strands, with the facts that every exercise needs.

    `labels`: the kinds of its blocks (slugs of `scheme.BLOCK_KINDS`), one a block, where a saved page gave them; they go before
    the reader’s own guess. All spans are in code points of `text`. `mark.facts["first_reader"]` is
    `{"rule": …, "why": one sentence, "chance": 0–1 or None where nobody counted, "kind": what was suggested}`; the reason is that sentence and what to look at. A stake is given only where
    the text itself tells it, else `facts["stake"]` is "" and exercises ask for the kind of source alone. Time is linear in the length.
    """
    found = look(text, labels)
    return tuple(_known(mark) for strand in (blocks, sources, said, loaded) for mark in strand.marks(found))


def _known(mark: Mark) -> Mark:
    """The mark, which remembers what it was suggested as, so that its words can change when a person calls it something else."""
    return replace(mark, facts={**mark.facts, "first_reader": {**mark.facts["first_reader"], "kind": mark.kind}})
