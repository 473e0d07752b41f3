"""The first reader as a partner: what it went by, how far to trust it, and a question back where two readers differ.

A key made by rules alone carries, for each mark, `facts["first_reader"]`: `rule` (its name), `why` (the rule in
words, with what it found) and `chance` (0 to 1, how often such suggestions hold).
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from .annotation import Mark
from .judging import Feedback
from .pack import Text
from .reader.chances import about

HOLDS = "Of such suggestions"
"""How the line begins that says how often the first reader is right."""
_BACK = {
    "differs": "What do you see that the rule does not?",
    "extra": "The rules look for other signs. Which one did you go by?",
    "part": "Which of these kinds would you argue about?",
    "second": "Which of the two readings would you defend?",
}
_AT_A_MARK = {
    "missed": ("Would you mark it too, or has a word fooled the rule?", "Is it what the rule takes it for?",
               "Cover it up and read on. What has gone?", "What speaks for a mark here, and what against it?"),
    "part": ("Where would you cut, and why there?", "Which words would you keep in, and which would you leave out?"),
}
"""What is asked at one of several marks in a block, in turn: the same question ten times over is read by nobody."""


def told(mark: Mark) -> tuple[str, ...]:
    """The rule behind a mark in words, and how often such suggestions hold; nothing for a mark made by a person."""
    facts = mark.facts.get("first_reader")
    if not isinstance(facts, Mapping):
        return ()
    why, chance = str(facts.get("why", "")), facts.get("chance")
    trust = f"{HOLDS} {about(chance)} hold." if isinstance(chance, int | float) and chance > 0 else ""
    return tuple(line for line in (why, trust) if line)


def _with_rule(feedback: Feedback, marks: Mapping[str, Mark], number: int | None = None) -> Feedback:
    """The feedback with what the first reader went by, said once, and, where the two differ, a question that takes no side."""
    said = list(feedback.says)
    for mark in (marks[name] for name in feedback.marks if name in marks):
        said += [line for line in told(mark) if not any(line in one for one in said)]
    return replace(feedback, says=tuple(said), back=_back(feedback, number))


def _back(feedback: Feedback, number: int | None) -> str:
    """The question back; `number` counts the marks of a block, and is None where one choice was asked for."""
    asked = _AT_A_MARK.get(feedback.verdict, ()) if number is not None else ()
    return asked[number % len(asked)] if asked else _BACK.get(feedback.verdict, feedback.back)


def argues(text: Text, judge: Callable) -> Callable:
    """A judge of `text` that puts the first reader as one of two readers; the same judge where the key is a reference."""
    if text.voice.corrects:
        return judge
    marks = {mark.id: mark for mark in text.marks}

    def feedback(*asked: object) -> Feedback | Sequence[Feedback] | None:
        found = judge(*asked)
        if isinstance(found, Feedback):
            return _with_rule(found, marks)
        return found and [_with_rule(one, marks, number) for number, one in enumerate(found)]

    return feedback
