"""The day on which a text came out, where a line above the story tells it with its month’s name."""
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from .lines import is_signature

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.I),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)
_LOOKED_AT, _LONGEST = 8, 120


def day_above(blocks: Sequence[str]) -> str:
    """YYYY-MM-DD from the first byline or date among the first blocks; "" where none tells a whole day, or there is no such day."""
    lines = [block for block in islice(blocks, _LOOKED_AT) if len(block) <= _LONGEST and is_signature(block)]
    return next(filter(None, map(_day, lines)), "")


def _day(line: str) -> str:
    found = next(filter(None, (form.search(line) for form in _FORMS)), None)
    if not found:
        return ""
    month = found["month"].lower()
    try:
        return date(int(found["year"]), int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1, int(found["day"])).isoformat()
    except ValueError:
        return ""
