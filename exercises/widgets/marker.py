"""The Marker: words of a text are marked as one of several kinds, block by block, beside the reference."""
from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from .. import scheme, spans
from ..annotation import Mark
from ..answers import Answers, AnswersError
from ..judging import Feedback, Item, Learned
from ..pack import Block, Text
from ..scheme import Kind, glossary
from ..spans import Span
from .exercise import Exercise, check_suffix
from .marker_hints import clues, is_told, next_hint, told

JudgeBlock = Callable[[str, Sequence[Learned], str], Sequence[Feedback]]
LINES = ("solid", "dashed", "dotted", "double", "wavy", "thick")
"""How the kinds are drawn, in their order: the line comes before the colour."""
STATES = ("done", "alone")
_MARK_KEY = re.compile(r"m-[0-9a-f]{8}")
_LEFT_OUT = "The page sent a mark that does not fit this text; it was left out."


def kinds_json(kinds: Mapping[str, Kind]) -> list[dict[str, str]]:
    """Each kind with its line, its key and the question that decides; ValueError where there are too many."""
    if len(kinds) > len(LINES):
        raise ValueError(f"A Marker has at most {len(LINES)} kinds, not {len(kinds)}.")
    return [{"slug": k.slug, "label": k.label, "hint": k.test or k.definition, "line": line, "key": str(number)}
            for number, (k, line) in enumerate(zip(kinds.values(), LINES), 1)]


def strand_of(kinds: Mapping[str, Kind]) -> str | None:
    """The strand that has these kinds; None where no strand has them all."""
    return next((s for s, known in scheme.KINDS.items() if set(kinds) <= set(known)), None)


def reference_of(text: Text, kinds: Mapping[str, Kind]) -> tuple[Mark, ...]:
    """The reference marks of the strand that has these kinds, in reading order."""
    strand = strand_of(kinds)
    return tuple(m for m in text.marks_of(strand) if m.kind in kinds) if strand else ()


def neighbours(blocks: Sequence[Block], focus: Iterable[int], around: int | None) -> list[dict[str, object]]:
    """The blocks to show: those to mark and `around` blocks on either side of each (None: all)."""
    numbers = set(focus)
    near = {n + d for n in numbers for d in range(-around, around + 1)} if around is not None else {b.number for b in blocks}
    asked = {b.origin for b in blocks if b.number in numbers}
    return [{"id": b.id, "n": b.number, "start": b.span.start, "text": b.text, "shown": True, "from": b.origin} for b in blocks if b.number in near and b.origin in asked]


