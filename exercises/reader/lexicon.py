"""The word lists of the reader, each with its source, read once when first asked for."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_NOT_CLASSES = ("format", "version", "source")


@cache
def _load(name: str) -> dict:
    return json.loads((_HERE / name).read_text(encoding="utf-8"))


@cache
def word_class() -> dict[str, str]:
    """The grammatical class of every closed-class word, lower case; the first class listed wins."""
    classes: dict[str, str] = {}
    for name, words in _load("grammar.json").items():
        if name not in _NOT_CLASSES:
            for word in words:
                classes.setdefault(word, name)
    return classes


@dataclass(frozen=True)
class Points:
    """The scorecard: points of every cue word, alone and by what stands beside it, and of every place."""

    start: int
    capital: int
    words: Mapping[str, tuple[int, Mapping[str, int], Mapping[str, int]]]
    left: Mapping[str, int]
    right: Mapping[str, int]
    beyond: Mapping[str, int]
    both: Mapping[tuple[str, str], int]
    quoted: Mapping[tuple[str, bool, str], int]


@cache
def points() -> Points:
    """The scorecard of cue-points.json."""
    raw = _load("cue-points.json")
    words = {word: (own, left, right) for word, (own, left, right) in raw["words"].items()}
    both = {(left, right): n for left, row in raw["left and right"].items() for right, n in row.items()}
    quoted = {(beyond, state == "quotation", left): n for beyond, row in raw["beyond and left"].items()
              for state, lefts in row.items() for left, n in lefts.items()}
    return Points(raw["start"], raw["capital"], words, raw["left"], raw["right"], raw["beyond"], both, quoted)
