"""Cues, sources and contents of a whole text put together, sentence by sentence."""
from __future__ import annotations

from ..spans import Span
from . import carried, contents, cues, sources, speakers
from .draft import Draft
from .page import Page

_FAR = 40


def drafts(page: Page, attitudes: bool) -> list[Draft]:
    """Every cue of the page with its source and content, in order."""
    found: list[Draft] = []
    for number in range(len(page.sentences)):
        found += _sentence(page, cues.find(page, number, attitudes), number)
    carried.carry(page, found)
    if attitudes:
        return found
    for draft in found:
        draft.content = [contents.without_that(page, piece) for piece in draft.content]
    return [draft for draft in found if draft.content]


def _sentence(page: Page, found: list[Draft], number: int) -> list[Draft]:
    """The cues of one sentence that stand, each with source and content; those inside another’s content go."""
    first, last = page.sentences[number]
    standing = _before(page, found, first, last)
    kept: list[Draft] = []
    edge = first
    for i, draft in enumerate(standing):
        if draft.at < edge:
            continue
        if draft.way == "after":
            following = standing[i + 1] if i + 1 < len(standing) else None
            _speaker(page, draft, kept, first, last)
            edge = _after(page, draft, following, first, last)
        else:
            edge = max(edge, _edge(draft))
        kept.append(draft)
    return kept


def _edge(draft: Draft) -> int:
    return max(draft.last + 1, draft.source.end if draft.source else 0)


def _speaker(page: Page, draft: Draft, kept: list[Draft], first: int, last: int) -> None:
    if draft.source is None:
        draft.source = speakers.find(page, draft, kept, first, last)
    if draft.source is None and not draft.agentless and draft.left in ("have", "modal", "be") and kept:
        draft.source = kept[-1].source


def _before(page: Page, found: list[Draft], first: int, last: int) -> list[Draft]:
    """The cues whose content comes first take it, and the cues inside it go."""
    standing: list[Draft] = []
    edge = first
    for draft in found:
        if draft.at < edge:
            continue
        if draft.way == "after":
            standing.append(draft)
        elif draft.way == "around":
            _around(page, draft, edge, first, last)
            standing.append(draft)
        else:
            edge = _told_first(page, draft, standing, edge, last)
    return standing


def _told_first(page: Page, draft: Draft, standing: list[Draft], edge: int, last: int) -> int:
    """Give a cue the content before it, or for an opening “according to” what follows; returns where both end."""
    stop = draft.first
    if draft.way in ("according", "turned"):
        opening = draft.way == "according" and draft.left == "start"
        draft.source = sources.object_right(page, draft.last + 1, last, opening)
    elif draft.source:
        stop = draft.source.start
    if draft.way == "according" and (draft.left == "start" or draft.first - edge < 3):
        draft.content = [contents.trim(page, _edge(draft), last)]
        standing.append(draft)
        return _edge(draft)
    piece = contents.trim(page, edge, stop)
    if piece.start < piece.end:
        draft.content = [piece]
        while standing and standing[-1].at >= piece.start and standing[-1].way == "after":
            standing.pop()
    standing.append(draft)
    rest = _resumes(page, draft, _edge(draft), last)
    if rest:
        draft.content.append(rest)
        return rest.end
    return _edge(draft)


def _resumes(page: Page, draft: Draft, edge: int, last: int) -> Span | None:
    """The content that goes on after “, Lee said,”: a quotation, or the rest of the sentence."""
    j, stop = edge, min(last, edge + _FAR)
    while j < stop and page.kinds[j] not in ("comma", "quote", "colon", "end", "dash"):
        j += 1
    if j >= stop:
        return None
    quoted = next((k for k in range(j, min(last, j + 3)) if page.kinds[k] == "quote"), None)
    if quoted is not None:
        return contents.trim(page, quoted, last)
    if draft.way == "before" and page.kinds[j] == "comma":
        piece = contents.trim(page, j, last)
        return piece if piece.end - piece.start > 2 and page.kinds[piece.start] != "and" else None
    return None


def _around(page: Page, draft: Draft, edge: int, first: int, last: int) -> None:
    """Give “reportedly” or “was filmed” the clause around it; before “lost key” just the next word."""
    if draft.rule == "hedge" and draft.first > first and page.kinds[draft.first - 1] in ("determiner", "possessive"):
        draft.content = [Span(draft.last + 1, draft.last + 2)] if draft.last + 1 < last else []
        return
    start = contents.clause_start(page, draft.first, max(edge, first))
    end = contents.clause_end(page, draft.last + 1, last)
    pieces = (contents.trim(page, start, draft.first), contents.trim(page, draft.last + 1, end))
    if draft.rule == "agentless" and contents.only_when(page, pieces[1]):
        pieces = pieces[:1]
    draft.content = [piece for piece in pieces if piece.start < piece.end]


def _after(page: Page, draft: Draft, following: Draft | None, first: int, last: int) -> int:
    """Give the cue the content that follows; returns the word at which it ends."""
    start = contents.begin(page, draft, last)
    end = last
    if draft.left == "relative":
        end = next((k for k in range(start, last) if page.kinds[k] == "comma"), last)
    if following:
        end = min(end, contents.stop_before(page, draft, following, last))
    if not contents.firm(page, draft):
        end = contents.loose_end(page, draft, start, end)
    if draft.agentless and draft.right == "to":
        subject = sources.subject(page, draft, first)
        if subject:
            draft.content.append(subject)
    piece = contents.trim(page, start, end)
    if piece.start < piece.end:
        draft.content.append(piece)
        return max(piece.end, draft.last + 1)
    return draft.last + 1
