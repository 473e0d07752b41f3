"""Packages that are not needed to run the kit: taken where they are there, and said how to get where they are missing."""
from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

_LIST = Path(__file__).parent / "optional.txt"


@cache
def asked_for(package: str) -> str:
    """The line of optional.txt for a package: its name and its range."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(package))


def has(package: str) -> ModuleType | None:
    """The package, or None where it is not installed or cannot be loaded."""
    try:
        return import_module(package)
    except Exception:  # a broken install must not keep a page from being read
        return None


def to_install(package: str) -> str:
    """The one line that installs a package from a notebook."""
    return f'%pip install "{asked_for(package)}"'
