"""Suggested marks for source, cue and content, and for the kinds of claim."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from .. import scheme, spans
from ..annotation import Mark
from ..reader import Attribution
from ..slips.vocabulary import FEELING, figures
from ..spans import Span
from . import sources
from .found import STORY, Found, Sentence
from .phrases import clip, first_words, pick, words

_CAUSES = re.compile(r"\b(?:thanks to|because|due to|owing to|thus|therefore|so that|as a result|led to|leads to|caused|causes|forced)\b", re.I)
_WEIGHING = ("evaluative", "loaded-verb", "label")
_ENOUGH = 2
"""How many weighing words make a judgement of a claim: one alone mostly leaves its main point as it is."""
_SHORTEST = 3
_NO_CLAIM = frozenset("about against at for from in into of on over to with".split())
"""A stretch that begins with one of these says what somebody spoke of, and claims nothing yet."""
_NEAR = 60
"""At most so many loaded words of one claim are looked at, so that a text without full stops takes no longer than another."""
_NO_COUNT = ("one", "half")
"""Words for a number that mostly count nothing: “no one”, “except one man”, “half an hour”."""
_YEAR = re.compile(r"(?:19|20)\d\d")
KINDS = 0.72
"""How often the kinds are those of the kit’s own key (tests/drafting_scores.py)."""


def marks(found: Found) -> Iterator[Mark]:
    """The parts of each attribution (`claims/a1-source` …), then one claim a sentence of the report (`claims/c01` …).

    Subheads and questions claim nothing by themselves.
    """
    story = [span for _, span in found.blocks_of(STORY)]
    for number, record in enumerate(found.records, 1):
        yield from _attribution(found, record, number, story)
    report = {n for n, _ in found.blocks_of(("report",)) if found.guesses[n - 1].rule != "subhead"}
    claiming = (s for s in found.sentences if s.block in report and not found.words(s.span).rstrip("”\"’ ").endswith("?"))
    yield from (_claim(found, sentence, n) for n, sentence in enumerate(claiming, 1))


def _attribution(found: Found, record: Attribution, number: int, story: Sequence[Span]) -> Iterator[Mark]:
    pieces = {"source": record.source, "cue": record.cue, "content": record.content}
    for kind, places in pieces.items():
        inside = [p for place in places or () for p in _within(found.text, story, place)]
        for piece, place in enumerate(inside, 1):
            name = f"claims/a{number}-{kind}" + (f"-{piece}" if piece > 1 else "")
            yield _part(found, record, name, kind, place, number + piece)


def _within(text: str, blocks: Sequence[Span], place: Span) -> Iterator[Span]:
    """A stretch cut where blocks end, so that each piece lies in one, without the signs around it."""
    i = max(0, bisect_right(blocks, place.start, key=lambda b: b.start) - 1)
    while i < len(blocks) and blocks[i].start < place.end:
        piece = Span(max(place.start, blocks[i].start), min(place.end, blocks[i].end))
        i += 1
        if whole := spans.bare(text, piece):
            yield whole


def _part(found: Found, record: Attribution, name: str, kind: str, place: Span, number: int) -> Mark:
    told, said = words()["said"][kind], found.words(place)
    slots = {"source": clip(said if kind == "source" else sources.source_of(found, record)), "cue": clip(sources.cue_of(found, record)),
             "first": first_words(found.words(record.sentence if kind == "cue" else place)), "last": first_words(" ".join(said[-200:].split()[-2:]))}
    backs = told["back"][record.stance] if kind == "cue" else told["back"]
    reason = record.why if kind == "cue" else pick(told["reason"], number, **slots)
    return Mark(name, "claims", kind, place, _core(found.text, kind, place), reason, name.split("/")[1].split("-")[0],
                {**_facts(found, record, kind, said), "first_reader": {"rule": record.rule, "why": reason, "chance": record.chance}},
                hints=tuple(pick(told[step], number, **slots) for step in ("where", "what", "answer")), back=pick(backs, number, **slots))


def _core(text: str, kind: str, place: Span) -> Span:
    """The words that must be marked: of a source those before a comma, else all."""
    comma = text.find(",", place.start, place.end) if kind == "source" else -1
    return Span(place.start, comma) if comma > place.start else place


def _facts(found: Found, record: Attribution, kind: str, said: str) -> dict[str, object]:
    if kind == "cue":
        return {"verb": clip(said), "stance": record.stance, "whose": clip(sources.source_of(found, record), 40)}
    stake = {k: v for k, v in sources.stake_of(found, record).items() if k in ("stake", "stake_note")}
    return {"kind": record.kind, **stake} if kind == "source" else {}


def _claim(found: Found, sentence: Sentence, number: int) -> Mark:
    place = _judged(found, sentence)
    signs = kinds_in(found, place)
    told = [pick(words()["claim_kinds"][kind]["reason"], number, sign=clip(sign)) for kind, sign in signs.items()]
    check = "; ".join(pick(words()["claim_kinds"][kind]["check"], number, sign=clip(sign)) for kind, sign in signs.items())
    names = " and ".join(f"“{scheme.CLAIM_KINDS[kind].label}”" for kind in signs)
    hints = words()["claim_hints"]
    return Mark(f"claims/c{number:02d}", "claims", "claim", place, place, " ".join(told),
                facts={"kinds": list(signs), "check": f"{check[0].upper()}{check[1:]}.", "voice": sentence.group or "own",
                       "first_reader": {"rule": "claim-kinds", "why": " ".join(told), "chance": KINDS}},
                hints=tuple(pick(hints[step], number, kinds=names) for step in ("where", "what", "answer")), back=pick(hints["back"], number))


def _judged(found: Found, sentence: Sentence) -> Span:
    """What is judged: where somebody tells it in one piece, what is told; else the whole sentence."""
    if sentence.told is None:
        return sentence.span
    inside = [Span(max(p.start, sentence.span.start), min(p.end, sentence.span.end)) for p in sentence.told.content or () if p.touches(sentence.span)]
    return inside[0] if len(inside) == 1 and _claims(found.words(inside[0])) else sentence.span


def _claims(said: str) -> bool:
    found = spans.words(said)
    return len(found) >= _SHORTEST and said[found[0].start:found[0].end].lower() not in _NO_CLAIM


def kinds_in(found: Found, place: Span) -> dict[str, str]:
    """The kinds of claim in a stretch, each with the word that shows it (“” for what happened)."""
    said = found.words(place)
    all_words = [said[w.start:w.end] for w in spans.words(said)]
    first = bisect_left(found.loaded, place.start, key=lambda w: w.start)
    loaded = [w for w in takewhile(lambda w: w.start < place.end, found.loaded[first:first + _NEAR]) if w.end <= place.end]
    weighing = [w for w in loaded if w.kind in _WEIGHING]
    feeling = next((found.text[w.start:w.end] for w in loaded if w.kind == "mind-reading"), "") or next((w for w in all_words if w.lower() in FEELING), "")
    cause = _CAUSES.search(said)
    judgement = found.text[weighing[0].start:weighing[0].end] if len(weighing) >= _ENOUGH else ""
    signs = {"number": next((f for f in figures(all_words) if not _YEAR.fullmatch(f) and f.lower() not in _NO_COUNT), ""), "cause": cause.group() if cause else "", "motive": feeling, "judgement": judgement}
    return {"event": "", **{kind: sign for kind, sign in signs.items() if sign}}
