"""Which blocks a lesson works on first: few enough for ten minutes, and as many sorts of things as there are."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .. import scheme
from ..annotation import Mark
from ..pack import Text
from .found import JUDGED, STORY

CORE = {"boilerplate": (8, 320), "sourcing": (9, 260), "claims": (14, 200), "wording": (10, 240)}
"""How many places, and how many words to read, a core has at most: about as many as in the kit’s own texts."""
MORE = {"boilerplate": 17, "sourcing": 24, "claims": 36, "wording": 30}
_CLAIMS = 6


def cores(text: Text) -> dict[str, dict[str, list]]:
    """The blocks of each part of each lesson, by number, as questions.json holds them; `kinds` holds short ids of claims."""
    kinds = _block_kinds(text)
    story = [n for n, kind in kinds.items() if kind in STORY]
    judged = [n for n, kind in kinds.items() if kind in JUDGED]
    around = [n for n, kind in kinds.items() if kind not in STORY]
    found = {
        "boilerplate": _split("boilerplate", text, list(kinds), _edge(story, list(kinds))),
        "sourcing": _split("sourcing", text, story, story[:1]),
        "claims": _split("claims", text, [n for n in story if kinds[n] == "report"] or story),
        "wording": _split("wording", text, judged, judged[:1]),
    }
    found["boilerplate"]["gains"] = _various(around, {n: (kinds[n],) for n in around}, 6)
    found["claims"]["kinds"] = _claims(text)
    return {**found, "accounts": {}}


def _edge(story: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """The headline, the last block of the story and what stands right behind it: where it ends is what is asked."""
    return [n for n in dict.fromkeys((*story[:1], *story[-1:], *(n + 1 for n in story[-1:]))) if n in numbers]


def _block_kinds(text: Text) -> dict[int, str]:
    """The kind of every block, by its first boilerplate mark."""
    found: dict[int, str] = {}
    for mark in text.marks_of("boilerplate"):
        found.setdefault(text.block_at(mark.span.start).number, mark.kind)
    return dict(sorted(found.items()))


def _sorts(text: Text, strand: str) -> dict[int, tuple[str, ...]]:
    """What there is to find in each block, one entry a place."""
    found: dict[int, list[str]] = {}
    for mark in text.marks_of(strand):
        if mark.kind != "claim":
            found.setdefault(text.block_at(mark.span.start).number, []).append(_sort(mark))
    return {n: tuple(sorts) for n, sorts in found.items()}


def _sort(mark: Mark) -> str:
    if mark.strand == "boilerplate":
        return scheme.group_of(mark.kind)
    return str(mark.facts.get("stance", mark.kind)) if mark.kind == "cue" else mark.kind


def _split(strand: str, text: Text, numbers: Sequence[int], first: Sequence[int] = ()) -> dict[str, list]:
    """Core and more among some blocks: those given first, then whatever brings most that is new, while there is room."""
    (places, words), sorts = CORE[strand], _sorts(text, strand)
    size = {b.number: len(b.text.split()) for b in text.blocks}
    core, left = list(first), [n for n in numbers if n not in first]
    while left:
        seen = {s for n in core for s in sorts.get(n, ())}
        room = [n for n in left if _places(core + [n], sorts) <= places and sum(size[m] for m in core + [n]) <= words]
        if not room:
            break
        best = max(room, key=lambda n: (len(set(sorts.get(n, ("none",))) - seen), bool(sorts.get(n)), -n))
        core.append(best)
        left.remove(best)
    core = sorted(core or list(numbers[:1]))
    return {"core": core, "more": _some([n for n in numbers if n not in core], sorts, MORE[strand])}


def _places(numbers: Iterable[int], sorts: Mapping[int, tuple[str, ...]]) -> int:
    return sum(max(1, len(sorts.get(n, ()))) for n in numbers)


def _some(numbers: Sequence[int], sorts: Mapping[int, tuple[str, ...]], most: int) -> list[int]:
    """The first blocks of a row that hold no more places than `most`; one at least."""
    taken: list[int] = []
    for number in numbers:
        if taken and _places([*taken, number], sorts) > most:
            break
        taken.append(number)
    return taken


def _various(numbers: Sequence[int], sorts: Mapping[int, tuple[str, ...]], most: int) -> list[int]:
    """Up to `most` blocks, those first that bring a sort not seen yet."""
    seen: set[str] = set()
    new = []
    for number in numbers:
        if not set(sorts[number]) <= seen:
            new.append(number)
            seen |= set(sorts[number])
    return sorted([*new, *(n for n in numbers if n not in new)][:most])


def _claims(text: Text) -> list[str]:
    """Up to six claims with as many different sets of kinds as there are, in reading order."""
    claims = [m for m in text.marks_of("claims") if m.kind == "claim"]
    sorts = {n: ("+".join(m.facts.get("kinds", ())),) for n, m in enumerate(claims)}
    order = sorted(sorts, key=lambda n: (-len(claims[n].facts.get("kinds", ())), n))
    return [claims[n].id.rsplit("/", 1)[-1] for n in _various(order, sorts, _CLAIMS)]
