"""The coding scheme: every kind a mark can have, with its definition, test question, examples and sign, and the rules of marking."""
from __future__ import annotations

from . import boilerplate, claims, sourcing, wording
from .boilerplate import BLOCK_GROUPS, BLOCK_KINDS, GAINERS, SPEAKERS
from .claims import CLAIM_KINDS, SPAN_KINDS, STANCES
from .kind import Kind, by_slug
from .sourcing import KNOWN_FROM, SOURCE_KINDS, STAKES
from .wording import WORDING_KINDS

__all__ = ["BLOCK_GROUPS", "BLOCK_KINDS", "CERTAINTY", "CLAIM_KINDS", "GAINERS", "KINDS", "KNOWN_FROM", "Kind", "QUESTIONS",
           "RULES", "SOURCE_KINDS", "SPAN_KINDS", "SPEAKERS", "STAKES", "STANCES", "STRANDS", "TABLES", "VERSION",
           "WORDING_KINDS", "group_of"]

VERSION = "2"
STRANDS = ("boilerplate", "sourcing", "claims", "wording")

QUESTIONS = {
    "boilerplate": "Where does the article end, and who is talking outside it?",
    "sourcing": "Who is speaking?",
    "claims": "Is it said, or said that someone said it?",
    "wording": "Would another writer use this word?",
}
"""The question that each strand asks."""

RULES = {"boilerplate": boilerplate.RULES, "sourcing": sourcing.RULES, "claims": claims.RULES, "wording": wording.RULES}
"""How to mark, strand by strand."""

TABLES = {
    "boilerplate": (("what a block does", BLOCK_GROUPS), ("what a block does, more finely", BLOCK_KINDS),
                    ("who speaks in it", SPEAKERS), ("who gains by it", GAINERS)),
    "sourcing": (("who it comes from", SOURCE_KINDS), ("what the source has at stake", STAKES), ("how we know the stake", KNOWN_FROM)),
    "claims": (("parts of what is said", SPAN_KINDS), ("how the cue stands to it", STANCES), ("what kind of claim it is", CLAIM_KINDS)),
    "wording": (("loaded wording", WORDING_KINDS),),
}
"""Every table of kinds with its name, strand by strand, in the order in which they are shown."""

CERTAINTY = by_slug(
    Kind("guess", "a guess", "You would not bet on it."),
    Kind("fairly", "fairly sure", "You could be wrong."),
    Kind("sure", "sure", "You would be surprised to be wrong."),
)

KINDS = {
    "boilerplate": BLOCK_KINDS,
    "sourcing": SOURCE_KINDS,
    "claims": {**SPAN_KINDS, "claim": Kind("claim", "claim", "A sentence or part of it that says something.")},
    "wording": WORDING_KINDS,
}
"""The kinds a reference mark of each strand may have."""


def group_of(block_kind: str) -> str:
    """The pupils’ group of a block kind."""
    return BLOCK_KINDS[block_kind].group
