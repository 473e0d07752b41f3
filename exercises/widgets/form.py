"""A form: a few things to fill in, kept as one answer while they are typed."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..answers import Answers, AnswersError
from .live import Live

LONGEST = 2000


@dataclass(frozen=True)
class Blank:
    """One thing to fill in. `sort`: line, text, day or choice; `options` of a choice are slug, label and what it means."""

    name: str
    label: str
    sort: str = "line"
    hint: str = ""
    options: tuple[tuple[str, str, str], ...] = ()

    def as_json(self) -> dict[str, object]:
        return {"name": self.name, "label": self.label, "sort": self.sort, "hint": self.hint, "options": [list(o) for o in self.options]}


class Form(Live):
    """`blanks` to fill in, kept under `key` as {name: text}. `settle` makes of them what is kept, and raises ValueError with a sentence."""

    _files = ("form",)

    def __init__(self, key: str, title: str, ask: str, blanks: Sequence[Blank], answers: Answers,
                 settle: Callable[[Mapping[str, str]], object] = dict):
        self.key, self._settle = key, settle
        self._names = {blank.name for blank in blanks}
        spec = {"ask": ask, "key": key, "blanks": [b.as_json() for b in blanks], "longest": LONGEST, "apart": True}
        super().__init__(key, title, answers, spec, keys={"all": key})

    def fill(self, **said: str) -> None:
        """Fills in some of the blanks; AnswersError where one does not fit."""
        self.answers.put(self.key, self._checked(self.key, {**self.said(), **said}))

    def said(self) -> dict[str, str]:
        """What is filled in."""
        value = self.answers.get(self.key)
        return {name: text for name, text in value.items() if name in self._names and isinstance(text, str)} if isinstance(value, Mapping) else {}

    def _checked(self, key: object, value: object) -> object:
        sound = isinstance(value, Mapping) and all(isinstance(v, str) and len(v) <= LONGEST for n, v in value.items() if n in self._names)
        if not sound:
            raise AnswersError(f"A blank holds text of at most {LONGEST} characters; this was left out.")
        try:
            return self._settle({name: text for name, text in value.items() if name in self._names})
        except ValueError as error:
            raise AnswersError(str(error)) from None

    def progress(self) -> dict[str, int]:
        """How many blanks are filled, and how many there are."""
        return {"done": sum(bool(v.strip()) for v in self.said().values()), "of": len(self._names)}

    def __repr__(self) -> str:
        return f"Form: {self.title}"
