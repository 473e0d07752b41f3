"""Whose reading an answer is laid beside, and how feedback speaks of it: the reference, or the first reader.

The reference is a careful reading, made by people. The first reader is a set of rules, and rules can be fooled.
Where a learner and the first reader differ, two readers differ: both are told, and neither is put down.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

_Words = TypeVar("_Words", bound=Mapping)

VERDICTS = {
    "agrees": ("=", "Agrees"),
    "second": ("≡", "A second reading"),
    "part": ("≈", "Agrees in part"),
    "differs": ("≠", "Differs"),
    "missed": ("+", "The reference also marks"),
    "stands": ("·", "You let it stand, and so does the reference"),
    "extra": ("−", "The reference lets it stand"),
    "shown": ("※", "The reference"),
    "opened": ("→", "You opened"),
    "open": ("…", "Nothing said yet"),
    "kept": ("•", "Kept"),
}
"""Each verdict with its sign and its words, where a careful reading is the key."""
_BETWEEN_TWO = {
    "agrees": "You two agree",
    "part": "You two agree in part",
    "differs": "You two differ",
    "missed": "The first reader also marks",
    "stands": "You let it stand, and so does the first reader",
    "extra": "Only you mark",
    "shown": "The first reader",
}


@dataclass(frozen=True)
class Voice:
    """How one kind of key is spoken of. `name` as in the middle of a sentence; `corrects`: may it tell a learner what they overlooked?"""

    key: str
    name: str
    verdicts: Mapping[str, tuple[str, str]]
    corrects: bool = True

    @property
    def start(self) -> str:
        """The name as it begins a sentence."""
        return self.name[:1].upper() + self.name[1:]

    def lessons(self, words: _Words) -> _Words | dict:
        """What common other answers overlook, for a key that may say so; nothing else."""
        return words if self.corrects else {}

    def pick(self, corrected: str, between_two: str) -> str:
        """The sentence of a careful reading, or the one that two equal readers get."""
        return corrected if self.corrects else between_two


REFERENCE = Voice("reference", "the reference", VERDICTS)
FIRST_READER = Voice("first-reader", "the first reader", {slug: (sign, _BETWEEN_TWO.get(slug, word)) for slug, (sign, word) in VERDICTS.items()}, corrects=False)
_VOICES = {voice.key: voice for voice in (REFERENCE, FIRST_READER)}


def of(key: object) -> Voice:
    """The voice for what pack.json calls its `key`; a pack that does not say has a reference."""
    return _VOICES.get(key, REFERENCE) if isinstance(key, str) else REFERENCE
