"""Who the source of a cue is when the content follows it: beside the cue, further back, or left out."""
from __future__ import annotations

from ..spans import Span
from . import sources
from .draft import Draft
from .forms import shape
from .page import Page

_FAR = 40
_FEELINGS = frozenset(
    "worried concerned convinced assured outraged inclined impressed shocked startled enamored scared determined committed pleased "
    "interested disappointed opposed prepared excited confused troubled devoted dedicated frustrated satisfied thrilled surprised "
    "alarmed amused annoyed divided focused used resigned".split())
_SEEMING = frozenset("seem seems seemed seeming appear appears appeared appearing".split())


def find(page: Page, draft: Draft, kept: list[Draft], first: int, last: int) -> Span | None:
    """The source of a cue whose content follows."""
    if draft.agentless:
        return None
    word, form = page.low[draft.at], shape(page.low[draft.at])
    if draft.right == "by" and draft.left != "possessive":
        by = next((j for j in range(draft.last + 1, min(last, draft.last + 4)) if page.low[j] == "by"), None)
        return sources.object_right(page, by + 1, last) if by is not None else None
    if word in _SEEMING:
        draft.agentless = True
        return None
    if draft.left == "be" and form == "ed" and word not in _FEELINGS or draft.left in ("start", "while") and form == "ed":
        draft.agentless = True
        return None
    if draft.left == "start":
        comma = next((j for j in range(draft.last + 1, min(last, draft.last + _FAR)) if page.kinds[j] == "comma"), None)
        return sources.clause_subject(page, comma + 1, last) if comma is not None and form == "ing" else None
    if draft.left in ("comma", "and", "to", "while", "preposition"):
        if draft.left == "comma" and form != "ing":
            own = sources.subject(page, draft, first)
            if own:
                return own
        if draft.left == "to" and draft.first - 2 >= first and page.kinds[draft.first - 2] == "object":
            return Span(draft.first - 2, draft.first - 1)
        if kept and kept[-1].source:
            return kept[-1].source
        return sources.clause_subject(page, first, draft.first)
    if draft.left == "possessive":
        return _owner(page, draft, first)
    if draft.left in ("determiner", "word") and draft.right in ("from", "among", "by", "of") and form != "ed":
        return sources.object_right(page, draft.last + 2, last)
    return sources.subject(page, draft, first)


def _owner(page: Page, draft: Draft, first: int) -> Span | None:
    j = draft.first - 1
    while j >= first and page.kinds[j] != "possessive":
        j -= 1
    if j < first:
        return None
    if page.low[j] not in ("’s", "'s", "’", "'"):
        return Span(j, j + 1)
    owner = sources.subject(page, Draft(j, j, j, "", "", "", 0, draft.sentence), first)
    if owner is None:
        return None
    articles = [k for k in range(owner.start + 1, owner.end) if page.kinds[k] == "determiner"]
    return Span(articles[-1], owner.end) if articles else owner
