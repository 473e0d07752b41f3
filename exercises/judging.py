"""Mine beside the reference: what is asked, what is answered, and how the two compare.

Nothing here knows a widget or a file: plain functions over frozen types.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from .annotation import Mark
from .scheme import Kind
from .spans import Span, dice, touched, words
from .voice import REFERENCE, Voice, of

LITTLE = frozenset("a an the that".split())
"""Words that nobody is asked to mark, and nobody is blamed for."""


@dataclass(frozen=True)
class Option:
    """Something a learner can choose."""

    slug: str
    label: str
    hint: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Part:
    """One question about an item. `when` = (part, choices): asked only after one of these choices."""

    id: str
    ask: str
    options: tuple[Option, ...]
    several: bool = False
    when: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Item:
    """One place in an exercise, with its questions and its hints. `span` is in code points of the article."""

    id: str
    parts: tuple[Part, ...]
    text: str = ""
    label: str = ""
    hints: tuple[str, ...] = ()
    given: Mapping[str, object] = field(default_factory=dict)
    span: Span | None = None
    about: Mapping[str, object] = field(default_factory=dict)

    def as_json(self) -> dict:
        return {**asdict(self), "span": list(self.span) if self.span else None}


@dataclass(frozen=True)
class Feedback:
    """What a learner is told about one answer: verdict, reasons, second readings, a question back.

    `praise` speaks of what the learner did; a page leaves it out where the reference is only shown.
    `key` says whose reading it is laid beside, as in pack.json.
    """

    verdict: str
    title: str
    says: tuple[str, ...]
    other: tuple[str, ...] = ()
    back: str = ""
    marks: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    praise: str = ""
    key: str = REFERENCE.key

    def as_json(self) -> dict:
        sign, word = of(self.key).verdicts[self.verdict]
        said = (self.praise, *self.says) if self.praise and self.verdict != "shown" else self.says
        return {**asdict(self), "says": said, "spans": [list(s) for s in self.spans], "sign": sign, "word": word}


@dataclass(frozen=True)
class Learned:
    """A mark that a learner made: a kind on a span of code points."""

    span: Span
    kind: str


@dataclass(frozen=True)
class Judgement:
    """One pair of marks compared, by words. `overlap` is Dice's measure, 0 to 1.

    verdict: agrees, part, differs (same words, other kind), missed, extra.
    `left_out` and `taken_in` are spans of words; `pieces` > 1 where one mark was split,
    `merged` where one of mine covers several reference marks of its kind.
    """

    verdict: str
    mine: Learned | None
    mark: Mark | None
    overlap: float = 0.0
    left_out: tuple[Span, ...] = ()
    taken_in: tuple[Span, ...] = ()
    pieces: int = 1
    merged: tuple[str, ...] = ()


def options(kinds: Mapping[str, Kind]) -> tuple[Option, ...]:
    """The kinds of a scheme as something to choose from."""
    return tuple(Option(k.slug, k.label, k.test or k.definition, k.sign) for k in kinds.values())


def labels(kinds: Mapping[str, Kind]) -> dict[str, str]:
    return {slug: kind.label for slug, kind in kinds.items()}


class Ruler:
    """The words of one stretch of text, so that marks can be compared as sets of words."""

    def __init__(self, text: str, within: Span | None = None):
        inside = within or Span(0, len(text))
        offset = inside.start
        self.words = tuple(Span(w.start + offset, w.end + offset) for w in words(text[inside.start:inside.end]))
        self.little = frozenset(i for i, w in enumerate(self.words) if text[w.start:w.end].lower() in LITTLE)

    def of(self, span: Span) -> frozenset[int]:
        return touched(self.words, span)

    def runs(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """Word numbers as the spans of their unbroken runs."""
        found: list[list[int]] = []
        for number in sorted(numbers):
            if found and number == found[-1][1] + 1:
                found[-1][1] = number
            else:
                found.append([number, number])
        return tuple(Span(self.words[a].start, self.words[b].end) for a, b in found)


def _pairs(mine: Sequence[Learned], marks: Sequence[Mark], ruler: Ruler) -> list[tuple[int, int]]:
    scored = [
        (-dice(a, b), i, j)
        for i, m in enumerate(mine) for j, r in enumerate(marks)
        if m.kind == r.kind and (a := ruler.of(m.span)) & (b := ruler.of(r.span))
    ]
    taken_mine, taken_marks, pairs = set(), set(), []
    for _, i, j in sorted(scored):
        if i not in taken_mine and j not in taken_marks:
            taken_mine.add(i), taken_marks.add(j), pairs.append((i, j))
    return _swapped(pairs, {(i, j): -s for s, i, j in scored})


def _swapped(pairs: list[tuple[int, int]], score: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """One pass that swaps two partners where that fits better: the greedy choice is rarely off by more."""
    for x in range(len(pairs)):
        for y in range(x + 1, len(pairs)):
            (a, b), (c, d) = pairs[x], pairs[y]
            crossed = score.get((a, d)), score.get((c, b))
            if None not in crossed and sum(crossed) > score[a, b] + score[c, d]:
                pairs[x], pairs[y] = (a, d), (c, b)
    return pairs


def _compare_pair(mine: Learned, mark: Mark, ruler: Ruler, pieces: Sequence[Learned]) -> Judgement:
    got = frozenset().union(*(ruler.of(p.span) for p in pieces))
    full, core = ruler.of(mark.span), ruler.of(mark.core)
    left, taken = core - got, got - full
    left, taken = (frozenset() if found <= ruler.little else found for found in (left, taken))
    agrees = not left and not taken and len(pieces) == 1
    return Judgement("agrees" if agrees else "part", mine, mark, dice(got, full), ruler.runs(left), ruler.runs(taken), len(pieces))


def _pieces(mark: Mark, kind: str, mine: Sequence[Learned], paired: set[int], chosen: int, ruler: Ruler) -> list[int]:
    """Marks of mine that together cover one reference mark: the chosen one and unpaired ones mostly inside it."""
    full = ruler.of(mark.span)
    more = [i for i, m in enumerate(mine)
            if i not in paired and m.kind == kind and 2 * len(ruler.of(m.span) & full) > len(ruler.of(m.span))]
    return sorted([chosen, *more])


def _merged(mine: Learned, marks: Sequence[Mark], own: Mark, ruler: Ruler) -> tuple[str, ...]:
    got = ruler.of(mine.span)
    return tuple(r.id for r in marks
                 if r is not own and r.kind == mine.kind and ruler.of(r.core) <= got and ruler.of(r.core))


def compare(mine: Sequence[Learned], marks: Sequence[Mark], text: str, within: Span | None = None) -> tuple[Judgement, ...]:
    """Every mark of mine and of the reference, paired and judged, in reading order."""
    ruler = Ruler(text, within)
    pairs = _pairs(mine, marks, ruler)
    paired, judged, used, covered = {i for i, _ in pairs}, [], set(), set()
    for i, j in pairs:
        together = _pieces(marks[j], mine[i].kind, mine, paired, i, ruler)
        used.update(together)
        also = _merged(mine[i], [r for k, r in enumerate(marks) if k not in {b for _, b in pairs}], marks[j], ruler)
        covered.update(also)
        judgement = _compare_pair(mine[i], marks[j], ruler, [mine[k] for k in together])
        judged.append(_with_merged(judgement, also))
    seen = {marks[j].id for _, j in pairs} | covered
    judged += _differing(mine, marks, used, seen, ruler)
    judged += [Judgement("missed", None, r) for r in marks if r.id not in seen]
    judged += [Judgement("extra", m, None) for i, m in enumerate(mine) if i not in used]
    return tuple(sorted(judged, key=_place))


def _with_merged(judgement: Judgement, merged: tuple[str, ...]) -> Judgement:
    verdict = "part" if merged else judgement.verdict
    return replace(judgement, verdict=verdict, merged=merged)


def _differing(mine, marks, used: set[int], seen: set[str], ruler: Ruler) -> list[Judgement]:
    """Same words, other kind: at least half of the words are shared."""
    found = []
    for i, m in enumerate(mine):
        rivals = [(dice(ruler.of(m.span), ruler.of(r.span)), r) for r in marks if r.id not in seen and r.kind != m.kind]
        best, mark = max(rivals, key=lambda p: p[0], default=(0.0, None))
        if i not in used and best >= 0.5:
            used.add(i), seen.add(mark.id)
            found.append(Judgement("differs", m, mark, best))
    return found


def _place(judgement: Judgement) -> tuple:
    span = judgement.mark.span if judgement.mark else judgement.mine.span
    return span.start, span.end


def quoted(label: str) -> str:
    """An answer in double quotes; those inside it become single ones."""
    return f"“{label.translate(str.maketrans('“”', '‘’'))}”"


def by_reference(label: str, reason: str, voice: Voice = REFERENCE) -> str:
    """The other reader’s own answer and its reason, for a learner who gave another."""
    return f"{voice.start} has {quoted(label)}: {reason}"


def judge_kind(mark: Mark, chosen: str, label: Mapping[str, str], confusions: Mapping[str, str], *,
               voice: Voice = REFERENCE) -> Feedback:
    """One choice beside one mark: agrees, a second reading, or differs, each with its reason.

    `label` gives the words for a kind; `confusions` the general reason for “chosen>reference”.
    """
    others = tuple(f"{quoted(label[o.kind])}: {o.reason}" for o in mark.others if o.kind in label)
    second = next((o for o in mark.others if o.kind == chosen), None)
    if mark.kind == chosen:
        return Feedback("agrees", label[mark.kind], (mark.reason,), others, mark.back, (mark.id,), (mark.span,), key=voice.key)
    if second:
        return Feedback("second", label[second.kind], (second.reason, by_reference(label[mark.kind], mark.reason, voice)),
                        (), mark.back, (mark.id,), (mark.span,), key=voice.key)
    overlooked = mark.overlooks.get(chosen) or confusions.get(f"{chosen}>{mark.kind}", "")
    says = tuple(s for s in (overlooked, by_reference(label[mark.kind], mark.reason, voice)) if s)
    title = f"you say {quoted(label.get(chosen, chosen))}"
    return Feedback("differs", title, says, others, mark.back, (mark.id,), (mark.span,), key=voice.key)
