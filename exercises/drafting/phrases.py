"""The words that a draft is filled with: read from words.json, varied by number, filled in from the text."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_SLOT = re.compile(r"\{(\w+)\}")
_LONGEST = 60


@cache
def words() -> Mapping:
    """All of words.json."""
    return json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))


def pick(choices: Sequence[str], number: int, **slots: object) -> str:
    """The choice for a number, counted round, with its {slots} filled in; a slot without a value stays empty."""
    return _SLOT.sub(lambda slot: str(slots.get(slot[1], "")), choices[number % len(choices)])


def clip(text: str, longest: int = _LONGEST) -> str:
    """A stretch of text on one line, cut after a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[:longest].rpartition(" ")[0]
    return f"{head or line[:longest]} …"


def first_words(text: str, count: int = 4) -> str:
    """The first words of a stretch, without the signs around them; up to a quotation that begins among them."""
    found = text[:400].split()[:count]
    found = found[:next((i for i, word in enumerate(found) if i and word[0] in "“\"‘"), count)]
    return clip(" ".join(found).strip("“”\"'‘’.,;:!?…()[]-–—*•"))
