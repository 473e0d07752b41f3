"""What stands to the left and to the right of a word: the facts that the scorecard counts."""
from __future__ import annotations

from .page import Page

_LEFT = {"be": "be", "have": "have", "modal": "modal", "to": "to", "do": "modal", "subject": "subject", "relative": "relative",
         "that": "relative", "and": "and", "but": "and", "while": "while", "possessive": "possessive", "object": "word",
         "determiner": "determiner", "preposition": "preposition", "comma": "comma", "name": "name", "quote": "quote",
         "word": "word", "number": "word", "bracket": "comma", "dash": "comma", "end": "start", "colon": "start",
         "time": "name", "particle": "word", "negation": "modal", "adverb": "adverb", "question": "while"}
_RIGHT = {"that": "that", "question": "question", "relative": "question", "to": "to", "subject": "subject", "object": "object",
          "possessive": "possessive", "determiner": "determiner", "name": "name", "number": "name", "comma": "comma",
          "colon": "colon", "end": "end", "quote": "quote", "word": "word", "and": "and", "but": "and", "be": "verb",
          "have": "verb", "modal": "verb", "do": "verb", "time": "time", "bracket": "end", "dash": "end",
          "particle": "preposition", "adverb": "adverb", "negation": "adverb", "while": "while"}


def left(page: Page, i: int, first: int) -> str:
    """The class of what stands before word `i`, adverbs and “not” passed over; `first` is where its sentence starts."""
    j = i - 1
    while j >= first and page.kinds[j] in ("adverb", "negation"):
        j -= 1
    if j < first:
        return "start"
    kind = page.kinds[j]
    if kind == "have":
        return "have"
    return _LEFT[kind]


def right(page: Page, i: int, last: int) -> str:
    """The class of what stands after word `i`, adverbs passed over; a preposition is named itself."""
    j = i + 1
    while j < last and page.kinds[j] == "adverb":
        j += 1
    if j >= last:
        return "end"
    kind = page.kinds[j]
    if kind == "preposition":
        return page.low[j]
    if kind == "comma" and j + 1 < last and page.kinds[j + 1] == "quote":
        return "quote"
    return _RIGHT[kind]


def beyond(page: Page, i: int, first: int) -> str:
    """What stands before the words that lead up to word `i`: `quote`, `comma`, `start` or `inside`."""
    j = i - 1
    steps = 0
    while j >= first and steps < 6:
        kind = page.kinds[j]
        if kind in ("quote", "comma"):
            return "quote" if kind == "quote" or (j and page.kinds[j - 1] == "quote") else "comma"
        j -= 1
        steps += 1
    return "start" if j < first else "inside"


def before(page: Page, i: int, first: int) -> str:
    """The class of the word before the one on the left, or `start`."""
    j = i - 1
    while j >= first and page.kinds[j] in ("adverb", "negation"):
        j -= 1
    return _LEFT[page.kinds[j - 1]] if j > first else "start"


def then(page: Page, i: int, last: int) -> str:
    """The class of the word after the one on the right, or `end`."""
    j = i + 1
    while j < last and page.kinds[j] == "adverb":
        j += 1
    return _RIGHT[page.kinds[j + 1]] if j + 1 < last and page.kinds[j + 1] != "preposition" else "preposition" if j + 1 < last else "end"


def that_ahead(page: Page, i: int, last: int) -> bool:
    """Whether “that” stands among the next six words, with no comma before it."""
    for j in range(i + 1, min(last, i + 7)):
        if page.kinds[j] in ("comma", "end", "quote"):
            return False
        if page.kinds[j] == "that":
            return True
    return False
