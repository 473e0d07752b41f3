"""What a learner flagged beside what a careful reader flags: hits and false alarms, exercise by exercise.

To flag everything is no skill, and neither is to flag nothing, so both are counted (signal detection:
hits, misses, false alarms, correct rejections; Green and Swets 1966). Where two careful readings part,
flagging and letting stand both count as read with care.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from . import scheme
from .annotation import Mark
from .charts import Flags
from .pack import Text
from .spans import Span, sentences

LABELS = {
    "boilerplate": "01 Outside the story",
    "sourcing": "02 Nobody you could name",
    "claims": "03 Somebody says it",
    "wording": "04 A word that judges",
    "questions": "05 Check it first",
}
"""What is flagged in each lesson, as the picture calls it."""
_NOBODY = ("hidden", "own-voice", "unnamed")
Judged = tuple[bool, frozenset[bool]]
"""One place: flagged by the learner, and the answers that a careful reader may give."""


def tally(label: str, judged: Iterable[Judged]) -> Flags:
    """The places of one exercise, counted."""
    counts = {"hits": 0, "missed": 0, "false_alarms": 0, "stands": 0}
    for mine, allowed in judged:
        agrees = mine in allowed
        counts[("hits" if agrees else "false_alarms") if mine else ("stands" if agrees else "missed")] += 1
    return Flags(label, **counts)


def _readings(mark: Mark, is_flag) -> frozenset[bool]:
    return frozenset({is_flag(mark.kind), *(is_flag(o.kind) for o in mark.others)})


def _named(mark: Mark) -> str:
    return mark.id.rsplit("/", 1)[-1]


def blocks(text: Text, groups: Mapping[str, object]) -> Iterator[Judged]:
    """Parts of the page: flagged is what was sorted as something else than the story. `groups`: item → group."""
    def outside(kind: str) -> bool:
        return (scheme.group_of(kind) if kind in scheme.BLOCK_KINDS else kind) != "story"

    for mark in text.marks_of("boilerplate"):
        if _named(mark) in groups:
            yield groups[_named(mark)] != "story", _readings(mark, outside)


def sources(text: Text, kinds: Mapping[str, object]) -> Iterator[Judged]:
    """Sentences: flagged is where no one with a name stands behind it. `kinds`: item → kind of source."""
    for mark in text.marks_of("sourcing"):
        if _named(mark) in kinds:
            yield kinds[_named(mark)] in _NOBODY, _readings(mark, lambda kind: kind in _NOBODY)


def spans(text: Text, strand: str, done: Collection[str], mine: Collection[Span]) -> Iterator[Judged]:
    """Sentences of the blocks that the learner called done: flagged is one that a mark touches."""
    kinds = scheme.SPAN_KINDS if strand == "claims" else scheme.WORDING_KINDS
    marks = [m for m in text.marks_of(strand) if m.kind in kinds]
    for block in (b for b in text.blocks if b.id in done):
        for sentence in sentences(text.text, block.span):
            inside = [m for m in marks if m.span.touches(sentence)]
            yield any(s.touches(sentence) for s in mine), _allowed(inside)


def _allowed(inside: Collection[Mark]) -> frozenset[bool]:
    """Both answers where every mark of a sentence is one that another careful reader leaves out."""
    if not inside:
        return frozenset({False})
    both = all(any(o.kind == "none" for o in m.others) for m in inside)
    return frozenset({True, False} if both else {True})


def questions(items: Iterable[Mapping], options: Iterable[Mapping], passes: str, chosen: Mapping[str, object]) -> Iterator[Judged]:
    """Questions that ask whether a sentence may stand: flagged is every answer but `passes`."""
    offered = {o["slug"]: o for o in options}
    for item in items:
        if item["id"] in chosen:
            reasons = item.get("reasons", {})
            fits = [s for s, o in offered.items() if {**o, **reasons.get(s, {})}["verdict"] in ("agrees", "second")]
            yield chosen[item["id"]] != passes, frozenset(slug != passes for slug in fits)
