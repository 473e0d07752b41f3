"""How often suggestions like one are right, in words."""
from __future__ import annotations

import math


def about(chance: float) -> str:
    """`chance`, 0 to 1, as a count of ten: 0.83 gives “about 8 in 10”.

    It stands alone on a button, and it fits into “Suggestions like this are right … times.” Below 0.05 it
    gives “fewer than 1 in 10” and from 0.95 on “more than 9 in 10”, for no count is certain. A number
    outside 0 to 1 is taken as the nearer end; raises ValueError for one that is no number.
    """
    if math.isnan(chance):
        raise ValueError("A chance is a number from 0 to 1, and this is none.")
    if chance < 0.05:
        return "fewer than 1 in 10"
    if chance >= 0.95:
        return "more than 9 in 10"
    return f"about {max(1, min(9, math.floor(10 * chance + 0.5)))} in 10"
