"""Suggested marks for who each sentence of the story comes from."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..annotation import Mark
from ..reader import Attribution
from . import stakes
from .found import Found, Sentence
from .phrases import clip, first_words, pick, words

_ASIDE = re.compile(r",\s+(?:who|which|whose)\b.*$", re.S)
_PRONOUN = re.compile(r"he|she|they|it|who", re.I)
OWN_VOICE = 0.66
"""How often a sentence has no source where the reader finds none: 700 of 1,068 on the dev split of PolNeAR, wants and feelings counted (tests/drafting_scores.py)."""


def marks(found: Found) -> Iterator[Mark]:
    """One mark a sentence of the story, in order: `sourcing/s01` and so on."""
    for sentence in found.sentences:
        yield _told(found, sentence, sentence.told) if sentence.told else _own_voice(found, sentence)


def _own_voice(found: Found, sentence: Sentence) -> Mark:
    number, first = sentence.number, first_words(found.words(sentence.span))
    why = pick(words()["own_voice"], number, first=first)
    facts = {"source": "", "grammar": "", "stake": "", "stake_note": "", "known_from": "", "known_note": "", "subject": subject(found, sentence)}
    return _mark(sentence, "own-voice", why, {**facts, "first_reader": {"rule": "own-voice", "why": why, "chance": OWN_VOICE}},
                 pick(words()["source_hints"]["none"], number), {})


def _told(found: Found, sentence: Sentence, record: Attribution) -> Mark:
    number = sentence.number
    slots = {"source": clip(source_of(found, record)), "cue": clip(cue_of(found, record))}
    slots["further"] = "further up" if record.cue[0].start < sentence.span.start else "further down"
    here = any(piece.touches(sentence.span) for piece in record.cue)
    why = record.why if here else pick([words()["looks"]["carried" if slots["further"] == "further up" else "carried_back"]], 0, **slots)
    look = pick(words()["looks"][_looked_at(found, record)], number, **slots)
    facts = {"source": "" if _PRONOUN.fullmatch(slots["source"]) else slots["source"] or _maker(record), "grammar": _grammar(record), **stake_of(found, record), "subject": subject(found, sentence),
             "first_reader": {"rule": record.rule, "why": why, "chance": record.chance}}
    what = words()["source_hints"]["cue" if here else "carried"]
    return _mark(sentence, record.kind, f"{why} {look}", facts, pick(what, number, **slots), slots)


def _looked_at(found: Found, record: Attribution) -> str:
    if record.source and _PRONOUN.fullmatch(source_of(found, record)):
        return "pronoun"
    return "hidden" if not record.source else "recording" if record.kind == "recording" else "source"


def _mark(sentence: Sentence, kind: str, reason: str, facts: dict, what: str, slots: dict) -> Mark:
    number = sentence.number
    told = words()["pronoun"] if kind == "named" and _PRONOUN.fullmatch(slots.get("source", "")) else words()["sources"][kind]
    back = "source" if slots.get("source") else "any"
    hints = (pick(words()["source_hints"]["where"], number, n=number), what, pick(told["answer"], number, **slots))
    backs = [b for b in told["back"] if back == "source" or "{source}" not in b]
    return Mark(f"sourcing/s{number:02d}", "sourcing", kind, sentence.span, sentence.span, reason, facts=facts, hints=hints, back=pick(backs, number, **slots))


def source_of(found: Found, record: Attribution) -> str:
    """The words of a source, without what is told about it behind a comma; for a pronoun the name it is taken for."""
    return _ASIDE.sub("", _whole_source(found, record))


def _whole_source(found: Found, record: Attribution) -> str:
    if record.refers_to:
        return found.words(record.refers_to)
    return " ".join(found.words(piece) for piece in record.source or ())


def cue_of(found: Found, record: Attribution) -> str:
    return " ".join(found.words(piece) for piece in record.cue)


def stake_of(found: Found, record: Attribution) -> dict[str, str]:
    """The facts on the stake of an attribution’s source; empty where there is none, or the text does not say."""
    if record.kind == "recording" and not record.source:
        return stakes.of_a_recording()
    if record.kind in ("hidden", "own-voice"):
        return stakes.stake("", "", False)
    content = " ".join(found.words(piece) for piece in record.content or ())
    return stakes.stake(_whole_source(found, record), content, any(sign in content for sign in "“\""))


def _maker(record: Attribution) -> str:
    return "a recording whose maker is not named" if record.kind == "recording" else ""


def _grammar(record: Attribution) -> str:
    return "" if record.kind != "hidden" else "hedge" if record.rule == "hedge" else "agentless"


def subject(found: Found, sentence: Sentence) -> str:
    """What a sentence is about, by its own first words."""
    return first_words(found.words(sentence.span), 8)
