"""Drafts turned into records: spans in code points, kinds, stances, and words for a learner."""
from __future__ import annotations

from ..spans import Span
from .draft import Draft
from .forms import shape, stem
from .lexicon import rules
from .naming import Memory, kind_of
from .sources import before_who
from .page import Page
from .record import Attribution
from .sayings import sayings
from .scorecard import chance

_WAYS = {"turned": "turned", "according": "according", "before": "afterwards"}
_NOUN_BEFORE = ("determiner", "possessive", "preposition", "start")
_EVIDENCE = "endorsing"


def records(page: Page, drafts: list[Draft]) -> list[Attribution]:
    """One record for every draft, in order; pronouns are given the last name that fits."""
    memory, found = Memory(), []
    for draft in drafts:
        name = _name_of(page, draft, memory)
        found.append(_record(page, draft, name))
        if draft.source and not name:
            memory.meet(page, draft.source)
    return found


def span(page: Page, piece: Span) -> Span:
    """A range of words as a span of the text."""
    return Span(page.starts[piece.start], page.ends[piece.end - 1])


def _name_of(page: Page, draft: Draft, memory: Memory) -> Span | None:
    source = draft.source
    if source is None or source.end - source.start != 1:
        return None
    if page.low[source.start] in ("who", "which", "that"):
        return before_who(page, source.start, page.sentences[draft.sentence].start)
    return memory.last(page.low[source.start])


def _record(page: Page, draft: Draft, name: Span | None) -> Attribution:
    source = _whole(page, draft.source)
    rule = _rule(page, draft)
    pieces = sorted({span(page, piece) for piece in draft.content if piece.start < piece.end})
    return Attribution(
        source=[span(page, source)] if source else None, cue=[span(page, Span(draft.first, draft.last + 1))],
        content=pieces or None, kind=_kind(page, draft, source, name), stance=stance(page, draft),
        sentence=page.spans[draft.sentence], rule=rule, why=_why(page, draft, rule, source, name), manner=_manner(page, draft),
        attitude=rule == "attitude", refers_to=span(page, name) if name else None, chance=round(chance(draft.points), 2))


def _whole(page: Page, source: Span | None) -> Span | None:
    """A source without a “, who” at its end that belongs to what follows; None where nothing is left."""
    if source is None or source.start >= source.end:
        return None
    end = source.end
    while end - 1 > source.start and (page.low[end - 1] in ("who", "which", "whose") or page.kinds[end - 1] == "comma"):
        end -= 1
    return Span(source.start, end)


def _kind(page: Page, draft: Draft, source: Span | None, name: Span | None) -> str:
    if draft.rule == "recorded":
        return "recording"
    if name:
        return kind_of(page, name)
    return kind_of(page, source)


def _rule(page: Page, draft: Draft) -> str:
    if draft.rule:
        return draft.rule
    root = stem(page.low[draft.at])
    if root not in sayings().stances and root not in sayings().nouns and draft.source is not None:
        return "attitude"
    if draft.way in _WAYS:
        return _WAYS[draft.way]
    if draft.agentless:
        return "agentless"
    if root in sayings().nouns and shape(page.low[draft.at]) in ("base", "s") and draft.left in _NOUN_BEFORE:
        return "noun"
    if draft.right == "by":
        return "by"
    if draft.right in ("that", "question") or _that_before(page, draft):
        return "that"
    return "quotation" if draft.right in ("quote", "colon") else "clause"


def _that_before(page: Page, draft: Draft) -> bool:
    """Whether “that” or “whether” opens the content, after the person who was told: “told us that …”."""
    start = next((piece.start for piece in draft.content if piece.start > draft.last), None)
    return start is not None and (page.kinds[start - 1] == "that" or page.kinds[start] in ("that", "question"))


def stance(page: Page, draft: Draft) -> str:
    """The slug of `scheme.STANCES` for a cue."""
    word = page.low[draft.at]
    if draft.rule == "recorded":
        return _EVIDENCE
    if word in sayings().hedges:
        return sayings().hedges[word]
    if draft.agentless and draft.right == "to" and word in ("said", "believed", "thought", "alleged", "claimed"):
        return "distancing"
    return sayings().stances.get(stem(word), "neutral")


def _manner(page: Page, draft: Draft) -> str:
    helpers = range(draft.first, draft.at)
    if any(page.kinds[j] == "negation" or page.low[j].endswith(("n’t", "n't")) or page.low[j] == "cannot" for j in helpers):
        return "negated"
    return "modal" if any(page.kinds[j] == "modal" for j in helpers) else "plain"


def _why(page: Page, draft: Draft, rule: str, source: Span | None, name: Span | None) -> str:
    """The words of the rule, with those of the text in their places."""
    def words(piece: Span) -> str:
        return " ".join(page.text[page.starts[piece.start]:page.ends[piece.end - 1]].split())

    cue = words(Span(draft.first, draft.last + 1))
    told = [rules()[rule].replace("{cue}", cue)]
    if draft.carried:
        told.append(rules()["carried"])
    if name and source:
        told.append(rules()["guess"].replace("{source}", words(source)))
    return " ".join(told)
