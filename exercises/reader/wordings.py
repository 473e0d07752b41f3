"""The finds of all rules put together: no word in two of them, each with its words for a learner."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from ..spans import Span
from .lexicon import load
from .loaded import phrases_met, words_met
from .minds import minds
from .page import Page
from .scare import scare_quotes
from .tags import tags
from .wording_record import Met, Wording

FAINT = ("counted", "beside")
"""Rules with little behind them: no list knows these words. Lessons may leave them out; scores take them in."""
_SCARE = "scare-quotes"


@cache
def wording_rules() -> dict[str, str]:
    """What every rule says to a learner, by its name."""
    return {name: said for name, said in load("wording-rules.json").items() if name not in ("format", "version", "source")}


@cache
def chance_of(rule: str) -> float:
    """How often suggestions of a rule were right, 0 to 1, from wording-chances.json."""
    return load("wording-chances.json")["rules"].get(rule, {}).get("chance", 0.0)


class Told:
    """The stretches that an attribution gives to a source: there a feeling is reported, not read."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans)
        self._ends: list[int] = []
        for span in self._spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def holds(self, place: int) -> bool:
        """Whether code point `place` is told by somebody."""
        before = bisect_right(self._spans, (place, float("inf")))
        return bool(before) and place < self._ends[before - 1]


def _mets(page: Page, told: Told) -> Iterator[Met]:
    """Everything that any rule found; where two touch, the one that comes first here wins."""
    yield from scare_quotes(page, told)
    for first, last in page.sentences:
        taken: set[int] = set()
        mind = [met for met in minds(page, first, last) if page.quote[met.first] >= 0 or not told.holds(page.starts[met.first])]
        for met in (*tags(page, first, last), *mind, *phrases_met(page, first, last), *_merged(page, list(words_met(page, first, last)))):
            if taken.isdisjoint(range(met.first, met.last + 1)):
                taken.update(range(met.first, met.last + 1))
                yield met


def _merged(page: Page, mets: list[Met]) -> Iterator[Met]:
    """Evaluative words side by side as one find; “most” goes to the word behind it."""
    held: Met | None = None
    for met in mets:
        if met.kind == "evaluative" and met.first and page.low[met.first - 1] == "most" and page.kinds[met.first] != "name":
            met = met._replace(first=met.first - 1, rule="strongest", plain="leave it out, or say who measured it", why="")
        if held and met.kind == held.kind == "evaluative" and met.first == held.last + 1 and (met.rule in FAINT) == (held.rule in FAINT):
            held = met._replace(first=held.first, plain="leave it out" if met.plain else "", why="")
            continue
        if held:
            yield held
        held = met
    if held:
        yield held


def _record(page: Page, met: Met) -> Wording:
    start, end = page.starts[met.first], page.ends[met.last]
    quoted = page.quote[met.first] >= 0 and met.rule != _SCARE
    rule = "quoted" if quoted else met.rule
    word = " ".join(page.text[start:end].split())
    said = wording_rules()[rule] if quoted or not met.why else met.why
    return Wording(start, end, met.kind, met.plain, rule, said.replace("{word}", word).replace("{plain}", met.plain), chance_of(rule), quoted)


def found(page: Page, told: Told) -> list[Wording]:
    """The records of a page in the order of the text; none touches another."""
    records: list[Wording] = []
    for record in sorted((_record(page, met) for met in _mets(page, told)), key=lambda r: (r.start, r.rule != _SCARE)):
        if not records or record.start >= records[-1].end:
            records.append(record)
    return records
