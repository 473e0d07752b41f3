"""What a slip is, what it is recognised from, and how its words are filled with the learner's own."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .. import spans
from ..annotation import Mark
from ..judging import Judgement, Learned, Ruler
from ..pack import Text
from ..spans import Span

Found = tuple[str, Mapping[str, str]]
"""A variant (“” for the plain one) and the words to fill in."""
_MOST, _HEAD, _TAIL = 9, 5, 3
TOLD = 2
"""At most so many slips on one card: more would be a pile."""


@dataclass(frozen=True)
class Slip:
    """One common other answer. `test` finds it in a case; `covers` names what it explains: left, taken, shape."""

    slug: str
    test: Callable[["Case"], Found | None]
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """One judged pair with all marks around it. Sets of words are word numbers of the stretch `within`."""

    judged: Judgement
    mine: tuple[Learned, ...]
    marks: tuple[Mark, ...]
    text: Text
    within: Span
    ruler: Ruler

    @property
    def kind(self) -> str:
        return self.judged.mine.kind if self.judged.mine else ""

    @cached_property
    def got(self) -> frozenset[int]:
        """The words of my mark."""
        return self.ruler.of(self.judged.mine.span) if self.judged.mine else frozenset()

    @cached_property
    def taken(self) -> frozenset[int]:
        """The words of my mark that the reference leaves outside."""
        return frozenset().union(*map(self.ruler.of, self.judged.taken_in))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return spans.sentences(self.text.text, self.within)

    def of(self, *kinds: str) -> frozenset[int]:
        """The words of the reference marks of these kinds; without kinds, of all."""
        return frozenset().union(*(self.ruler.of(m.span) for m in self.marks if not kinds or m.kind in kinds))

    def at(self, numbers: Iterable[int], kind: str = "") -> Mark | None:
        """The first reference mark, of this kind where one is given, on any of these words."""
        wanted = frozenset(numbers)
        return next((m for m in self.marks if (not kind or m.kind == kind) and self.ruler.of(m.span) & wanted), None)

    def group(self, mark: Mark, kind: str) -> Mark | None:
        """The mark of this kind in the same attribution."""
        return next((m for m in self.marks if m.group == mark.group and m.kind == kind and m is not mark), None)

    def mine_on(self, mark: Mark) -> Learned | None:
        """My mark of the same kind on some words of a reference mark."""
        return next((m for m in self.mine if m.kind == mark.kind and self.ruler.of(m.span) & self.ruler.of(mark.core)), None)

    def word(self, number: int) -> str:
        return self.text.text[slice(*self.ruler.words[number])]

    def words(self, numbers: Iterable[int]) -> list[str]:
        return [self.word(n) for n in sorted(numbers)]

    def before(self) -> str:
        """The word in front of my mark, in small letters; “” where there is none."""
        first = min(self.got, default=0)
        return self.word(first - 1).lower() if first else ""

    def covered(self) -> list[Span]:
        """The sentences that my mark takes in whole, one word more or less."""
        return [s for s in self.sentences if len(own := self.ruler.of(s)) > 3 and len(own - self.got) <= 1]

    def sentence(self, numbers: Iterable[int]) -> int:
        """The number of the sentence in which the first of these words stands."""
        first = self.ruler.words[min(numbers)]
        return next(i for i, s in enumerate(self.sentences) if s.touches(first))

    def quote(self, span: Span) -> str:
        return quote(self.text, span)

    def quoted(self, numbers: Iterable[int]) -> str:
        """Words in quotes, each unbroken run by itself."""
        return " and ".join(self.quote(s) for s in self.ruler.runs(numbers))


def quote(text: Text, span: Span) -> str:
    """The words of a span in quotes; a long one by its beginning and its end."""
    words = text.text[span.start:span.end].split()
    shown = words if len(words) <= _MOST else [*words[:_HEAD], "…", *words[-_TAIL:]]
    return f"“{' '.join(shown).strip('“”.,;:')}”"


def title(case: Case, label: Mapping[str, str], verdict: str = "") -> str:
    """What a card is about, so that it can be read on from the words of its verdict: “Agrees: cue “said””."""
    verdict, mark = verdict or case.judged.verdict, case.judged.mark
    if verdict == "differs":
        return f"you say “{label[case.kind]}” for {case.quote(case.judged.mine.span)}"
    kind, span = (case.kind, case.judged.mine.span) if verdict == "second" else (mark.kind, mark.span)
    return f"{label[kind]} {case.quote(span)}"


def cases(judged: Sequence[Judgement], mine: Sequence[Learned], marks: Sequence[Mark], text: Text, within: Span) -> list[Case]:
    """Each judged pair with what stands around it."""
    ruler = Ruler(text.text, within)
    return [Case(j, tuple(mine), tuple(marks), text, within, ruler) for j in judged]


def answer(case: Case, slips: Sequence[Slip], says: Mapping[str, str], told: set[str]) -> tuple[list[str], set[str]]:
    """The words for the slips in a case, the most instructive first, and what they cover.

    `says` holds the words by “slug” or “slug:variant”; what is in `told` was said before and is not
    said again. A second slip is told only where it explains something that the first does not.
    """
    lines: list[str] = []
    covered: set[str] = set()
    for slip in slips:
        if lines and slip.covers <= covered:
            continue
        found = slip.test(case)
        name = slip.slug + (f":{found[0]}" if found and found[0] else "")
        if found and name in says and name not in told:
            lines.append(filled(says[name], found[1]))
            told.add(name)
            covered |= slip.covers
        if len(lines) == TOLD:
            break
    return lines, covered


def stray(case: Case, general: str, says: Mapping[str, str], told: set[str]) -> str:
    """The general reason for a mark where the reference has none; shorter words where it was told in this block."""
    again = says.get(f"again:{case.kind}") or says.get("again")
    if general not in told or not again:
        told.add(general)
        return general
    return filled(again, {"mine": case.quote(case.judged.mine.span)})


def filled(template: str, words: Mapping[str, str]) -> str:
    """A sentence of the scheme with the learner’s own words in the places of its {names}."""
    return re.sub(r"\{(\w+)\}", lambda m: str(words.get(m[1], m[0])), template)
