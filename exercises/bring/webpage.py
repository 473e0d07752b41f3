"""A saved or fetched web page: its blocks with the kinds that its HTML suggests; title and date as it declares them."""
from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..reader import page_blocks
from . import optional
from .brought import Brought, BringError
from .patience import within
from .signs import plain
from .text import check_length, from_blocks

_HEAD = 300_000
"""How far a title and a date are looked for, in code points."""
_META = re.compile(r"<meta\b([^>]{0,1000})>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,500})", re.I)
_PUBLISHED = re.compile(r"""["']datePublished["']\s*:\s*["'](\d{4}-\d{2}-\d{2})|<time\b[^>]{0,300}?datetime=["']?(\d{4}-\d{2}-\d{2})""", re.I)
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_DATES = ("article:published_time", "datepublished", "og:published_time", "date", "dc.date", "dc.date.issued", "publish-date", "pubdate")
_STORY = ("headline", "report")
_MENU, _SHORT = "navigation", 60
_SECOND_LOOK, _SECONDS = 2_000_000, 6.0
"""The longest page that is looked at twice, in code points, and for how long at most."""


def from_html(text: str, what: str, *, notes: Iterable[str] = (), address: str = "") -> Brought:
    """The page as a reader sees it, with all that stands around the story; scripts and hidden parts are left out."""
    check_length(text, what)
    seen = page_blocks(text)
    found = list(_menus((block, one.kind) for one in seen if (block := _tidy(one.text))))
    if not found:
        raise BringError(f"{what} holds no text: its words may come only when a browser opens it. Open it there, select all, copy, and paste.")
    blocks, labels = zip(*found)
    title, date = declared(text[:_HEAD])
    guess, day, second = second_look(text, blocks, labels)
    signs = plain("\n".join(one.text for one in seen))[1]
    named = "" if "headline" in labels else title or guess
    return from_blocks(blocks, what, labels=labels, title=named, date=date or day, address=address, notes=(*notes, *signs, second))


def _menus(blocks: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The blocks; the short links of one menu are a block together, a line each, as they are where a page is pasted."""
    for menu, run in groupby(blocks, lambda block: block[1] == _MENU and len(block[0]) <= _SHORT):
        yield from [("\n".join(text for text, _ in run), _MENU)] if menu else run


def _tidy(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", plain(text)[0])


def declared(head: str) -> tuple[str, str]:
    """The title and the day of publication that a page declares about itself, each "" where it does not."""
    metas = {}
    for match in _META.finditer(head):
        given = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(match.group(1))}
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        metas.setdefault(name.lower(), html.unescape(given.get("content", "")))
    title = metas.get("og:title") or (html.unescape(m.group(1)) if (m := _TITLE.search(head)) else "")
    days = [m.group() for name in _DATES if (m := _DATE.match(metas.get(name, "")))]
    days += [day for found in _PUBLISHED.findall(head) for day in found if _DATE.fullmatch(day)]
    return " ".join(plain(title)[0].split())[:300], days[0] if days else ""


def second_look(text: str, blocks: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, str, str]:
    """Title, date and a sentence from the optional package trafilatura, which looks for the story alone; "" where it is missing."""
    library = optional.has("trafilatura") if len(text) <= _SECOND_LOOK else None
    try:
        seen = library and within(_SECONDS, lambda: library.bare_extraction(text, with_metadata=True, include_comments=False))
        if not seen:
            return "", "", ""
        lines = {_bare(line) for line in (seen.text or "").split("\n")}
        date = seen.date if _DATE.fullmatch(seen.date or "") else ""
        return " ".join(plain(seen.title or "")[0].split())[:300], date, _compared(sum(_bare(b) in lines for b in blocks), labels)
    except Exception:  # not ours, and its input is hostile: without it the page is read all the same
        return "", "", ""


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _compared(theirs: int, labels: tuple[str, ...]) -> str:
    ours = sum(label in _STORY for label in labels)
    if theirs == ours:
        return ""
    return (f"Two programs looked for the story in these {len(labels)} blocks: our first reader takes {ours} for it, "
            f"and trafilatura takes {theirs}. Decide for yourself.")
