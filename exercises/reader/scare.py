"""Scare quotes: marks around a word or two that quote nobody."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from .forms import stem
from .page import Page
from .sayings import sayings
from .wording_record import Met

_MOST = 3
"""The most words that count; longer stretches in quotation marks are quotations."""
_LOOK = 6
"""How far before the marks, in words, a verb of naming or saying makes them a plain quotation."""
_NAMING = frozenset(stem(word) for word in "call name term dub title entitle describe nickname label mean word phrase sign headline film song "
                    "book play poem article series album novel episode motto slogan".split())
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[^\W\d_])([^\W\d_][\w-]*(?: [\w-]+){0,2})[’'](?![\w’'])")


class Holder(Protocol):
    """What knows which places a source tells."""

    def holds(self, place: int) -> bool: ...


def _plain_quotation(page: Page, first: int, last: int) -> bool:
    """Whether a word of naming or saying stands close by, a name is quoted, or what somebody did or will do."""
    close = page.low[max(0, first - _LOOK):first] + page.low[last + 1:last + 4]
    said = any(stem(word) in sayings().stances or stem(word) in _NAMING for word in close)
    acts = first > 1 and page.kinds[first - 2] in ("to", "modal", "subject", "be")
    acts = acts or page.kinds[first] == "subject"
    return said or acts or any(page.kinds[i] == "name" for i in range(first, last + 1))


def _marked(page: Page) -> Iterator[tuple[int, int]]:
    """The first and last word of every short stretch in double or single marks, marks left off."""
    for span in page.quotations:
        first, last = span.start + 1, span.end - 1
        if last > first and page.kinds[last] == "quote":
            last -= 1
        if 0 <= last - first < _MOST and first < len(page.low) and page.kinds[last] not in ("comma", "end"):
            yield first, last
    number = {start: i for i, start in enumerate(page.starts)}
    stop = {end: i for i, end in enumerate(page.ends)}
    for match in _SINGLE.finditer(page.text):
        first, last = number.get(match.start(1)), stop.get(match.end(1))
        if first is not None and last is not None and page.quote[first] < 0:
            yield first, last


def scare_quotes(page: Page, told: Holder) -> Iterator[Met]:
    """Every stretch of one to three words in marks that nobody is said to have said."""
    for first, last in _marked(page):
        if not told.holds(page.starts[first]) and not _plain_quotation(page, first, last):
            yield Met(first, last, "evaluative", "scare-quotes", "leave the marks out, or say whose word it is")
