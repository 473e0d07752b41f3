"""What the reader says of a block."""
from __future__ import annotations

from dataclasses import dataclass

from ...spans import Span


@dataclass(frozen=True)
class BlockGuess:
    """A guess about one block of a text.

    `span` is in code points; `kind` and `group` are slugs of the scheme; `speaker` is author, first-publisher or
    reposter; `rule` names what decided and `why` says it to a learner; `chance` is how often the rule was right, 0 to 1.
    """

    span: Span
    kind: str
    group: str
    speaker: str
    rule: str
    why: str
    chance: float


@dataclass(frozen=True)
class PageBlock:
    """A guess about one block of a saved page: as `BlockGuess`, with the block's plain text in place of its span."""

    text: str
    kind: str
    group: str
    speaker: str
    rule: str
    why: str
    chance: float
