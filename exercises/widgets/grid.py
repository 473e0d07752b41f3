"""Rows by columns, partly filled."""
from .exercise import Exercise


class Grid(Exercise):
    """Rows by columns, partly filled. See `Exercise` for what it takes."""

    _files = ("choices", "grid")
