"""The word lists of the reader, each with its source, read once when first asked for."""
from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_NOT_CLASSES = ("format", "version", "source")


@cache
def load(name: str) -> dict:
    return json.loads((_HERE / name).read_text(encoding="utf-8"))


@cache
def word_class() -> dict[str, str]:
    """The grammatical class of every closed-class word, lower case; the first class listed wins."""
    classes: dict[str, str] = {}
    for name, words in load("grammar.json").items():
        if name not in _NOT_CLASSES:
            for word in words:
                classes.setdefault(word, name)
    return classes


@cache
def irregular() -> dict[str, str]:
    """Irregular forms of verbs, each with the stem of its verb."""
    return load("irregular.json")["forms"]


@cache
def points() -> dict[str, dict[str, int]]:
    """The scorecard of cue-points.json: points by table and entry."""
    return load("cue-points.json")["points"]


@cache
def source_words() -> dict[str, frozenset[str]]:
    """The words that tell a kind of source, by kind."""
    return {name: frozenset(words.split()) for name, words in load("source-words.json").items()
            if name not in _NOT_CLASSES and isinstance(words, str)}


@cache
def rules() -> dict[str, str]:
    """What every rule says to a learner, by its name."""
    return {name: words for name, words in load("rules.json").items() if name not in _NOT_CLASSES}
