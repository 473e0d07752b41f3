"""Rewrite a sentence: which loaded words remain, which facts it still carries, how others put it. No grade."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..answers import Answers
from ..judging import Feedback, Item, Option, Part
from ..voice import REFERENCE, Voice
from .exercise import Exercise
from .note import checked_text

_LONGEST = 400
_FACTS = "Which of these facts does it still carry?"


class Rewriter(Exercise):
    """A sentence to rewrite. `look(text)` gives the loaded words in it, each with a word of advice."""

    _files = ("rewriter",)

    def __init__(self, task: str, title: str, ask: str, *, start: str, facts: Sequence[Mapping[str, str]],
                 others: Sequence[Mapping[str, str]], look: Callable[[str], Sequence[tuple[str, str]]], answers: Answers, notice: str = "", voice: Voice = REFERENCE):
        self._look, self._voice = look, voice
        part = Part("facts", _FACTS, tuple(Option(f["slug"], f["label"]) for f in facts), several=True)
        items = (Item("text", ()), Item("facts", (part,)))
        about = {"start": start, "others": [dict(o) for o in others],
                 "keys": {"text": f"{task}/text/text", "facts": f"{task}/facts/facts"}}
        super().__init__(task, title, ask, items, lambda *_: None, answers, notice=notice, about=about, voice=voice)

    def write(self, text: str) -> tuple[Feedback, ...]:
        """Keeps a version; gives what is fed back on it."""
        key = f"{self.task}/text/text"
        self.answers.put(key, self._checked(key, {"text": text}))
        return self.feedback("text")

    def feedback(self, item: str) -> tuple[Feedback, ...]:
        text = (self.answers.get(f"{self.task}/text/text") or {}).get("text", "")
        return (self._remaining(text),) if item == "text" and text else ()

    def _remaining(self, text: str) -> Feedback:
        found = self._look(text)
        says = [f"“{word}” is still there. {advice}".strip() for word, advice in found]
        if not found:
            says = [f"None of the words that {self._voice.name} marks is left. That is not yet good or bad: does it still say what happened, to whom, and who says so?"]
        return Feedback("kept", f"{len(found) or 'no'} marked {'word' if len(found) == 1 else 'words'} left", tuple(says))

    def _checked(self, key: object, value: object) -> object:
        return checked_text(value, _LONGEST) if key == f"{self.task}/text/text" else super()._checked(key, value)

    def progress(self) -> dict[str, int]:
        return {"done": int(self.answers.get(f"{self.task}/text/text") is not None), "of": 1}

    def __repr__(self) -> str:
        return f"Rewriter: {self.title}"
