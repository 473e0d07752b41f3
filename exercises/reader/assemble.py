"""Cues, sources and contents of a whole text put together, sentence by sentence and quotation by quotation."""
from __future__ import annotations

from ..spans import Span
from . import contents, cues, scorecard, sources
from .draft import Draft
from .page import Page


def drafts(page: Page, words) -> list[Draft]:
    """Every cue of the page with its source and content, in order."""
    found: list[Draft] = []
    for number in range(len(page.sentences)):
        found += _sentence(page, cues.find(page, number, words), number)
    _carry_quotations(page, found)
    return found


def _sentence(page: Page, found: list[Draft], number: int) -> list[Draft]:
    """The cues of one sentence that stand, each with source and content; those inside another’s content go."""
    first, last = page.sentences[number]
    standing = _before(page, found, first, last)
    kept: list[Draft] = []
    edge = first
    for i, draft in enumerate(standing):
        if draft.at < edge:
            continue
        if draft.source is None:
            draft.source = _left_source(page, draft, kept, first, last)
            if draft.source is None and not draft.agentless and draft.left in ("have", "modal", "be") and kept:
                draft.source = kept[-1].source
        if draft.way == "after":
            edge = _after(page, draft, standing[i + 1:], first, last)
        else:
            edge = max(edge, _edge(draft))
        kept.append(draft)
    return kept


def _edge(draft: Draft) -> int:
    return max([draft.last + 1] + [draft.source.end if draft.source else 0])


def _before(page: Page, found: list[Draft], first: int, last: int) -> list[Draft]:
    """The cues whose content comes first take it, and the cues inside it go."""
    standing: list[Draft] = []
    edge = first
    for draft in found:
        if draft.at < edge:
            continue
        if draft.way == "after":
            standing.append(draft)
            continue
        if draft.way == "according":
            draft.source = sources.object_right(page, draft.last + 1, last)
            stop = draft.first
            if draft.left == "start" or draft.first - edge < 3:
                end = draft.source.end if draft.source else draft.last + 1
                stop_at = contents.trim(page, end, last)
                draft.content = [stop_at]
                standing.append(draft)
                edge = last if False else end
                draft.rule = "opening"
                continue
        else:
            if draft.way == "inverted":
                draft.source = sources.object_right(page, draft.last + 1, last)
                stop = draft.first
            else:
                stop = draft.source.start if draft.source else draft.first
        start = edge
        piece = contents.trim(page, start, stop)
        if piece.start < piece.end:
            draft.content = [piece]
            standing = [d for d in standing if d.at < piece.start or (d.way != "after")]
        standing.append(draft)
        edge = _edge(draft)
        rest = _resumes(page, draft, edge, last)
        if rest:
            draft.content.append(rest)
            edge = rest.end
    return standing


def _resumes(page: Page, draft: Draft, edge: int, last: int) -> Span | None:
    """The content that goes on after “, Lee said,”: a quotation, or the rest of the sentence."""
    j = edge
    while j < last and page.kinds[j] not in ("comma", "quote", "colon", "end", "dash"):
        j += 1
    if j >= last:
        return None
    quoted = next((k for k in range(j, min(last, j + 3)) if page.kinds[k] == "quote"), None)
    if quoted is not None:
        return contents.trim(page, quoted, last)
    if draft.way == "before" and page.kinds[j] == "comma":
        piece = contents.trim(page, j, last)
        return piece if piece.end - piece.start > 2 and page.kinds[piece.start] != "and" else None
    return None


_FEELINGS = frozenset(
    "worried concerned convinced assured outraged inclined impressed shocked startled enamored scared determined committed pleased "
    "interested disappointed opposed prepared excited confused troubled devoted dedicated frustrated satisfied thrilled surprised "
    "alarmed amused annoyed divided focused used resigned".split())
_SEEMING = frozenset("seem seems seemed seeming appear appears appeared appearing".split())


def _left_source(page: Page, draft: Draft, kept: list[Draft], first: int, last: int) -> Span | None:
    """The source of a cue whose content follows."""
    word, form = page.low[draft.at], scorecard.shape(page.low[draft.at])
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
        comma = next((j for j in range(draft.last + 1, last) if page.kinds[j] == "comma"), None)
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
    own = Draft(j, j, j, "", "", "", 0, draft.sentence)
    return sources.subject(page, own, first)


def _after(page: Page, draft: Draft, later: list[Draft], first: int, last: int) -> int:
    """Give the cue the content that follows; returns the word at which it ends."""
    start = contents.begin(page, draft, last)
    end = last
    if draft.left == "relative":
        end = next((k for k in range(start, last) if page.kinds[k] == "comma"), last)
    for other in later:
        if other.way == "according":
            end = min(end, other.first)
            break
        if other.way != "after":
            end = min(end, other.content[0].start if other.content else other.first)
            break
        cut = contents.breaks_at(page, draft, other)
        if cut is not None:
            end = min(end, cut)
            break
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


def _carry_quotations(page: Page, found: list[Draft]) -> None:
    """Quotations in sentences without a cue go to the cue beside them in the paragraph, or to the one before it."""
    owners = {draft.sentence for draft in found}
    by_sentence: dict[int, list[Draft]] = {}
    for draft in found:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    pending: list[int] = []
    speaker: Draft | None = None
    paragraph = -1
    for number, (first, last) in enumerate(page.sentences):
        if first >= last:
            continue
        if page.paragraphs[first] != paragraph:
            _give(page, pending, speaker)
            pending, paragraph = [], page.paragraphs[first]
            current = None
        if number in owners:
            own = by_sentence[number]
            taker = next((d for d in own if d.way in ("before", "inverted")), None) or (own[0] if not own[0].content else None)
            if pending and taker:
                _give(page, pending, taker)
                pending = []
            speaker = current = own[-1]
        elif _quoted(page, first, last):
            if current:
                current.content.append(contents.trim(page, first, last))
            else:
                pending.append(number)
    _give(page, pending, speaker)


def _give(page: Page, numbers: list[int], taker: Draft | None) -> None:
    if taker:
        for number in numbers:
            taker.content.append(contents.trim(page, *page.sentences[number]))


def _quoted(page: Page, first: int, last: int) -> bool:
    """Whether most of a sentence stands in quotation marks."""
    inside = sum(1 for i in range(first, last) if page.quote[i] >= 0)
    return inside * 3 > (last - first) * 2
