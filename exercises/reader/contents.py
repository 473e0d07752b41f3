"""What is said: where the content of a cue begins and ends."""
from __future__ import annotations

from ..spans import Span
from .draft import Draft
from .page import Page

_TELL = frozenset(
    "told tell tells telling asked ask asks asking reminded assured warned urged advised informed briefed convinced persuaded "
    "encouraged pressed".split())
_OPENERS = frozenset("that question colon quote comma end".split())
_WHEN = frozenset("time on in at to during".split())
_WHOM = frozenset("adverb preposition object word determiner".split())
_REACH = 60
_CONTRAST = frozenset("but while although though whereas as".split())
_SAID = frozenset("said says say".split())
_STRONG_JOINTS = frozenset(("while", "though", "although"))
_LOOSE_JOINTS = frozenset("after when since before because who which as".split())
_ENDS_LOOSE = frozenset("because while although though after since before when".split())


def begin(page: Page, draft: Draft, last: int) -> int:
    """The word at which content that follows the cue begins; the person told and “that” are passed over."""
    j = draft.last + 1
    stop = next((k for k in range(j, min(last, j + 12)) if page.kinds[k] in _OPENERS), None)
    if page.low[draft.at] in _TELL and draft.right in ("name", "object", "determiner", "possessive", "word"):
        j = _past_listener(page, j, last)
    elif stop is not None and page.kinds[stop] in ("that", "colon") and draft.right in _WHEN | _WHOM:
        j = stop
    elif stop is not None and page.kinds[stop] in ("comma", "quote") and draft.right in _WHEN and (
            stop + 1 < last and "quote" in (page.kinds[stop + 1], page.kinds[stop])):
        j = stop
    while j < last and page.kinds[j] in ("comma", "colon", "adverb", "dash"):
        j += 1
    return j


def _past_listener(page: Page, j: int, last: int) -> int:
    start = j
    while j < last and j - start < 12:
        kind = page.kinds[j]
        if kind in ("that", "question", "to", "comma", "colon", "quote", "end", "subject"):
            return j
        if kind in ("name", "determiner") and j > start and page.kinds[j - 1] in ("time", "object", "word"):
            return j
        if kind in ("be", "have", "modal") and j > start:
            return max(start, j - 1)
        j += 1
    return start


def trim(page: Page, start: int, end: int) -> Span:
    """The range without commas, colons, full stops and joining words at its ends."""
    while start < end and page.kinds[start] in ("comma", "colon", "end", "dash"):
        start += 1
    if end - 1 > start and page.low[end - 1] == "as" and page.kinds[end - 2] == "comma":
        end -= 1
    while end > start and page.kinds[end - 1] in ("comma", "colon", "dash", "end"):
        end -= 1
    return Span(start, end)


def firm(page: Page, draft: Draft) -> bool:
    """Whether the content is a whole clause or a quotation, which reaches past commas: “said that …”."""
    return draft.right in ("that", "question", "quote", "colon") or page.low[draft.at] in _SAID


def breaks_at(page: Page, draft: Draft, other: Draft) -> int | None:
    """Where the content of `draft` ends because a cue of its own, `other`, follows; None if that lies inside the content."""
    strong = firm(page, draft)
    for j in range(other.first - 1, max(draft.last, other.first - 16), -1):
        kind, word = page.kinds[j], page.low[j]
        if word == ";":
            return j
        if kind in ("comma", "dash", "bracket"):
            return j if not strong or _opens_clause(page, j + 1, other) else None
        if kind == "but" or word in _STRONG_JOINTS:
            return j
        if kind == "and" and (other.left == "and" or not strong):
            return j
        if word in _LOOSE_JOINTS and not strong:
            return j
        if kind in ("that", "question", "relative", "while"):
            return None
    return None


def _opens_clause(page: Page, j: int, other: Draft) -> bool:
    """Whether a clause of its own begins at word `j`, right after a comma."""
    return j == other.first or page.kinds[j] in ("name", "and", "but") or page.low[j] in _CONTRAST


def loose_end(page: Page, draft: Draft, start: int, end: int) -> int:
    """Where a content that is no clause ends: before “, but”, “, which”, “because”, “after” and the like."""
    for j in range(start + 1, end):
        kind, word = page.kinds[j], page.low[j]
        if word == ";" or word in _ENDS_LOOSE and page.quote[j] < 0:
            return j
        if kind == "comma" and j + 1 < end and _next_clause(page, j + 1):
            return j
    return end


def _next_clause(page: Page, j: int) -> bool:
    """Whether word `j`, after a comma, begins something that is no part of a short content."""
    return page.low[j] in _CONTRAST or page.kinds[j] in ("but", "relative", "subject") or page.low[j].endswith("ing")


def stop_before(page: Page, draft: Draft, following: Draft, last: int) -> int:
    """The furthest word that the content of `draft` may reach, given the next cue of the sentence."""
    if following.way == "according":
        return following.first
    if following.way in ("before", "turned"):
        return following.content[0].start if following.content else following.first
    cut = breaks_at(page, draft, following)
    return last if cut is None else cut


def _new_clause(page: Page, comma: int, last: int) -> bool:
    return comma + 1 < last and (page.kinds[comma + 1] in ("and", "but") or page.low[comma + 1] in _CONTRAST)


def clause_start(page: Page, at: int, first: int) -> int:
    """Where the clause around word `at` begins: after “, and”, “, but”, “;” or “that”, within reach."""
    for j in range(at - 1, max(first, at - _REACH) - 1, -1):
        if page.low[j] == ";" or page.kinds[j] == "that":
            return j + 1
        if page.kinds[j] == "comma" and _new_clause(page, j, at):
            return j + 2
    return max(first, at - _REACH)


def clause_end(page: Page, at: int, last: int) -> int:
    """Where the clause that goes on at word `at` ends: before “, and”, “, but” or “;”, within reach."""
    for j in range(at, min(last, at + _REACH)):
        if page.low[j] == ";" or page.kinds[j] == "comma" and _new_clause(page, j, last):
            return j
    return min(last, at + _REACH)


def only_when(page: Page, piece: Span) -> bool:
    """Whether a piece tells no more than when: “on 20 November”, “later”."""
    return all(page.kinds[j] in ("preposition", "time", "number", "determiner", "adverb", "comma") for j in range(*piece))


def without_that(page: Page, piece: Span) -> Span:
    """A piece without an opening “that”, which only joins it to its cue."""
    opens = piece.end - piece.start > 1 and page.kinds[piece.start] == "that" and page.kinds[piece.start + 1] not in ("be", "modal", "have")
    return Span(piece.start + 1, piece.end) if opens else piece
