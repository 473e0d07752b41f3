"""What was brought: plain text in blocks, with what can be said about where it is from."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .. import spans

MOST_CHARACTERS = 3_000_000
"""The longest text that is taken, in code points: about 500,000 words."""


class BringError(ValueError):
    """Something that cannot be brought; the message is one or two plain sentences that name it and say what helps."""


@dataclass(frozen=True)
class Brought:
    """A text as lessons need it.

    `text`: blocks parted by one blank line, newlines normalised, none at the end. `title`: a guess, or "".
    `labels`: the kind of each block as a saved page’s HTML suggests it, or () where there was none.
    `notes`: sentences to tell the person. `address`: where a web page was fetched from; `date`: YYYY-MM-DD or "".
    """

    text: str
    title: str = ""
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    address: str = ""
    date: str = ""

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The blocks in their order."""
        return tuple(self.text.split("\n\n"))

    @cached_property
    def words(self) -> int:
        """How many words there are."""
        return len(spans.words(self.text))

    def __repr__(self) -> str:
        return f"Brought: {self.title or 'no title'}, {counted(len(self.blocks), 'block')}, {counted(self.words, 'word')}"


def counted(number: int, name: str) -> str:
    """“1 word”, “1,200 words”."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def unique(notes: Iterable[str]) -> tuple[str, ...]:
    """The notes in their order, each once and none empty."""
    return tuple(dict.fromkeys(note for note in notes if note))
