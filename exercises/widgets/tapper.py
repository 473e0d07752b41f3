"""One choice a sentence, in the running text."""
from .exercise import Exercise


class Tapper(Exercise):
    """One choice a sentence, in the running text. See `Exercise` for what it takes."""

    _files = ("choices", "tapper")
