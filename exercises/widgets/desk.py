"""The desk: the whole path, where you are on it, what is saved, and earlier work found in the browser."""
from __future__ import annotations

from collections.abc import Sequence

from ..answers import Answers
from .live import Live


class Desk(Live):
    """The path through `lessons` (number, name), with the lesson `here` counted from 0."""

    _files = ("come_back", "desk")

    def __init__(self, here: int, lessons: Sequence[tuple[str, str]], answers: Answers):
        self._line = " · ".join(f"[{name}]" if i == here else name for i, (_, name) in enumerate(lessons))
        super().__init__("desk", "The path", answers, {"here": here, "lessons": [list(lesson) for lesson in lessons]})

    def _changed(self, keys: frozenset[str]) -> None:
        super()._changed(frozenset())

    def __repr__(self) -> str:
        return f"Your path: {self._line}"
