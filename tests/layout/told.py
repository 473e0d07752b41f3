"""Everything the kit tells a learner about an answer, read from the data files: reasons, hints, questions back."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

KIT = Path(__file__).resolve().parents[2]
TEXTS = KIT / "texts"
FIELDS = frozenset("praise reason why overlooks hints back gains speaker_reason stake_note known_note check teaser second reasons others".split())
"""The fields that hold such words; `reasons`, `second` and `others` hold objects that hold them."""
WHOLE = ("confusions.json",)
"""Files in which everything is told."""


class Piece(NamedTuple):
    """One thing told: its file, the nearest id above it, its field, its words."""

    file: str
    id: str
    field: str
    text: str

    def __str__(self) -> str:
        return f"{self.file} {self.id} {self.field}: {self.text}"


def _told(value: object, file: str, at: str, field: str, inside: bool) -> Iterator[Piece]:
    if isinstance(value, str):
        if inside:
            yield Piece(file, at, field, value)
    elif isinstance(value, list):
        for part in value:
            yield from _told(part, file, at, field, inside)
    elif isinstance(value, dict):
        yield from _in_object(value, file, at, field, inside)


def _in_object(value: dict, file: str, at: str, field: str, inside: bool) -> Iterator[Piece]:
    named = () if field == "overlooks" else ("id", "verb", "label")
    here = next((f"{at} {value[n]}".strip() for n in named if isinstance(value.get(n), str)), at)
    for key, part in value.items():
        name = key.removeprefix("kit:")
        described = name == "value" and value.get("purpose") == "describing"
        within = described or (name in FIELDS and not file.endswith("pack.json")) or (inside and field in ("overlooks", "why")) or file.endswith(WHOLE)
        place = f"{at} {key}".strip() if file.endswith(WHOLE) or field in ("tasks", "reasons") else here
        yield from _told(part, file, place, "reason" if described else name, within)


@cache
def pieces() -> tuple[Piece, ...]:
    """Every piece of feedback of the texts, the first readings left out."""
    files = sorted(p for p in TEXTS.rglob("*.json") if "readings" not in p.parts)
    return tuple(piece for path in files for piece in
                 _told(json.loads(path.read_text(encoding="utf-8")), path.relative_to(TEXTS).as_posix(), "", "", False))


def sentences(text: str) -> list[str]:
    """The sentences of a piece; a full stop inside a number or an address ends none."""
    return [s for s in re.split(r"(?<=[.!?…])[”’)]*\s+", text) if s.strip()]


def words(text: str) -> list[str]:
    """The words in small letters, without signs."""
    return re.findall(r"[\w’-]+", text.lower())
