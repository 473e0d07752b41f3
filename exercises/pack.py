"""A text pack read from texts/, checked, frozen."""
from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from . import annotation, scheme, spans, voice
from .annotation import Mark
from .spans import Span

FORMAT = "who-says-so pack"
VERSION = 1


class PackError(ValueError):
    """A pack that cannot be used; the message is one sentence naming file and place."""


@dataclass(frozen=True)
class Block:
    """One block of a text: headline, paragraph, notice. `number` counts from 1; `origin` says where it comes from, if from another text."""

    id: str
    number: int
    span: Span
    text: str
    origin: str = ""


@dataclass(frozen=True)
class Text:
    """A text and the marks on it. `joined`: where another text begins in it, in code points, and what that is.

    `key` says whose reading the marks are, as in pack.json: a reference, or the first reader’s.
    """

    name: str
    text: str
    marks: tuple[Mark, ...]
    joined: tuple[int, str] | None = None
    key: str = voice.REFERENCE.key

    @property
    def voice(self) -> voice.Voice:
        """How feedback speaks of these marks."""
        return voice.of(self.key)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        found = spans.blocks(self.text)
        return tuple(Block(f"b{i:02d}", i, s, self.text[s.start:s.end], self._origin(s)) for i, s in enumerate(found, 1))

    def _origin(self, span: Span) -> str:
        return self.joined[1] if self.joined and span.start >= self.joined[0] else ""

    def followed_by(self, other: "Text", origin: str) -> "Text":
        """This text with another behind it, both with their marks; blocks are counted on.

        Where both have a mark or an attribution of one name, the other text's gets that text's name in front.
        """
        start, ids, groups = len(self.text) + 2, {m.id for m in self.marks}, {m.group for m in self.marks} - {""}
        moved = (replace(m, id=f"{m.strand}/{other.name}-{m.id.rpartition('/')[2]}" if m.id in ids else m.id,
                         group=f"{other.name}-{m.group}" if m.group in groups else m.group,
                         span=_moved(m.span, start), core=_moved(m.core, start)) for m in other.marks)
        return Text(self.name, f"{self.text}\n\n{other.text}", (*self.marks, *moved), (start, origin), self.key)

    def marks_of(self, strand: str) -> tuple[Mark, ...]:
        """The marks of one strand, in reading order."""
        return self._by_strand.get(strand, ())

    @cached_property
    def _by_strand(self) -> dict[str, tuple[Mark, ...]]:
        found: dict[str, list[Mark]] = {}
        for mark in sorted(self.marks, key=lambda m: (m.span, m.id)):
            found.setdefault(mark.strand, []).append(mark)
        return {strand: tuple(marks) for strand, marks in found.items()}

    def block_at(self, position: int) -> Block:
        """The block in which a code point lies."""
        return self.blocks[bisect_right(self.blocks, position, key=lambda block: block.span.start) - 1]

    def words_of(self, mark: Mark) -> str:
        return self.text[mark.span.start:mark.span.end]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@dataclass(frozen=True)
class Account:
    """Another account of the same event, with who wrote it and why."""

    slug: str
    about: Mapping[str, str]
    text: Text


@dataclass(frozen=True)
class Pack:
    """A text pack: the article with its reference marks, and all that lessons ask about it."""

    slug: str
    folder: Path
    meta: Mapping[str, object]
    article: Text
    accounts: tuple[Account, ...] = field(default=())

    @property
    def title(self) -> str:
        return str(self.meta["title"])

    @property
    def notice(self) -> str:
        return str(self.meta["notice"])

    @cached_property
    def reading(self) -> Text:
        """What exercises ask about: the article, and behind it the account that pack.json says is mixed in, so that sound sentences are among what is judged."""
        mixed = next((a for a in self.accounts if a.about.get("mixed_in")), None)
        return self.article.followed_by(mixed.text, f"From another page. {mixed.about['title']}") if mixed else self.article

    def data(self, name: str) -> dict:
        """A data file of the pack (`dossier`, `words`, …) by its name without ending."""
        return Data(self.folder / f"{name}.json")

    def has(self, name: str) -> bool:
        return (self.folder / f"{name}.json").is_file()


def place(path: Path) -> str:
    """The last two parts of a path: what a teacher can find."""
    return "/".join(path.parts[-2:])


def read_text(path: Path) -> str:
    """A text file with its newlines and byte-order mark normalised."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        raise PackError(f"{place(path)}: this file is missing; put it back from the kit you downloaded.") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{place(path)}: byte {error.start} is not UTF-8 text; save the file as UTF-8.") from None
    except OSError as error:
        raise PackError(f"{place(path)}: this file cannot be read ({error.strerror}).") from None


def read_json(path: Path) -> dict:
    """A JSON object from a file; raises PackError naming the line that is wrong."""
    try:
        data = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise PackError(f"{place(path)}: line {error.lineno} is not valid JSON ({error.msg}).") from None
    except RecursionError:
        raise PackError(f"{place(path)}: this file is nested too deeply to be a pack.") from None
    if not isinstance(data, dict):
        raise PackError(f"{place(path)}: this file should hold one JSON object.")
    return data


class Data(dict):
    """A data file of a pack: a part that is missing is told with the file's name."""

    def __init__(self, path: Path):
        super().__init__(read_json(path))
        self._place = place(path)

    def __missing__(self, name: str):
        raise PackError(f"{self._place}: “{name}” is missing; put the file back from the kit you downloaded.")


