"""From lines to blocks: lines that run on are joined, lists stay together, blank lines part.

In a text with hardly any blank lines, each line is a block. In one that has them, short lines without a blank one
between stay together (a menu, an address, a list), but a paragraph, a byline and a date stand alone: what is copied from
a browser often has no blank line between a headline and its byline, or a subhead and its paragraph.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile(r"[-*+•‣▪◦·–]\s+\S")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+\S")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"\S+")
_SIGNED = re.compile(r"(?:By|BY|by) [A-Z]")
_DATED = re.compile(r"\b(?:\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}),? (?:19|20)\d\d\b")
_PROSE, _SENTENCE, _SHORT = 100, 12, 60
"""A line of so many characters is a paragraph; so is one of so many words that ends like a sentence. A byline is shorter."""
NARROWEST, WIDEST = 40, 100
_NEARLY = 0.8


class Wrap(NamedTuple):
    """How lines were wrapped: `width` in characters, 0 where they were not; `full` is the share of it from which a line,
    with the next word, counts as full. Typed text fills every line; print, whose letters differ in width, nearly."""

    width: int
    full: float = 1.0


def is_item(line: str) -> bool:
    """Whether a line begins like an item of a list."""
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def blocks_of(text: str, by_line: bool = False) -> tuple[str, ...]:
    """The blocks of a text whose signs are plain. A block may hold several lines, and never a blank one.

    `by_line`: each line that is left after joining is a block, whether there are blank lines or not.
    """
    chunks = [part.split("\n") for part in re.split(r"\n{2,}", text.strip("\n")) if part]
    lines = sum(map(len, chunks))
    few = by_line or (len(chunks) - 1) * 10 < lines
    wrap = _wrap(chunks)
    hyphened = {word.lower() for word in _WORD.findall(text) if "-" in word} if wrap.width else set()
    return tuple(block for chunk in chunks for block in _chunk(chunk, wrap, few, hyphened))


def _chunk(lines: list[str], wrap: Wrap, few: bool, hyphened: set[str]) -> Iterator[str]:
    """The blocks of the lines between two blank ones."""
    joined = list(_joined(lines, wrap, hyphened))
    block = joined[:1]
    for line, after in pairwise(joined):
        together = is_item(line) and is_item(after) if few else not _stand_apart(line, after)
        if not together:
            yield "\n".join(block)
            block = []
        block.append(after)
    yield "\n".join(block)


def _stand_apart(line: str, after: str) -> bool:
    """Whether two lines without a blank one between are two blocks all the same."""
    if is_item(after) and (is_item(line) or not _is_prose(line)):
        return False
    return any(map(_is_prose, (line, after))) or any(map(is_signature, (line, after)))


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE or line[-1:] in ".!?" and len(line.split()) >= _SENTENCE


def is_signature(line: str) -> bool:
    """Whether a line looks like a byline or a date."""
    return len(line) <= _SHORT and bool(_SIGNED.match(line) or _DATED.search(line))


def _wrap(chunks: Sequence[Sequence[str]]) -> Wrap:
    """How the lines of a text were wrapped, by their lengths: 97 of 100 lines are within the width."""
    lengths = sorted(len(line) for lines in chunks for line in lines if " " in line)
    width = lengths[-(-len(lengths) * 97 // 100) - 1] if lengths else 0
    pairs = [pair for lines in chunks for pair in pairwise(lines)] if NARROWEST <= width <= WIDEST else []
    running = [pair for pair in pairs if not _has_ended(pair[0])]
    full, nearly = (sum(_is_full(*pair, Wrap(width, share)) for pair in running) for share in (1.0, _NEARLY))
    if not running or len(running) * 2 < len(pairs) or nearly * 10 < len(running) * 6:
        return Wrap(0)
    return Wrap(width, 1.0 if full * 10 >= len(running) * 7 else _NEARLY)


def _has_ended(line: str) -> bool:
    return bool(_ENDED.search(line[-6:]))


def _is_full(line: str, after: str, wrap: Wrap) -> bool:
    first = _FIRST.match(after)
    return len(line) + 1 + (len(first.group()) if first else 0) > wrap.full * wrap.width


def _runs_on(line: str, after: str, wrap: Wrap) -> bool:
    """Whether a line goes on in the one after it. A number at the start may be one of its sentence."""
    full = wrap.width > 0 and _is_full(line, after, wrap)
    if _BULLET.match(after) or _NUMBER.match(after) and (not full or _has_ended(line) or is_item(line)):
        return False
    if full:
        return True
    return after[:1].islower() and not _has_ended(line) and (wrap.width > 0 or NARROWEST < len(line) <= WIDEST)


def _joined(lines: Sequence[str], wrap: Wrap, hyphened: set[str]) -> Iterator[str]:
    """The lines, those that run on joined."""
    parts = [lines[0]]
    for before, line in pairwise(lines):
        if _runs_on(before, line, wrap):
            parts[-1:] = _glued(parts[-1], line, hyphened)
        else:
            yield "".join(parts)
            parts = [line]
    yield "".join(parts)


def _glued(before: str, line: str, hyphened: set[str]) -> tuple[str, ...]:
    """Two lines as parts of one; a word that was cut at the end of a line is made whole."""
    if not (before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower()):
        return before, " ", line
    left = _WORD.findall(before[-40:])
    right = _WORD.match(line)
    whole = f"{left[-1]}-{right.group()}".lower() if left and right else ""
    return (before, line) if whole in hyphened else (before[:-1], line)
