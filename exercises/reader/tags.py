"""Tags, and words and marks of doubt: what hangs on a name and could be taken off."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .lexicon import load
from .page import Page
from .wording_record import Met

_LEAVE = "leave it out"
_NAME_IT = "leave it out, or name them"
_SAME = "leave it out, or tell as much of every side"
_PHRASE = ("name", "determiner", "word", "number", "time")
_NEARNESS = ("close", "connected")
"""After a name or a comma these tell of places more often than of people."""
_DEGREES = ("very", "so", "too", "as", "how", "came", "come", "comes", "get", "gets", "got", "drew", "draws", "stay", "stays", "lies", "lay", "seem", "seems", "seemed", "appear", "appears", "appeared", "remain", "remains", "remained", "enough")
_LONGEST = 14
"""The most words of a tag that a comma or a bracket ends."""


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(load("tag-words.json")[name].split())


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in load("tag-words.json")[name]:
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def matched(page: Page, i: int, last: int, listed: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words of the longest phrase of a list stand at word `i`, 0 for none."""
    fits = (len(p) for p in listed.get(page.low[i], ()) if i + len(p) <= last and tuple(page.low[i:i + len(p)]) == p)
    return max(fits, default=0)


def _before_noun(page: Page, i: int, last: int) -> bool:
    return i + 1 < last and page.kinds[i + 1] in ("name", "word", "adverb", "number")


def _of_a_thing(page: Page, i: int, last: int) -> bool:
    """Whether the tag is on a view, a law or a video: these say what they are about, and no side is given to people."""
    return any(page.low[j] in words("not before") for j in range(i + 1, min(last, i + 3)))


def _hyphen(page: Page, i: int, first: int, last: int) -> Met | None:
    """“Builder-funded”, “pro-harbour”: before a noun. “The Anti-Noise League” is a name."""
    head, _, tail = page.low[i].rpartition("-")
    if not head or not _before_noun(page, i, last):
        return None
    if tail in words("endings") and head not in words("not these") and not head.endswith("ly"):
        return Met(i, i, "tag", "tag-hyphen", _SAME)
    opening, _, rest = page.low[i].partition("-")
    named = page.kinds[i] == page.kinds[i + 1] == "name" and i > first and page.kinds[i - 1] != "name"
    if opening in words("openings") and rest not in words("not with these") and not named and not _of_a_thing(page, i, last):
        return Met(i, i, "tag", "tag-side", _NAME_IT)
    return None


def _abbreviated(page: Page, i: int) -> bool:
    """Whether the full stop at word `i` belongs to a title before a name: “Mr. Lee”."""
    return page.low[i] == "." and page.kinds[i - 1] == "name" and len(page.low[i - 1]) <= 4 and i + 1 < len(page.kinds) and page.kinds[i + 1] == "name"


def _phrase_end(page: Page, i: int, last: int) -> int:
    """The last word of the name or noun that starts at word `i`, or `i` - 1 where there is none."""
    end = i
    while end < last and end - i < _LONGEST:
        if page.kinds[end] == "word" and end > i and page.kinds[end - 1] in ("word", "name"):
            run = end
            while run < last and run - end < 2 and page.kinds[run] == "word":
                run += 1
            if page.kinds[end - 1] == "name" or run >= last or page.kinds[run] not in ("name", "comma", "bracket", "dash"):
                break
            end = run
            continue
        joined = page.low[end] in ("of", "and") and end > i and end + 1 < last and page.kinds[end + 1] in ("determiner", "name")
        if not (joined or page.kinds[end] in _PHRASE or page.low[end] in ("’s", "'s") or end > i and _abbreviated(page, end)):
            break
        end += 1
    return end - 1


def _beside(page: Page, i: int, first: int, last: int) -> Met | None:
    """“Linked to the club”, after a noun or a comma; “is linked to” is a statement and no tag."""
    size = matched(page, i, last, phrases("beside"))
    if not size or i == first or not (page.kinds[i - 1] == "word" or i - 1 == first or page.kinds[i - 1] in ("name", "comma") and page.low[i] not in _NEARNESS):
        return None
    end = _phrase_end(page, i + size, last)
    someone = any(page.kinds[j] in ("name", "determiner") for j in range(i + size, end + 1))
    return Met(i, end, "tag", "tag-beside", _SAME) if someone and page.low[i - 1] not in _DEGREES else None


def _closing(page: Page, i: int, last: int) -> int:
    """The word before the comma, bracket, dash or end that closes what starts at word `i`; -1 if that is far off."""
    for j in range(i, min(last, i + _LONGEST + 1)):
        if page.kinds[j] in ("comma", "bracket", "dash", "end") and not _abbreviated(page, j) and not (page.kinds[j] == "comma" and page.low[i - 1] in "(["):
            return j - 1
    return last - 1 if last - i <= _LONGEST else -1


def _past(page: Page, i: int, first: int, last: int) -> Met | None:
    """“Formerly known as the Low Club”, “(previously the Low Club)”."""
    in_bracket = i > first and page.low[i - 1] in ("(", "[") and page.low[i] in words("bracket openers")
    if not in_bracket and not matched(page, i, last, phrases("past")):
        return None
    if not in_bracket and page.low[i] in ("a", "an"):
        return None
    end = _closing(page, i, last) if in_bracket else _phrase_end(page, i + matched(page, i, last, phrases("past")), last)
    return Met(i, end, "tag", "tag-past", "leave it out, or give every side its history") if end > i else None


def _apposition(page: Page, i: int, first: int, last: int) -> Met | None:
    """“…, a long-time ally of the mayor,”: between two commas, with a noun that puts a person on a side."""
    if i == first or page.kinds[i - 1] != "comma" or page.low[i] not in ("a", "an", "the"):
        return None
    end = _closing(page, i, last)
    if end <= i or end + 1 >= last or not any(page.low[j] in words("beside nouns") for j in range(i + 1, min(end + 1, i + 5))):
        return None
    return Met(i, end, "tag", "tag-apposition", _SAME)


def _doubt(page: Page, i: int, last: int) -> Met | None:
    """“So-called”, “self-styled”: before a noun."""
    if page.low[i] in words("doubt") and _before_noun(page, i, last):
        return Met(i, i, "evaluative", "doubt", _LEAVE)
    return None


def tags(page: Page, first: int, last: int) -> Iterator[Met]:
    """The tags and the words of doubt of one sentence, in order."""
    i = first
    while i < last:
        met = (_hyphen(page, i, first, last) or _past(page, i, first, last) or _beside(page, i, first, last)
               or _apposition(page, i, first, last) or _doubt(page, i, last))
        if met:
            yield met
        i = met.last + 1 if met else i + 1
