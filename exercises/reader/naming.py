"""What kind of source it is, and which name a pronoun stands for."""
from __future__ import annotations

from ..spans import Span
from .lexicon import source_words
from .page import Page
from .sayings import sayings

_PERSONAL = frozenset("he she they him her them his their it its i we you who".split())
_PRONOUNS = _PERSONAL | frozenset("i we you me us my our your".split())
_ENDS_HEAD = frozenset(("preposition", "comma", "bracket", "relative", "that", "dash"))


def _head(page: Page, source: Span) -> int:
    """The main word of a source: the last one before “of”, “in”, a comma or “who”."""
    owners = [k for k in range(source.start, source.end - 1) if page.low[k] in ("’s", "'s", "’", "'")]
    stop = next((k for k in range(source.start + 1, source.end) if page.kinds[k] in ("comma", "preposition")), source.end)
    j = max([source.start, *(k + 1 for k in owners if k < stop)])
    while j < source.end and (page.kinds[j] not in _ENDS_HEAD and page.kinds[j] != "to" or j == source.start):
        j += 1
    j -= 1
    while j > source.start and page.kinds[j] in ("possessive", "end", "quote"):
        j -= 1
    return j


def kind_of(page: Page, source: Span | None) -> str:
    """The slug of `scheme.SOURCE_KINDS` for the words of a source; a pronoun alone gives `named`, to be resolved."""
    words = source_words()
    if source is None:
        return "hidden"
    low = page.low[source.start:source.end]
    if all(word in words["nobody"] for word in (low[1:] if low[0] == "the" else low)):
        return "hidden"
    if len(low) == 1 and low[0] in _PRONOUNS:
        return "named"
    head = _head(page, source)
    if any(word in words["sorts"] for word in page.low[source.start:head + 1]):
        return "unnamed"
    capital = page.text[page.starts[head]].isupper() and (head > source.start or not _opens_sentence(page, head))
    if page.low[head] in sayings().pictures and not capital:
        return "recording"
    if _is_outlet(page, source, head):
        return "outlet"
    if page.low[head] in words["recording"] and not capital:
        return "recording"
    if capital or page.low[head] in words["office"] or _someone_known(page, source, head):
        return "named"
    return "named" if head == source.start and _lone_name(page, source) else "unnamed"


def _opens_sentence(page: Page, at: int) -> bool:
    return at == 0 or page.kinds[at - 1] in ("end", "quote", "colon") or page.paragraphs[at - 1] != page.paragraphs[at]


def _lone_name(page: Page, source: Span) -> bool:
    """Whether a source of one word at the start of a sentence looks like a name: capital, and no plural."""
    return page.kinds[source.start] == "name" and not page.low[source.start].endswith("s")


def _is_outlet(page: Page, source: Span, head: int) -> bool:
    """Whether a word for a newsroom stands in the name, and no person or office before it."""
    outlets, offices = source_words()["outlet"], source_words()["office"]
    stop = next((j for j in range(source.start, source.end) if page.kinds[j] in ("comma", "relative")), source.end)
    named = any(page.kinds[j] == "name" for j in range(source.start + 1, stop)) or page.kinds[source.start] == "name"
    named = named or page.low[source.start] == "state" or page.low[source.start + 1:source.start + 2] == ["state"]
    office = any(page.low[j] in offices - outlets for j in range(source.start, head + 1))
    return named and not office and any(page.low[j] in outlets for j in range(source.start, stop)) and not _person(page, source, stop)


def _person(page: Page, source: Span, stop: int) -> bool:
    """Whether the source is somebody at an outlet: “a reporter of the Times”, “the editor, Ann Lee”."""
    return any(page.low[j] in ("reporter", "editor", "correspondent", "journalist", "anchor", "owner", "host", "columnist")
               for j in range(source.start, stop))


def _someone_known(page: Page, source: Span, head: int) -> bool:
    """“The mayor”, “her lawyer”: one definite person or body, though the name is left out here."""
    word = page.low[head]
    singular = not word.endswith("s") or word.endswith("ss")
    first = page.low[source.start]
    return singular and (first == "the" or page.kinds[source.start] == "possessive" or "’s" in page.low[source.start:head]
                         or "'s" in page.low[source.start:head]) and word not in ("source", "people", "public", "crowd")


class Memory:
    """The names met so far, so that a pronoun can be given the last one that fits."""

    def __init__(self) -> None:
        self._met: list[tuple[Span, str]] = []

    def meet(self, page: Page, source: Span) -> None:
        """Remember a source that has a name in it, with `he`, `she`, `they`, `it` or “” for not known."""
        stop = next((j for j in range(source.start, source.end) if page.kinds[j] in ("comma", "bracket", "relative")), source.end)
        if any(page.kinds[j] == "name" or page.low[j] == "the" for j in range(source.start, stop)):
            self._met.append((Span(source.start, stop), _form(page, Span(source.start, stop))))
            del self._met[:-12]

    def last(self, word: str) -> Span | None:
        """The last name that fits a pronoun; a name whose form is not known fits every pronoun but “it”."""
        wanted = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they", "its": "it"}.get(word, word)
        if wanted not in ("he", "she", "they", "it"):
            return None
        fitting = [(number, form) for number, (_, form) in enumerate(self._met) if form == wanted or form == "" and wanted != "they"
                   or wanted == "they" and form == "it" or wanted == "it" and form == ""]
        sure = [number for number, form in fitting if form == wanted]
        if not fitting:
            return None
        number = sure[-1] if sure and sure[-1] >= fitting[-1][0] - 1 else fitting[-1][0]
        span = self._met[number][0]
        if wanted in ("he", "she"):
            self._met[number] = (span, wanted)
        return span


def _form(page: Page, name: Span) -> str:
    """`he` or `she` by title, `they` for a plural or two joined by “and”, `it` for a body with “the”, else “”."""
    words, low = source_words(), page.low[name.start:name.end]
    for form in ("he", "she"):
        if any(word in words[form] for word in low):
            return form
    last = low[-1]
    if "and" in low or last.endswith("s") and page.kinds[name.end - 1] == "word":
        return "they"
    if any(word in words["office"] or word in words["outlet"] for word in low):
        return "it"
    return ""
