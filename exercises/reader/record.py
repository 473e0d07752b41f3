"""What the reader hands over: one record a cue."""
from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True)
class Attribution:
    """One cue that the reader found, with what belongs to it.

    `source`, `cue` and `content` are lists of spans in code points of the text given; a hidden source has
    None. `kind` is a slug of `scheme.SOURCE_KINDS`, `stance` one of `scheme.STANCES`. `manner` is `plain`,
    `negated` (“did not say”) or `modal` (“may say”). `attitude` is true for a want or a feeling, which by the
    kit’s scheme is no attribution. `refers_to` is the name that a pronoun is taken to stand for: always a guess.
    `chance`, 0 to 1, is what the scorecard gives for the cue. `rule` names the rule; `why` says it to a learner.
    """

    source: list[Span] | None
    cue: list[Span]
    content: list[Span] | None
    kind: str
    stance: str
    sentence: Span
    rule: str
    why: str
    manner: str = "plain"
    attitude: bool = False
    refers_to: Span | None = None
    chance: float = 0.0
