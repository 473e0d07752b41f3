"""What one kernel works on: the kit's folders, the text chosen, and the learner's answers."""
from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache
from pathlib import Path

from . import pack as packs
from .answers import Answers, AnswersError
from .pack import Pack, PackError

HOME = "al-bukamal"
TEXT_KEY = "settings/text/answer"
_ROOT = Path(__file__).resolve().parent.parent


class Session:
    """The answers of one learner and the text they read."""

    def __init__(self, root: Path = _ROOT, folder: Path | None = None):
        self.root = root
        self.answers = Answers((folder or _answers_folder(root)) / "my-work.json")
        self._begin()

    def _begin(self) -> None:
        """A work begins with its file, so that it is the same work after a kernel that ended before the first answer."""
        if not self.answers.path.exists():
            with suppress(AnswersError):
                self.answers.start_fresh()

    @property
    def texts(self) -> Path:
        return self.root / "texts"

    @property
    def own_texts(self) -> Path:
        """Where texts that people brought are kept: beside their answers, and never in what is shared."""
        return self.answers.path.parent / "texts"

    def slugs(self) -> list[str]:
        """The texts there are: the kit's article, the others in texts/, then those that people brought."""
        shipped = sorted((p.parent.name for p in self.texts.glob("*/pack.json")), key=lambda slug: (slug != HOME, slug))
        return [*shipped, *sorted(p.parent.name for p in self.own_texts.glob("*/pack.json") if p.parent.name not in shipped)]

    @property
    def slug(self) -> str:
        """The text chosen in lesson 00, or the kit's article."""
        chosen = self.answers.get(TEXT_KEY)
        return chosen["choice"] if isinstance(chosen, Mapping) and chosen.get("choice") in self.slugs() else HOME

    @cached_property
    def _packs(self) -> dict[str, Pack]:
        return {}

    def pack(self, slug: str = "") -> Pack:
        """The chosen pack, read once; raises PackError with one sentence where it cannot be used."""
        slug = slug or self.slug
        if slug not in self._packs:
            brought = (self.own_texts / slug / "pack.json").is_file() and not (self.texts / slug / "pack.json").is_file()
            self._packs[slug] = packs.load(slug, self.own_texts if brought else self.texts)
        return self._packs[slug]

    def forget(self, slug: str) -> None:
        """Reads this pack anew when it is asked for next."""
        self._packs.pop(slug, None)

    @cached_property
    def confusions(self) -> Mapping[str, Mapping[str, str]]:
        """What the common other answers overlook, by strand."""
        return packs.read_json(self.texts / "scheme" / "confusions.json")

    def shared(self, name: str) -> dict:
        """A data file of the scheme, such as `reporting-verbs`."""
        return packs.read_json(self.texts / "scheme" / f"{name}.json")


def _answers_folder(root: Path) -> Path:
    return Path(os.environ.get("KIT_ANSWERS") or root / "notebooks" / "answers")


@lru_cache(maxsize=1)
def _own() -> Session:
    return Session()


_in_its_place: list[Session] = []


def session() -> Session:
    """The one session of this kernel, or the one that stands in for it."""
    return _in_its_place[-1] if _in_its_place else _own()


session.cache_clear = _own.cache_clear


@contextmanager
def standing_in(other: Session) -> Iterator[Session]:
    """Inside it, whatever is made works on another session: a preview touches nobody’s answers."""
    _in_its_place.append(other)
    try:
        yield other
    finally:
        _in_its_place.pop()


__all__ = ["HOME", "TEXT_KEY", "PackError", "Session", "session", "standing_in"]
