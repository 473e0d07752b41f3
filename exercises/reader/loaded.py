"""Single loaded words: which words may be loaded, and which have enough points."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from . import places
from .forms import shape, stem
from .lexicon import load
from .page import Page
from .plain import like, plural_like
from .sayings import sayings
from .vocabulary import Entry, noun, phrase, strength, verb, weighing
from .weights import OPEN, Fact, capital, facts, is_heading, points, threshold, total
from .wording_record import Met

_PARTICLES = ("particle", "adverb", "preposition", "word")
_OF_THINGS = ("maintain", "maintained", "maintains", "maintaining")
_OWN = -2
"""From how many points on a word that no list knows counts as suggested for its own sake."""
_AHEAD = 8
"""How many words ahead a verb is looked for."""
_TOO_SHORT = 3
"""Words up to this length count only where a list has them: “one”, “let” and “set” are met in any place."""
_PEOPLE = ("ists", "ites", "mongers", "monger", "haters", "freaks")
_PLAIN_ADVICE = {"size": "leave it out, or give the number", "noun": "", "strongest": "leave it out, or say who measured it"}
_NOUN_LEFT = ("determiner", "possessive", "preposition", "number")
_OBJECT = ("that", "determiner", "name", "subject", "object", "possessive", "to", "quote", "question", "number", "word", "colon",
           "preposition", "adverb", "particle")


@cache
def left_out() -> frozenset[str]:
    """The stems of words that name a party, a people, a religion, an office or a topic: they are never counted."""
    return frozenset(stem(word) for word in load("wording-left-out.json")["words"].split())


@cache
def irregular_loaded() -> frozenset[str]:
    """The irregular past forms of loaded verbs."""
    return frozenset(load("loaded-verbs.json")["forms"])


def _may_be(page: Page, i: int, first: int, heading: bool) -> bool:
    """A name is no loaded word; in a heading, where all have capitals, only a word of the lists may be one."""
    word = page.low[i]
    if page.kinds[i] not in OPEN or stem(word) in left_out() and not strength(word) or word in sayings().hedges or not word[0].isalpha() or len(word) < 3:
        return False
    written = capital(page, i, first, heading)
    return written in ("low", "first") or written in ("heading", "all") and strength(word) > 0


def candidates(page: Page, first: int, last: int) -> Iterator[tuple[int, tuple[Fact, ...]]]:
    """Every word of a sentence that may be loaded, with its facts."""
    heading = is_heading(page, first, last)
    strong = [page.kinds[i] in OPEN and strength(page.low[i]) > 0 for i in range(first, last)]
    met = sum(strong)
    for i in range(first, last):
        if _may_be(page, i, first, heading):
            yield i, facts(page, i, first, last, heading, met - strong[i - first])


def is_past(word: str) -> bool:
    """Whether a word looks like the past of a verb, which tells what the people before it did."""
    return shape(word) == "ed"


def is_verb(page: Page, i: int, first: int, last: int) -> bool:
    """Whether word `i`, which may be a verb, is one in its place."""
    form, before = shape(page.low[i]), places.left(page, i, first)
    right = page.kinds[i + 1] if i + 1 < last else "end"
    if before in _NOUN_LEFT:
        return form == "ing" and before == "preposition"
    if form == "ed" or page.low[i] in irregular_loaded():
        return True
    if form == "ing":
        return before in ("be", "comma", "name", "and", "while") or right in ("determiner", "name", "object", "possessive")
    if form == "s":
        return before in ("name", "subject", "and", "start", "comma") and right in _OBJECT or before == "word" and right in ("that", "determiner")
    told = right in ("that", "determiner", "possessive") or right == "name" and page.kinds[i] == "word"
    plural = before in ("word", "name") and (right == "that" or page.low[i - 1].endswith("s") and told)
    return plural or before in ("to", "modal", "subject") or before == "start" and right in ("determiner", "name")


def _entry(page: Page, i: int, first: int, last: int) -> Entry | None:
    """What the lists know of word `i` in its place: as a verb, as a noun for people, or as a word that weighs."""
    word = page.low[i]
    action, person = verb(word), noun(word)
    if action and is_verb(page, i, first, last) and (action.group != "saying" or _tells(page, i, last)):
        return action
    if person and not (action and shape(word) in ("ed", "ing")):
        return person if not _describes(page, i, last) else person._replace(kind="evaluative", plain="leave it out")
    return weighing(word)


def _tells(page: Page, i: int, last: int) -> bool:
    """Whether a verb of saying has something told beside it, and not a thing: “claimed that”, but “claimed a refund”."""
    right = page.kinds[i + 1] if i + 1 < last else "end"
    before = places.left(page, i, 0)
    if page.low[i] == "alleged" and before not in ("name", "subject", "relative", "have") or before == "be":
        return right == "that"
    if right in ("determiner", "possessive", "name"):
        return before not in ("to", "modal") and page.low[i] not in _OF_THINGS and (
            stem(page.low[i]) == "reveal" or _clause(page, i + 2, last))
    return right in ("that", "comma", "quote", "colon", "end", "adverb", "time", "subject")


def _clause(page: Page, start: int, last: int) -> bool:
    """Whether a verb stands among the next words, before a comma: “claimed the boat had left”."""
    for i in range(start, min(last, start + _AHEAD)):
        if page.kinds[i] in ("be", "have", "modal", "do") or page.kinds[i] == "word" and shape(page.low[i]) in ("ed", "s"):
            return True
        if page.kinds[i] in ("comma", "end", "and"):
            return False
    return False


def _describes(page: Page, i: int, last: int) -> bool:
    """Whether a noun for people stands before another noun and describes it: “terrorist plot”; “regime forces” does not."""
    return i + 1 < last and page.kinds[i + 1] == "word" and shape(page.low[i]) != "s" and page.low[i] != "regime" and not (
        is_past(page.low[i + 1]))


def _plain(page: Page, i: int, first: int, entry: Entry) -> str:
    if entry.kind == "loaded-verb":
        return like(page.low[i], entry.plain, places.left(page, i, first) in ("be", "have"))
    if entry.kind == "label":
        return plural_like(page.low[i], entry.plain)
    return entry.plain or _PLAIN_ADVICE.get(entry.group.rstrip("?"), "leave it out")


def _listed(page: Page, i: int, first: int, entry: Entry) -> Met:
    rules = {"loaded-verb": "saying" if entry.group == "saying" else "verb", "label": "label"}
    rule = rules.get(entry.kind) or ("strongest" if entry.group.startswith("strongest") else "weighing")
    return Met(i, i, entry.kind, rule if entry.sure else f"{rule}-points", _plain(page, i, first, entry), entry.why)


def _counted(page: Page, i: int, first: int, told: tuple[Fact, ...]) -> Met:
    """A word that only the count suggests; its form tells the kind. Where nothing in the word itself speaks for it, the
    rule is `beside`: its neighbours are what gave it the points."""
    word = page.low[i]
    own = sum(points()[table].get(entry, 0) for table, entry in told if table in ("stem", "ending", "hyphen"))
    acts = shape(word) == "ed" and places.left(page, i, first) in ("name", "subject", "relative", "have")
    people = word.endswith(_PEOPLE)
    return Met(i, i, "label" if people else "loaded-verb" if acts else "evaluative", "counted" if own >= _OWN else "beside")


def phrases_met(page: Page, first: int, last: int) -> Iterator[Met]:
    """The loaded verbs of two words in a sentence, side by side: “threw out”."""
    for i in range(first, last - 1):
        entry = phrase(page.low[i], page.low[i + 1]) if page.kinds[i] in OPEN and page.kinds[i + 1] in _PARTICLES else None
        if entry and places.left(page, i, first) not in _NOUN_LEFT and i + 2 < last and page.kinds[i + 2] in _OBJECT:
            yield Met(i, i + 1, entry.kind, "verb", _plain(page, i, first, entry), entry.why)


def words_met(page: Page, first: int, last: int) -> Iterator[Met]:
    """The loaded words of a sentence: those that the lists are sure of, and those with enough points."""
    for i, told in candidates(page, first, last):
        entry = _entry(page, i, first, last)
        if entry and entry.sure:
            yield _listed(page, i, first, entry)
        elif entry and total(told) >= threshold("listed"):
            yield _listed(page, i, first, entry)
        elif not strength(page.low[i]) and len(page.low[i]) > _TOO_SHORT and total(told) >= threshold("counted"):
            yield _counted(page, i, first, told)
