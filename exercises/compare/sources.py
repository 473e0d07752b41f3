"""Who is named as source in each text, and how many sentences tell where they come from."""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .. import reader, scheme
from ..annotation import Mark
from ..beside import TOLD
from ..pack import Text
from ..reader import Attribution
from ..spans import Span
from .naming import together
from .story import READER, chance, read_by, story

_LONGEST = 80


@dataclass(frozen=True)
class Source:
    """A source as the text names it, its kind (a slug of `scheme.SOURCE_KINDS`), and how many sentences come from it."""

    name: str
    kind: str
    sentences: int


@dataclass(frozen=True)
class Sourced:
    """The sources of one text. `kinds` holds a kind for each sentence of the story; `read_by` says whose marks they are.

    `chance`, 0 to 1: how often such suggestions are right on average; None for marks, and where nothing was suggested.
    """

    kinds: tuple[str, ...]
    sources: tuple[Source, ...]
    read_by: str
    chance: float | None = None

    @property
    def told(self) -> int:
        """How many sentences tell where they come from; a hidden source does not."""
        return sum(kind in TOLD for kind in self.kinds)

    def count(self, kind: str) -> int:
        return self.kinds.count(kind)


def sourced(text: Text) -> Sourced:
    """Who is named as source in a text, by its marks or else by the first reader; those with most sentences first."""
    marks = text.marks_of("sourcing")
    best = {} if marks else _best(text)
    found = [_marked(m) for m in marks] or [_of(text.text, best[n]) if n in best else ("", "own-voice") for n in range(len(story(text)))]
    names = together([[name for name, kind in found if kind in TOLD]], ())
    met = Counter((names[name.lower()], kind) for name, kind in found if kind in TOLD)
    order = list(scheme.SOURCE_KINDS)
    sources = sorted(met.items(), key=lambda p: (-p[1], order.index(p[0][1]), p[0][0]))
    by = read_by(text, "sourcing")
    chances = [chance(m) for m in marks if m.kind != "own-voice"] if marks else [one.chance for one in best.values()]
    return Sourced(tuple(kind for _, kind in found), tuple(Source(name, kind, n) for (name, kind), n in sources), by,
                   sum(chances) / len(chances) if chances and by == READER else None)


def _marked(mark: Mark) -> tuple[str, str]:
    return plain_name(str(mark.facts.get("source") or "")) or scheme.SOURCE_KINDS[mark.kind].label, mark.kind


def _best(text: Text) -> dict[int, Attribution]:
    """For each sentence, by number from 0, the attribution that tells most of it, where there is one."""
    told = story(text)
    best: dict[int, tuple[int, Attribution]] = {}
    for one in reader.attributions(text.text):
        for number, size in _sizes(one, told).items():
            if size > best.get(number, (0,))[0]:
                best[number] = size, one
    return {number: one for number, (_, one) in best.items()}


def _sizes(one: Attribution, told: Sequence[Span]) -> Counter:
    """How many letters of each sentence an attribution tells, its cue counted in."""
    sizes: Counter = Counter()
    for piece in (*one.cue, *(one.content or ())):
        i = bisect_right(told, piece.start, key=lambda s: s.end)
        while i < len(told) and told[i].start < piece.end:
            sizes[i] += min(told[i].end, piece.end) - max(told[i].start, piece.start)
            i += 1
    return sizes


def _of(text: str, one: Attribution) -> tuple[str, str]:
    span = one.refers_to or (one.source[0] if one.source else None)
    name = plain_name(text[span.start:span.end]) if span else ""
    return name or scheme.SOURCE_KINDS[one.kind].label, one.kind


def plain_name(words: str) -> str:
    """A source without its first “the” and on one line; a long one is cut."""
    name = " ".join(words.split()).strip(" ,;:")
    name = name[4:] if name[:4].lower() == "the " else name
    return name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0] + "…"
