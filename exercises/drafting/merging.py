"""Two people’s markings of one text as one key: where they part, the second reading is kept beside the first.

Whoever is given first speaks first: their kind is the key’s, and the other’s is its second reading. Given the other way
round, the same places come out with the two readings changed over; nothing is lost either way.
"""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..annotation import Mark, Reading
from ..spans import Span
from .entry import first_reader
from .phrases import pick

ALONE = {
    "wording": ("Another careful reader let it stand.", "Of two readers, one saw nothing here that judges.", "One reader marked this, and one did not."),
    "claims": ("Another careful reader marked nothing here.", "Of two readers, only one took this for something told.", "One of two readers left these words alone."),
}
"""What stands as the second reading of a mark that only one of two readers made, in turn."""
_UNITS = ("boilerplate", "sourcing")
_ENOUGH = 0.5
_NEAR = 100
"""How many marks on either side of a mark’s beginning are held against it: no place of a careful key has so many."""


@dataclass(frozen=True)
class Merged:
    """One key out of two. Counts of places: `same`, `differ` (kind, or stake), `first` and `second` (only that one marked it).

    `disagreements` holds the marks of the key on which the two part, in reading order.
    """

    marks: tuple[Mark, ...]
    same: int
    differ: int
    first: int
    second: int
    disagreements: tuple[Mark, ...]


