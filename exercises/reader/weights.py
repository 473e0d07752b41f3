"""How many points a word has as a loaded word in its place: a sum that can be done by hand."""
from __future__ import annotations

import re
from functools import cache

from .forms import stem
from .lexicon import load
from .page import Page
from .vocabulary import lists_of, strength

OPEN = frozenset(("name", "word", "adverb"))
"""The classes of words that can be loaded; small words cannot."""
_ENDING = re.compile(r"(?:ness|less|able|ible|tion|ment|ists?|ites?|ous|ful|ish|ism|ive|ing|ity|ly|ed|al|ic|er|ers|or|s|y)$")
_SHORT = 6
"""The most words and marks of a quotation that counts as short."""
Fact = tuple[str, str]


def is_heading(page: Page, first: int, last: int) -> bool:
    """Whether most words of a sentence have capitals, as in headlines and labels."""
    opens = [i for i in range(first, last) if page.kinds[i] in ("name", "word", "adverb")]
    return len(opens) > 1 and sum(page.kinds[i] == "name" or page.text[page.starts[i]].isupper() for i in opens) > 0.6 * len(opens)


def capital(page: Page, i: int, first: int, heading: bool) -> str:
    """How a word is written: `low`, `first` in its sentence, `heading`, all in capitals (`all`), or as a `name`."""
    written = page.text[page.starts[i]:page.ends[i]]
    if not written[0].isupper():
        return "low" if written.islower() else "name"
    if len(written) > 2 and written.isupper():
        return "all"
    if heading:
        return "heading"
    before = page.kinds[i - 1] if i > first else "start"
    return "first" if before == "start" or before == "quote" and i - 1 == first else "name"


def _quoted(page: Page, i: int) -> str:
    if page.quote[i] < 0:
        return "no"
    quotation = page.quotations[page.quote[i]]
    return "short" if quotation.end - quotation.start <= _SHORT else "long"


def _side(page: Page, i: int, first: int, last: int) -> tuple[str, int]:
    """The class of a neighbour and its strength; `edge` outside the sentence."""
    if not first <= i < last:
        return "edge", 0
    return page.kinds[i], strength(page.low[i]) if page.kinds[i] in OPEN else 0


def facts(page: Page, i: int, first: int, last: int, heading: bool, others: int) -> tuple[Fact, ...]:
    """Everything that the points look at for word `i`: (table, entry) pairs.

    `first` and `last` bound its sentence; `others` is how many more words of the lists stand in it.
    """
    word = page.low[i]
    (left, strong_left), (right, strong_right) = _side(page, i - 1, first, last), _side(page, i + 1, first, last)
    ending = _ENDING.search(word) if len(word) > 4 else None
    kind = "adverb" if page.kinds[i] == "adverb" else "word"
    return (
        *(("list", name) for name in lists_of(word)),
        ("stem", stem(word)), ("ending", ending.group() if ending else "none"), ("length", str(min(12, len(word)))),
        ("hyphen", str("-" in word)), ("capital", capital(page, i, first, heading)), ("quotation", _quoted(page, i)),
        ("left", left), ("right", right), ("left and right", f"{kind} {left} {right}"),
        ("small word left", page.low[i - 1] if i > first and left not in OPEN else "none"),
        ("small word right", page.low[i + 1] if i + 1 < last and right not in OPEN else "none"),
        ("beside", f"{strong_left} {strong_right}"),
        ("near", f"{_side(page, i - 2, first, last)[1]} {_side(page, i + 2, first, last)[1]}"),
        ("others in the sentence", str(min(6, others))), ("words in the sentence", str(min(5, (last - first) // 8))),
    )


@cache
def points() -> dict[str, dict[str, int]]:
    """The points of wording-points.json by table and entry."""
    return load("wording-points.json")["points"]


def threshold(of: str) -> int:
    """From how many points on a word is suggested: one with a plain sense too (`listed`), or one in no list (`counted`)."""
    return load("wording-points.json")["threshold"][of]


def total(told: tuple[Fact, ...]) -> int:
    """The sum of the points of these facts."""
    tables = points()
    return tables["start"][""] + sum(tables[table].get(entry, 0) for table, entry in told)
