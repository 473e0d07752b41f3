"""Who says it: the words that name the source, found from where the cue stands."""
from __future__ import annotations

from ..spans import Span
from .draft import Draft
from .forms import shape
from .page import Page
from .sayings import sayings

_NAMING = frozenset(("name", "word", "determiner", "possessive", "number", "object", "time", "particle"))
_STOP_RIGHT = frozenset(("end", "quote", "colon", "dash"))
_AMOUNTS = frozenset(("some", "many", "few", "others", "both", "most", "neither", "none"))
_LONGEST = 30


def _phrase_left(page: Page, end: int, first: int) -> int:
    """Where the noun phrase that ends before word `end` begins, not before word `first`."""
    j = end - 1
    if j >= first and page.kinds[j] == "subject" and page.low[j] not in _AMOUNTS:
        return j
    lowest = max(first, end - _LONGEST)
    while j >= lowest:
        kind = page.kinds[j]
        if kind in _NAMING or kind == "preposition" and j < end - 1 or page.low[j] in _AMOUNTS:
            j -= 1
        elif kind == "to" and lowest < j < end - 1 and page.kinds[j + 1] in ("determiner", "name", "possessive"):
            j -= 1
        elif kind == "and" and lowest < j < end - 1 and page.kinds[j - 1] in _NAMING:
            j -= 1
        elif kind == "bracket" and page.low[j] in ")]" and lowest < j:
            opened = next((k for k in range(j - 1, max(lowest, j - 8) - 1, -1) if page.low[k] in "(["), None)
            if opened is None:
                break
            j = opened - 1
        elif kind == "end" and page.low[j] == "." and j < end - 1 and j > lowest and page.kinds[j - 1] == "name":
            j -= 1
        else:
            break
    return _trimmed(page, j + 1, end)


def _trimmed(page: Page, start: int, end: int) -> int:
    """`start` moved past openers that are no part of a name: “in 2010”, “last Monday”, “and”."""
    while start < end - 1 and page.kinds[start] in ("preposition", "and", "time", "particle", "end", "bracket"):
        if page.kinds[start] == "preposition":
            start = _after_opener(page, start, end)
            break
        start += 1
    return start


def _after_opener(page: Page, start: int, end: int) -> int:
    """Past “in 2010” or “during the debate”: to the last run of names or the last determiner."""
    for j in range(start + 2, end):
        if page.kinds[j] in ("determiner", "possessive", "name") and page.kinds[j - 1] in ("time", "number", "word"):
            return j
    return min(start + 1, end - 1)


def subject(page: Page, draft: Draft, first: int) -> Span | None:
    """The source that stands to the left of a cue, an appositive with it; None where there is none."""
    end = draft.first
    while end > first and page.kinds[end - 1] in ("adverb", "negation"):
        end -= 1
    if end <= first:
        return None
    kind = page.kinds[end - 1]
    if kind == "comma" or kind in ("bracket", "dash"):
        return _around_appositive(page, end - 1, first)
    if kind in ("relative", "that") and page.low[end - 1] != "what":
        return Span(end - 1, end)
    if kind not in _NAMING and kind not in ("subject", "end"):
        return None
    start = _phrase_left(page, end, first)
    if start - 1 > first and page.kinds[start - 1] in ("have", "modal", "be", "do", "subject") and not any(
            page.kinds[j] == "name" for j in range(start, end)):
        return subject_before(page, start - 1, first)
    return Span(start, end) if start < end else None


def subject_before(page: Page, at: int, first: int) -> Span | None:
    """The subject of the verb at `at`, or the pronoun there."""
    if page.kinds[at] == "subject":
        return Span(at, at + 1)
    if page.kinds[at - 1] == "subject":
        return Span(at - 1, at)
    start = _phrase_left(page, at, first)
    return Span(start, at) if start < at else None


