"""Hints for a Marker: each serves a mark of the block that the learner has not found yet."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..annotation import Mark
from ..judging import Learned
from ..scheme import Kind
from ..spans import Span
from ..voice import REFERENCE, Voice

_NAME = re.compile(r"[a-z0-9-]{1,40}/[1-9]")
_MOST = 60
_FIRST = ("cue", "source", "content")
_NOTHING = {
    "claims": ("Look for words that hand a sentence over to somebody, such as “said”, “according to” or “reportedly”.",
               "Take each name in turn. Does its owner tell something here, or only do something?",
               "Nothing is passed on from anybody: the text says it all in its own voice."),
    "wording": ("Look at the verbs first, then at the words beside the names.",
                "Take each word that catches your eye. Could both sides have written it?",
                "{reader} lets each word stand: it tells something that can be seen, counted or looked up."),
}
_LAST = "Check where each of your marks begins and ends, and what kind it is. Then press “Done with this block”."


@dataclass(frozen=True)
class Clue:
    """The hints that lead to one mark, in steps. `core` is in code points; one without a kind is about the whole block."""

    id: str
    kind: str
    core: Span
    hints: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {"id": self.id, "kind": self.kind, "start": self.core.start, "end": self.core.end, "hints": list(self.hints)}

    def found_in(self, marks: Iterable[Learned]) -> bool:
        """Whether one of these marks is of its kind and touches its words."""
        return any(m.kind == self.kind and m.span.touches(self.core) for m in marks)


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    """One attribution after the other, each from its cue, the word that gives it away; other marks as they stand."""
    begins = {m.group: m.span.start for m in sorted(marks, key=lambda m: -m.span.start) if m.group}
    rank = {kind: number for number, kind in enumerate(_FIRST)}
    return sorted(marks, key=lambda m: (begins.get(m.group, m.span.start), rank.get(m.kind, 0), m.span.start))


def clues(marks: Sequence[Mark], block: Span, kinds: Mapping[str, Kind], strand: str | None, alone: str, voice: Voice = REFERENCE) -> tuple[Clue, ...]:
    """The clues of one block: one a mark, then one for the block; where nothing is to mark, that one leads to `alone`."""
    if marks:
        own = tuple(Clue(m.id.rsplit("/", 1)[-1], m.kind, m.core, m.hints) for m in _in_order(marks))
        return (*own, Clue("block", "", block, (_LAST,)))
    asked = " ".join(kind.test for kind in list(kinds.values())[:3])
    where, what, why = _NOTHING.get(strand, ("Take one sentence at a time.", f"Ask of each: {asked}", "{reader} marks nothing here."))
    return (Clue("block", "", block, (where, what, f"{why.format(reader=voice.start)} If you have marks here, take them away. Then press “{alone}”.")),)


def told(value: object) -> tuple[str, ...]:
    """The names of the hints that were given, as they were kept; none where something else was kept."""
    return tuple(value) if is_told(value) else ()


def is_told(value: object) -> bool:
    """Whether a value can stand for hints that were given: a list of different names such as “a2-cue/1”."""
    return (isinstance(value, list) and len(value) <= _MOST and all(isinstance(v, str) and _NAME.fullmatch(v) for v in value)
            and len(set(value)) == len(value))


def next_hint(of: Sequence[Clue], marks: Sequence[Learned], given: Sequence[str]) -> tuple[str, str] | None:
    """The name and the words of the next hint: the next step of the first mark that is not found and has one left."""
    steps = ((f"{clue.id}/{n}", text) for clue in of if not clue.found_in(marks) for n, text in enumerate(clue.hints, 1))
    return next(((name, text) for name, text in steps if name not in given), None)
