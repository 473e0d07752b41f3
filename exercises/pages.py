"""What is only read: the page as found, notes, tables, the reading card. All text is escaped."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from .pack import Block, Text

_MANY = 12
_KEYS = 'data-lm-suppress-shortcuts="true"'  # else JupyterLab takes the keys: arrows would leave the place, b would add a cell
_START = f'tabindex="0" {_KEYS}'  # a Tab stop at the top of what is long: from here the arrows and Page Down read on
_STYLE = (Path(__file__).parent / "pages.css").read_text(encoding="utf-8")


def _shell(body: str, kind: str) -> str:
    return f'<style>{_STYLE}</style><div class="wss-page wss-page-{kind}">{body}</div>'


def _line(block: Block, more: str = "") -> str:
    text = "<br>".join(map(escape, block.text.splitlines()))
    return f'<p{more}><span class="n">{block.number}</span>{text}</p>'


class Shown:
    """Something to read: HTML in a notebook, one line of text elsewhere."""

    kind = "note"
    line = ""

    def body(self) -> str:
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return _shell(self.body(), self.kind)

    def __repr__(self) -> str:
        return self.line


@dataclass(frozen=True, repr=False)
class Notice(Shown):
    """One clear sentence where something cannot be shown."""

    line: str
    kind = "notice"

    def body(self) -> str:
        return f'<p role="note">{escape(self.line)}</p>'


@dataclass(frozen=True, repr=False)
class Page(Shown):
    """A text as it was found, block by block, with its notice on top."""

    text: Text
    title: str
    notice: str
    kind = "found"

    @property
    def line(self) -> str:
        return f"The page as found: {self.title}, {len(self.text.blocks)} blocks"

    def body(self) -> str:
        first, *rest = self.text.blocks
        lines = [_line(first, f" {_START}"), *map(_line, rest)]
        return (f'<p class="notice">{escape(self.notice)}</p>'
                f'<article aria-label="{escape(self.title, quote=True)}">{"".join(lines)}</article>')


@dataclass(frozen=True, repr=False)
class Beside(Shown):
    """Two texts side by side, in rows under headings; one below the other where there is little room.

    `titles` names both texts, `sides` in one word each; a row holds its heading and two blocks, None where there is no partner.
    """

    titles: tuple[str, str]
    sides: tuple[str, str]
    notices: Sequence[str]
    rows: Sequence[tuple[str, Block | None, Block | None]]
    kind = "both"

    @property
    def line(self) -> str:
        return f"Two pages, side by side: {' and '.join(self.titles)}, {len(self.rows)} rows"

    def body(self) -> str:
        notices = "".join(f'<p class="notice">{escape(line)}</p>' for line in self.notices if line)
        heads = "".join(f"<p>{escape(title)}</p>" for title in self.titles)
        parts = (f"<section><h4>{escape(head)}</h4>{''.join(self._row(*row[1:]) for row in rows)}</section>"
                 for head, rows in groupby(self.rows, key=lambda row: row[0]))
        return f'{notices}<article aria-label="{escape(self.line, quote=True)}"><div class="pair heads" {_START}>{heads}</div>{"".join(parts)}</article>'

    def _row(self, *blocks: Block | None) -> str:
        cells = (self._cell(side, block) for side, block in zip(self.sides, blocks))
        return f'<div class="pair">{"".join(cells)}</div>'

    def _cell(self, side: str, block: Block | None) -> str:
        if block is None:
            return f'<div class="side gone"><p class="whose">{escape(side)}</p><p>No block of this page stands beside it.</p></div>'
        text = "<br>".join(map(escape, block.text.splitlines()))
        return f'<div class="side"><p class="whose">{escape(side)}, block {block.number}</p><p class="text">{text}</p></div>'


@dataclass(frozen=True, repr=False)
class Table(Shown):
    """Rows as a table with a caption; cells are text. One with more rows than `longest` scrolls in a box."""

    caption: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, object]]
    kind = "table"
    longest = 24

    @property
    def line(self) -> str:
        return self.caption

    def body(self) -> str:
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns.values())
        rows = "".join(self._row(row) for row in self.rows)
        box = "scroll long" if len(self.rows) > self.longest else "scroll"
        return (f'<div class="{box}" {_START} role="region" aria-label="{escape(self.caption, quote=True)}">'
                f"<table><caption>{self._caption()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>")

    def _caption(self) -> str:
        """The first sentence says what the table is; what follows says how to read it."""
        name, stop, more = self.caption.partition(". ")
        return escape(name + stop.rstrip()) + (f" <span>{escape(more)}</span>" if more else "")

    def _row(self, row: Mapping[str, object]) -> str:
        first, *rest = (escape(str(row.get(slug, ""))) for slug in self.columns)
        return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'

    def frame(self):
        """The same rows as a pandas DataFrame."""
        import pandas

        return pandas.DataFrame([{name: row.get(slug, "") for slug, name in self.columns.items()} for row in self.rows])


@dataclass(frozen=True, repr=False)
class Notes(Shown):
    """Notes that open one at a time, under headings; where there are many, the headings open first."""

    title: str
    groups: Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]]
    kind = "notes"

    @property
    def line(self) -> str:
        return f"{self.title}: {sum(len(notes) for _, notes in self.groups)} notes"

    def body(self) -> str:
        many = sum(len(notes) for _, notes in self.groups) > _MANY
        return "".join((self._folded if many else self._open)(head, notes) for head, notes in self.groups)

    def _open(self, head: str, notes: Sequence) -> str:
        return f"<section><h4>{escape(head)}</h4>{''.join(self._note(*n) for n in notes)}</section>"

    def _folded(self, head: str, notes: Sequence) -> str:
        inner = "".join(self._note(*n) for n in notes)
        return f'<details class="group"><summary {_KEYS}><h4>{escape(head)} ({len(notes)})</h4></summary>{inner}</details>'

    def _note(self, summary: str, lines: Iterable[str]) -> str:
        inner = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        return f"<details><summary {_KEYS}>{escape(summary)}</summary>{inner}</details>"


@dataclass(frozen=True, repr=False)
class Several(Shown):
    """Several things to read, under each other."""

    parts: Sequence[Shown]
    kind = "several"

    @property
    def line(self) -> str:
        return "\n".join(part.line for part in self.parts)

    def body(self) -> str:
        return "".join(f'<div class="wss-page wss-page-{part.kind}">{part.body()}</div>' for part in self.parts)


@dataclass(frozen=True, repr=False)
class Texts(Notes):
    """Texts that open one at a time: the first line of each says whose it is, the second is its headline."""

    kind = "texts"


@dataclass(frozen=True, repr=False)
class Card(Shown):
    """The reading card, to keep or to print. A section is its heading, its questions and, where there are any, what was found."""

    title: str
    sections: Sequence[tuple]
    foot: str = ""
    kind = "card"

    @property
    def line(self) -> str:
        return "\n".join([self.title, *(f"{head}: {' '.join(line for part in parts for line in part)}" for head, *parts in self.sections)])

    def body(self) -> str:
        parts = (f"<h4>{escape(head)}</h4>{''.join(map(self._lines, parts))}" for head, *parts in self.sections)
        return f"<h3>{escape(self.title)}</h3>{''.join(parts)}<p>{escape(self.foot)}</p>"

    def _lines(self, lines: Iterable[str]) -> str:
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        return f"<ul>{items}</ul>" if items else ""
