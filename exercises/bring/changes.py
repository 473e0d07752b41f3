"""What a person changes before a text is used: blocks left out, joined, split; the title; each step can be undone."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .. import spans
from .brought import Brought, BringError, counted, unique
from .signs import plain

MOST_STEPS = 500
_LOOK = 2_000


@dataclass(frozen=True)
class Piece:
    """A block as it will be used. `out`: it is left out."""

    text: str
    label: str = ""
    out: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(spans.words(self.text))


class Changes:
    """The blocks of something brought, numbered from 1, as a person changes them.

    Every step makes a new tuple of pieces, so that it can be taken back. BringError where a step cannot be made.
    """

    def __init__(self, brought: Brought):
        self.brought = brought
        labels = brought.labels or ("",) * len(brought.blocks)
        self._steps = [(brought.title, tuple(Piece(text, label) for text, label in zip(brought.blocks, labels)))]

    @property
    def title(self) -> str:
        return self._steps[-1][0]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self._steps[-1][1]

    @property
    def used(self) -> tuple[Piece, ...]:
        """The pieces that are not left out."""
        return tuple(piece for piece in self.pieces if not piece.out)

    def call(self, title: str) -> None:
        """Sets the title."""
        self._step(" ".join(plain(title)[0].split())[:300], self.pieces)

    def leave_out(self, number: int, out: bool = True) -> None:
        """Leaves a block out, or takes it in again."""
        self._put(number, 1, (replace(self._at(number), out=out),))

    def put_back(self, number: int) -> None:
        """Takes a block in that was left out."""
        self.leave_out(number, False)

    def join(self, number: int) -> None:
        """Joins a block with the one after it."""
        first = self._at(number)
        if number == len(self.pieces):
            raise BringError(f"Block {number} is the last one; there is none after it to join.")
        second = self._at(number + 1)
        if first.out or second.out:
            raise BringError("One of these two blocks is left out. Take it in first, then join them.")
        between = "\n" if "\n" in first.text + second.text else " "
        self._put(number, 2, (replace(first, text=f"{first.text}{between}{second.text}"),))

    def split(self, number: int) -> None:
        """Splits a block into its lines, or where it has one line into its sentences."""
        piece = self._at(number)
        parts = parts_of(piece.text)
        if len(parts) < 2:
            raise BringError(f"Block {number} is one sentence; it cannot be split.")
        self._put(number, 1, tuple(replace(piece, text=part) for part in parts))

    def undo(self) -> bool:
        """Takes back the latest step; False where there is none."""
        if len(self._steps) < 2:
            return False
        self._steps.pop()
        return True

    def result(self) -> Brought:
        """What is to be used; BringError where every block is left out."""
        used = self.used
        if not used:
            raise BringError("Every block is left out, so there is nothing to use. Take at least one in again.")
        left = len(self.pieces) - len(used)
        note = f"You left {counted(left, 'block')} out." if left else ""
        labels = tuple(p.label for p in used) if self.brought.labels else ()
        return replace(self.brought, text="\n\n".join(p.text for p in used), title=self.title, labels=labels,
                       notes=unique((*self.brought.notes, note)))

    def __repr__(self) -> str:
        return f"{self.title or 'no title'}: {self.counted()}"

    def counted(self) -> str:
        """How much will be used: “25 blocks, 706 words”."""
        used = self.used
        return f"{counted(len(used), 'block')}, {counted(sum(p.words for p in used), 'word')}"

    def _at(self, number: int) -> Piece:
        if type(number) is not int or not 1 <= number <= len(self.pieces):
            raise BringError(f"There is no block {str(number)[:20]}; there are {len(self.pieces)}.")
        return self.pieces[number - 1]

    def _put(self, number: int, old: int, new: Sequence[Piece]) -> None:
        self._step(self.title, (*self.pieces[:number - 1], *new, *self.pieces[number - 1 + old:]))

    def _step(self, title: str, pieces: tuple[Piece, ...]) -> None:
        if (title, pieces) != self._steps[-1]:
            self._steps.append((title, pieces))
            del self._steps[1:-MOST_STEPS]


def parts_of(text: str) -> list[str]:
    """The lines of a block, or the sentences of one that has a single line."""
    if "\n" in text:
        return text.split("\n")
    return [text[s.start:s.end] for s in spans.sentences(text, spans.Span(0, len(text)))]


def can_split(text: str) -> bool:
    """Whether a block has more than one line or sentence."""
    return len(parts_of(text[:_LOOK])) > 1 or len(text) > _LOOK
