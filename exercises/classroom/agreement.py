"""How far several readers agree: counted plainly, and as Krippendorff's alpha with an interval.

A *unit* is one thing that was read (a sentence, a block, a word): one value for each reader, always in
the same order of readers, and None where a reader gave no value. A *cluster* is a list of units that
hang together, such as the words of one sentence.

Source: Klaus Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
Pennsylvania, Annenberg School for Communication, repository.upenn.edu/asc_papers/43.
"""
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import NamedTuple

from ..spans import Span, touched

Unit = Sequence[Hashable | None]
SAMPLES = 2000
SEED = 2011
NO_PAIR = "Alpha is not defined: no unit was read by two readers."
ONE_VALUE = "Alpha is not defined: every reader gave the same one value everywhere, so chance alone would do as well."


class Observed(NamedTuple):
    """Plain counts: units that at least two readers read, and those of them where all gave one value."""

    agreed: int
    units: int


class Interval(NamedTuple):
    """A percentile interval. `undefined` counts the samples that had no alpha and were left out."""

    low: float
    high: float
    undefined: int = 0


class _Tally(NamedTuple):
    """What alpha needs of some units: how often each value was given, and the matching pairs by weight."""

    values: Counter
    matches: float


@dataclass(frozen=True)
class Agreement:
    """One answer to “how far do they agree?”; `note` is a sentence where alpha is not defined."""

    observed: Observed
    alpha: float | None
    interval: Interval | None
    note: str = ""


def _given(unit: Unit) -> list[Hashable]:
    return [value for value in unit if value is not None]


def _tally(units: Iterable[Unit]) -> _Tally:
    """The values of all units that two readers or more have read; a lone value pairs with nothing."""
    values, matches = Counter(), 0.0
    for unit in units:
        given = Counter(_given(unit))
        readers = given.total()
        if readers > 1:
            values.update(given)
            matches += sum(n * (n - 1) for n in given.values()) / (readers - 1)
    return _Tally(values, matches)


def _joined(tallies: Iterable[_Tally]) -> _Tally:
    values, matches = Counter(), 0.0
    for tally in tallies:
        values.update(tally.values)
        matches += tally.matches
    return _Tally(values, matches)


def _alpha(tally: _Tally) -> float | None:
    total = tally.values.total()
    apart = total * total - sum(n * n for n in tally.values.values())
    return 1 - (total - 1) * (total - tally.matches) / apart if apart else None


def alpha(units: Iterable[Unit]) -> float | None:
    """Krippendorff's alpha for nominal data: 1 is full agreement, 0 is what chance would give.

    alpha = 1 − (n − 1) · (n − m) / (n² − Σ n_c²), where n is the number of values in units that at least
    two readers read, n_c how often the value c is among them, and m the matching pairs, each unit's divided
    by its readers less one (Krippendorff 2011, section C). Any number of readers; None for a missing
    value. Gives None where it is not defined: nothing read twice, or one value only.
    """
    return _alpha(_tally(units))


def alpha_interval(clusters: Iterable[Iterable[Unit]], samples: int = SAMPLES, seed: int = SEED) -> Interval | None:
    """A 95 % interval of alpha by the bootstrap: whole clusters are drawn again, with replacement.

    Words of one sentence are not independent, so draw sentences: one cluster a sentence. Where each unit
    stands alone, give clusters of one unit. The ends are the 2.5th and 97.5th percentile of `samples`
    alphas (Efron and Tibshirani 1993, chapter 13); the same seed gives the same interval. Samples without
    an alpha are left out and counted. None where fewer than two clusters or fewer than two alphas are left.
    Where readers never part, every sample is 1 and the interval closes: that is a limit of the method, no proof.
    """
    tallies = [_tally(units) for units in clusters]
    if len(tallies) < 2:
        return None
    draw = random.Random(seed)
    drawn = [_alpha(_joined(draw.choices(tallies, k=len(tallies)))) for _ in range(samples)]
    found = [value for value in drawn if value is not None]
    if len(found) < 2:
        return None
    cuts = quantiles(found, n=40, method="inclusive")
    return Interval(cuts[0], cuts[-1], len(drawn) - len(found))


def observed(units: Iterable[Unit]) -> Observed:
    """How many units at least two readers read, and in how many of them all gave the same value."""
    read = [given for given in map(_given, units) if len(given) > 1]
    return Observed(sum(len(set(given)) == 1 for given in read), len(read))


def agreement(clusters: Iterable[Iterable[Unit]], samples: int = SAMPLES, seed: int = SEED) -> Agreement:
    """Counts, alpha and interval of clusters of units, with a sentence where alpha is not defined."""
    kept = [[tuple(unit) for unit in units] for units in clusters]
    units = [unit for cluster in kept for unit in cluster]
    counts, value = observed(units), alpha(units)
    if value is None:
        return Agreement(counts, None, None, ONE_VALUE if counts.units else NO_PAIR)
    return Agreement(counts, value, alpha_interval(kept, samples, seed))


def word_values(words: Sequence[Span], marked: Iterable[tuple[str, Span]]) -> tuple[frozenset[str], ...]:
    """For token-wise alpha: the kinds that one reader marked on each word, in the order of `words`.

    Kinds may overlap, so the value of a word is the *set* of its kinds, taken as one nominal value: a word
    marked as tag and label is as far from “tag” as from nothing. A word without a mark has the empty set,
    which is a value (“none”), not a missing one. A mark that touches a word takes it in whole; two marks
    of one kind on a word count once.
    """
    kinds: list[set[str]] = [set() for _ in words]
    for kind, span in marked:
        for number in touched(words, span):
            kinds[number].add(kind)
    return tuple(map(frozenset, kinds))
