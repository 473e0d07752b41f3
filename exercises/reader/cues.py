"""Which words are cues: by the scorecard, and by the lists of words of saying and showing."""
from __future__ import annotations

from ..spans import Span
from . import places, scorecard
from .draft import Draft
from .forms import shape, stem
from .lexicon import points, source_words
from .page import Page
from .sayings import sayings
from .sides import way

THRESHOLD = -2
"""Points from which a word is a cue: 45 in 100 such places were one."""
SAYING_THRESHOLD = -12
"""The same for a word of saying: 23 in 100, since wants and feelings are left aside by the list, not by the points."""
APART_THRESHOLD = -30
"""The same before “that” and between commas, “…, activists report, …”: hardly anything but a cue stands there."""
_OPEN_CLASS = frozenset(("name", "word", "adverb"))
_HELPERS = frozenset(("be", "have", "modal", "do", "adverb", "negation"))
_CLAUSE = frozenset(("that", "question", "quote", "colon"))
_SUBJECTS = frozenset(("subject", "name", "determiner", "possessive", "number", "word"))
_FINITE = frozenset(("be", "have", "modal", "do"))
_NOUN_BEFORE = frozenset(("determiner", "possessive", "preposition"))


def find(page: Page, number: int, attitudes: bool) -> list[Draft]:
    """The cues of sentence `number`, left to right; wants and feelings only if `attitudes`."""
    first, last = page.sentences[number]
    quoted = any(page.quote[i] >= 0 for i in range(first, last))
    drafts: list[Draft] = []
    label = _label(page, number, first, last)
    if label:
        drafts.append(label)
    for i in range(label.last + 1 if label else first, last):
        if page.quote[i] >= 0 or page.kinds[i] not in _OPEN_CLASS:
            continue
        marked = _marked(page, i, number, first, last)
        if marked:
            drafts.append(marked)
        elif _listed(page.low[i], attitudes):
            found = scorecard.candidate(page, i, first, last, quoted)
            if not _stands(page, found, last, attitudes):
                continue
            if _same_group(page, drafts, i):
                drafts[-1].last = i
            else:
                drafts.append(_draft(page, found, number, first))
    for draft in drafts:
        draft.way = draft.way or way(page, draft, first, last)
    return drafts


def _listed(word: str, attitudes: bool) -> bool:
    root = stem(word)
    return root in sayings().stances or root in sayings().nouns or attitudes and root in points()["stem"]


def _stands(page: Page, found: scorecard.Candidate, last: int, attitudes: bool) -> bool:
    """Whether a listed word has the points, and by the kit’s scheme the place, of a cue."""
    if attitudes:
        return found.points > THRESHOLD
    words, root, form = sayings(), stem(page.low[found.at]), shape(page.low[found.at])
    apart = found.right == "that" or found.right in ("comma", "end") and found.beyond == "comma"
    if found.points <= (APART_THRESHOLD if apart else SAYING_THRESHOLD):
        return False
    if found.left in _NOUN_BEFORE | {"start"} and root in words.nouns and found.right == "that" and form != "ing":
        return True
    if found.left in _NOUN_BEFORE and form in ("base", "s", "ed"):
        return False
    if root not in words.stances or _says_nothing(page, found, form, last):
        return False
    return root not in words.needs_clause or told_here(page, found, last)


def _says_nothing(page: Page, found: scorecard.Candidate, form: str, last: int) -> bool:
    """A call to the reader (“Tell us …”), or another sense: “written off”, “a boat called Anna”."""
    then = page.low[found.at + 1] if found.at + 1 < last else ""
    if then in ("off", "up", "away", "down") or page.low[found.at] == "called" and _gives_a_name(page, found.at + 1, last):
        return True
    before = page.low[found.at - 1] if found.at else ""
    return form == "base" and (found.left == "start" or before in ("please", "(", "–", "—"))


def _gives_a_name(page: Page, at: int, last: int) -> bool:
    """Whether “called” only gives a name: “a boat called Anna is late”, and not “called Anna a liar”."""
    j = at
    while j < last and page.kinds[j] == "name":
        j += 1
    return j > at and (j == last or page.kinds[j] in ("be", "have", "modal", "do", "comma", "end"))


