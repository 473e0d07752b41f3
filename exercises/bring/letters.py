"""From the bytes of a file to its letters."""
from __future__ import annotations

import codecs
import re

from .brought import BringError

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
           (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
_KNOWN = re.compile(r"(?:utf-?(?:8|16|32)|(?:iso-?8859|latin)-?\d{1,2}|(?:windows|cp)-?125\d|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb(?:k|2312|18030)|big5|macintosh)(?:[lb]e)?", re.I)
_LOOK = 4096


def decoded(content: bytes, what: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file and what to tell about it. Tried in order: a byte-order mark, UTF-8, what the page declares, Windows-1252.

    BringError where the bytes are no text.
    """
    for mark, name in _MARKED:
        if content.startswith(mark):
            return content.decode(name, "replace"), ()
    if b"\x00" in content[:_LOOK]:
        raise BringError(f"{what} holds no text that can be read. Open it in its own program, copy the text and paste it.")
    for name in ("utf-8", _fitting(declared), _fitting(_in_page(content))):
        try:
            return content.decode(name), ()
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace"), (f"{what} is not saved as UTF-8, so it was read as Windows-1252. "
                                                 "If letters look wrong, copy the text from its own program and paste it.",)


def _in_page(content: bytes) -> str:
    found = _DECLARED.search(content[:_LOOK])
    return found.group(1).decode("ascii") if found else ""


def _fitting(name: str) -> str:
    """A charset that a page may name, as Python’s; for all others UTF-8, which was tried. Latin-1 means Windows-1252 on the web."""
    if not _KNOWN.fullmatch(name):
        return "utf-8"
    return "cp1252" if re.sub(r"\W", "", name.lower()) in ("iso88591", "latin1") else name.replace("windows-", "cp").replace("macintosh", "mac-roman")
