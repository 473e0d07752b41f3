"""A .docx: the paragraphs of its main part, read with what JupyterLab brings (defusedxml). Sizes are checked before reading."""
from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from .brought import Brought, BringError
from .signs import plain
from .text import from_blocks

MOST_BYTES = 40_000_000
"""How large the text part of a document may be when unpacked, in bytes."""
_DEEPEST = 300
_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASTE = "Open it in Word or another program, copy its text and paste it."
_BESIDE = {"word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes", "word/comments.xml": "comments"}


def from_word(content: bytes, what: str) -> Brought:
    """The text of a Word document; headings, list items and table cells are blocks, list items of one list a block together."""
    from defusedxml import DefusedXmlException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            xml, names = _main_part(archive, what), archive.namelist()
        blocks = list(_blocks(_paragraphs(xml)))
    except BringError:
        raise
    except (zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise BringError(f"{what} is damaged: it begins like a Word document and cannot be read to its end. {_PASTE}") from error
    left = [word for part, word in _BESIDE.items() if part in names]
    note = f"Only the main text was read: {' and '.join(left)} were left out." if left else ""
    title = next((text for style, text, _ in _paragraphs(xml) if style == "title"), "") if blocks else ""
    return from_blocks(blocks, what, title=plain(title)[0].partition("\n")[0], notes=(note, *plain("\n".join(blocks))[1]))


def _main_part(archive: zipfile.ZipFile, what: str) -> bytes:
    """The XML of the main text; BringError where it is missing or would be too large."""
    if _MAIN not in archive.namelist():
        raise BringError(f"{what} is packed like a zip and holds no Word document. From another writing program, save it as .docx; or unpack it first.")
    if archive.getinfo(_MAIN).file_size > MOST_BYTES:
        raise BringError(f"{what} would unpack to far more than an article, so it was not opened. {_PASTE}")
    return archive.read(_MAIN)  # never more than the size that was checked


def _paragraphs(xml: bytes) -> Iterator[tuple[str, str, bool]]:
    """Each paragraph in order: its style in small letters, its text, whether it is an item of a list."""
    from defusedxml.ElementTree import iterparse

    open_, skipped, depth = [], 0, 0
    for event, node in iterparse(io.BytesIO(xml), events=("start", "end")):
        tag = node.tag.removeprefix(_W)
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        if event == "start":
            skipped += tag == _TWICE
            if tag == "p":
                open_.append({"style": "", "text": [], "listed": False})
            continue
        skipped -= tag == _TWICE
        if open_ and not skipped:
            _note(tag, node, open_[-1])
        if tag == "p" and open_:
            made = open_.pop()
            if not skipped:
                yield made["style"], "".join(made["text"]), made["listed"]
        node.clear()


def _note(tag: str, node, paragraph: dict) -> None:
    if tag == "t":
        paragraph["text"].append(node.text or "")
    elif tag in ("tab", "br", "cr"):
        paragraph["text"].append("\n" if tag != "tab" else " ")
    elif tag == "noBreakHyphen":
        paragraph["text"].append("-")
    elif tag == "pStyle":
        paragraph["style"] = node.get(f"{_W}val", "").lower()
        paragraph["listed"] |= paragraph["style"].startswith("list")
    elif tag == "numPr":
        paragraph["listed"] = True


def _blocks(paragraphs: Iterator[tuple[str, str, bool]]) -> Iterator[str]:
    """One block a paragraph; the items of a list together, each with a dot."""
    items: list[str] = []
    for _, text, listed in paragraphs:
        lines = [line for line in plain(text)[0].split("\n") if line]
        if listed and lines:
            items.append(f"• {' '.join(lines)}")
            continue
        if items and lines:
            yield "\n".join(items)
            items = []
        if lines:
            yield "\n".join(lines)
    if items:
        yield "\n".join(items)