def told_here(page: Page, found: scorecard.Candidate, last: int) -> bool:
    """Whether a clause or a quotation belongs to the word: “found that …”, “…, he added”, “shows the gate is shut”."""
    if found.right in _CLAUSE or found.beyond == "quote":
        return True
    if found.right == "end" or found.right == "comma":
        return found.beyond == "comma" or any(page.kinds[j] == "comma" for j in range(max(0, found.at - 14), found.at))
    if found.right in ("on", "in", "at", "time") and last - found.at < 7 and any(
            page.kinds[j] == "comma" for j in range(max(0, found.at - 14), found.at)):
        return True
    if found.left != "be" and stem(page.low[found.at]) == "show" and any(
            page.low[j] in source_words()["recording"] for j in range(max(0, found.at - 9), found.at)):
        return True
    if found.right not in _SUBJECTS and not places.that_ahead(page, found.at, last):
        return False
    for j in range(found.at + 2, min(last, found.at + 14)):
        if page.kinds[j] in ("comma", "end", "relative", "and", "while"):
            return False
        if page.kinds[j] in _FINITE or page.kinds[j] == "that":
            return True
    return False


def _same_group(page: Page, drafts: list[Draft], i: int) -> bool:
    """Whether word `i` only carries on the cue before it: “declined to comment”."""
    if not drafts or drafts[-1].way or page.kinds[i] == "name":
        return False
    gap = range(drafts[-1].last + 1, i)
    return len(gap) <= 2 and all(
        page.kinds[j] in ("to", "adverb") or page.kinds[j] == "word" and len(gap) == 1 for j in gap)


def group_start(page: Page, at: int, first: int) -> int:
    """Where the helpers of a cue begin: “had claimed”, “was not said”."""
    start = at
    while start > first and page.kinds[start - 1] in _HELPERS and page.quote[start - 1] < 0:
        start -= 1
    while page.kinds[start] == "adverb" and start < at:
        start += 1
    return start


def _draft(page: Page, found: scorecard.Candidate, number: int, first: int) -> Draft:
    last = found.at + 1 if page.low[found.at] == "according" and found.right == "to" else found.at
    if page.low[found.at + 1:found.at + 2] == ["out"]:
        last = found.at + 1
    return Draft(found.at, group_start(page, found.at, first), last, found.left, found.right, found.beyond, found.points, number)


def _marked(page: Page, i: int, number: int, first: int, last: int) -> Draft | None:
    """A cue whose own form says that nobody is named: “reportedly”, “was filmed”, “is said to”."""
    word, words = page.low[i], sayings()
    if word in words.hedges:
        return Draft(i, i, i, "adverb", "", "", 20, number, "around", "hedge", agentless=True)
    if word not in words.recorded and word not in words.seen and word not in words.agentless:
        return None
    left = places.left(page, i, first)
    if left not in ("be", "have"):
        return None
    start = group_start(page, i, first)
    if word in words.recorded:
        return Draft(i, start, i, left, "", "", 20, number, "around", "recorded", agentless=True)
    shown = next((j for j in range(i + 1, min(last, i + 5)) if page.low[j] in words.pictures), None)
    if word in words.seen and shown:
        return Draft(i, start, shown, left, "", "", 20, number, "around", "recorded", agentless=True)
    right = places.right(page, i, last)
    if left == "be" and word in words.agentless and _by(page, i, last) is None and _nobody_named(page, i, right):
        way_of = "after" if right == "that" else "around"
        return Draft(i, start, i, left, right, "", 10, number, way_of, "agentless", agentless=True)
    return None


def _nobody_named(page: Page, i: int, right: str) -> bool:
    """Whether a passive cue leaves out who told it: “is said to”, “was reported on Monday”, “were reported missing”."""
    word, words = page.low[i], sayings()
    if right in ("to", "that"):
        return True
    if word not in words.agentless_alone:
        return False
    return right in ("end", "comma", "on", "in", "at", "from", "time", "adverb") or right == "word" and word == "reported"


def _by(page: Page, i: int, last: int) -> int | None:
    return next((j for j in range(i + 1, min(last, i + 4)) if page.low[j] == "by"), None)


def _label(page: Page, number: int, first: int, last: int) -> Draft | None:
    """A speaker’s name and a colon at the start of a line: “Lee: We are open.”"""
    if first and page.paragraphs[first] == page.paragraphs[first - 1]:
        return None
    j = first
    while j < last and j - first < 5 and page.kinds[j] == "name":
        j += 1
    if j == first or last - j < 6 or page.kinds[j] != "colon" or page.low[j] != ":":
        return None
    if any(page.low[k] in sayings().no_speaker for k in range(first, j)):
        return None
    draft = Draft(j, j, j, "name", "colon", "start", 10, number, "after", "label")
    draft.source = Span(first, j)
    return draft
