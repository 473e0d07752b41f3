"""A saved file: what it is by its content, and the reader that fits."""
from __future__ import annotations

import email
import re
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from .brought import Brought, BringError, unique
from .letters import decoded
from .signs import plain
from .text import from_text, is_web_page

if TYPE_CHECKING:
    from .fetching import Fetched

MOST_BYTES = 20_000_000
"""The largest file that is read, in bytes."""
PASTE = "Open it, select all, copy, and paste it in the box."
_ENDINGS = {"html": ("html", "htm", "xhtml", "mhtml", "mht"), "markdown": ("md", "markdown"), "docx": ("docx",), "pdf": ("pdf",), "text": ()}
_WHOLE_PAGE = re.compile(rb"^Content-Type:\s*multipart/related", re.I | re.M)
_NAMES = {"html": "a web page", "docx": "a Word document", "pdf": "a PDF"}
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word or Office file. Save it as .docx, or copy its text and paste it."),
    (b"{\\rtf", "is a rich text file. Save it as .docx, or copy its text and paste it."),
    (b"\x89PNG", "is a picture, and pictures cannot be read here. Look for the page itself, and copy its text."),
    (b"\xff\xd8\xff", "is a photo, and photos cannot be read here. Look for the page itself, and copy its text."),
    (b"GIF8", "is a picture, and its words cannot be read here. Look for the page itself."),
    (b"bplist", "is a web archive. Save the page as HTML (page source), or copy its text and paste it."),
    (b"\x1f\x8b", "is packed. Unpack it first, then give what was in it."),
)


def called(name: str) -> str:
    """A file’s own name for a sentence: its folders, hidden signs and much of a long name left out."""
    own = plain(re.split(r"[\\/]", name)[-1])[0].replace("\n", " ")
    return f"“{own if len(own) <= 60 else own[:40] + '…' + own[-15:]}”" if own else "This file"


def ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def from_file(name: str, content: bytes) -> Brought:
    """A file as something brought; BringError with a sentence that names it."""
    what = called(name)
    _check(what, content)
    kind, read = _reader(ending(name), content, what)
    made = read()
    wrong = kind in _NAMES and ending(name) not in _ENDINGS[kind] and bool(ending(name))
    note = f"{what} is {_NAMES[kind]}, whatever its ending says, and was read as one." if wrong else ""
    return replace(made, notes=unique((note, *made.notes)))


def from_fetched(page: Fetched) -> Brought:
    """What an address gave as something brought."""
    what = f"The page at {page.host}"
    _check(what, page.content)
    _, read = _reader(page.ending, page.content, what, page.charset)
    return replace(read(), address=page.address)


def _check(what: str, content: bytes) -> None:
    if not content:
        raise BringError(f"{what} is empty: it has a name and nothing in it. Save the page once more, or paste its text.")
    if len(content) > MOST_BYTES:
        raise BringError(f"{what} has {ceil(len(content) / 1e6):,} MB, and at most {MOST_BYTES / 1e6:.0f} can be read. {PASTE}")
    for start, says in _OTHERS:
        if content.startswith(start):
            raise BringError(f"{what} {says}")


def _reader(end: str, content: bytes, what: str, charset: str = "") -> tuple[str, Callable[[], Brought]]:
    """What a file is, and how to read it."""
    if b"%PDF-" in content[:1024]:
        from .pdf import from_pdf
        return "pdf", lambda: from_pdf(content, what)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from .word import from_word
        return "docx", lambda: from_word(content, what)
    if end in ("docx", "pdf"):
        raise BringError(f"{what} is damaged or no {_NAMES[end].removeprefix('a ')}: it does not begin like one. {PASTE}")
    if _WHOLE_PAGE.search(content[:4096]):
        content, charset, end = _page_in(content, what)
    text, notes = decoded(content, what, charset)
    if is_web_page(text) or end in _ENDINGS["html"] and "<" in text:
        from .webpage import from_html
        return "html", lambda: from_html(text, what, notes=notes)
    if end in _ENDINGS["markdown"]:
        from .markdown import from_markdown
        return "markdown", lambda: from_markdown(text, what, notes=notes)
    return "text", lambda: from_text(text, what, notes)


def _page_in(content: bytes, what: str) -> tuple[bytes, str, str]:
    """The web page in a file that a browser saved whole, pictures and all (.mhtml): its bytes, charset and ending."""
    try:
        parts = email.message_from_bytes(content).walk()
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    except RecursionError:
        raise BringError(f"{what} is damaged: its parts lie in one another without end. {PASTE}") from None
    if page is None:
        raise BringError(f"{what} is a saved page with no text in it. Save it once more as a web page, HTML only.")
    return page.get_payload(decode=True) or b"", page.get_content_charset() or "", "html"
