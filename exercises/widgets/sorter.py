"""Blocks of a page, one at a time or all in a list."""
from .exercise import Exercise


class Sorter(Exercise):
    """Blocks of a page, one at a time or all in a list. See `Exercise` for what it takes."""

    _files = ("choices", "sorter")
