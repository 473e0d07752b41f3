"""Quotations that go on past the sentence of their cue."""
from __future__ import annotations

from . import contents
from .draft import Draft
from .page import Page


def carry(page: Page, found: list[Draft]) -> None:
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
            taker = next((d for d in own if d.way in ("before", "turned")), None) or (own[0] if not own[0].content else None)
            if pending and taker:
                _give(page, pending, taker)
                pending = []
            speaker = current = own[-1]
        elif _quoted(page, first, last):
            if current:
                current.carried = True
                current.content.append(contents.trim(page, first, last))
            else:
                pending.append(number)
    _give(page, pending, speaker)


def _give(page: Page, numbers: list[int], taker: Draft | None) -> None:
    if taker:
        for number in numbers:
            taker.carried = True
            taker.content.append(contents.trim(page, *page.sentences[number]))


def _quoted(page: Page, first: int, last: int) -> bool:
    """Whether most of a sentence stands in quotation marks."""
    inside = sum(1 for i in range(first, last) if page.quote[i] >= 0)
    return inside * 3 > (last - first) * 2
