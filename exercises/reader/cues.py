"""Which words are cues, and on which side of each its content lies."""
from __future__ import annotations

from ..spans import Span
from . import scorecard, sources
from .draft import Draft
from .lexicon import points
from .page import Page

THRESHOLD = -2
_OPEN_CLASS = frozenset(("name", "word", "adverb"))
_HELPERS = frozenset(("be", "have", "modal", "do", "adverb", "negation"))
_PLAIN = frozenset(("name", "determiner", "possessive", "word", "subject"))
_FINITE = frozenset(("be", "have", "modal", "do", "that"))
_TURNED = frozenset("said says say".split())
_SAID = frozenset("said says asked added wrote writes tweeted recalled explained continued declared".split())


def find(page: Page, number: int, words: dict) -> list[Draft]:
    """The cues of sentence `number`, left to right, as the scorecard finds them."""
    first, last = page.sentences[number]
    quoted = any(q >= 0 for q in page.quote[first:last])
    drafts: list[Draft] = []
    for i in range(first, last):
        if page.quote[i] < 0 and page.kinds[i] in _OPEN_CLASS:
            found = scorecard.candidate(page, i, first, last, quoted)
            if found and found.points > THRESHOLD and not _same_group(page, drafts, i):
                drafts.append(_draft(page, found, number, first))
            elif found and found.points > THRESHOLD:
                drafts[-1].last = i
    for draft in drafts:
        draft.way = way(page, draft, first, last)
    return drafts


def _same_group(page: Page, drafts: list[Draft], i: int) -> bool:
    """Whether word `i` only carries on the cue before it: “declined to comment”."""
    if not drafts:
        return False
    gap = range(drafts[-1].last + 1, i)
    return len(gap) <= 2 and all(page.kinds[j] in ("to", "adverb", "word") and (page.kinds[j] != "word" or len(gap) == 1) for j in gap) and page.kinds[i] != "name"


def _draft(page: Page, found: scorecard.Candidate, number: int, first: int) -> Draft:
    start = found.at
    while start > first and page.kinds[start - 1] in _HELPERS and page.quote[start - 1] < 0:
        start -= 1
    while page.kinds[start] == "adverb" and start < found.at:
        start += 1
    last = found.at + 1 if page.low[found.at] == "according" and found.right == "to" else found.at
    return Draft(found.at, start, last, found.left, found.right, found.beyond, found.points, number)


def way(page: Page, draft: Draft, first: int, last: int) -> str:
    """`inverted` (“…,” said Lee), `before` (…, Lee said), or `after` (Lee said …)."""
    if page.low[draft.at] == "according":
        return "according"
    if draft.left in ("quote", "comma", "start") and draft.right in _PLAIN and _follows_quote(page, draft, first, last):
        return "inverted"
    if draft.right in ("that", "question", "colon", "to") or draft.left in ("relative", "and", "to", "start"):
        return "after"
    source = sources.subject(page, draft, first)
    edge = (source.start if source else draft.first) - 1
    if edge > first and _closing(page, edge):
        if draft.right != "subject" or draft.last + 1 < last and page.low[draft.last + 1] in ("it", "of"):
            draft.source = source
            return "before"
        return "after"
    if edge > first and page.kinds[edge] == "comma" and draft.left in ("name", "subject", "word", "have", "comma") and (
            _short_tail(page, draft, last) and _long_head(page, edge, first)):
        draft.source = source
        return "before"
    return "after"


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
    stop = next((j for j in range(draft.last + 1, last) if page.kinds[j] in ("comma", "end", "relative")), last)
    after = any(page.kinds[j] in _FINITE or page.low[j].endswith("ed") for j in range(draft.last + 1, stop))
    before = any(page.kinds[j] in _FINITE for j in range(first, draft.first))
    return before and not after


def _short_tail(page: Page, draft: Draft, last: int) -> bool:
    j = draft.last + 1
    limit = min(last, j + 9)
    while j < limit and page.kinds[j] not in ("comma", "end", "quote", "that", "question", "colon", "be", "have", "modal", "subject", "relative"):
        j += 1
    if j >= last:
        return True
    if page.kinds[j] == "comma":
        return j - draft.last <= 5 and not (j + 1 < last and page.kinds[j + 1] == "quote")
    return page.kinds[j] == "end" and j >= last - 2


def _long_head(page: Page, comma: int, first: int) -> bool:
    """Whether what stands before the comma is long enough to be told, and no mere “in 2010” or “on Monday”."""
    if page.kinds[first] in ("preposition", "while", "time", "adverb"):
        return comma - first > 9
    return comma - first >= 4
