"""A .pdf, with the optional package pypdf. It is not ours and its input is hostile: limits, and one sentence for any fault."""
from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Callable

from . import optional
from .brought import MOST_CHARACTERS, Brought, BringError
from .patience import NoThreads, within
from .text import from_text

MOST_PAGES = 100
MOST_SECONDS = 20.0
_PASTE = "Open it, copy its text and paste it in the box."
_JOINED = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
_LETTERS = re.compile(r"[^\W\d_]")
_FEWEST = 20
"""With fewer letters than this on all pages, a PDF holds pictures of text."""
_CUTS = "A PDF knows lines and no paragraphs. Look whether the blocks begin and end where they should."


def from_pdf(content: bytes, what: str) -> Brought:
    """The text of a PDF; BringError where there is none, where it is locked or damaged, or where pypdf is missing."""
    if not optional.has("pypdf"):
        raise BringError(f"To read {what}, one more package is needed. Put this line in a new cell, run it, and try again: "
                         f"{optional.to_install('pypdf')}  Or open the file, copy its text and paste it.")
    try:
        pages, cut = _in_time(lambda: _pages(content, what))
    except BringError:
        raise
    except TimeoutError as error:
        raise BringError(f"{what} takes too long to read. {_PASTE}") from error
    except Exception as error:  # pypdf raises many kinds, RecursionError among them
        raise BringError(f"{what} is damaged, or made in a way that cannot be read here. {_PASTE}") from error
    text = "".join(pages)
    if len(_LETTERS.findall(text[:10_000])) < _FEWEST:
        raise BringError(f"{what} holds pictures of text, as a scanner makes them, and no text. Look for the page itself on the web, or type what you need.")
    return from_text(text, what, (_CUTS, _read_in_part(len(pages)) if cut else ""), by_line=True)


def _read_in_part(pages: int) -> str:
    return "Only the first page was read." if pages == 1 else f"Only the first {pages} pages were read."


def _in_time(read: Callable[[], tuple[list[str], bool]]) -> tuple[list[str], bool]:
    """Between two pages reading ends by itself; a page that never ends is left behind."""
    try:
        return within(1.5 * MOST_SECONDS, read)
    except NoThreads:
        return read()


def _pages(content: bytes, what: str) -> tuple[list[str], bool]:
    """The text of each page, each with what parts it from the one before; and whether reading ended early."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles at would stand in the notebook
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BringError(f"{what} is locked with a password. {_PASTE}")
    end, found, length = time.monotonic() + MOST_SECONDS, [], 0
    for page in reader.pages:
        text = _plain_letters(page.extract_text())
        found.append(_parted(found[-1] if found else "", text))
        length += len(text)
        if len(found) == MOST_PAGES or length > MOST_CHARACTERS or time.monotonic() > end:
            return found, len(found) < len(reader.pages)
    return found, False


def _plain_letters(text: str) -> str:
    """Two letters that print joins into one sign are two again."""
    return re.sub("[\ufb00-\ufb06]", lambda m: _JOINED[m[0]], text).strip("\n")


def _parted(before: str, text: str) -> str:
    """A page with a line end before it where a sentence runs over, or a blank line."""
    runs_over = before[-1:].isalpha() and text[:1].islower()
    return f"{chr(10) if runs_over else chr(10) * 2}{text}" if before else text
