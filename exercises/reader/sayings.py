"""Words of saying and showing, and how each stands to what is said."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .forms import stem
from .lexicon import load

_VERBS = Path(__file__).resolve().parents[2] / "texts" / "scheme" / "reporting-verbs.json"
_PHRASES = ("is", "so", "in")


@dataclass(frozen=True)
class Sayings:
    """The words of saying and showing. `stances` holds a stance for every stem."""

    stances: Mapping[str, str]
    needs_clause: frozenset[str]
    nouns: frozenset[str]
    agentless: frozenset[str]
    hedges: Mapping[str, str]
    agentless_alone: frozenset[str]
    recorded: frozenset[str]
    seen: frozenset[str]
    pictures: frozenset[str]
    no_speaker: frozenset[str]


def _verbs_of_the_scheme() -> dict[str, str]:
    """The stances that texts/scheme/reporting-verbs.json gives, by stem of the first word."""
    raw = json.loads(_VERBS.read_text(encoding="utf-8")) if _VERBS.is_file() else {"verbs": []}
    return {stem(verb["verb"].split()[0]): verb["stance"] for verb in raw["verbs"] if verb["verb"].split()[0] not in _PHRASES}


@cache
def sayings() -> Sayings:
    """The lists of sayings.json; where the kit’s list of reporting verbs has a word, its stance counts."""
    raw = load("sayings.json")
    scheme = _verbs_of_the_scheme()
    stances = {stem(word): stance for stance in ("neutral", "distancing", "endorsing") for word in raw[stance].split()}
    stances.update({root: stance for root, stance in scheme.items() if root in stances})
    stems = {name: frozenset(stem(word) for word in raw[name].split()) for name in ("only with a clause", "nouns")}
    return Sayings(stances, stems["only with a clause"], stems["nouns"], frozenset(raw["agentless"].split()), raw["hedges"],
                   *(frozenset(raw[name].split()) for name in ("agentless with no more", "recorded", "seen", "on")),
                   frozenset(raw["speakers left out"]))
