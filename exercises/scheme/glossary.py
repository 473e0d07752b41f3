"""The scheme as a glossary: every table of kinds with its id, for a page to list."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import Kind, TABLES

PARTS = ("slug", "label", "sign", "definition", "test", "example", "hard", "confused")


def tables() -> dict[str, tuple[str, str, Mapping[str, Kind]]]:
    """Each table under its id: (strand, name, kinds)."""
    return {f"{strand}-{number}": (strand, name, kinds)
            for strand, named in TABLES.items() for number, (name, kinds) in enumerate(named, 1)}


def as_json() -> list[dict[str, object]]:
    """Every table with all parts of its kinds, as JSON data."""
    return [{"id": id_, "strand": strand, "name": name, "kinds": [{part: getattr(k, part) for part in PARTS} for k in kinds.values()]}
            for id_, (strand, name, kinds) in tables().items()]


def tables_with(terms: Iterable[tuple[str, str]]) -> list[str]:
    """The ids of the tables that hold all of these terms, each a slug with its label; [] for no terms."""
    asked = set(terms)
    return [id_ for id_, (_, _, kinds) in tables().items() if asked and asked <= {(k.slug, k.label) for k in kinds.values()}]
