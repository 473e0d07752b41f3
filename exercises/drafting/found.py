"""What the first reader finds on a text, once: its blocks, the sentences of its story, who says what, loaded words."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .. import scheme, spans
from ..reader import FAINT, Attribution, BlockGuess, Wording, attributions, read_blocks, wording
from ..spans import Span
from .phrases import pick, words

_ASIDE_BEGINS = re.compile(r"(?:,\s+(?:who|which))?$")
_ASIDE = re.compile(r"(?:which|who|whose)\b[^,.“”]{1,120},\s+(?=\S)")
STORY = ("headline", "report")
_PAGE = {True: 0.97, False: 0.85}
"""How often a kind from a saved page is right: paragraphs of the report, and what stands around it (reader/README.md, marked by hand)."""
JUDGED = (*STORY, "label")
"""The blocks in which loaded words are looked for."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the story: its number from 1, its place, its block’s number, and the attribution that tells most of it, if any."""

    number: int
    span: Span
    block: int
    told: Attribution | None
    group: str = ""


@dataclass(frozen=True)
class Found:
    """All that the rules found. `guesses` holds one for each block, in order; all spans are code points of `text`."""

    text: str
    guesses: tuple[BlockGuess, ...]
    records: tuple[Attribution, ...]
    sentences: tuple[Sentence, ...]
    loaded: tuple[Wording, ...]

    def words(self, span: Span) -> str:
        return self.text[span[0]:span[1]]

    def blocks_of(self, kinds: Sequence[str]) -> Iterator[tuple[int, Span]]:
        """The blocks of some kinds, with their numbers from 1."""
        return ((n, g.span) for n, g in enumerate(self.guesses, 1) if g.kind in kinds)


def look(text: str, labels: Sequence[str] = ()) -> Found:
    """Reads a text by every rule, in time linear in its length; `labels`, one kind a block, go before the reader’s own guess."""
    guesses = _with_story(text, _labelled(_guesses(text), labels))
    story = [g.span for g in guesses if g.kind in STORY]
    records = tuple(_trimmed(text, r) for r in attributions(text) if _holding(story, r.cue[0]) is not None)
    judged = [g.span for g in guesses if g.kind in JUDGED]
    loaded = tuple(w for w in wording(text) if not w.quoted and w.rule not in FAINT and _holding(judged, Span(w.start, w.end)) is not None)
    return Found(text, guesses, records, tuple(_sentences(text, guesses, records)), loaded)


def _trimmed(text: str, record: Attribution) -> Attribution:
    """A record without what is told of its source in passing: “, who” at the source’s end, “which …,” at the start of what is told."""
    source = [Span(p.start, p.end - len(_ASIDE_BEGINS.search(text[p.start:p.end])[0])) for p in record.source or ()]
    content = list(record.content or ())
    aside = _ASIDE.match(text[content[0].start:content[0].end]) if content and record.rule == "according" else None
    if aside:
        content[0] = Span(content[0].start + aside.end(), content[0].end)
    return replace(record, source=source or record.source, content=content or record.content)


def _guesses(text: str) -> list[BlockGuess]:
    """One guess for each block: that of the reader which covers most of it."""
    guesses, found, i = sorted(read_blocks(text), key=lambda g: g.span), [], 0
    for block in spans.blocks(text):
        while i < len(guesses) and guesses[i].span.end <= block.start:
            i += 1
        near = [g for g in guesses[i:i + 8] if g.span.touches(block)]
        best = max(near, key=lambda g: min(g.span.end, block.end) - max(g.span.start, block.start), default=None)
        found.append(replace(best, span=block) if best else BlockGuess(block, "report", "story", "author", "none", words()["unread"], 0.0))
    return found


def _labelled(guesses: list[BlockGuess], labels: Sequence[str]) -> list[BlockGuess]:
    if len(labels) != len(guesses):
        return guesses
    return [g if label == g.kind or label not in scheme.BLOCK_KINDS else _as(g, label, "page", _PAGE[label == "report"]) for g, label in zip(guesses, labels)]


def _as(guess: BlockGuess, kind: str, rule: str, chance: float) -> BlockGuess:
    """The guess with another kind, and with the speaker that fits it."""
    story, was = kind in STORY, guess.kind in STORY
    speaker = guess.speaker if story == was else "author" if story else "first-publisher"
    why = pick([words()["labelled_story" if story else "labelled"]], 0, label=scheme.BLOCK_KINDS[kind].label)
    return replace(guess, kind=kind, group=scheme.group_of(kind), speaker=speaker, rule=rule, why=why, chance=chance)


def _with_story(text: str, guesses: list[BlockGuess]) -> tuple[BlockGuess, ...]:
    """The guesses, of which one is a report at least: where none is, the longest block."""
    if guesses and not any(g.kind in STORY for g in guesses):
        longest = max(range(len(guesses)), key=lambda i: guesses[i].span.end - guesses[i].span.start)
        guesses[longest] = replace(_as(guesses[longest], "report", "longest", 0.0), why=words()["longest"])
    return tuple(guesses)


def _holding(places: Sequence[Span], span: Span) -> int | None:
    """The number of the place, among places in order, in which a span begins."""
    i = bisect_right(places, span[0], key=lambda p: p.start) - 1
    return i if i >= 0 and span[0] < places[i].end else None


def _sentences(text: str, guesses: Sequence[BlockGuess], records: Sequence[Attribution]) -> Iterator[Sentence]:
    places = [(s, n) for n, g in enumerate(guesses, 1) if g.kind in STORY for s in spans.sentences(text, g.span)]
    tellers = _tellers([s for s, _ in places], records)
    for i, (span, block) in enumerate(places):
        at = tellers.get(i)
        yield Sentence(i + 1, span, block, None if at is None else records[at], "" if at is None else f"a{at + 1}")


def _tellers(sentences: Sequence[Span], records: Sequence[Attribution]) -> dict[int, int]:
    """For each sentence that somebody tells, the record that tells most of its words; those of a source count twice beside a teller who is left out."""
    best: dict[int, tuple[int, int]] = {}
    for at, record in enumerate(records):
        for i, words_told in _weights(sentences, record).items():
            weight = words_told * (2 if record.source else 1)
            if i not in best or weight > best[i][1]:
                best[i] = (at, weight)
    return {i: at for i, (at, _) in best.items()}


def _weights(sentences: Sequence[Span], record: Attribution) -> dict[int, int]:
    """How much of each sentence a record tells, in code points; its cue counts as one."""
    weights: dict[int, int] = {}
    for piece, cue in [*((p, False) for p in record.content or ()), *((p, True) for p in record.cue)]:
        i = max(0, bisect_right(sentences, piece.start, key=lambda s: s.start) - 1)
        while i < len(sentences) and sentences[i].start < piece.end:
            shared = min(piece.end, sentences[i].end) - max(piece.start, sentences[i].start)
            if shared > 0:
                weights[i] = weights.get(i, 0) + (1 if cue else shared)
            i += 1
    return weights
