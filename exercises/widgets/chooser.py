"""Questions with a reason for every option."""
from .exercise import Exercise


class Chooser(Exercise):
    """Questions with a reason for every option. See `Exercise` for what it takes."""

    _files = ("choices", "chooser")
