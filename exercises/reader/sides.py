"""On which side of a cue its content lies."""
from __future__ import annotations

from . import sources
from .draft import Draft
from .page import Page

_PLAIN = frozenset(("name", "determiner", "possessive", "word", "subject"))
_FAR = 40
_FINITE = frozenset(("be", "have", "modal", "do", "that"))
_TURNED = frozenset("said says say".split())
_SAID = frozenset("said says asked added wrote writes tweeted recalled explained continued declared".split())
_TAIL_END = frozenset("comma end quote that question colon be have modal subject relative".split())


def way(page: Page, draft: Draft, first: int, last: int) -> str:
    """`turned` (“…,” said Lee), `before` (…, Lee said), `according`, or `after` (Lee said …).

    Where the content comes before, the source is found on the way and kept in the draft.
    """
    if page.low[draft.at] == "according":
        return "according"
    if draft.left in ("quote", "comma", "start") and draft.right in _PLAIN and _follows_quote(page, draft, first, last):
        return "turned"
    if draft.right in ("that", "question", "colon", "to") or draft.left in ("relative", "and", "to", "start"):
        return "after"
    source = sources.subject(page, draft, first)
    edge = (source.start if source else draft.first) - 1
    if edge > first and page.low[edge] == "as" and page.kinds[edge - 1] == "comma":
        edge -= 1
    if edge <= first:
        return "after"
    if _closing(page, edge):
        told = draft.right != "subject" or page.low[draft.last + 1] == "it"
    else:
        told = (page.kinds[edge] == "comma" and draft.left in ("name", "subject", "word", "have", "comma", "be")
                and _short_tail(page, draft, last) and _long_head(page, edge, first))
    if told:
        draft.source = source
    return "before" if told else "after"


def _closing(page: Page, j: int) -> bool:
    """Whether a quotation, and not just one quoted word, ends at word `j`."""
    if page.kinds[j] in ("comma", "dash") and page.kinds[j - 1] == "quote":
        j -= 1
    if page.kinds[j] != "quote":
        return False
    before = j - 2 if page.low[j - 1] in ("’", "'") else j - 1
    return page.kinds[before] in ("comma", "end", "dash") or page.kinds[j + 1] == "comma"


def _follows_quote(page: Page, draft: Draft, first: int, last: int) -> bool:
    j = draft.first - 1
    if draft.left == "start":
        return page.low[draft.at] in _SAID and j >= 0 and page.kinds[j] == "quote"
    if page.kinds[j] == "quote":
        return j - 1 >= first and page.kinds[j - 1] in ("comma", "end", "dash") or page.low[draft.at] in _SAID
    if page.kinds[j] == "comma" and j - 1 >= first and page.kinds[j - 1] == "quote":
        return True
    return page.kinds[j] == "comma" and page.low[draft.at] in _TURNED and _said_last(page, draft, first, last)


def _said_last(page: Page, draft: Draft, first: int, last: int) -> bool:
    """“The plan failed, said Lee, a baker.” against “Lee, a baker, said the plan failed.”: on which side is the verb?"""
    stop = next((j for j in range(draft.last + 1, min(last, draft.last + _FAR)) if page.kinds[j] in ("comma", "end", "relative")),
                min(last, draft.last + _FAR))
    after = any(page.kinds[j] in _FINITE or page.low[j].endswith("ed") for j in range(draft.last + 1, stop))
    before = any(page.kinds[j] in _FINITE for j in range(max(first, draft.first - _FAR), draft.first))
    return before and not after


def _short_tail(page: Page, draft: Draft, last: int) -> bool:
    j = draft.last + 1
    limit = min(last, j + 9)
    while j < limit and page.kinds[j] not in _TAIL_END:
        j += 1
    if j >= last:
        return True
    if page.kinds[j] == "comma":
        return j - draft.last <= 5 and not (j + 1 < last and page.kinds[j + 1] == "quote")
    return page.kinds[j] == "end" and j >= last - 2


def _long_head(page: Page, comma: int, first: int) -> bool:
    """Whether what stands before the comma is long enough to be told, and no mere “in 2010” or “on Monday”."""
    if page.kinds[first] in ("preposition", "while", "time", "adverb"):
        return comma - first > 5
    return comma - first >= 4
