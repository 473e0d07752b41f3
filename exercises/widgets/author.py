"""The Author: an article block by block, with suggested marks that a teacher accepts, mends or drops at speed."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from .. import annotation, scheme
from ..annotation import AnnotationError, Mark
from ..answers import AnswersError
from ..drafting import STATES, Draft, Entry
from ..drafting.entry import as_value
from ..drafting.found import STORY
from ..drafting.short import on_the_way
from ..pack import Text
from ..reader.chances import about
from .author_fields import FIELDS, LONGEST, fields_of, first_facts, other_kinds, says_of
from .live import Live
from .marker import LINES

_ID = re.compile(r"[a-z]+/[A-Za-z0-9-]{1,60}")
_BY = re.compile(r"reader:[^\x00-\x1f]{1,100}|person")
_LEFT_OUT = "The page sent a mark that does not fit this draft; it was left out."
_TASK_IDS = ("mark", "place")


def kinds_json() -> dict[str, list[dict[str, str]]]:
    """Each strand’s kinds with label, question and line, in the scheme’s order."""
    def one(kind, number: int) -> dict[str, str]:
        return {"slug": kind.slug, "label": kind.label, "hint": kind.test or kind.definition, "says": kind.definition, "line": LINES[number % len(LINES)]}

    return {strand: [one(kind, n) for n, kind in enumerate(kinds.values())] for strand, kinds in scheme.KINDS.items()}


class Author(Live):
    """The draft’s marks in reading order, one of them current; every change goes into the draft’s own answers at once."""

    _files = ("marker_words", "marker_text", "marker_bar", "author_deck", "author_page", "author_fields", "author_card",
              "author_mend", "author_add", "author_list", "author_sweep", "come_back", "author")

    def __init__(self, draft: Draft):
        self.draft = draft
        self._text = Text(draft.slug, draft.text, ())
        blocks = [{"id": b.id, "n": b.number, "start": b.span.start, "text": b.text} for b in self._text.blocks]
        spec = {
            "blocks": blocks, "kinds": kinds_json(), "asks": scheme.QUESTIONS, "claims": [[k.slug, k.label] for k in scheme.CLAIM_KINDS.values()],
            "fields": [f.as_json() for f in FIELDS], "others": other_kinds(), "facts": first_facts(), "longest": LONGEST,
            "chances": self._chances(), "items": [{"id": name} for name in _TASK_IDS], "apart": True,
        }
        super().__init__(draft.slug, f"Mark “{self.name}”", draft.answers, spec)

    @property
    def name(self) -> str:
        """What the article is called."""
        return self.draft.about.get("title") or "your article"

    def _chances(self) -> dict[str, str]:
        """How often suggestions of the rule are right, in words, by mark."""
        said = {m.id: m.facts["first_reader"] for m in self.draft.marks(STATES) if "first_reader" in m.facts}
        return {name: about(float(first["chance"])) for name, first in said.items() if first.get("chance") is not None}

    # What the page is told.

    def _mine(self, key: str) -> bool:
        return key.startswith(f"{self.task}/mark/")

    def _tell_missing(self) -> None:
        found = [{"place": m.place, "what": m.what, "must": m.must, "marks": list(m.marks)} for m in self.draft.missing()]
        self.send({"type": "missing", "missing": found, "way": sorted(on_the_way(self.draft.reading()))})

    def _changed(self, keys: frozenset[str]) -> None:
        """Of what is missing it tells when title and rights change; after marks the page asks, once the keys rest."""
        super()._changed(keys)
        if not all(map(self._mine, keys)):
            self._tell_missing()

    def progress(self) -> dict[str, int]:
        """How many marks a person has looked at, and how many there are."""
        states = self.states()
        return {"done": sum(state != "suggested" for state in states.values()), "of": len(states)}

    def states(self) -> dict[str, str]:
        """How it stands with each mark, by its id."""
        held = {key: record.v for key, record in self.answers.records.items() if self._mine(key)}
        return {key.partition("/mark/")[2]: value["state"] for key, value in held.items() if isinstance(value, Mapping) and value.get("state") in STATES}

    # What the page says.

    def _checked(self, key: object, value: object) -> object:
        """The record of a mark as the draft keeps it: its quote anew from its place."""
        name = str(key).removeprefix(f"{self.task}/mark/")
        if not isinstance(value, Mapping) or not _ID.fullmatch(name):
            raise AnswersError(_LEFT_OUT)
        state, by = value.get("state"), value.get("by")
        if state not in STATES or not isinstance(by, str) or not _BY.fullmatch(by):
            raise AnswersError(f"{_LEFT_OUT} Its state is not one of {', '.join(STATES)}.")
        mark = checked_mark(value.get("mark"), name, self.draft.text)
        return as_value(Entry(mark, state, by), self.draft.text)

    def _hear_more(self, kind: object, content: object) -> bool:
        heard = {"missing": lambda: self._tell_missing(), "story": lambda: self._read_story(content.get("id"))}
        if kind in heard:
            heard[kind]()
        return kind in heard

    def _read_story(self, name: object) -> None:
        """The first reader’s marks for a block that is part of the story from now on; none that are there already."""
        found = next((m for m in self.draft.marks() if m.id == name and m.strand == "boilerplate" and m.kind in STORY), None)
        if found:
            self.draft.suggest_in(found)

    def _known(self, key: str) -> bool:
        return bool(_ID.fullmatch(key.removeprefix(f"{self.task}/mark/"))) and self._mine(key)

    def _hear_adopt(self, content: Mapping) -> None:
        raise AnswersError("A draft takes no work of another one; it stays as it is.")

    def _hear_fresh(self, content: Mapping) -> None:
        raise AnswersError("A draft is not emptied from its page; it stays as it is.")

    def undo(self) -> str | None:
        """Takes back the latest change to a mark made in this kernel; gives its key, or None."""
        return self.answers.undo(f"{self.task}/mark/")

    def __repr__(self) -> str:
        done = self.progress()
        return f"Author: {self.name}, {done['done']} of {done['of']} looked at"


def checked_mark(data: object, name: str, text: str) -> Mark:
    """A mark from JSON that fits this text, whole enough for a lesson; AnswersError says what does not fit."""
    try:
        mark, _ = annotation.from_json(data, name)
        fault = next(_faults(mark, name, text), None)
    except (AnnotationError, TypeError, AttributeError) as error:
        raise AnswersError(f"{_LEFT_OUT} {error}") from None
    if fault:
        raise AnswersError(f"{_LEFT_OUT} {fault}")
    return _whole(mark)


def _faults(mark: Mark, name: str, text: str) -> Iterator[str]:
    if mark.id != name or mark.strand not in scheme.KINDS or not name.startswith(f"{mark.strand}/"):
        yield "Its name is not that of its strand."
    elif mark.kind not in scheme.KINDS[mark.strand]:
        yield f"“{mark.kind[:40]}” is not a kind of the scheme for it."
    if not 0 <= mark.span.start < mark.span.end <= len(text) or not text[mark.span.start:mark.span.end].strip():
        yield "Its words are not in the text."
    said = (mark.reason, mark.back, mark.group, *mark.hints, *(o.reason for o in mark.others), *(o.kind for o in mark.others))
    if not all(isinstance(one, str) and len(one) <= LONGEST for one in said):
        yield f"A field of it is longer than {LONGEST} characters."
    yield from (f"“{field.label}” has an answer that is not offered." for field in fields_of(mark) if field.options and not field.takes(mark))


def _whole(mark: Mark) -> Mark:
    """The mark with the scheme’s own words where a reason is empty, so that no mark is lost while somebody types."""
    core = mark.core if mark.span.holds(mark.core) else mark.span
    others = tuple(replace(o, reason=o.reason if o.reason.strip() else says_of(mark, o.kind)) for o in mark.others)
    return replace(mark, core=core, others=others, reason=mark.reason if mark.reason.strip() else says_of(mark, mark.kind))
