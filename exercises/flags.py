"""What a learner flagged beside what a careful reader flags: hits and false alarms, exercise by exercise.

To flag everything is no skill, and neither is to flag nothing, so both are counted (signal detection:
hits, misses, false alarms, correct rejections; Green and Swets 1966). Where two careful readings part,
flagging and letting stand both count as read with care.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from .annotation import Mark
from .charts import Flags
from .pack import Text
from .spans import Span, sentences

LABELS = {
    "sourcing": "Nobody you could name (02)",
    "wording": "A word that judges (04)",
    "questions": "Lines to use or to check (01 to 05)",
}
"""What is flagged where, as the picture calls it. To sort a notice out of the story is no doubt, and to find who speaks is none either: neither is counted."""
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


def sources(text: Text, kinds: Mapping[str, object]) -> Iterator[Judged]:
    """Sentences: flagged is where no one with a name stands behind it. `kinds`: item → kind of source."""
    for mark in text.marks_of("sourcing"):
        if _named(mark) in kinds:
            yield kinds[_named(mark)] in _NOBODY, _readings(mark, lambda kind: kind in _NOBODY)


def words(text: Text, done: Collection[str], mine: Collection[Span]) -> Iterator[Judged]:
    """Sentences of the blocks that the learner called done: flagged is one in which a word was marked as loaded."""
    marks = text.marks_of("wording")
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


def questions(data: Mapping, chosen: Mapping[str, object]) -> Iterator[Judged]:
    """Questions about a line that may stand, or should not: those marked `sound`, and all of a task that `lets_stand`."""
    for item in data["items"]:
        if item["id"] not in chosen or item.get("several"):
            continue
        verdicts = _verdicts(item, data)
        picked, passes = chosen[item["id"]], data.get("lets_stand")
        if item.get("sound"):
            yield verdicts.get(picked) == "differs", frozenset({False})
        elif passes:
            yield picked != passes, frozenset(slug != passes for slug, verdict in verdicts.items() if verdict in ("agrees", "second"))


def _verdicts(item: Mapping, data: Mapping) -> dict[str, str]:
    reasons = item.get("reasons", {})
    return {o["slug"]: {**o, **reasons.get(o["slug"], {})}["verdict"] for o in item.get("options") or data["options"]}
