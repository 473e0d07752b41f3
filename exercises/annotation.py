"""Marks on a text, read and written as W3C Web Annotations (w3.org/TR/annotation-model)."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .spans import Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"kit": "https://example.org/who-says-so/ns#"}]
_AROUND = 24


class AnnotationError(ValueError):
    """A mark that cannot be read; the message names the place."""


@dataclass(frozen=True)
class Reading:
    """A second careful reading of a place, and why."""

    kind: str
    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """One mark: a kind on a span, with its reason.

    `span` holds the words that may be marked, `core` those that must be, both in code points.
    `group` ties source, cue and content of one attribution. `overlooks` says, for a common other
    answer, what it overlooks; `back` is a question back to the learner.
    """

    id: str
    strand: str
    kind: str
    span: Span
    core: Span
    reason: str
    group: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    others: tuple[Reading, ...] = ()
    hints: tuple[str, ...] = ()
    overlooks: Mapping[str, str] = field(default_factory=dict)
    back: str = ""

    def text(self, article: str) -> str:
        return article[self.span.start:self.span.end]


def anchor(text: str, exact: str, prefix: str = "", suffix: str = "", near: int = 0) -> Span | None:
    """Where `exact` stands in `text`: the place whose surroundings fit best, then the nearest to `near`."""
    if not exact:
        return None
    places = [m.start() for m in re.finditer(re.escape(exact), text)]
    if not places:
        return None

    def fit(start: int) -> tuple[int, int]:
        before = text[max(0, start - len(prefix)):start] == prefix
        after = text[start + len(exact):start + len(exact) + len(suffix)] == suffix
        return (-(before + after), abs(start - near))

    best = min(places, key=fit)
    return Span(best, best + len(exact))


def to_json(mark: Mark, article: str, source: str = "article.txt") -> dict:
    """One mark as a Web Annotation with quote and position selectors."""
    start, end = mark.span
    selectors = [
        {"type": "TextQuoteSelector", "exact": article[start:end],
         "prefix": article[max(0, start - _AROUND):start], "suffix": article[end:end + _AROUND]},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
    extra = {
        "kit:core": list(mark.core) if mark.core != mark.span else None,
        "kit:group": mark.group,
        "kit:facts": dict(mark.facts),
        "kit:others": [{"kind": o.kind, "reason": o.reason, **({"facts": dict(o.facts)} if o.facts else {})} for o in mark.others],
        "kit:hints": list(mark.hints),
        "kit:overlooks": dict(mark.overlooks),
        "kit:back": mark.back,
    }
    return {
        "id": mark.id,
        "type": "Annotation",
        "motivation": "classifying",
        "kit:strand": mark.strand,
        "body": [{"type": "TextualBody", "purpose": "classifying", "value": mark.kind},
                 {"type": "TextualBody", "purpose": "describing", "value": mark.reason}],
        "target": {"source": source, "selector": selectors},
        **{name: value for name, value in extra.items() if value},
    }


def _body(item: Mapping, purpose: str) -> str:
    return next((b["value"] for b in item["body"] if b.get("purpose") == purpose), "")


def _selector(item: Mapping, kind: str) -> Mapping:
    return next(s for s in item["target"]["selector"] if s["type"] == kind)


def from_json(item: Mapping, place: str) -> tuple[Mark, str]:
    """A mark and the words it quotes; raises AnnotationError naming `place` where a part is missing."""
    try:
        position, quote = _selector(item, "TextPositionSelector"), _selector(item, "TextQuoteSelector")
        span = Span(int(position["start"]), int(position["end"]))
        mark = Mark(
            id=str(item["id"]), strand=item["kit:strand"], kind=_body(item, "classifying"),
            span=span, core=Span(*item.get("kit:core", span)), reason=_body(item, "describing"),
            group=item.get("kit:group", ""), facts=item.get("kit:facts", {}),
            others=tuple(Reading(o["kind"], o["reason"], o.get("facts", {})) for o in item.get("kit:others", ())),
            hints=tuple(item.get("kit:hints", ())), overlooks=item.get("kit:overlooks", {}),
            back=item.get("kit:back", ""),
        )
        if not all(isinstance(words, str) for words in (mark.strand, mark.kind, mark.reason, quote["exact"])):
            raise TypeError
        return mark, quote["exact"]
    except (KeyError, TypeError, ValueError, StopIteration, AttributeError) as error:
        missing = isinstance(error, KeyError)
        what = f"“{error.args[0]}” is missing" if missing else "a part of it is missing or of the wrong sort"
        raise AnnotationError(f"{place}: this mark is not complete; {what}.") from error


def collection(marks: Iterable[Mark], article: str, name: str, source: str = "article.txt") -> dict:
    """All marks as a Web Annotation collection of one page."""
    items = [to_json(mark, article, source) for mark in marks]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return {"@context": CONTEXT, "id": f"urn:who-says-so:{name}", "type": "AnnotationCollection",
            "total": len(items), "first": page}
