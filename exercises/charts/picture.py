"""A picture: its finding, the table behind it, and how it is drawn when somebody looks."""
from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from .paper import Sheet, settings, tidy

_FIGURE = "margin:8px 0;max-width:1080px"
_IMAGE = "display:block;max-width:100%;height:auto;box-sizing:border-box;border:1px solid #cdc7b9;border-radius:10px;background:#fffdf8"
_CAPTION = "margin:6px 2px 0;font-size:14px;line-height:1.5"
_CELL = "text-align:left;padding:2px 14px 2px 0;vertical-align:top"


@dataclass(frozen=True, eq=False)
class Picture:
    """What a picture finds, and what it needs to be drawn. Drawn only when looked at.

    `rows` is the table behind it (text and whole numbers only); `seen` describes the picture in a line for
    whoever cannot see it; `caption` says how to read it.
    """

    finding: str
    rows: tuple[Mapping[str, str | int], ...]
    draw: Callable[[Sheet], None]
    seen: str = ""
    caption: str = ""

    def __post_init__(self) -> None:
        for name in ("finding", "seen", "caption"):
            object.__setattr__(self, name, tidy(getattr(self, name)))

    @property
    def figure(self):
        """The picture as a matplotlib figure of its own. Raises ImportError where matplotlib is missing."""
        with settings():
            sheet = Sheet()
            sheet.title(self.finding)
            self.draw(sheet)
            return sheet.finished()

    @cached_property
    def png(self) -> bytes:
        """The picture as a PNG file that carries its own words. Raises ImportError where matplotlib is missing."""
        figure, file = self.figure, io.BytesIO()
        with settings():
            figure.savefig(file, format="png", facecolor=figure.get_facecolor(), metadata={"Software": None, **self.told})
        return file.getvalue()

    @property
    def told(self) -> dict[str, str]:
        """What goes with the picture file as text: its finding, its description, its table as JSON."""
        rows = json.dumps([dict(row) for row in self.rows], ensure_ascii=False)
        return {"Title": self.finding, "Description": self.alt, "Comment": rows}

    def table(self):
        """The table behind the picture, as a pandas DataFrame. Raises ImportError where pandas is missing."""
        try:
            import pandas
        except ImportError as error:
            raise ImportError("The table needs pandas: pip install pandas. Its rows are in .rows as well.") from error
        return pandas.DataFrame(list(self.rows), index=range(1, len(self.rows) + 1))

    @property
    def alt(self) -> str:
        """The picture in words: its finding, then what is to be seen."""
        return f"{self.finding.rstrip('.')}. {self.seen}".strip()

    def html(self) -> str:
        """The picture for a page; where matplotlib is missing, its finding and its table instead."""
        try:
            data = base64.b64encode(self.png).decode("ascii")
        except ImportError:
            return f'<figure style="{_FIGURE}"><figcaption><strong>{escape(self.finding)}</strong></figcaption>{self._plain()}</figure>'
        image = f'<img alt="{escape(self.alt)}" style="{_IMAGE}" src="data:image/png;base64,{data}">'
        return f'<figure style="{_FIGURE}">{image}<figcaption style="{_CAPTION}">{escape(self.caption or self.finding)}</figcaption></figure>'

    def _plain(self) -> str:
        names = list(self.rows[0]) if self.rows else []
        head = "".join(f'<th scope="col" style="{_CELL}">{escape(name)}</th>' for name in names)
        body = "".join(f"<tr>{''.join(_cell(row[name]) for name in names)}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if names else ""

    def __repr__(self) -> str:
        return self.finding

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.finding}


def _cell(value: object) -> str:
    return f'<td style="{_CELL}">{escape(str(value))}</td>'


def count(number: int, one: str, more: str = "") -> str:
    """A number with its noun: 1 block, 2 blocks."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def listed(words: list[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
