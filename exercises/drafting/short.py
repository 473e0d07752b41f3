"""The short way through a draft: what a person looks at, so that the first part of each lesson rests on nobody’s rules."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..annotation import Mark
from ..pack import Text
from .cores import cores
from .entry import Entry

WHOLE = ("boilerplate", "sourcing")
"""Every mark of these is on the way: each block and each sentence must have its kind, and pictures count them all."""


def on_the_way(text: Text, parts: Mapping[str, Mapping[str, list]] | None = None) -> frozenset[str]:
    """The ids of the marks on the short way: all blocks and sources, and what lessons 03 and 04 begin with.

    `parts` are the cores of the text where they are known already.
    """
    parts = parts or cores(text)
    return frozenset(m.id for m in text.marks if m.strand in WHOLE or _begins(text, m, parts.get(m.strand, {})))


def _begins(text: Text, mark: Mark, parts: Mapping[str, list]) -> bool:
    if mark.kind == "claim":
        return mark.id.rpartition("/")[2] in parts.get("kinds", ())
    return text.block_at(mark.span.start).number in parts.get("core", ())


def is_walked(entries: Collection[Entry], way: Collection[str]) -> bool:
    """Whether a person has looked at every mark that is on the way."""
    return all(e.looked_at for e in entries if e.mark.id in way)


def left_out(text: Text, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Marks off the short way that nobody has looked at, once the way itself is walked; else none: then the key is the first reader’s."""
    return tuple(e for e in entries if not e.looked_at) if is_walked(entries, on_the_way(text)) else ()


def without(text: Text, parts: Mapping[str, Mapping[str, list]], out: Sequence[Entry]) -> dict[str, dict[str, list]]:
    """The cores without the blocks, outside of the first part, that hold a mark which is left out."""
    gone = {(e.mark.strand, text.block_at(e.mark.span.start).number) for e in out if e.mark.kind != "claim"}
    return {strand: {**dict(part), **({"more": [n for n in part["more"] if (strand, n) not in gone]} if "more" in part else {})}
            for strand, part in parts.items()}
