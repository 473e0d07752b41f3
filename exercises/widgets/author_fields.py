"""What a teacher may say of a mark: one field each, by strand and kind."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import scheme
from ..annotation import Mark
from ..scheme import Kind

LONGEST = 2000
"""Characters of one field."""
STANDS = "A careful reader may let this stand."
NOTHING = ("none", "let it stand", STANDS)


@dataclass(frozen=True)
class Field:
    """One field of a mark.

    `where` says what it changes: “reason”, “fact:NAME”, “other:kind”, “other:reason”, “hint:NUMBER”.
    `sort` is line, text, choice or several; `kinds` are those of the strand that have it, () for all; `empty` is what a
    choice is called while nothing is chosen, "" where something must be.
    """

    where: str
    label: str
    strand: str = ""
    sort: str = "line"
    kinds: tuple[str, ...] = ()
    options: Mapping[str, Kind] = field(default_factory=dict)
    empty: str = ""
    part: str = "first"

    def takes(self, mark: Mark) -> bool:
        """Whether what a mark says here is one of the options, or some of them."""
        value = mark.facts.get(self.where.partition(":")[2], "")
        if self.sort == "several":
            return isinstance(value, list | tuple) and bool(value) and all(one in tuple(self.options) for one in value)
        return value in (*self.options, *([""] if self.empty else []))

    def as_json(self) -> dict[str, object]:
        options = [[kind.slug, kind.label] for kind in self.options.values()]
        return {"where": self.where, "label": self.label, "strand": self.strand, "sort": self.sort,
                "kinds": list(self.kinds), "options": options, "empty": self.empty, "part": self.part}


HAS_SOURCE = ("named", "outlet", "unnamed", "recording")
FIELDS = (
    Field("reason", "Why? A sentence for your pupils", sort="text"),
    Field("fact:speaker", "Who speaks here", "boilerplate", "choice", options=scheme.SPEAKERS),
    Field("fact:gainer", "Who gains most", "boilerplate", "choice", options=scheme.GAINERS),
    Field("fact:does", "What it does, in a few words", "boilerplate"),
    Field("fact:gains", "What they gain, in a sentence", "boilerplate"),
    Field("fact:stake", "What the source has at stake", "sourcing", "choice", HAS_SOURCE, scheme.STAKES, "not decided yet"),
    Field("fact:known_from", "How we know", "sourcing", "choice", HAS_SOURCE, scheme.KNOWN_FROM, "not decided yet"),
    Field("fact:stake_note", "What the stake is, in a sentence", "sourcing", kinds=HAS_SOURCE),
    Field("fact:kinds", "What kinds of claim are in it", "claims", "several", ("claim",), scheme.CLAIM_KINDS),
    Field("fact:check", "What could check it", "claims", kinds=("claim",)),
    Field("fact:stance", "How close the writer stands", "claims", "choice", ("cue",), scheme.STANCES),
    Field("fact:plain", "A plainer word, where there is one", "wording"),
    Field("other:kind", "Another careful reading", sort="choice", empty="none", part="other"),
    Field("other:reason", "Why one can read it so", sort="text", part="other"),
    *(Field(f"hint:{n}", f"Hint {n + 1}: {says}", part="hints")
      for n, says in enumerate(("where to look", "what to look for", "the answer, with its reason"))),
)
"""Every field there is, in the order in which it is shown."""


def fields_of(mark: Mark) -> list[Field]:
    """The fields that a mark has."""
    return [f for f in FIELDS if (not f.strand or f.strand == mark.strand) and (not f.kinds or mark.kind in f.kinds)]


def says_of(mark: Mark, kind: str) -> str:
    """What the scheme says of a kind: it stands where nobody gave a reason yet."""
    known = {**scheme.CLAIM_KINDS, **scheme.KINDS[mark.strand]} if mark.kind == "claim" else scheme.KINDS[mark.strand]
    return known[kind].definition if kind in known else STANDS


def other_kinds() -> dict[str, list[list[str]]]:
    """What a second reading may say, by strand: slug, label and what the scheme says of it; a claim has kinds of its own."""
    def named(kinds: Mapping[str, Kind]) -> list[list[str]]:
        return [[k.slug, k.label, k.definition] for k in kinds.values()]

    return {"boilerplate": named(scheme.BLOCK_KINDS), "sourcing": named(scheme.SOURCE_KINDS), "claim": named(scheme.CLAIM_KINDS),
            "claims": [*named(scheme.SPAN_KINDS), list(NOTHING)], "wording": [*named(scheme.WORDING_KINDS), list(NOTHING)]}


def first_facts() -> dict[str, dict[str, object]]:
    """The facts that a mark of one's own begins with, by strand, so that every exercise can ask about it."""
    return {
        "boilerplate": {"speaker": "author", "does": "", "gains": "", "gainer": "reader"},
        "sourcing": {"source": "", "grammar": "", "stake": "", "stake_note": "", "known_from": "", "known_note": "", "subject": ""},
        "claim": {"kinds": ["event"], "check": "", "voice": "own"},
        "cue": {"stance": "neutral", "verb": "", "whose": ""},
        "wording": {"plain": "", "lost": "", "gained": "", "actor": ""},
    }
