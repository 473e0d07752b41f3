"""Which verb a name gets: what stands behind it, in front of “by”, or beside it as a word of saying."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..reader.forms import shape, stem
from ..reader.page import Page
from ..reader.sayings import sayings
from ..spans import Span

_IRREGULAR = (
    "take took taken/win won/lose lost/hold held/fall fell fallen/leave left/give gave given/get got gotten/go went gone/come came/shoot shot/"
    "send sent/keep kept/lead led/bring brought/build built/break broke broken/drive drove driven/fight fought/find found/make made/meet met/"
    "pay paid/run ran/see saw seen/say said/sell sold/show showed shown/spend spent/stand stood/strike struck/tell told/throw threw thrown/"
    "write wrote written/begin began begun/become became/buy bought/catch caught/choose chose chosen/deal dealt/do did done/draw drew drawn/"
    "eat ate eaten/feel felt/flee fled/fly flew flown/grow grew grown/hear heard/hide hid hidden/know knew known/lay laid/mean meant/"
    "overrun overran/rise rose risen/seek sought/shake shook shaken/sink sank sunk/speak spoke spoken/steal stole stolen/sweep swept/"
    "swear swore sworn/think thought/understand understood/wear wore worn/withdraw withdrew withdrawn/creep crept/tear tore torn/beat beaten/"
    "bear bore borne/sit sat/have had/be was were been/burn burnt/sing sang sung/cut/put/let/hit/set/shut/quit")
_FORMS = [verb.split() for verb in _IRREGULAR.split("/")]
_BASES = frozenset(forms[0] for forms in _FORMS) | frozenset(
    "vote call ask push kill attack defeat free seize capture retake demand accuse refuse reject back join save open close start stop move help claim want".split())
_PAST = frozenset(form for forms in _FORMS for form in (forms[1:] or forms))
_HELPERS = frozenset(("be", "have", "modal", "do"))
_BETWEEN = frozenset(("adverb", "negation", "particle"))
_NOUNS = frozenset(("word", "number"))
_CLOSES = frozenset(("end", "relative", "while", "that", "quote", "colon", "question", "but"))
_REACH = 14


@dataclass(frozen=True)
class Verb:
    """A verb that a name gets: its place in code points, whether it is done to the one who bears the name, or tells a state (“is furious”)."""

    span: Span
    suffered: bool = False
    state: bool = False


def behind(page: Page, first: int, stop: int) -> Verb | None:
    """The verb behind a name that ends before word `first`, not from word `stop` on."""
    at = _past_insertion(page, first, stop)
    if at is None:
        return None
    for j in range(at, min(stop, at + 5)):
        kind = page.kinds[j]
        if kind in _HELPERS:
            return _with_helpers(page, j, stop)
        if _is_past(page, j) or _is_present(page, j, at, stop):
            return Verb(_span(page, j, j))
        if kind == "name" and "and" in page.kinds[at:j]:
            continue
        if kind not in _BETWEEN | _NOUNS | {"and", "possessive", "determiner"} or kind == "possessive" and page.low[j].startswith(("’", "'")):
            return None
    return None


def carried_on(page: Page, verb: Verb, stop: int) -> Iterator[Verb]:
    """Verbs that “and” adds to one: “took the town and held it”."""
    for j in range(bisect_left(page.starts, verb.span.end), stop - 1):
        if page.kinds[j] in _CLOSES:
            return
        if page.kinds[j] == "and" and _is_past(page, j + 1):
            yield Verb(_span(page, j + 1, j + 1))


def _past_insertion(page: Page, first: int, stop: int) -> int | None:
    """Past “, who”, a bracket or an apposition between commas; None where the name is an owner (“’s”) or ends its sentence."""
    if first >= stop or page.kinds[first] == "possessive":
        return None
    if page.kinds[first] == "relative":
        return first + 1
    if page.kinds[first] not in ("comma", "bracket"):
        return first
    if first + 1 < stop and page.kinds[first + 1] == "relative":
        return first + 2 if page.low[first + 1] == "who" else None
    close = next((j for j in range(first + 1, min(stop, first + _REACH)) if page.kinds[j] == page.kinds[first]), None)
    return close + 1 if close is not None else None


def _with_helpers(page: Page, j: int, stop: int) -> Verb | None:
    """“Has been seen”, “did not scare”, “is furious”: helpers, what may stand between, and the word that they help."""
    last, being = j, False
    while last < stop and page.kinds[last] in _HELPERS | _BETWEEN:
        being = page.kinds[last] == "be" or being and page.kinds[last] in _BETWEEN
        last += 1
    if last >= stop or page.kinds[last] not in ("word", "name"):
        return None
    done = shape(page.low[last]) == "ed" or page.low[last] in _PAST
    return Verb(_span(page, j, last), being and done, being and not done and shape(page.low[last]) != "ing")


def _is_past(page: Page, j: int) -> bool:
    return page.kinds[j] == "word" and (page.low[j] in _PAST or shape(page.low[j]) == "ed" and len(page.low[j]) > 4 and "-" not in page.low[j])


def _is_present(page: Page, j: int, at: int, stop: int) -> bool:
    """A present form: one that is known for a verb, or one in -s right behind the name where no other verb is near."""
    word = page.low[j]
    if page.kinds[j] != "word":
        return False
    if word in _BASES or word.endswith("s") and _known(word):
        return not _verb_near(page, j + 1, stop)
    return j == at and word.endswith("s") and not word.endswith("ss") and not _verb_near(page, j + 1, stop)


def _known(word: str) -> bool:
    return word[:-1] in _BASES or word[:-2] in _BASES or stem(word) in sayings().stances


def _verb_near(page: Page, j: int, stop: int) -> bool:
    near = range(j, min(stop, j + 3))
    return any(page.kinds[k] in ("be", "have", "modal") or _is_past(page, k) for k in near)


def after_preposition(page: Page, first: int, start: int) -> bool:
    """Whether a name that begins at word `first` hangs on a preposition: “in Damascus”, “across the Euphrates”."""
    j = first - 1
    while j >= max(start, first - 3) and page.kinds[j] == "determiner":
        j -= 1
    return j >= start and page.kinds[j] in ("preposition", "to")


def before_by(page: Page, first: int, start: int) -> Verb | None:
    """The verb of “was taken by” in front of a name that begins at word `first`; the one who bears the name does it."""
    by = next((j for j in range(first - 1, max(start, first - 4) - 1, -1) if page.low[j] == "by"), None)
    if by is None or by - 1 < start or any(page.kinds[k] not in ("determiner", "adverb", "name", "word") for k in range(by + 1, first)):
        return None
    return Verb(_span(page, by - 1, by - 1)) if _is_past(page, by - 1) else None


def _span(page: Page, first: int, last: int) -> Span:
    return Span(page.starts[first], page.ends[last])