def _around_appositive(page: Page, comma: int, first: int) -> Span | None:
    """“Ann Lee, a baker, said”: from the name before the first comma to the last word before the second."""
    lowest = max(first, comma - _LONGEST)
    quote = next((j for j in range(comma - 1, lowest, -1) if page.kinds[j] == "quote"), None)
    if quote and page.kinds[quote - 1] in ("comma", "end") and page.kinds[quote + 1] in ("name", "determiner", "possessive", "word"):
        return Span(quote + 1, comma)
    for j in range(comma - 1, lowest - 1, -1):
        if page.kinds[j] in ("quote", "colon"):
            return None
        if page.kinds[j] in ("comma", "dash", "bracket") and j > first:
            start = _phrase_left(page, j, first)
            if start < j and page.kinds[j - 1] in ("name", "word", "number", "bracket"):
                return Span(start, comma)
            return None
    return None


def object_right(page: Page, start: int, last: int, opening: bool = False) -> Span | None:
    """The source that stands to the right, from word `start`: up to a quotation or the end of the clause.

    With `opening`, as after “According to” at the start, a description counts only where a second comma closes it.
    """
    j, stop = start, min(last, start + _LONGEST + 10)
    while j < stop and page.kinds[j] not in _STOP_RIGHT or j < stop and page.low[j] == "." and j + 1 < last and page.kinds[j - 1] == "name":
        if page.kinds[j] == "comma" and not (_appositive(page, j, last) and (not opening or _closed(page, j, last))):
            break
        if page.kinds[j] in ("while", "that", "question", "but", "be", "modal", "have") and j > start:
            break
        if page.kinds[j] == "preposition" and j + 1 < last and page.kinds[j + 1] == "time" and "relative" not in page.kinds[start:j]:
            break
        if page.kinds[j] == "time" and j > start and page.kinds[j - 1] not in ("preposition", "number", "determiner"):
            break
        j += 1
    while j > start and page.kinds[j - 1] in ("comma", "and", "preposition"):
        j -= 1
    return Span(start, j) if j > start else None


def _appositive(page: Page, comma: int, last: int) -> bool:
    """Whether a comma after a name opens a description of it: “, a baker from Bonn” or “, who”."""
    if comma + 1 >= last:
        return False
    kind, word = page.kinds[comma + 1], page.low[comma + 1]
    return kind in ("determiner", "number", "relative", "possessive", "name") or kind == "word" and not word.endswith("ing")


def _closed(page: Page, comma: int, last: int) -> bool:
    """Whether a second comma follows soon, with no verb on the way: “, a baker,”."""
    for j in range(comma + 1, min(last, comma + 12)):
        if page.kinds[j] == "comma":
            return True
        if page.kinds[j] in ("be", "have", "modal", "do") or page.kinds[j] == "word" and shape(page.low[j]) == "ed":
            return False
    return False


def clause_subject(page: Page, first: int, before: int) -> Span | None:
    """The subject of the sentence from `first` on, for a cue that has none beside it: the first phrase before a verb."""
    j = first
    if j < before and page.kinds[j] in ("preposition", "while", "time", "adverb"):
        comma = next((k for k in range(j, min(before, j + _LONGEST)) if page.kinds[k] == "comma"), None)
        if comma is not None:
            j = comma + 1
    while j < before and page.kinds[j] in ("and", "but", "quote", "adverb", "while"):
        j += 1
    if j < before and page.kinds[j] == "subject":
        return Span(j, j + 1)
    start = j
    while j < before and page.kinds[j] in ("determiner", "possessive", "number", "time"):
        j += 1
    seen = False
    while j < before and j - start < 8 and (
            page.kinds[j] in ("name", "possessive") or page.low[j] == "." or not seen and page.kinds[j] == "word"):
        seen = seen or page.kinds[j] == "name"
        j += 1
    if seen and j < before and page.low[j] in sayings().pictures:  # “Harbour pictures”
        j += 1
    if not seen:
        j = min(before, start + 2)
        while j > start and page.kinds[j - 1] not in ("name", "word"):
            j -= 1
    return Span(start, j) if j > start else None


def before_who(page: Page, who: int, first: int) -> Span | None:
    """The words that a “who” or “which” belongs to: the phrase right before it."""
    end = who - 1 if who > first and page.kinds[who - 1] == "comma" else who
    start = _phrase_left(page, end, first) if end > first else end
    return Span(start, end) if start < end else None
