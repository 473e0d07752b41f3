"""What is still to do before a draft is a good pack, in lines that a teacher understands."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import spans
from ..annotation import Mark
from ..pack import Text
from .entry import LIVE, Entry
from .found import STORY
from .short import left_out

if TYPE_CHECKING:
    from .draft import Draft

STRANDS = {"boilerplate": "what the blocks do", "sourcing": "who the sentences come from", "claims": "who says what", "wording": "loaded words"}


@dataclass(frozen=True)
class Missing:
    """One thing to do. `must`: no pack can be written before. `place`: the first id it is about, or `about/title` and the like; `marks`: all of them."""

    place: str
    what: str
    count: int
    must: bool
    marks: tuple[str, ...] = ()


def missing(draft: "Draft") -> list[Missing]:
    """What is still to do: first what must be done before a pack can be written, then what would make it better."""
    entries = draft.entries(LIVE)
    inside = in_story(draft.reading(), entries)
    found = [*_about(draft.about), *_places(draft.reading()), *_unread(draft.reading(), inside), *_stakes(inside), *_reasons(inside), *_plain(inside), *_seconds(inside)]
    return sorted(found, key=lambda m: not m.must)


def in_story(text: Text, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that go into the pack: marks of sources, claims and words only where the story (for words, a label too) stands."""
    units = [e.mark for e in entries if e.mark.strand == "boilerplate"]
    story = {text.block_at(m.span.start).number for m in units if m.kind in STORY}
    judged = story | {text.block_at(m.span.start).number for m in units if m.kind == "label"}
    wanted = {"sourcing": story, "claims": story, "wording": judged}
    return [e for e in entries if e.mark.strand not in wanted or text.block_at(e.mark.span.start).number in wanted[e.mark.strand]]


def _about(about: dict[str, str]) -> Iterator[Missing]:
    must = {"title": "The text has no title yet.", "rights": "Say whose words these are: your own, licensed, or private."}
    if about.get("rights") == "licensed":
        must["licence"] = "The text is licensed: write down the licence, such as CC BY 4.0."
    better = {"publisher": "Nobody is named as the one who published it. Pupils are asked from whom they have it.", "published": "The day on which it came out is not told.",
              "notice": "There is no line of your own for pupils above the text."}
    for names, needed in ((must, True), (better, False)):
        yield from (Missing(f"about/{name}", what, 1, needed) for name, what in names.items() if not about.get(name))


def _places(text: Text) -> Iterator[Missing]:
    """Blocks and sentences that have no kind, and a page without a story."""
    kinds = {text.block_at(m.span.start).number: m.kind in STORY for m in text.marks_of("boilerplate")}
    bare = [b for b in text.blocks if b.number not in kinds]
    if bare:
        yield Missing(f"block {bare[0].number}", f"{_count(len(bare), 'block has', 'blocks have')} no kind: {_numbers(b.number for b in bare)}.", len(bare), True)
    story = [b for b in text.blocks if kinds.get(b.number)]
    if not story:
        yield Missing("block 1", "No block is marked as the story: at least one must be a headline or a part of the report.", 1, True)
    known = {m.span for m in text.marks_of("sourcing")}
    silent = [(b, s) for b in story for s in spans.sentences(text.text, b.span) if s not in known]
    if silent:
        yield Missing(f"block {silent[0][0].number}", f"{_count(len(silent), 'sentence of the story has', 'sentences of the story have')} no source kind, in {_blocks(b.number for b, _ in silent)}.", len(silent), True)


def _unread(text: Text, entries: Sequence[Entry]) -> Iterator[Missing]:
    out = left_out(Text(text.name, text.text, tuple(e.mark for e in entries)), entries)
    then = "They are left out of the lesson until you have." if out else "Till then feedback says that the first reader says so."
    for strand, name in STRANDS.items():
        new = [e.mark for e in entries if e.mark.strand == strand and not e.looked_at]
        if new:
            yield _of(new, f"{_count(len(new), 'suggestion', 'suggestions')} on {name} {'was' if len(new) == 1 else 'were'} not looked at. {then}")


def _stakes(entries: Sequence[Entry]) -> Iterator[Missing]:
    open_ = [e.mark for e in entries if not e.has_stake]
    if open_:
        yield _of(open_, f"The stake of the source is open in {_count(len(open_), 'sentence', 'sentences')}. There, pupils are asked only who speaks.")


def _reasons(entries: Sequence[Entry]) -> Iterator[Missing]:
    rules = [e.mark for e in entries if not e.in_own_words]
    if rules:
        yield _of(rules, f"{_count(len(rules), 'mark has', 'marks have')} only the rule’s reason, and none in a person’s words.")


def _plain(entries: Sequence[Entry]) -> Iterator[Missing]:
    bare = [e.mark for e in entries if e.mark.strand == "wording" and not str(e.mark.facts.get("plain") or "").strip()]
    if bare:
        yield _of(bare, f"{_count(len(bare), 'loaded word has', 'loaded words have')} no plainer word beside it.")


def _seconds(entries: Sequence[Entry]) -> Iterator[Missing]:
    if entries and not any(e.mark.others for e in entries):
        yield Missing(entries[0].mark.id, "There is no second reading anywhere. Where could a careful reader see it otherwise?", 1, False)


def _of(marks: Sequence[Mark], what: str) -> Missing:
    return Missing(marks[0].id, what, len(marks), False, tuple(m.id for m in marks))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _numbers(numbers: Iterable[int], most: int = 8) -> str:
    found = list(dict.fromkeys(numbers))
    return ", ".join(map(str, found[:most])) + (f" and {len(found) - most} more" if len(found) > most else "")


def _blocks(numbers: Iterable[int]) -> str:
    found = list(dict.fromkeys(numbers))
    return f"block{'' if len(found) == 1 else 's'} {_numbers(found)}"
