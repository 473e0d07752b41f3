"""Every word of the coding scheme on one page, for lesson 00 and for teachers."""
from __future__ import annotations

from .. import scheme
from ..pages import Notes
from ..scheme import Kind
from ..scheme import glossary as words

TITLE = "The words of the scheme"


def _told(kind: Kind, label: str) -> tuple[str, ...]:
    return (kind.definition, f"Ask: {kind.test}", f"Clear case: {kind.example}", f"Hard case: {kind.hard}", f"Often taken for: {label}")


def _heading(strand: str, name: str) -> str:
    return f"{scheme.QUESTIONS[strand]} {name[0].upper()}{name[1:]}"


def glossary() -> Notes:
    """Every word of the scheme: what it is, the question that decides, a clear case, a hard one; and how to mark."""
    groups = [(_heading(strand, name), [(k.label, _told(k, kinds[k.confused].label)) for k in kinds.values()])
              for strand, name, kinds in words.tables().values()]
    rules = ("How to mark", [(scheme.QUESTIONS[strand], rules) for strand, rules in scheme.RULES.items()])
    return Notes(TITLE, [*groups, rules])
