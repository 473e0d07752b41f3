"""What a teacher may say of a mark: one field each, by strand and kind."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import scheme
from ..scheme import Kind

LONGEST = 2000
"""Characters of one field."""
NOTHING = ("none", "let it stand")


@dataclass(frozen=True)
class Field:
    """One field of a mark.

    `where` says what it changes: “reason”, “fact:NAME”, “other:kind”, “other:reason”, “hint:NUMBER”.
    `sort` is line, text, choice or several; `kinds` are those of the strand that have it, () for all.
    """

    where: str
    label: str
    strand: str = ""
    sort: str = "line"
    kinds: tuple[str, ...] = ()
    options: Mapping[str, Kind] = field(default_factory=dict)
    part: str = "first"

    def as_json(self) -> dict[str, object]:
        options = [[kind.slug, kind.label] for kind in self.options.values()]
        return {"where": self.where, "label": self.label, "strand": self.strand, "sort": self.sort,
                "kinds": list(self.kinds), "options": options, "part": self.part}


HAS_SOURCE = ("named", "outlet", "unnamed", "recording")
FIELDS = (
    Field("reason", "Why? A sentence for your pupils", sort="text"),
    Field("fact:speaker", "Who speaks here", "boilerplate", "choice", options=scheme.SPEAKERS),
    Field("fact:gainer", "Who gains most", "boilerplate", "choice", options=scheme.GAINERS),
    Field("fact:does", "What it does, in a few words", "boilerplate"),
    Field("fact:gains", "What they gain, in a sentence", "boilerplate"),
    Field("fact:stake", "What the source has at stake", "sourcing", "choice", HAS_SOURCE, scheme.STAKES),
    Field("fact:known_from", "How we know", "sourcing", "choice", HAS_SOURCE, scheme.KNOWN_FROM),
    Field("fact:stake_note", "What the stake is, in a sentence", "sourcing", kinds=HAS_SOURCE),
    Field("fact:kinds", "What kinds of claim are in it", "claims", "several", ("claim",), scheme.CLAIM_KINDS),
    Field("fact:check", "What could check it", "claims", kinds=("claim",)),
    Field("fact:stance", "How close the writer stands", "claims", "choice", ("cue",), scheme.STANCES),
    Field("fact:plain", "A plainer word, where there is one", "wording"),
    Field("other:kind", "Another careful reading", sort="choice", part="other"),
    Field("other:reason", "Why one can read it so", sort="text", part="other"),
    *(Field(f"hint:{n}", f"Hint {n + 1}: {says}", part="hints")
      for n, says in enumerate(("where to look", "what to look for", "the answer, with its reason"))),
)
"""Every field there is, in the order in which it is shown."""


def other_kinds() -> dict[str, list[list[str]]]:
    """What a second reading may say, by strand; a claim has kinds of its own."""
    def named(kinds: Mapping[str, Kind]) -> list[list[str]]:
        return [[k.slug, k.label] for k in kinds.values()]

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
