"""A text on its way to a pack: its marks as suggested, and what a person made of each. Kept in an answers file of its own."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ..annotation import Mark
from ..answer_records import check_value
from ..answers import Answers, AnswersError, Record, read_answers
from ..pack import Text, digest, faults
from . import entry as entries
from .about import DraftError, checked, is_slug, plain_text, slug_of
from .entry import LIVE, Entry
from .found import STORY
from .missing import Missing, missing
from .packing import pack_files
from .suggesting import suggest

_PART = 10_000
"""How much of a text one record holds, in code points: under 64 KB in any script."""


class Draft:
    """One draft, over `Answers`: every change is saved at once, two windows merge, and `undo` takes back one step of this window.

    `answers.notices` says what is wrong with the file, if anything; `answers.subscribe` tells of changes.
    """

    def __init__(self, slug: str, answers: Answers):
        self.slug, self.answers = slug, answers
        self._steps: list[tuple[str, ...]] = []

    # Begin, open, list.

    @classmethod
    def begin(cls, text: str, about: Mapping[str, object], marks: Iterable[Mark] | None, folder: Path) -> "Draft":
        """A new draft in FOLDER/drafts (`folder`: that of the answers). `marks` None: the first reader’s.

        `about` holds text under the names of `about.FIELDS`; “labels” may hold the blocks’ kinds. Never over another draft: a second of
        the same name gets a number. DraftError where there are no words, or a mark does not fit the text.
        """
        plain, known = plain_text(text), checked(about)
        labels = tuple(map(str, about.get("labels") or ()))
        found = [entries.at_first(entries.check(m, plain)) for m in (suggest(plain, labels) if marks is None else marks)]
        slug = _free(slug_of(known.get("title", ""), plain), folder)
        parts = {f"{slug}/text/{n:05d}": plain[at:at + _PART] for n, at in enumerate(range(0, len(plain), _PART))}
        values = {f"{slug}/about": {**known, "sha256": digest(plain), "parts": len(parts)}, **parts,
                  **{_key(slug, e.mark.id): entries.as_value(e, plain) for e in found}}
        first = Answers(_path(slug, folder))
        first.receive({key: Record(1, first.writer, value) for key, value in _fitting(values).items()})
        if not first.saved:
            raise DraftError(f"{first.notices[-1].partition(';')[0]}. No draft was begun; what you brought still stands in its box.")
        return cls(slug, Answers(first.path))

    @classmethod
    def open(cls, slug: str, folder: Path) -> "Draft":
        """The draft of that name in FOLDER/drafts; DraftError where there is none, or it is damaged (its file is then set aside, unchanged)."""
        if not is_slug(slug) or not _path(slug, folder).is_file():
            raise DraftError(f"There is no draft “{slug[:60]}”; there are {', '.join(s for s, _ in drafts(folder)) or 'none'}.")
        answers = Answers(_path(slug, folder))
        draft = cls(slug, answers)
        if not isinstance(answers.get(f"{slug}/about"), Mapping):
            raise DraftError(answers.notices[-1] if answers.notices else f"drafts/{slug}.json holds no draft.")
        draft.text  # told now, and not at the first click
        return draft

    # What it holds.

    @cached_property
    def text(self) -> str:
        """The text, put together from its parts; DraftError where one is missing."""
        prefix = f"{self.slug}/text/"
        parts = [record.v for key, record in sorted(self.answers.records.items(), key=lambda r: r[0]) if key.startswith(prefix)]
        whole = "".join(p for p in parts if isinstance(p, str))
        if digest(whole) != self._about().get("sha256"):
            raise DraftError(f"drafts/{self.slug}.json: a part of the text is missing or was changed, so the marks no longer fit; begin again from the article.")
        return whole

    @property
    def about(self) -> dict[str, str]:
        """Title, rights and the like, as far as they are told."""
        return checked(self._about())

    def entries(self, states: Iterable[str] = entries.STATES) -> tuple[Entry, ...]:
        """The marks with their states, strand by strand in reading order; one that is damaged is left out."""
        prefix, wanted = f"{self.slug}/mark/", set(states)
        kept = (entries.from_value(r.v, key) for key, r in self.answers.records.items() if key.startswith(prefix) and r.v is not None)
        return tuple(sorted((e for e in kept if e and e.state in wanted and self._fits(e.mark)), key=_in_order))

    def marks(self, states: Iterable[str] = LIVE) -> tuple[Mark, ...]:
        """The marks in some states; without a word on it, all that go into the pack."""
        return tuple(e.mark for e in self.entries(states))

    def entry(self, id: str) -> Entry:
        """One mark with its state; DraftError where there is none of that name."""
        found = entries.from_value(self.answers.get(_key(self.slug, id)), id)
        if found is None:
            raise DraftError(f"There is no mark “{id[:60]}” in this draft.")
        return found

    def reading(self) -> Text:
        """The text with the marks that go into the pack, as exercises take it."""
        return Text(self.slug, self.text, self.marks())

    def missing(self) -> list[Missing]:
        """What is still to do: first what `write_pack` waits for (`must`), then what would make the pack better."""
        return missing(self)

    def pack_files(self) -> dict[str, bytes]:
        """The files of the pack by name, as they stand now."""
        return pack_files(self)

    # What a person does.

    def tell(self, **about: str) -> None:
        """Sets title, rights and the like (names of `about.FIELDS`); “” takes one back."""
        now = self._about()
        fixed = {k: now[k] for k in ("sha256", "parts") if k in now}
        self._put({f"{self.slug}/about": {**checked({**now, **about}), **fixed}})

    def accept(self, *ids: str) -> None:
        """These suggestions are right as they stand. Several are one step to undo."""
        self._set(ids, lambda e: e if e.state in ("mended", "added") else entries.with_state(e, "accepted"))

    def drop(self, *ids: str) -> None:
        """These marks go; they are kept as dropped, so that `mend` or `accept` can bring one back."""
        self._set(ids, lambda e: entries.with_state(e, "dropped"))

    def mend(self, mark: Mark) -> None:
        """Another kind, place, reason, second reading, hint or fact for a mark that is there: the mark as it should be.

        Where a block becomes part of the story, its sentences get suggestions in the same step. DraftError where it does not fit.
        """
        was = self.entry(mark.id)
        self._check(mark)
        now = {_key(self.slug, mark.id): entries.by_person(mark, was)}
        if mark.strand == "boilerplate" and mark.kind in STORY and was.mark.kind not in STORY:
            now.update({_key(self.slug, e.mark.id): e for e in self._suggestions_in(mark)})
        self._put({key: entries.as_value(e, self.text) for key, e in now.items()})

    def suggest_in(self, block: Mark) -> None:
        """The first reader’s marks for the sentences of a block that has just become part of the story, as one step."""
        self._put({_key(self.slug, e.mark.id): entries.as_value(e, self.text) for e in self._suggestions_in(block)})

    def add(self, mark: Mark) -> Mark:
        """A mark of one’s own; gives it back under the id it got (an id that is free is kept)."""
        named = mark if mark.id and self.answers.get(_key(self.slug, mark.id)) is None else self._renamed(mark)
        self._check(named)
        self._put({_key(self.slug, named.id): entries.as_value(entries.by_person(named, None), self.text)})
        return named

    def undo(self) -> tuple[str, ...]:
        """Takes back the latest step of this window; gives the ids of its marks (“about” for title and the like), () where there is none."""
        if not self._steps:
            return ()
        undone = [self.answers.undo(key) for key in reversed(self._steps.pop())]
        return tuple(key.removeprefix(f"{self.slug}/").removeprefix("mark/") for key in undone if key)

    # Inside.

    def _about(self) -> dict:
        found = self.answers.get(f"{self.slug}/about")
        return found if isinstance(found, dict) else {}

    def _fits(self, mark: Mark) -> bool:
        return next(faults(mark, self.text[mark.span.start:mark.span.end], self.text), None) is None

    def _set(self, ids: Iterable[str], change: Callable[[Entry], Entry]) -> None:
        found = {id: self.entry(id) for id in ids}
        changed = {id: change(e) for id, e in found.items() if change(e) != e}
        self._put({_key(self.slug, id): entries.as_value(e, self.text) for id, e in changed.items()})

    def _put(self, values: Mapping[str, object]) -> None:
        """Keeps values as one step."""
        records = self.answers.records
        new = {key: Record(records[key].n + 1 if key in records else 1, self.answers.writer, value) for key, value in _fitting(values).items()}
        if new:
            self.answers.receive(new)
            self._steps.append(tuple(new))

    def _check(self, mark: Mark) -> None:
        entries.check(mark, self.text)
        if mark.strand in ("boilerplate", "sourcing"):
            over = next((m for m in self.marks() if m.strand == mark.strand and m.id != mark.id and m.span.touches(mark.span)), None)
            if over:
                raise DraftError(f"{mark.id} overlaps {over.id}, and {mark.strand} gives each place one kind: mend that one, or drop it first.")

    def _renamed(self, mark: Mark) -> Mark:
        taken = {key.removeprefix(f"{self.slug}/mark/") for key in self.answers.records}
        n = next(n for n in range(1, len(taken) + 2) if f"{mark.strand}/own{n}" not in taken)
        return replace(mark, id=f"{mark.strand}/own{n}")

    def _suggestions_in(self, block: Mark) -> list[Entry]:
        """What the first reader suggests inside a block that has just become part of the story, under names that are free."""
        kinds = {m.span: m.kind for m in (*self.marks(), block) if m.strand == "boilerplate"}
        labels = [kinds.get(b.span, "navigation") for b in self.reading().blocks]
        taken = {e.mark.id for e in self.entries()}
        there = {(e.mark.strand, e.mark.span) for e in self.entries()}
        new = [m for m in suggest(self.text, labels) if m.strand != "boilerplate" and block.span.holds(m.span) and (m.strand, m.span) not in there]
        return [entries.at_first(m) for m in _under_free_names(new, taken)]


def _under_free_names(marks: Iterable[Mark], taken: set[str]) -> Iterable[Mark]:
    """Marks whose ids, and whose groups, do not meet those that are taken."""
    groups = {id.rpartition("/")[2].partition("-")[0] for id in taken}
    for mark in marks:
        tail = mark.id.rpartition("/")[2]
        n = next(n for n in range(0, len(taken) + 2) if f"{mark.strand}/{'x' * bool(n)}{n or ''}{tail}" not in taken)
        group = f"x{mark.group}" if mark.group in groups else mark.group
        yield replace(mark, id=f"{mark.strand}/{'x' * bool(n)}{n or ''}{tail}", group=group)


def drafts(folder: Path) -> list[tuple[str, str]]:
    """The drafts in FOLDER/drafts, as slug and title, the latest changed first."""
    files = sorted((folder / "drafts").glob("*.json"), key=lambda p: (-p.stat().st_mtime, p.name))
    return [(p.stem, _title(p)) for p in files if is_slug(p.stem)]


def _fitting(values: Mapping[str, object]) -> Mapping[str, object]:
    """The values, where each may be kept; DraftError naming the first that may not: nothing of a person’s work is left out unsaid."""
    for key, value in values.items():
        try:
            check_value(value)
        except AnswersError as error:
            raise DraftError(f"{key.split('/', 2)[-1]} cannot be kept. {error}") from None
    return values


def _title(path: Path) -> str:
    try:
        about = read_answers(path)[1].get(f"{path.stem}/about")
    except AnswersError:
        return path.stem
    return str((about.v or {}).get("title") or path.stem) if about and isinstance(about.v, Mapping | None) else path.stem


def _key(slug: str, id: str) -> str:
    return f"{slug}/mark/{id}"


def _path(slug: str, folder: Path) -> Path:
    return folder / "drafts" / f"{slug}.json"


def _free(slug: str, folder: Path) -> str:
    """The slug, or the slug with the first number that no draft has."""
    names = (slug, *(f"{slug}-{n}" for n in range(2, 10_000)))
    return next(name for name in names if not _path(name, folder).exists())


def _in_order(entry: Entry) -> tuple:
    strands = ("boilerplate", "sourcing", "claims", "wording")
    mark = entry.mark
    return strands.index(mark.strand) if mark.strand in strands else len(strands), mark.span, mark.id