class Marker(Exercise):
    """Marks on the words of some blocks of a text.

    `judge(block id, marks, "done" or "alone")` gives the feedback on a block, once the learner has said
    that it is done. Marks snap to words; positions are code points of the whole text.
    """

    _files = ("marker_words", "marker_text", "marker_bar", "marker_block", "marker_hints", "marker_steps", "marker_acts", "marker_hands", "marker")

    def __init__(self, task: str, title: str, ask: str, text: Text, numbers: Iterable[int], kinds: Mapping[str, Kind],
                 judge: JudgeBlock, answers: Answers, *, alone: str = "", notice: str = "", around: int | None = 1,
                 language: str = "en"):
        wanted = set(numbers)
        self.kinds, self.text, self.judge_block = kinds, text, judge
        self.blocks = {b.id: b for b in text.blocks if b.number in wanted}
        reference = reference_of(text, kinds)
        inside = {b.id: [m for m in reference if b.span.holds(m.span)] for b in self.blocks.values()}
        alone = alone or "No loaded words here"
        self.clues = {b.id: clues(inside[b.id], b.span, kinds, strand_of(kinds), alone, text.voice) for b in self.blocks.values()}
        items = [Item(b.id, (), label=f"Block {b.number}", span=b.span) for b in self.blocks.values()]
        about = {
            "blocks": neighbours(text.blocks, wanted, around), "focus": list(self.blocks), "kinds": kinds_json(kinds),
            "alone": alone, "language": language, "clues": {i: [c.as_json() for c in found] for i, found in self.clues.items()},
            "reference": {i: [{"start": m.span.start, "end": m.span.end, "kind": m.kind} for m in found] for i, found in inside.items()},
        }
        super().__init__(task, title, ask, items, lambda *_: None, answers, notice=notice, about=about, voice=text.voice)

    def _words(self) -> list[str]:
        return glossary.tables_with((k.slug, k.label) for k in self.kinds.values())

    # The scripted way in: the same path as a message from the page.

    def mark(self, start: int, end: int, kind: str) -> str:
        """Marks the words that code points start to end touch; gives the mark's id. ValueError says what does not fit."""
        value = self._mark_value({"start": start, "end": end, "kind": kind}, self.blocks.values())
        name = secrets.token_hex(4)
        self.answers.put(self._mark_key(name), value)
        return name

    def remove(self, name: str) -> None:
        """Takes a mark away; ValueError where there is none of this id."""
        if self.answers.get(self._mark_key(name)) is None:
            raise ValueError(f"There is no mark “{name}” here.")
        self.answers.remove(self._mark_key(name))

    def done(self, block: str, alone: bool = False) -> tuple[Feedback, ...]:
        """Says that a block is done, or that nothing in it is to be marked; gives what is fed back."""
        self._item(block)
        if alone and self.marks(block):
            raise ValueError(f"There are marks in {block}; remove them, or say that it is done.")
        self.answers.put(f"{self.task}/{block}#done", "alone" if alone else "done")
        return self.feedback(block)

    def reopen(self, block: str) -> None:
        """Goes on with a block that was done."""
        self._item(block)
        self.answers.remove(f"{self.task}/{block}#done")

    def hint(self, item: str) -> str:
        """The next hint on a block, for a mark that is not found yet; “” where none is left."""
        key = f"{self.task}/{self._item(item).id}#hint"
        given = told(self.answers.get(key))
        found = next_hint(self.clues[item], self.marks(item), given)
        if not found:
            return ""
        self.answers.put(key, [*given, found[0]])
        return found[1]

    def marks(self, block: str) -> tuple[Learned, ...]:
        """The marks made in a block, in reading order."""
        known = self.blocks[self._item(block).id].span
        found = (self._learned(key) for key in self.answers.records if key.startswith(f"{self.task}/m-"))
        return tuple(sorted((m for m in found if m and known.holds(m.span)), key=lambda m: (m.span, m.kind)))

    def feedback(self, item: str) -> tuple[Feedback, ...]:
        """What is fed back on a block: nothing before it is done or shown."""
        self._item(item)
        state = self.answers.get(f"{self.task}/{item}#done")
        if state in STATES:
            return tuple(self.judge_block(item, self.marks(item), state))
        if self.answers.get(f"{self.task}/{item}#shown"):
            return tuple(replace(f, verdict="shown") for f in self.judge_block(item, (), "done"))
        return ()

    # Inside.

    def _mark_key(self, name: str) -> str:
        return f"{self.task}/m-{name}"

    def _learned(self, key: str) -> Learned | None:
        try:
            value = self._mark_value(self.answers.get(key), self.blocks.values())
        except ValueError:
            return None
        return Learned(Span(value["start"], value["end"]), value["kind"])

    def _mark_value(self, value: object, blocks: Iterable[Block]) -> dict[str, object]:
        """A mark snapped to the words of one of these blocks; ValueError where it does not fit."""
        if not isinstance(value, Mapping) or not all(type(value.get(n)) is int for n in ("start", "end")):
            raise ValueError("A mark needs a start and an end, each a whole number of code points.")
        if not isinstance(value.get("kind"), str) or value["kind"] not in self.kinds:
            raise ValueError(f"“{value.get('kind')}” is not a kind here; choose one of {', '.join(self.kinds)}.")
        span = self._snapped(value["start"], value["end"], blocks)
        return {"start": span.start, "end": span.end, "kind": value["kind"]}

    def _snapped(self, start: int, end: int, blocks: Iterable[Block]) -> Span:
        block = next((b for b in blocks if start < end and b.span.holds(Span(start, end))), None)
        if block is None:
            raise ValueError(f"{start} to {end} does not lie inside one of the blocks to mark: {', '.join(self.blocks)}.")
        at = block.span.start
        span = spans.snap(block.text, Span(start - at, end - at))
        if span is None:
            raise ValueError(f"There is no word between {start} and {end}.")
        return Span(span.start + at, span.end + at)

    def _checked(self, key: object, value: object) -> object:
        """Takes what fits any block of the text: another part of a lesson asks about its own blocks of it."""
        tail = str(key).removeprefix(f"{self.task}/")
        block, _, suffix = tail.partition("#")
        if suffix and any(b.id == block for b in self.text.blocks):
            fits = (suffix == "done" and value in STATES) or (suffix == "hint" and is_told(value))
            return value if fits else check_suffix(suffix, value)
        if not _MARK_KEY.fullmatch(tail):
            return super()._checked(key, value)
        try:
            return self._mark_value(value, self.text.blocks)
        except ValueError as error:
            raise AnswersError(f"{_LEFT_OUT} {error}") from None

    def _known(self, key: str) -> bool:
        tail = key.removeprefix(f"{self.task}/")
        return tail in {f"{b.id}#done" for b in self.text.blocks} or bool(_MARK_KEY.fullmatch(tail)) or super()._known(key)

    def _items_of(self, keys: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for key in keys:
            mark = self._learned(key) if key.startswith(f"{self.task}/m-") else None
            if mark:
                found.update(b.id for b in self.blocks.values() if b.span.holds(mark.span))
            else:
                found.update(self.blocks if "/m-" in key else super()._items_of([key]))
        return found

    def progress(self) -> dict[str, int]:
        """How many blocks are done, and how many there are."""
        done = sum(self.answers.get(f"{self.task}/{i}#done") in STATES for i in self.blocks)
        return {"done": done, "of": len(self.blocks)}

    def __repr__(self) -> str:
        return f"Marker: {self.title} {len(self.blocks)} block{'' if len(self.blocks) == 1 else 's'}"
