"""Mind-reading and metonymy: feelings and wishes without a source, and places that have them."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .forms import shape, stem
from .lexicon import load
from .page import Page
from .plain import forms_of
from .wording_record import Met

_QUOTE_THEM = "leave it out, or quote what they said"
_SPEAKERS = frozenset(("i", "we", "you", "who", "it", "there", "this", "that", "to", "let"))
"""Before a wish these make no mind-reading: people may tell of themselves, and “it” has no mind."""
_OF_ABOUT = ("concerned", "determined")
"""They need “about”, “that” or “to” behind them: “as far as it is concerned” is no feeling."""
_PASSED = ("adverb", "negation", "have", "modal", "do")
_NEAR = 3
"""How many words may stand between a place and its feeling."""


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(load("minds-and-places.json")[name].split())


@cache
def _wishes() -> frozenset[str]:
    """Every form of the verbs of wishing; “intended” and “aimed” are left out, since things are intended too."""
    forms = {form for verb in words("wishes") for form in (verb, *forms_of(verb))}
    return frozenset(forms - {"intended", "aimed"})


@cache
def _listed(*names: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of these lists by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in (phrase for name in names for phrase in load("minds-and-places.json")[name]):
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def _phrase(page: Page, i: int, last: int, *names: str) -> int:
    """How many words of a phrase of these lists stand at word `i`."""
    fits = (len(p) for p in _listed(*names).get(page.low[i], ()) if i + len(p) <= last and tuple(page.low[i:i + len(p)]) == p)
    return max(fits, default=0)


def _back(page: Page, i: int, first: int) -> int:
    """The number of the word before word `i`, adverbs and helping verbs passed over; `first` - 1 at the start."""
    j = i - 1
    while j >= first and page.kinds[j] in _PASSED:
        j -= 1
    return j


def _feeling(page: Page, i: int, first: int, last: int) -> Met | None:
    """“Is furious”, “seems afraid”; or the adjective alone where it opens a clause: “Furious at the vote, …”."""
    if page.low[i] not in words("feelings"):
        return None
    j = i - 1
    while j >= first and page.kinds[j] in ("adverb", "negation"):
        j -= 1
    linked = j >= first and (stem(page.low[j]) in words("link verbs") or page.kinds[j] == "be" or page.low[j] in words("link verbs"))
    if linked:
        who = _back(page, j, first)
        known = who < first or page.low[who] not in _SPEAKERS
        told = page.low[i] not in _OF_ABOUT or i + 1 < last and page.low[i + 1] in ("about", "that", "for", "to", "at") and not (
            page.low[i + 1:i + 3] == ["to", "be"])
        if page.low[j] in ("be", "being") or not told:
            return None
        return Met(j, i, "mind-reading", "feeling", _QUOTE_THEM) if known and page.kinds[who] not in ("quote", "dash") else None
    follows = page.low[i + 1] if i + 1 < last else ""
    opens = (j < first or page.kinds[j] == "comma") and follows in ("at", "to", "about", "by", "with", "that", "over")
    wills = page.low[i] in words("with to") and follows == "to" and j >= first and page.kinds[j] in ("name", "word", "adverb")
    return Met(i, i, "mind-reading", "feeling", _QUOTE_THEM) if opens or wills else None


def _wish(page: Page, i: int, first: int, last: int) -> Met | None:
    """“Hopes”, “wanted”, “is longing”: after somebody else than the speaker, with what is wished behind it."""
    word = page.low[i]
    if page.kinds[i] not in ("word", "name") or word not in _wishes() or page.text[page.starts[i]].isupper():
        return None
    j, form = _back(page, i, first), shape(word)
    who = page.kinds[j] if j >= first else "start"
    follows = page.kinds[i + 1] if i + 1 < last else "end"
    if follows in ("end", "comma", "and", "quote", "be", "bracket") or j >= first and page.low[j] in _SPEAKERS:
        return None
    if page.low[i + 1:i + 3] == ["to", "know"] or form == "base" and follows == "word" or j > first and page.low[j - 1] in ("if", "how"):
        return None
    if form == "ing":
        being = who == "be" and _back(page, j, first) >= first and page.low[_back(page, j, first)] not in _SPEAKERS
        hoping = who in ("comma", "name", "word") and page.low[i + 1] in ("to", "that", "for")
        return Met(j if being else i, i, "mind-reading", "wish", _QUOTE_THEM) if being or hoping else None
    subject = ("name", "subject", "word") if form in ("s", "ed") else ("subject",)
    plural = form == "base" and who in ("word", "name") and page.low[j].endswith("s") and follows in ("to", "that")
    return Met(i, i, "mind-reading", "wish", _QUOTE_THEM) if who in subject and page.low[j] != "’s" or plural else None


def _purpose(page: Page, i: int, first: int, last: int) -> Met | None:
    size = _phrase(page, i, last, "phrases")
    if not size or page.low[i] == "would" and i > first and page.low[i - 1] in _SPEAKERS:
        return None
    return Met(i, i + size - 1, "mind-reading", "purpose", "leave it out, or say who told of the plan")


def place_ending_at(page: Page, i: int, first: int) -> int:
    """The first word of a place that ends with word `i`, or -1: a capital, a building, a name that ends like a street’s."""
    for j in range(max(first, i - 2), i + 1):
        if _phrase(page, j, i + 1, "buildings", "two-word capitals") == i + 1 - j:
            return j
    if page.kinds[i] != "name":
        return -1
    if page.low[i] in words("capitals"):
        return i if i == first or page.kinds[i - 1] in ("comma", "quote", "start", "and", "but", "while", "colon", "end", "that") else -1
    return i - 1 if page.low[i] in words("streets") and i > first and page.kinds[i - 1] == "name" else -1


def _place(page: Page, mind: Met, first: int) -> Met | None:
    """The place right before a feeling."""
    for i in range(mind.first - 1, max(first, mind.first - 1 - _NEAR) - 1, -1):
        start = place_ending_at(page, i, first)
        if start >= 0:
            return Met(start, i, "metonymy", "place", "the people who decide there")
        if page.kinds[i] not in (*_PASSED, "be"):
            return None
    return None


def minds(page: Page, first: int, last: int) -> Iterator[Met]:
    """The mind-reading of one sentence with the places that are given a mind, in order."""
    i = first
    while i < last:
        met = _purpose(page, i, first, last) or _feeling(page, i, first, last) or _wish(page, i, first, last)
        if met:
            place = _place(page, met, first)
            if place:
                yield place
            yield met
        i = met.last + 1 if met else i + 1
