"""Which names are one actor: what a person says, then what the words show."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .pieces import bare

_LINKING = frozenset("of for the and al".split())
_BRACKETS = re.compile(r"(?: [a-z]+)? \(([A-Z]{2,6})\)")
MOST_LINES = 40
MOST_OF_A_HEAD = 100


def lines(written: str) -> tuple[tuple[str, ...], ...]:
    """Names that a person says are one, a line each, parted by commas: the first is what they are called."""
    found = ([name.strip(" .;“”\"'") for name in line.split(",")] for line in written.splitlines()[:MOST_LINES])
    kept = (tuple(dict.fromkeys(name for name in names if name)) for names in found)
    return tuple(names for names in kept if names)


def head(name: str) -> str:
    """The main word of a name: the last one before “of” or “for”."""
    words = name.split()
    stop = next((i for i, word in enumerate(words) if i and word.lower() in ("of", "for")), len(words))
    return bare(words[stop - 1]).lower()


def together(names: Sequence[Sequence[str]], given: Sequence[Sequence[str]], pairs: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """For each name, in small letters, what its actor is called. `names` are those of each text in their order.

    `given` comes first; then `pairs`, names with their initials in brackets behind them; then a name that is the main word of just
    one longer name which stands before it in some text.
    """
    found = {name.lower(): group[0] for group in reversed(given) for name in group}
    spelled = {name.lower(): name for one in names for name in one}
    firsts = [{name.lower(): i for i, name in reversed(list(enumerate(one)))} for one in names]
    for long, short in pairs:
        found.setdefault(short.lower(), found.get(long.lower(), long))
        found.setdefault(long.lower(), found[short.lower()])
    heads: dict[str, list[str]] = defaultdict(list)
    for name in spelled.values():
        heads[head(name)].append(name)
    for low, name in spelled.items():
        longer = [other for other in heads[head(name)][:MOST_OF_A_HEAD] if _is_short_for(name, other) and _after(firsts, low, other.lower())]
        apart = {found.get(other.lower(), other) for other in longer}
        found.setdefault(low, apart.pop() if len(apart) == 1 else name)
    return {low: _last(found, called) for low, called in found.items()}


def _after(firsts: Sequence[Mapping[str, int]], short: str, long: str) -> bool:
    """Whether some text has the long name first and the short one later."""
    return any(long in first and first[long] < first.get(short, -1) for first in firsts)


def _last(found: dict[str, str], called: str) -> str:
    """The name at the end of a chain of names; a ring ends where it began."""
    met = set()
    while called.lower() not in met and found.get(called.lower(), called) != called:
        met.add(called.lower())
        called = found[called.lower()]
    return called


def _is_short_for(name: str, other: str) -> bool:
    """“Venn” for “Orla Venn”, “Observatory” for “Syrian Observatory for Human Rights”, “Hall” for nothing longer than “Sports Hall”."""
    short, long = (set(_words(n)) for n in (name, other))
    return short < long


def _words(name: str) -> list[str]:
    return [bare(w).lower() for w in name.split() if w.lower() not in _LINKING]


def in_brackets(text: str, end: int) -> str:
    """Initials in brackets behind a name that ends at `end`, a word between them at most: “Islamic State group (ISIS)”."""
    found = _BRACKETS.match(text, end)
    return found[1] if found else ""
