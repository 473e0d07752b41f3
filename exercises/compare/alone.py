"""What stands in one text alone: sentences with no near twin in another, and numbers, names and dates that no other has."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from ..pack import Text
from .pieces import Fact, bare
from .sentences import Sentence, sentences, tally

NEAR = 0.16
LEAST = 2
COMMON = 40
_LOOKED_AT = 12
RULE = (f"Two sentences are near when they share at least {LEAST} names, numbers, dates or telling words. A rare word weighs more, a word of saying nothing. "
        f"What they share must have {NEAR * 100:.0f} of 100 parts of their weight.")
"""The rule in words. NEAR, its threshold from 0 to 1, was set on the three accounts of al-Bukamal (python tests/compare_scores.py)."""
MEASURED = "On the kit’s own six accounts it says “alone” 31 times, and a careful reader agrees with 26 of these."
"""Counted by tests/compare_scores.py; a test keeps the figures true."""


@dataclass(frozen=True)
class Twin:
    """A sentence, the nearest one of another text (None where none shares a rare word), how near it is (0 to 1) and what they share.

    `only` holds the numbers, names and dates that stand in no other text.
    """

    sentence: Sentence
    nearest: Sentence | None
    near: float
    shared: tuple[str, ...]
    only: tuple[Fact, ...]

    @property
    def alone(self) -> bool:
        """A suggestion: no sentence of another text is near."""
        return self.near < NEAR


def weights(told: Sequence[Sequence[Sentence]]) -> dict[str, float]:
    """What each feature weighs: log(1 + sentences / sentences that have it), the inverse document frequency of Spärck Jones (1972)."""
    number = sum(map(len, told))
    return {feature: log(1 + number / found) for feature, found in tally(told).items()}


def nearness(a: Sentence, b: Sentence, weight: Mapping[str, float]) -> float:
    """How near two sentences are, 0 to 1: the weight of what they share, by the geometric mean of both weights. The same both ways."""
    shared = a.features & b.features
    if len(shared) < LEAST:
        return 0.0
    return _sum(shared, weight) / sqrt(_sum(a.features, weight) * _sum(b.features, weight))


def _sum(features: frozenset[str], weight: Mapping[str, float]) -> float:
    return sum(weight[f] for f in sorted(features))


def twins(told: Sequence[Sequence[Sentence]]) -> tuple[Twin, ...]:
    """Every sentence of every text with its nearest one in another.

    Only sentences that share a feature which at most COMMON of them have are compared, so time grows with the length and not with its square.
    """
    weight, index, texts = weights(told), _index(told), _texts(told)
    return tuple(_twin(one, index, weight, texts) for text in told for one in text)


def twins_of(texts: Sequence[Text]) -> tuple[Twin, ...]:
    """The same for texts."""
    return twins(sentences(texts))


def _index(told: Sequence[Sequence[Sentence]]) -> dict[str, list[Sentence]]:
    """The sentences that have a feature, for every feature that is not common."""
    index: dict[str, list[Sentence]] = defaultdict(list)
    for text in told:
        for one in text:
            for feature in one.features:
                index[feature].append(one)
    return {feature: found for feature, found in index.items() if len(found) <= COMMON}


def _texts(told: Sequence[Sequence[Sentence]]) -> dict[str, set[int]]:
    """The texts in which each feature stands, as a name or as a word."""
    found: dict[str, set[int]] = defaultdict(set)
    for text in told:
        for one in text:
            for word in (*one.features, *(bare(w) for f in one.facts if f.kind == "name" for w in f.words.split())):
                found[word.lstrip("@").lower()].add(one.text)
    return found


def _twin(one: Sentence, index: Mapping[str, list[Sentence]], weight: Mapping[str, float], texts: Mapping[str, set[int]]) -> Twin:
    best, near = _nearest(one, index, weight)
    shared = sorted(one.features & best.features, key=lambda f: (-weight[f], f)) if best else ()
    names = [one.shown(f) for f in shared]
    only = {fact.key: fact for fact in reversed(one.facts) if texts[fact.key.lstrip("@")] == {one.text}}
    return Twin(one, best, near, tuple(n for n in names if not any(n in other.split()[1:] for other in names)), tuple(reversed(only.values())))


def _nearest(one: Sentence, index: Mapping[str, list[Sentence]], weight: Mapping[str, float]) -> tuple[Sentence | None, float]:
    """The nearest of the sentences that share most; of several equally near the first."""
    met: Counter = Counter()
    known: dict[tuple[int, int], Sentence] = {}
    for feature in one.features:
        for other in index.get(feature, ()):
            if other.text != one.text:
                met[other.text, other.number] += weight[feature]
                known[other.text, other.number] = other
    places = sorted(met, key=lambda place: (-round(met[place], 9), place))[:_LOOKED_AT]
    ranked = sorted((-nearness(one, known[place], weight), not _facts_shared(one, known[place]), -round(met[place], 9), place) for place in places)
    return (known[ranked[0][3]], -ranked[0][0]) if ranked else (None, 0.0)


def _facts_shared(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences share a name, a number or a date: of two that are hardly near it is the better one to show."""
    return any(fact.key in b.features for fact in a.facts)
