"""A .md file: headings, lists and links as plain text (by mistune, which JupyterLab brings)."""
from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from .brought import Brought
from .signs import plain
from .text import check_length, from_blocks, from_text

_FRONT = re.compile(r"---[ \t]*\n((?:(?!---).*\n){1,60})---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"^(title|date):\s*(.+?)\s*$", re.M | re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 100_000
_TOO_LONG = "This file is long, so its signs for headings and links were left in."


def from_markdown(text: str, what: str, notes: Iterable[str] = ()) -> Brought:
    """The text as a reader sees it: no signs, the words of links and no addresses."""
    check_length(text, what)
    clean, told = plain_lines(text)
    front, clean = _front(clean)
    try:
        blocks = list(_blocks(_tokens(clean))) if len(clean) <= _LONGEST else []
    except RecursionError:
        blocks = []
    if not blocks:
        return from_text(text, what, (*notes, _TOO_LONG) if len(clean) > _LONGEST else notes)
    day = _DAY.match(front.get("date", ""))
    return from_blocks(blocks, what, title=front.get("title", ""), date=day.group() if day else "", notes=(*notes, *told))


def plain_lines(text: str) -> tuple[str, tuple[str, ...]]:
    """Plain line ends, no comments, and what to tell: white space at the start of a line has a meaning here."""
    first, *rest = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")).split("<!--")
    return first + "".join(part.partition("-->")[2] or part for part in rest), plain(text)[1]


def _front(text: str) -> tuple[dict[str, str], str]:
    """The fields before the text, and the text."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    return {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(found.group(1))}, text[found.end():]


def _tokens(text: str) -> list[dict]:
    import mistune

    return mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough"])(text)


def _blocks(tokens: Iterable[dict]) -> Iterator[str]:
    for token in tokens:
        kind = token["type"]
        if kind == "block_quote":
            yield from _blocks(token.get("children", ()))
        elif lines := {"list": _items, "table": _rows}.get(kind, lambda _: ())(token):
            yield "\n".join(lines)
        elif block := _tidy(_words(token)):
            yield block


def _items(token: dict) -> list[str]:
    """The items of a list, one a line; what stands inside one follows on its own lines."""
    made = token.get("attrs", token)
    lines = []
    for number, item in enumerate(token.get("children", ()), made.get("start") or 1):
        parts = list(_blocks(item.get("children", ())))
        lines += [f"{f'{number}.' if made.get('ordered') else '•'} {parts[0]}", *parts[1:]] if parts else []
    return lines


def _rows(token: dict) -> list[str]:
    """The rows of a table, one a line."""
    heads, bodies = ([t for t in token.get("children", ()) if t["type"] == kind] for kind in ("table_head", "table_body"))
    rows = [*heads, *(row for body in bodies for row in body.get("children", ()))]
    return [" | ".join(_tidy(_words(cell)) for cell in row.get("children", ())) for row in rows]


def _words(token: dict) -> str:
    """The words of a token and of all in it; of HTML only what stands between its tags."""
    kind, raw = token["type"], token.get("raw") or token.get("text") or ""
    if kind in ("linebreak", "softbreak", "newline"):
        return "\n" if kind == "linebreak" else " "
    if "html" in kind:
        return html.unescape(re.sub(r"<[^<>]*>", "", raw))
    children = token.get("children", ())
    words = children if isinstance(children, str) else "".join(map(_words, children))
    return words or (raw if "code" in kind else html.unescape(raw))


def _tidy(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", plain(text)[0])
