"""The texts that stand side by side: named, taken out, put back, or the kit's own set there at once."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..answers import Answers, AnswersError
from .live import Live

LONGEST_NAME = 80
_FIELDS = frozenset(("name", "pack", "account", "file"))


class Lineup(Live):
    """A list of texts, kept under one key; each is a mapping with a `name` and where it is found.

    `ready`: sets of texts that one button puts there, as (label, texts). `there(text)` says whether a text can be found.
    """

    _files = ("lineup",)

    def __init__(self, key: str, title: str, ask: str, answers: Answers, there: Callable[[Mapping], bool], *, most: int,
                 ready: Sequence[tuple[str, Sequence[Mapping[str, str]]]] = ()):
        self.key, self._there, self._most = key, there, most
        sets = [{"label": label, "texts": [dict(text) for text in texts]} for label, texts in ready]
        super().__init__(f"{key}#lineup", title, answers, {"ask": ask, "key": key, "most": most, "ready": sets, "longest": LONGEST_NAME}, keys={"texts": key})

    @property
    def texts(self) -> list[dict]:
        """The texts there are, in order."""
        return list(self.answers.get(self.key) or [])

    def put(self, texts: Sequence[Mapping[str, str]]) -> None:
        """Sets the texts; AnswersError where one cannot be found or there are too many."""
        self.answers.put(self.key, self._checked(self.key, [dict(text) for text in texts]))

    def _checked(self, key: object, value: object) -> object:
        if not isinstance(value, list) or len(value) > self._most:
            raise AnswersError(f"Up to {self._most} texts stand side by side; what the page sent was left out.")
        return [self._placed(text) for text in value]

    def _placed(self, text: object) -> dict[str, str]:
        fits = isinstance(text, Mapping) and set(text) <= _FIELDS and all(isinstance(v, str) for v in text.values())
        if not fits or not text.get("name", "").strip() or len(text["name"]) > LONGEST_NAME or not self._there(text):
            raise AnswersError("The page sent a text that is not here; it was left out.")
        return dict(text)

    def progress(self) -> dict[str, int]:
        return {"done": min(2, len(self.texts)), "of": 2}

    def __repr__(self) -> str:
        number = len(self.texts)
        return f"Lineup: {self.title}, {number or 'no'} text{'' if number == 1 else 's'}"
