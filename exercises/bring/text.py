"""Text that was pasted or read from a file: checked, made plain, cut into blocks, a title guessed."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from .. import spans
from ..reader import language
from .brought import MOST_CHARACTERS, Brought, BringError, counted, unique
from .days import day_above
from .lines import blocks_of, is_signature
from .signs import plain

_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_RULE = re.compile(r"[\s*_=~#·•.…–—-]+")
"""A line drawn across the page: it parts blocks, and is none."""
_TITLE_WORDS = 20
_HEADING = re.compile(r"(?:\A|\n\n)#{1,4} \S")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,300}\)")
_MARKDOWN_LOOKED_AT = 20_000
_TITLE_LONGEST = 160
_LOOKED_AT = 6
_HUGE = 2_000
_MANY_WORDS = 20_000


def is_web_page(text: str) -> bool:
    """Whether a text is the source of a web page, by how it begins."""
    return bool(_WEB_PAGE.match(text[:4000]))


def is_markdown(text: str) -> bool:
    """Whether pasted text is Markdown: a heading and a second sign of it, near its beginning."""
    head = text[:_MARKDOWN_LOOKED_AT]
    return bool(_HEADING.search(head)) and (len(_HEADING.findall(head)) > 1 or bool(_LINK.search(head)))


def from_text(text: str, what: str = "What you pasted", notes: Iterable[str] = (), by_line: bool = False) -> Brought:
    """Plain text as something brought; `what` names it where it cannot be used, `by_line` is for `blocks_of`."""
    check_length(text, what)
    clean, told = plain(text)
    found = blocks_of(clean, by_line)
    return from_blocks([block for block in found if not _RULE.fullmatch(block)] or found, what, notes=(*notes, *told))


def from_blocks(blocks: Sequence[str], what: str, *, labels: Sequence[str] = (), title: str = "", date: str = "",
                address: str = "", notes: Iterable[str] = ()) -> Brought:
    """Blocks whose signs are plain as something brought; BringError where they hold no word."""
    text = "\n\n".join(blocks)
    check_length(text, what)
    if not any(spans.words(block) for block in islice(blocks, 5)) and not spans.words(text):
        raise BringError(f"{what} holds no words. Copy the whole page, from its title to its last line, and paste it in the box.")
    made = Brought(text, title or _title(blocks, labels), tuple(labels), (), address, date or day_above(blocks))
    return Brought(made.text, made.title, made.labels, unique((*notes, *_told(made))), address, made.date)


def check_length(text: str, what: str) -> None:
    """BringError where a text is longer than can be worked on."""
    if len(text) > MOST_CHARACTERS:
        raise BringError(f"{what} is longer than a book, with {len(text):,} characters. At most {MOST_CHARACTERS:,} are taken: bring one article.")


def _title(blocks: Sequence[str], labels: Sequence[str]) -> str:
    """The block that is labelled as headline; else the first short line that ends like no sentence, rather one of some words
    than a site’s name, and no byline or date; else the first block where it is short."""
    if "headline" in labels:
        return _one_line(blocks[labels.index("headline")])
    first = [block for block in islice(blocks, _LOOKED_AT) if len(block) <= _TITLE_LONGEST]
    lines = [block for block in first if block[-1] not in ".,;:" and block[0] != "<" and "\n" not in block and not is_signature(block)]
    sized = [(len(spans.words(line)), line) for line in lines]
    fitting = (line for least in (4, 2) for count, line in sized if least <= count <= _TITLE_WORDS)
    return next(fitting, _one_line(blocks[0]) if blocks[0] in first else "")


def _one_line(block: str) -> str:
    return block.partition("\n")[0].strip()


def _told(brought: Brought) -> Iterable[str]:
    if not language.looks_english(brought.text):
        yield language.ENGLISH_ONLY
    if brought.words > _MANY_WORDS:
        yield f"This is long: {counted(brought.words, 'word')}. One article has a few hundred to a few thousand, and lessons on more take their time."
    longest = max(map(len, brought.blocks))
    if longest > _HUGE and len(brought.blocks) < 3:
        yield "It came without lines between its paragraphs. Split it where one ends, or copy it again from the page itself."