def digest(text: str) -> str:
    """SHA-256 of a normalised text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def faults(mark: Mark, quoted: str, text: str) -> Iterator[str]:
    """What is wrong with a mark on a text, in words without a full stop; `quoted` is what the mark says stands there."""
    if mark.strand not in scheme.KINDS:
        yield f"the strand “{str(mark.strand)[:40]}” is not one of {', '.join(scheme.STRANDS)}"
    elif mark.kind not in scheme.KINDS[mark.strand]:
        yield f"the kind “{str(mark.kind)[:40]}” is not in the scheme for {mark.strand}; it knows {', '.join(scheme.KINDS[mark.strand])}"
    if not 0 <= mark.span.start < mark.span.end <= len(text):
        yield f"positions {mark.span.start} to {mark.span.end} are outside the text, which has {len(text)} characters"
    elif text[mark.span.start:mark.span.end] != quoted:
        yield f"the text at {mark.span.start} is not “{quoted[:40]}”"
    if not mark.span.holds(mark.core):
        yield "the core is not inside the mark"
    if not mark.reason.strip():
        yield "the reason is missing"


def _overlaps(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, Mark]]:
    for strand in ("boilerplate", "sourcing"):
        units = sorted((m for m in marks if m.strand == strand), key=lambda m: m.span)
        yield from ((a, b) for a, b in zip(units, units[1:]) if a.span.touches(b.span))


def read_marks(path: Path, text: str) -> tuple[Mark, ...]:
    """The marks in a collection file, checked against the text; raises PackError at the first fault."""
    page = read_json(path).get("first")
    items = page.get("items") if isinstance(page, dict) else None
    if not isinstance(items, list):
        raise PackError(f"{place(path)}: no marks found; the file should be a Web Annotation collection.")
    found = []
    for number, item in enumerate(items, 1):
        name = item.get("id", f"number {number}") if isinstance(item, dict) else f"number {number}"
        try:
            mark, quoted = annotation.from_json(item, f"{place(path)}, mark {name}")
        except annotation.AnnotationError as error:
            raise PackError(str(error)) from None
        for fault in faults(mark, quoted, text):
            raise PackError(f"{place(path)}, mark {name}: {fault}.")
        found.append(mark)
    marks = tuple(found)
    for name, times in Counter(m.id for m in marks).items():
        if times > 1:
            raise PackError(f"{place(path)}: {times} marks have the id {name}.")
    for a, b in _overlaps(marks):
        raise PackError(f"{place(path)}: the marks {a.id} and {b.id} overlap, and {a.strand} gives each place one kind.")
    return marks


def _read_account(folder: Path, about: Mapping) -> Account:
    if not isinstance(about, dict) or not about.get("slug"):
        raise PackError(f"{folder.name}/pack.json: an account in “accounts” has no name.")
    slug = str(about["slug"])
    if not slug.replace("-", "").isalnum():
        raise PackError(f"{folder.name}/pack.json: the account name “{slug}” may hold only letters, digits and hyphens.")
    text = read_text(folder / "accounts" / f"{slug}.txt")
    marks_file = folder / "accounts" / f"{slug}.marks.json"
    marks = read_marks(marks_file, text) if marks_file.is_file() else ()
    return Account(slug, about, Text(slug, text, marks))


def _check_meta(meta: Mapping, path: Path) -> None:
    if meta.get("format") != FORMAT:
        raise PackError(f"{place(path)}: this is not a text pack of this kit.")
    if meta.get("version") != VERSION:
        raise PackError(f"{place(path)}: this pack has format version {str(meta.get('version'))[:20]}; this kit reads version {VERSION}.")
    missing = [name for name in ("title", "notice", "sha256", "language", "licence") if not meta.get(name)]
    if missing:
        raise PackError(f"{place(path)}: “{missing[0]}” is missing.")


def load(slug: str, texts: Path) -> Pack:
    """The pack texts/SLUG, read and checked; raises PackError with one sentence where it cannot be used."""
    known = sorted(p.parent.name for p in texts.glob("*/pack.json"))
    if slug not in known:
        raise PackError(f"texts/: there is no text pack “{slug}”; there are {', '.join(known) or 'none'}.")
    folder = texts / slug
    meta = read_json(folder / "pack.json")
    _check_meta(meta, folder / "pack.json")
    text = read_text(folder / "article.txt")
    if digest(text) != meta["sha256"]:
        raise PackError(f"{slug}/article.txt: the text was changed after it was marked, so the marks no longer fit; "
                        "put back the article.txt you downloaded.")
    marks = read_marks(folder / "marks.json", text)
    listed = meta.get("accounts", [])
    if not isinstance(listed, list):
        raise PackError(f"{slug}/pack.json: “accounts” should be a list.")
    accounts = tuple(_read_account(folder, about) for about in listed)
    return Pack(slug, folder, meta, Text(slug, text, marks, key=voice.of(meta.get("key")).key), accounts)
