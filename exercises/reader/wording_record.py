"""One place of loaded wording: in the making, and as it is handed over."""
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Wording:
    """One word, or a few, that another writer might not have used.

    `start` and `end` are code points of the text given; `kind` is a slug of `scheme.WORDING_KINDS`. `plain` is a plain
    word in the same form, or advice that begins with “leave it out”, or "". `rule` names the rule; `why` says it to a
    learner. `chance`, 0 to 1, is how often such suggestions were right. `quoted` is true inside quotation marks: there
    the word is the speaker’s, and by the kit’s scheme it is no mark of the writer.
    """

    start: int
    end: int
    kind: str
    plain: str
    rule: str
    why: str
    chance: float
    quoted: bool = False


class Met(NamedTuple):
    """A find before it becomes a record: first and last word number, kind, rule, plain, and words for a learner if the
    list that knew it has its own."""

    first: int
    last: int
    kind: str
    rule: str
    plain: str = ""
    why: str = ""
