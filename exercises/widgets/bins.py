"""Words into bins."""
from .exercise import Exercise


class Bins(Exercise):
    """Words into bins. See `Exercise` for what it takes."""

    _files = ("choices", "bins")
