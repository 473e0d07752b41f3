"""Words that tell what a block does: the cues of cues.json, looked up in a block's text."""
from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_LOOK = 700
"""How many characters at each end of a long block are looked through: what a block is for stands there."""


class Cue(NamedTuple):
    """A cue: its name, the kind of block that it speaks for, what it says of the words that matched, its pattern."""

    name: str
    kind: str
    says: str
    pattern: re.Pattern[str]


@cache
def load(name: str) -> dict:
    """A data file of this folder."""
    return json.loads((_HERE / name).read_text(encoding="utf-8"))


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue, in the order of the file."""
    return tuple(Cue(name, cue["kind"], cue["says"], re.compile("|".join(f"(?:{p})" for p in cue["patterns"]), 0 if cue.get("case") else re.I))
                 for name, cue in load("cues.json")["cues"].items())


def ends_of(text: str) -> str:
    """The text, or its two ends where it is long."""
    return text if len(text) <= 2 * _LOOK else f"{text[:_LOOK]} … {text[-_LOOK:]}"


def found(text: str) -> dict[str, str]:
    """The cues in a block, each with the first words that match it, in the order in which they stand."""
    text = ends_of(text)
    hits = ((cue.name, cue.pattern.search(text)) for cue in cues())
    placed = sorted((hit.start(), name, hit[0].strip()) for name, hit in hits if hit)
    return {name: words for _, name, words in placed}