def merge_keys(a: Sequence[Mark], b: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of both on the very same text as one key, `a` first; see `merged` for what was done."""
    return merged(a, b).marks


def merged(a: Sequence[Mark], b: Sequence[Mark]) -> Merged:
    """One key out of two markings of one text, with what was found.

    Same place and kind: one mark with both reasons. Other kind: the kind of `a`, that of `b` as second reading. Only one has it: kept, in
    claims and wording with “no mark” as second reading. Other edges: both stretches may be marked, what they share must be.
    A whole block beside its sentences: the marks of `a` stay, and the other kinds become second readings.
    """
    pairs = _pairs(a, b)
    partner, taken = dict(pairs), {j for _, j in pairs}
    groups = {b[j].group: a[i].group for i, j in pairs if b[j].group and a[i].group and b[j].kind == a[i].kind == "cue"}
    groups = {**{b[j].group: a[i].group for i, j in pairs if b[j].group and a[i].group}, **groups}
    both = [_one(mark, b[partner[i]]) if i in partner else _alone(mark, i) for i, mark in enumerate(a)]
    both, left = _under(both, [m for j, m in enumerate(b) if j not in taken])
    more = [_alone(m, i) for i, m in enumerate(_renamed(left, {m.id for m in a}, {m.group for m in a}, groups))]
    differ = [i for i in partner if _parts(a[i], b[partner[i]])]
    apart = [both[i] for i in range(len(a)) if i in differ or i not in partner or len(both[i].others) > len(a[i].others)]
    marks = tuple(sorted([*both, *more], key=lambda m: (m.strand, m.span, m.id)))
    return Merged(marks, len(partner) - len(differ), len(differ), len(a) - len(partner), len(b) - len(partner), tuple(sorted([*apart, *more], key=lambda m: (m.span, m.id))))


def _sort(mark: Mark) -> str:
    """What can stand for the same: marks of one strand, and in claims a claim for a claim."""
    return "claim" if mark.kind == "claim" else mark.strand


def _pairs(a: Sequence[Mark], b: Sequence[Mark]) -> list[tuple[int, int]]:
    """The numbers of marks on the same place, one to one: the most alike first, those of one kind before others."""
    order = sorted(range(len(b)), key=lambda j: b[j].span)
    starts, found = [b[j].span.start for j in order], []
    for i in sorted(range(len(a)), key=lambda i: a[i].span):
        at = bisect_left(starts, a[i].span.start)
        for j in order[max(0, at - _NEAR):at + _NEAR]:
            alike = _alike(a[i].span, b[j].span)
            if _sort(a[i]) == _sort(b[j]) and alike >= (1 if a[i].strand in _UNITS else _ENOUGH):
                found.append((-alike, a[i].kind != b[j].kind, i, j))
    taken_a, taken_b, pairs = set(), set(), []
    for _, _, i, j in sorted(found, key=lambda f: (f[1], *f)):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append((i, j))
    return pairs


def _alike(one: Span, other: Span) -> float:
    """How much two stretches share, 0 to 1 (Dice 1945, over code points)."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0.0, 2 * shared / (one.end - one.start + other.end - other.start))


def _parts(a: Mark, b: Mark) -> bool:
    """Whether two readings of one place part: in kind, in the kinds of a claim, or in the stake."""
    kinds = set(a.facts.get("kinds", ())) != set(b.facts.get("kinds", ())) if a.kind == b.kind == "claim" else a.kind != b.kind
    return kinds or _stakes_part(a, b)


def _stakes_part(a: Mark, b: Mark) -> bool:
    stakes = [str(m.facts.get("stake") or "") for m in (a, b)]
    return a.strand == "sourcing" and a.kind == b.kind and all(stakes) and stakes[0] != stakes[1]


def _one(a: Mark, b: Mark) -> Mark:
    """Two marks on one place as one: the kind of `a`, and what `b` has beyond it."""
    if a.kind != b.kind:
        return replace(a, others=_readings(a, b))
    span, core = _edges(a, b)
    facts = {**b.facts, **{k: v for k, v in a.facts.items() if v not in ("", None, [])}}
    if not (first_reader(a) and first_reader(b)):
        facts.pop("first_reader", None)  # one of the two found it without the rules
    own = _person_first(a, b)
    return replace(a, span=span, core=core, reason=own.reason, facts=facts, hints=own.hints or b.hints, others=_readings(a, b),
                   overlooks={**b.overlooks, **a.overlooks}, back=own.back or b.back)


def _edges(a: Mark, b: Mark) -> tuple[Span, Span]:
    """What may be marked: all that either took in. What must be: what both have at their core, or at least share."""
    core = Span(max(a.core.start, b.core.start), min(a.core.end, b.core.end))
    shared = Span(max(a.span.start, b.span.start), min(a.span.end, b.span.end))
    return Span(min(a.span.start, b.span.start), max(a.span.end, b.span.end)), core if core.start < core.end else shared


def _person_first(a: Mark, b: Mark) -> Mark:
    """The mark whose reason a person wrote, `a` where both did; with both reasons where both are a person’s and differ."""
    mine, theirs = _by_hand(a), _by_hand(b)
    if mine and theirs and a.reason.strip() != b.reason.strip():
        return replace(a, reason=f"{a.reason.strip()} {b.reason.strip()}")
    return b if theirs and not mine else a


def _by_hand(mark: Mark) -> bool:
    why = first_reader(mark).get("why")
    return not why or str(why) not in mark.reason


def _readings(a: Mark, b: Mark) -> tuple[Reading, ...]:
    """The second readings of both, each once, and `b` itself where it reads the place otherwise."""
    own: list[Reading] = []
    if a.kind == b.kind == "claim":
        own = [Reading(kind, b.reason) for kind in b.facts.get("kinds", ()) if kind not in a.facts.get("kinds", ())]
    elif a.kind != b.kind:
        own = [Reading(b.kind, b.reason, {k: v for k, v in b.facts.items() if k in ("speaker", "stake", "stance") and v})]
    elif _stakes_part(a, b):
        own = [Reading(b.kind, str(b.facts.get("stake_note") or b.reason), {"stake": b.facts["stake"]})]
    return _once((*a.others, *own, *(o for o in b.others if o.kind != a.kind or o.facts)))


def _once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    found: dict[tuple, Reading] = {}
    for reading in readings:
        found.setdefault((reading.kind, str(reading.facts.get("stake", "")), str(reading.facts.get("speaker", ""))), reading)
    return tuple(found.values())


def _alone(mark: Mark, number: int) -> Mark:
    """A mark that only one of them made; where the scheme knows “no mark”, that is the other’s reading."""
    says = ALONE.get(mark.strand) if mark.kind != "claim" else None
    return replace(mark, others=_once((*mark.others, Reading("none", pick(says, number))))) if says else mark


def _under(a: Sequence[Mark], left: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Units of `b` that lie over units of `a` become second readings of those; gives `a` so changed, and what is left of `b`."""
    found, rest = list(a), []
    for mark in left:
        over = [i for i, m in enumerate(found) if m.strand == mark.strand and m.span.touches(mark.span)] if mark.strand in _UNITS else []
        for i in over:
            if found[i].kind != mark.kind:
                found[i] = replace(found[i], others=_once((*found[i].others, Reading(mark.kind, mark.reason, {k: v for k, v in mark.facts.items() if k == "speaker"}))))
        if not over:
            rest.append(mark)
    return found, rest


def _renamed(marks: Iterable[Mark], ids: set[str], known: set[str], groups: dict[str, str]) -> Iterator[Mark]:
    """Marks of `b` under ids and groups that `a` does not use; those of a saying that both have join the group of `a`."""
    for mark in marks:
        group = groups.get(mark.group) or (f"second-{mark.group}" if mark.group in known else mark.group)
        named = mark.id if mark.id not in ids else f"{mark.strand}/second-{mark.id.rpartition('/')[2]}"
        voice = {"voice": groups.get(str(mark.facts["voice"]), mark.facts["voice"])} if "voice" in mark.facts else {}
        yield replace(mark, id=named, group=group, facts={**mark.facts, **voice})
