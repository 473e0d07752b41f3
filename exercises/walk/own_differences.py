"""Lesson 06: where the learner and the first reader were asked the same, and what each of them said."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .. import boilerplate, claims, scheme, sourcing, wording
from .. import kinds_of_claim as kinds
from ..judging import Feedback, Learned, labels, quoted
from ..pack import Pack, Text
from ..partner import HOLDS, argues
from ..session import session
from ..spans import Span
from ..widgets.marker import STATES
from .common import choices, learned

STRANDS = {"blocks": "Where does it end?", "sources": "Who is speaking?", "attributions": "Said, or said that said?",
           "claim-kinds": "What kinds of claim?", "wording": "Other words"}
"""The tasks that both readers answer, each under the name of its strand."""
_SAME = ("agrees", "second", "stands")
_OPEN = ("kept", "shown", "open", "opened")


@dataclass(frozen=True)
class Place:
    """One place at which both readers said something: its task, its name, its words, what each says, and the learner’s reason."""

    task: str
    name: str
    words: str
    mine: str
    theirs: tuple[str, ...]
    same: bool
    reason: str = ""
    over: bool = False

    @property
    def section(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """The place for talk, as a section of a card: where, its words, then both readings and why."""
        why = f"Your reason: {self.reason}" if self.reason else "You go with the reader here." if self.over else "Your reason: not written yet."
        return (f"{STRANDS[self.task]} · {self.name}", (self.words,) if self.words else (), (f"You: {self.mine}", *self.theirs, why))


def places(pack: Pack) -> list[Place]:
    """All places of one text that both readers answered, strand by strand, in reading order."""
    text, confusions = pack.reading, session().confusions
    chosen = {"blocks": ("group", boilerplate.judge, boilerplate.units(text)), "sources": ("kind", sourcing.judge, sourcing.sentences(text)),
              "claim-kinds": ("kinds", kinds.judge, kinds.claims(text))}
    marked = {"attributions": claims.judge_block, "wording": wording.judge_block}
    found: list[Place] = []
    for task in STRANDS:
        if task in chosen:
            part, judge, marks = chosen[task]
            found += _choices(pack, task, part, argues(text, judge(text, confusions)), {m.id.rsplit("/", 1)[-1]: m for m in marks})
        else:
            found += _marks(pack, task, argues(text, marked[task](text, confusions)))
    return found


def _said(pack: Pack, task: str, item: str) -> dict[str, object]:
    """The learner’s reason at an item, and whether they went over to the reader."""
    key, answers = f"{pack.slug}/{task}/{item}", session().answers
    reason = answers.get(f"{key}#objection")
    return {"reason": reason if isinstance(reason, str) else "", "over": answers.get(f"{key}#over") is True}


def _quote(text: Text, span: Span) -> str:
    words = text.text[span.start:span.end].split()
    return quoted(" ".join(words if len(words) <= 14 else [*words[:9], "…", *words[-3:]]))


_NAMES = {"blocks": labels(scheme.BLOCK_GROUPS), "sources": labels(scheme.SOURCE_KINDS), "claim-kinds": labels(scheme.CLAIM_KINDS)}


def _choices(pack: Pack, task: str, part: str, judge, marks: Mapping) -> Iterator[Place]:
    given, text = choices(pack, task, part), pack.reading
    for name, mark in marks.items():
        if name not in given:
            continue
        picked = [given[name]] if isinstance(given[name], str) else list(given[name])
        told = judge(name, part, given[name]) if all(p in _NAMES[task] for p in picked) else None
        if told and told.verdict not in _OPEN:
            block = text.block_at(mark.span.start)
            mine = " and ".join(quoted(_NAMES[task][p]) for p in picked)
            yield Place(task, f"Block {block.number}", _quote(text, mark.span), mine, _theirs(told, text), told.verdict in _SAME, **_said(pack, task, name))


def _marks(pack: Pack, task: str, judge) -> Iterator[Place]:
    text, spans = pack.reading, learned(pack, task)
    for block in text.blocks:
        state = session().answers.get(f"{pack.slug}/{task}/{block.id}#done")
        if state not in STATES:
            continue
        mine = [Learned(span, kind) for span, kind in spans if block.span.holds(span)]
        for told in _joined(_single(judge(block.id, mine, state)), {m.id: m.group for m in text.marks_of("claims")}):
            yield Place(task, f"Block {block.number}", "", _mine(told), _theirs(told, text), told.verdict in _SAME, **_said(pack, task, block.id))


def _single(told: Sequence[Feedback]) -> Sequence[Feedback]:
    """What was told on the places of a block, without the line on the whole block: it would count them twice."""
    return [one for one in told if one.marks or one.spans] or told


def _joined(told: Sequence[Feedback], groups: Mapping[str, str]) -> Iterator[Feedback]:
    """What was told on a block, where the missed parts of one attribution make one place."""
    def attribution(one: Feedback) -> str:
        return groups.get(one.marks[0], "") if one.verdict == "missed" and one.marks else ""

    for name, group in groupby(sorted(told, key=lambda one: attribution(one)), key=attribution):
        parts = list(group)
        if not name:
            yield from parts
        else:
            yield replace(parts[0], title=", ".join(p.title for p in parts), says=max((p.says for p in parts), key=lambda says: len(" ".join(says))))


def _mine(told: Feedback) -> str:
    """What the learner said, from what was fed back on a mark."""
    if told.verdict == "missed":
        return "no mark here."
    return told.title.removeprefix("you say ")


def _theirs(told: Feedback, text: Text) -> tuple[str, ...]:
    """What the other reader says, from what was fed back, and last how often that holds."""
    said = _reading(told, text)
    return (*said, *(line for line in told.says if line.startswith(HOLDS) and line not in said))


def _reading(told: Feedback, text: Text) -> tuple[str, ...]:
    who = text.voice.start
    if told.verdict == "missed":
        return (f"{who}: {told.title}. {told.says[0]}",)
    if told.verdict == "extra":
        return (f"{who}: no mark here.",)
    if told.title.startswith(text.voice.name):
        return (f"{who}{told.title.removeprefix(text.voice.name)}.", *(line for line in told.says if not line.startswith((who, "Only you have"))))
    return tuple(line for line in told.says if line.startswith(who)) or told.says[:1]
