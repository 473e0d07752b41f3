"""A .md file: headings, lists and links as plain text (by mistune, which JupyterLab brings)."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .brought import Brought
from .signs import plain
from .text import check_length, from_blocks, from_text

_FRONT = re.compile(r"---[ \t]*\n((?:(?!---).*\n){1,60})---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"^(title|date):\s*(.+?)\s*$", re.M | re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 400_000
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
    """Plain signs, line by line: white space at the start of a line has a meaning here."""
    return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")), plain(text)[1]


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
        if kind in ("block_quote", "list") or kind.startswith("table"):
            parts = list(_items(token)) if kind == "list" else list(_blocks(token.get("children", ())))
            yield from ["\n".join(parts)] if kind == "list" and parts else parts
        elif block := _tidy(_words(token)):
            yield block


def _items(token: dict) -> Iterator[str]:
    ordered = token.get("attrs", token).get("ordered", False)
    for number, item in enumerate(token.get("children", ()), token.get("attrs", {}).get("start", 1)):
        parts = [part for part in _blocks(item.get("children", ())) if part]
        yield from [f"{f'{number}.' if ordered else '•'} {' '.join(parts)}"] if parts else []


def _words(token: dict) -> str:
    """The words of a token and of all in it."""
    kind = token["type"]
    if kind in ("linebreak", "softbreak", "newline"):
        return "\n" if kind == "linebreak" else " "
    if kind == "image" or "html" in kind:
        return _words_in(token) if kind == "image" else re.sub(r"<[^>]*>", "", token.get("raw", token.get("text", "")))
    return _words_in(token) or token.get("raw") or token.get("text") or ""


def _words_in(token: dict) -> str:
    children = token.get("children", ())
    between = " " if token["type"] == "table_row" else ""
    return children if isinstance(children, str) else between.join(map(_words, children))


def _tidy(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", plain(text)[0])
