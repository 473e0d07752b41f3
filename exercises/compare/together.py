"""Two to five texts set side by side: everything that the tables and the picture need, worked out once."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..pack import Text
from ..spans import words
from .actors import Part, parts
from .alone import Twin, twins
from .check import check, copy_notes, language_notes
from .copies import Copied, copied
from .loaded import Loaded, loaded
from .sentences import Sentence, sentences
from .sources import Sourced, sourced


@dataclass(frozen=True)
class Comparison:
    """Texts side by side, each with its name. Raises CompareError for fewer than two, more than five, or an empty one."""

    texts: tuple[Text, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(self.texts))
        check(self.texts)

    @cached_property
    def told(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of each story."""
        return sentences(self.texts)

    @cached_property
    def sourced(self) -> tuple[Sourced, ...]:
        """The sources of each text."""
        return tuple(map(sourced, self.texts))

    @cached_property
    def loaded(self) -> tuple[tuple[Loaded, ...], ...]:
        """The loaded words of each text."""
        return tuple(map(loaded, self.texts))

    @cached_property
    def words(self) -> tuple[int, ...]:
        """How many words each story has."""
        return tuple(sum(len(words(s.words)) for s in one) for one in self.told)

    @cached_property
    def twins(self) -> tuple[Twin, ...]:
        """Every sentence with its nearest one in another text."""
        return twins(self.told)

    @cached_property
    def copies(self) -> tuple[Copied, ...]:
        """Texts that share sentences word for word."""
        return copied(self.told, self.twins)

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """What copies among the texts mean, in sentences."""
        return tuple(copy_notes(self.texts, self.told, self.copies))

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know first of all."""
        return tuple(language_notes(self.texts))

    def alone(self, number: int) -> int:
        """How many sentences of one text, by number from 0, seem to stand in it alone."""
        return sum(t.alone for t in self.twins if t.sentence.text == number)

    def actors(self, written: str = "") -> tuple[Part, ...]:
        """Actor by actor, text by text; `written` says which names are one actor, a line each."""
        return parts(self.texts, written, self.told, self.loaded)


def compare(texts: Sequence[Text]) -> Comparison:
    """Two to five texts, side by side."""
    return Comparison(tuple(texts))
