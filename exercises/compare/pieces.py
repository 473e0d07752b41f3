"""The pieces of a sentence: words, numbers, dates, and the names among the words."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..reader.lexicon import word_class

_COUNTED = "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
NUMBERS = {"two": "2", "dozen": "12", "dozens": "12", **{word: str(n) for n, word in enumerate(_COUNTED, 3)}}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
PIECE = re.compile(
    rf"(?P<date>\b\d{{1,2}}(?:st|nd|rd|th)?(?: and \d{{1,2}})? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b|\b(?:{_DAYS}|{_MONTHS.replace('May|', '')})\b)"
    r"|(?P<number>\d(?:[\d.,]*\d)?)"
    r"|(?P<word>[^\W\d_]+(?:[-’'.][^\W_]+)*)")
_OWNER = re.compile(r"[’']s?$")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_COUNTS = re.compile(r"\s((?:people|men|women|children|per cent)\b|[^\W\d_]{3,}s\b)")
_LINKS = re.compile(r" (?:(?P<of>of(?: the)?)|for(?: the)?|al) ")
_BACKED = re.compile(r".*-(?:backed|led|funded|held|run|owned|controlled|friendly|based|allied|supported)$")


@dataclass(frozen=True)
class Fact:
    """A number, a name or a date in a sentence: its kind, its words as they stand, what it is known again by, where it begins."""

    kind: str
    words: str
    key: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def bare(word: str) -> str:
    """A word without the “’s” of an owner."""
    return _OWNER.sub("", word)


def is_capital(word: str) -> bool:
    """Whether a word has a capital that a name has: at its start, or behind a hyphen (“al-Bukamal”)."""
    return word[0].isupper() or any(part[:1].isupper() for part in word.split("-")[1:])


def capitals(told: Iterable[str]) -> frozenset[str]:
    """The words, in small letters, that have a capital behind the start of a sentence, and that nowhere stand without.

    A sentence with capitals at more than half of its words (a headline) tells nothing about names.
    """
    found: set[str] = set()
    small: set[str] = set()
    for words in told:
        pieces = [m["word"] for m in PIECE.finditer(words) if m["word"]]
        if 2 * sum(map(is_capital, pieces)) <= len(pieces):
            found |= {bare(word).lower() for word in pieces[1:] if is_capital(word)}
            small |= {bare(word) for word in pieces if word.islower()}
    return frozenset(found - small)


def facts(words: str, named: frozenset[str]) -> Iterator[Fact]:
    """The numbers, dates and names in one sentence, from left to right. `named`: the words known as names, from `capitals`."""
    pieces = list(PIECE.finditer(words))
    i = 0
    while i < len(pieces):
        match, last = pieces[i], i
        if match["word"] and _begins(words, pieces, i, named):
            last = _name_end(words, pieces, i)
            yield _name(words, match.start(), pieces[last])
        elif match["word"] and match["word"].lower() in NUMBERS:
            yield Fact("number", _counted(words, match), "#" + NUMBERS[match["word"].lower()], match.start())
        elif not match["word"]:
            yield _figure(words, match)
        i = last + 1


def _begins(words: str, pieces: list[re.Match], i: int, named: frozenset[str]) -> bool:
    """Whether a name begins here; at the start of a sentence a capital alone does not tell."""
    low = bare(pieces[i]["word"]).lower()
    if not is_capital(pieces[i]["word"]) or word_class().get(low) or low in NUMBERS or _BACKED.match(low):
        return False
    opens = i == 0 or words[pieces[i].start() - 1] in "“\"‘'"
    if not opens or low in named or not words[pieces[i].start()].isupper() or _is_initials(bare(pieces[i]["word"]), words):
        return True
    follows = pieces[i + 1]["word"] if i + 1 < len(pieces) and words[pieces[i].end():pieces[i + 1].start()] == " " else ""
    beside = bool(follows) and bare(follows).lower() in named and follows[0].isupper()
    return beside or _linked(words, pieces, i, i) is not None


def _is_initials(word: str, words: str) -> bool:
    """“HTS” in a sentence that is not in capitals as a whole."""
    return len(word) > 1 and word.isupper() and not words.isupper()


def _name_end(words: str, pieces: list[re.Match], i: int) -> int:
    """The last piece of a name: words with capitals side by side, or joined by “for” or, after one word, by “of”."""
    last = i
    while last + 1 < len(pieces) and not _OWNER.search(pieces[last].group()):
        gap, word = words[pieces[last].end():pieces[last + 1].start()], pieces[last + 1]["word"]
        if word and gap == " " and is_capital(word) and not word_class().get(bare(word).lower()):
            last += 1
            continue
        joined = _linked(words, pieces, i, last)
        if joined is None:
            return last
        last = joined
    return last


def _linked(words: str, pieces: list[re.Match], first: int, last: int) -> int | None:
    """The piece behind “of”, “of the” or “for”, where it has a capital and carries the name on."""
    link = _LINKS.match(words, pieces[last].end())
    if link is None or link["of"] and last > first:
        return None
    behind = next((j for j in range(last + 1, min(last + 4, len(pieces))) if pieces[j].start() == link.end()), None)
    return behind if behind is not None and pieces[behind]["word"] and words[pieces[behind].start()].isupper() else None


def _name(words: str, start: int, last: re.Match) -> Fact:
    return Fact("name", bare(words[start:last.end()]), "@" + bare(last.group()).lower(), start)


def _figure(words: str, match: re.Match) -> Fact:
    if match["date"]:
        day, _, month = match["date"].rpartition(" ")
        key = f"{month} {day}" if month.isdigit() else f"{day} {month}"
        return Fact("date", match["date"], "on " + _ORDINAL.sub("", key).strip().lower(), match.start())
    return Fact("number", _counted(words, match), "#" + match["number"].replace(",", "").replace(".", ""), match.start())


def _counted(words: str, match: re.Match) -> str:
    """A number with the word behind it where that looks like what is counted."""
    behind = _COUNTS.match(words, match.end())
    return match.group() + (behind.group() if behind and word_class().get(behind[1].lower(), "time") == "time" else "")
