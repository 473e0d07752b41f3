"""Lesson 06: which places of an article to talk over first, so that a long one has a core of sensible size."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from .. import boilerplate, claims, scheme, sourcing, wording
from ..annotation import Mark
from ..pack import Block, PackError, Text

PARTS = ("core", "more")
_LONGEST = 400
"""Words in a block that can still be marked word by word."""
_ROUND = 12
"""How many marks at the start of the order are taken from both ends."""
_SENTENCES = 6
"""Sentences of one block, at most, that are asked about."""
_MOST = {"boilerplate": (9, 24), "sourcing": (8, 24), "claims": (3, 8), "wording": (3, 8)}
"""How many places the core has, and how many the part after it: blocks; for sourcing sentences."""


def _fact(mark: Mark, name: str) -> object:
    facts = mark.facts.get("first_reader")
    return facts.get(name, "") if isinstance(facts, Mapping) else ""


def _chance(mark: Mark) -> float:
    chance = _fact(mark, "chance")
    return float(chance) if isinstance(chance, int | float) else 1.0


def in_turn(marks: Iterable[Mark]) -> list[Mark]:
    """One mark of each rule in turn, of each rule the one that it is least sure of first; shaky ones and sound ones by turns."""
    by_rule: dict[object, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: (_chance(m), m.span)):
        by_rule[_fact(mark, "rule") or mark.kind].append(mark)
    rounds = [(n, _chance(mark), mark.span, mark) for found in by_rule.values() for n, mark in enumerate(found)]
    return _from_both_ends([mark for *_, mark in sorted(rounds, key=lambda r: r[:3])])


def _from_both_ends(marks: Sequence[Mark]) -> list[Mark]:
    """The first, the last of the first few, the second …: a shaky suggestion and a sound one in turn."""
    head, tail = marks[:_ROUND], marks[_ROUND:]
    turns = [mark for pair in zip(head, reversed(head)) for mark in pair]
    return [*{mark.id: mark for mark in turns}.values(), *tail]


def _share(ordered: Sequence, strand: str, part: str) -> list:
    """The first places for the core, those after them for more."""
    if part not in PARTS:
        raise PackError(f"Your own article has no part “{part}”; it has {' and '.join(PARTS)}.")
    core, more = _MOST[strand]
    return list(ordered[:core] if part == "core" else ordered[core:core + more])


def page_parts(text: Text, part: str) -> list[str]:
    """The ids of the blocks to sort: those around the end of the story first, where readers differ."""
    units = boilerplate.units(text)
    last = max((n for n, m in enumerate(units) if scheme.group_of(m.kind) == "story"), default=0)
    edge = units[max(0, last - 1):last + 3]
    ordered = [*edge, *(m for m in in_turn(units) if m not in edge)]
    return [boilerplate.short(m) for m in sorted(_share(ordered, "boilerplate", part), key=lambda m: m.span)]


def sentence_blocks(text: Text, part: str) -> dict[int, list[str]]:
    """Blocks of the story with the ids of the sentences asked about in each, most in need of talk first."""
    by_block: dict[int, list[str]] = defaultdict(list)
    for mark in sourcing.sentences(text):
        by_block[text.block_at(mark.span.start).number].append(sourcing.short(mark))
    ordered = dict.fromkeys(text.block_at(m.span.start).number for m in in_turn(sourcing.sentences(text)))
    core, more = _MOST["sourcing"]
    first = _until(ordered, by_block, core)
    chosen = first if part == PARTS[0] else _until([n for n in ordered if n not in first], by_block, more)
    _share((), "sourcing", part)
    return {n: by_block[n][:_SENTENCES] for n in sorted(chosen)}


def _until(numbers: Iterable[int], sentences: Mapping[int, Sequence[str]], enough: int) -> list[int]:
    """The first blocks that together have enough sentences."""
    taken, have = [], 0
    for number in numbers:
        if have >= enough:
            break
        taken.append(number)
        have += min(len(sentences[number]), _SENTENCES)
    return taken


def marking_blocks(text: Text, strand: str, part: str) -> list[int]:
    """The numbers of the blocks to mark words in; one of the core has nothing to mark, by the first reader."""
    marked: Callable[[Text], Sequence[Mark]] = claims.cues if strand == "claims" else wording.marks
    short = {b.number: b for b in text.blocks if len(b.text.split()) <= _LONGEST}
    with_marks = [n for n in dict.fromkeys(text.block_at(m.span.start).number for m in in_turn(marked(text))) if n in short]
    silent = _silent(text, short, set(with_marks))
    core = _MOST[strand][0]
    ordered = [*with_marks[:core - len(silent[:1])], *silent[:1], *with_marks[core - len(silent[:1]):], *silent[1:]]
    if not ordered:
        raise PackError("The blocks of this text are too long to mark word by word. Bring it again, with a blank line between its paragraphs.")
    return sorted(_share(ordered, strand, part))


def _silent(text: Text, short: Mapping[int, Block], marked: set[int]) -> list[int]:
    """Blocks of the story in which the first reader marks nothing, the longest first."""
    quiet = [short[n] for n in sourcing.story_blocks(text) if n in short and n not in marked]
    return [b.number for b in sorted(quiet, key=lambda b: -len(b.text))]
