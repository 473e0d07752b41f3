"""One mark of a draft, with what became of it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .. import annotation, pack, scheme
from ..annotation import Mark
from .about import DraftError

STATES = ("suggested", "accepted", "mended", "dropped", "added")
LIVE = ("suggested", "accepted", "mended", "added")
"""The states of marks that go into the pack."""
PERSON = "person"
_LONGEST_QUOTE = 200


@dataclass(frozen=True)
class Entry:
    """A mark, its state (one of STATES) and who made it: `reader:RULE` or `person`."""

    mark: Mark
    state: str
    by: str

    @property
    def looked_at(self) -> bool:
        return self.state != "suggested"

    @property
    def in_own_words(self) -> bool:
        """Whether a person wrote its reason: it is not the first reader’s any more."""
        why = first_reader(self.mark).get("why")
        return not why or str(why) not in self.mark.reason

    @property
    def has_stake(self) -> bool:
        """Whether its stake is decided, where there is a source that can have one."""
        return self.mark.strand != "sourcing" or self.mark.kind in ("hidden", "own-voice") or bool(self.mark.facts.get("stake"))


def first_reader(mark: Mark) -> Mapping[str, object]:
    """What the first reader said of a mark: rule, why and chance; empty for a mark that a person made."""
    found = mark.facts.get("first_reader")
    return found if isinstance(found, Mapping) else {}


def at_first(mark: Mark) -> Entry:
    """A mark as a draft begins with it: suggested where it is the first reader’s, added where a person made it."""
    rule = first_reader(mark).get("rule")
    return Entry(mark, "suggested", f"reader:{rule}") if rule else Entry(mark, "added", PERSON)


def as_value(entry: Entry, text: str) -> dict:
    """An entry as it is kept: the mark as a Web Annotation, with a long quote cut (its place is what counts)."""
    item = annotation.to_json(entry.mark, text)
    quote = item["target"]["selector"][0]
    quote["exact"] = quote["exact"][:_LONGEST_QUOTE]
    return {"mark": item, "state": entry.state, "by": entry.by}


def from_value(value: object, name: str) -> Entry | None:
    """What was kept as an entry; None where it is not one."""
    try:
        mark, _ = annotation.from_json(value["mark"], name)
        return Entry(mark, value["state"], str(value["by"])) if value["state"] in STATES else None
    except (annotation.AnnotationError, KeyError, TypeError):
        return None


def check(mark: Mark, text: str) -> Mark:
    """The mark itself, where it fits the text and the scheme; DraftError with one sentence else."""
    fault = next(pack.faults(mark, text[mark.span.start:mark.span.end], text), "")
    if not fault and mark.strand == "claims" and mark.kind == "claim" and not _are_kinds(mark.facts.get("kinds")):
        fault = f"a claim needs its kinds, some of {', '.join(scheme.CLAIM_KINDS)}"
    if not fault and any(not word.strip() for word in (mark.id, *(o.reason for o in mark.others))):
        fault = "a second reading needs its reason too"
    if fault:
        raise DraftError(f"{mark.id}: {fault}.")
    return mark


def _are_kinds(kinds: object) -> bool:
    known = tuple(scheme.CLAIM_KINDS)
    return isinstance(kinds, list | tuple) and bool(kinds) and all(kind in known for kind in kinds)


def by_person(mark: Mark, was: Entry | None) -> Entry:
    """A mark as a person leaves it: mended where it was there before, else added."""
    added = was is None or was.state == "added"
    return Entry(mark, "added" if added else "mended", PERSON if added else was.by)


def with_state(entry: Entry, state: str) -> Entry:
    return replace(entry, state=state)
