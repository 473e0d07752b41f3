"""What the word-free file holds, read and checked."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import scheme
from ..pack import PackError
from .wordless import NORMALISER, SHORTEST

FORMAT = "who-says-so original"
VERSION = 1
MOST_SENTENCES, MOST_MARKS, LONGEST, MOST_ALIKE = 3000, 20000, 500, 20
"""Limits of a file: no article comes near them, and a hostile file may not keep anybody waiting."""
_STARTS = ("block", "line", "")
_HASH = re.compile(r"[0-9a-f]{64}")
_NAME = "The file of marks without words"


@dataclass(frozen=True)
class Sentence:
    """A sentence without its words; `number` counts from 1, `block` is the reference's block, `hash` is "" where it is short."""

    number: int
    words: int
    hash: str
    starts: str
    block: int


@dataclass(frozen=True)
class Place:
    """Where a mark is: its first and last sentence; its first and last word where it is part of one; the same of its core."""

    first: int
    last: int
    words: tuple[int, int] | None = None
    core: tuple[int, int] | None = None


@dataclass(frozen=True)
class Form:
    """The file, checked."""

    sentences: tuple[Sentence, ...]
    marks: tuple[tuple[Mapping, Place], ...]
    cores: Mapping[str, Mapping[str, list]] = field(default_factory=dict)
    about: Mapping[str, object] = field(default_factory=dict)


def _fail(says: str) -> None:
    raise PackError(f"{_NAME} {says}.")


def _need(sound: bool, says: str) -> None:
    if not sound:
        _fail(says)


def _whole(value: object, most: int) -> bool:
    return type(value) is int and 1 <= value <= most


def read(data: object) -> Form:
    """The file's JSON object as a `Form`; raises PackError, one sentence that names the place."""
    _need(isinstance(data, Mapping) and data.get("format") == FORMAT, "is of another kind: it should hold marks for a text that may not be copied")
    _need(data.get("version") == VERSION, f"has version {data.get('version')!r:.20}; this kit reads version {VERSION}")
    _need(data.get("normaliser") == NORMALISER, f"counts words by rule {data.get('normaliser')!r:.20}; this kit has rule {NORMALISER}")
    sentences = _sentences(data.get("sentences"))
    about = data.get("about", {})
    _need(isinstance(about, Mapping), "should tell in “about” what it is about, as an object")
    return Form(sentences, _marks(data.get("marks"), sentences), _cores(data.get("cores", {})), about)


def _sentences(listed: object) -> tuple[Sentence, ...]:
    _need(isinstance(listed, list) and 0 < len(listed) <= MOST_SENTENCES, f"should list 1 to {MOST_SENTENCES} sentences")
    found, block, seen = [], 0, Counter()
    for number, item in enumerate(listed, 1):
        sentence = _sentence(item, number, block)
        block, seen[sentence.hash] = sentence.block, seen[sentence.hash] + 1
        if sentence.hash:
            _need(item.get("occurrence", 1) == seen[sentence.hash] <= MOST_ALIKE, f"miscounts how often sentence {number} occurs")
        found.append(sentence)
    return tuple(found)


def _sentence(item: object, number: int, block: int) -> Sentence:
    _need(isinstance(item, Mapping) and _whole(item.get("words"), LONGEST), f"has no word count from 1 to {LONGEST} for sentence {number}")
    hash_, starts = item.get("sha256", ""), item.get("starts", "")
    _need(isinstance(hash_, str) and bool(_HASH.fullmatch(hash_) or not hash_), f"has something else than a SHA-256 for sentence {number}")
    _need(not hash_ or item["words"] >= SHORTEST, f"has a hash for sentence {number}, which is short enough to be guessed")
    _need(starts in _STARTS, f"does not know how sentence {number} starts")
    return Sentence(number, item["words"], hash_, starts, block + (starts == "block" or number == 1))


def _marks(listed: object, sentences: tuple[Sentence, ...]) -> tuple[tuple[Mapping, Place], ...]:
    _need(isinstance(listed, list) and len(listed) <= MOST_MARKS, f"should list at most {MOST_MARKS} marks")
    found = tuple((item, _place(item, number, sentences)) for number, item in enumerate(listed, 1))
    ids = Counter(str(item.get("id")) for item, _ in found)
    _need(not ids or max(ids.values()) == 1, "has two marks of one name")
    return found


def _place(item: object, number: int, sentences: tuple[Sentence, ...]) -> Place:
    _need(isinstance(item, Mapping) and isinstance(item.get("place"), Mapping), f"does not say where mark {number} is")
    _told(item, number)
    place = item["place"]
    first, last = _pair(place.get("sentences"), len(sentences), number)
    words, core = (_pair(place[name], sentences[first - 1].words, number) if name in place else None for name in ("words", "core"))
    _need(first == last or not (words or core), f"counts words over several sentences, in mark {number}")
    _need(not (words and core) or words[0] <= core[0] <= core[1] <= words[1], f"has a core outside mark {number}")
    return Place(first, last, words, core)


def _told(item: Mapping, number: int) -> None:
    """Whether a mark's words are words, and its kind is one of the scheme."""
    texts = all(isinstance(item.get(name, ""), str) for name in ("id", "strand", "kind", "reason", "group", "back"))
    _need(texts and item.get("id") and item.get("reason"), f"has no name and reason in words for mark {number}")
    _need(item.get("kind") in scheme.KINDS.get(item.get("strand"), ()), f"has a kind that the scheme does not know, for mark {number}")
    hints, overlooks, others = item.get("hints", []), item.get("overlooks", {}), item.get("others", [])
    sound = (isinstance(hints, list) and isinstance(overlooks, Mapping) and isinstance(others, list) and isinstance(item.get("facts", {}), Mapping)
             and all(isinstance(text, str) for text in (*hints, *overlooks.values()))
             and all(isinstance(o, Mapping) and isinstance(o.get("kind"), str) and isinstance(o.get("reason"), str)
                     and isinstance(o.get("facts", {}), Mapping) for o in others))
    _need(sound, f"has hints or other readings of a wrong sort for mark {number}")


def _pair(value: object, most: int, number: int) -> tuple[int, int]:
    _need(isinstance(value, list) and len(value) == 2 and all(_whole(v, most) for v in value) and value[0] <= value[1],
          f"has no first and last from 1 to {most}, in mark {number}")
    return value[0], value[1]


def _cores(given: object) -> Mapping[str, Mapping[str, list]]:
    sound = isinstance(given, Mapping) and all(
        isinstance(parts, Mapping) and all(isinstance(part, list) and all(type(n) in (int, str) for n in part) for part in parts.values())
        for parts in given.values())
    _need(sound, "should give in “cores” lists of block numbers by strand and part")
    return given
