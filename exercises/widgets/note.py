"""One line of the learner's own."""
from __future__ import annotations

from collections.abc import Mapping

from ..answers import Answers, AnswersError
from .live import Live

_LONGEST = 500


class Note(Live):
    """A line to write, or with more `rows` several, kept under one key; `longest` in characters."""

    _files = ("note",)

    def __init__(self, key: str, title: str, ask: str, answers: Answers, *, rows: int = 2, longest: int = _LONGEST):
        self.key, self._longest = key, longest
        super().__init__(key, title, answers, {"ask": ask, "key": key, "rows": rows, "longest": longest}, keys={"text": key})

    def write(self, text: str) -> None:
        """Keeps the line; AnswersError where it is too long."""
        self.answers.put(self.key, self._checked(self.key, {"text": text}))

    def _checked(self, key: object, value: object) -> object:
        return checked_text(value, self._longest)

    def __repr__(self) -> str:
        return f"Note: {self.title}"


def checked_text(value: object, longest: int) -> dict[str, str]:
    """{"text": …} where it is text and not too long; AnswersError else."""
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        raise AnswersError("The page sent something that is not text; it was left out.")
    if len(value["text"]) > longest:
        raise AnswersError(f"That text is longer than {longest} characters; the rest was not kept.")
    return {"text": value["text"]}
