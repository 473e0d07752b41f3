"""How often “seems to stand in one text alone” is right on the kit’s own accounts: python tests/compare_scores.py [-v].

One reader wrote down, for every sentence of the six accounts, whether another account of the same pack tells at least one of the same
facts; the council’s after a look at what a simpler rule had found there. The threshold was set on the accounts of al-Bukamal, and names
were mended with both in sight. So this tells how far the rule and a reader agree here, and not how well it does on new texts.
"""
from __future__ import annotations

import sys
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(KIT))

from exercises import pack  # noqa: E402
from exercises.compare import NEAR, twins_of  # noqa: E402

ALONE = {
    "al-bukamal": {"wire": set(), "government-side": {3, 4, 6, 10}, "anti-government": {4, 5, 6, 7, 10, 12, 15, 16, 17, 18, 19, 20, 21, 26}},
    "council": {"wire": {5}, "pool-side": {1, 3, 5, 8, 9, 10}, "hall-side": {4, 5, 6, 10, 12, 13, 15}},
}
"""Sentences of the story, by number from 1, of which no other account tells a fact."""


def scores(slug: str, near: float = NEAR) -> tuple[int, int, int, int]:
    """How many suggestions “alone” are right, how many there are, how many sentences stand alone, how many sentences there are."""
    accounts = pack.load(slug, KIT / "texts").accounts
    found = [(t.near < near, t.sentence.number in ALONE[slug][accounts[t.sentence.text].slug]) for t in twins_of([a.text for a in accounts])]
    return sum(a and b for a, b in found), sum(a for a, _ in found), sum(b for _, b in found), len(found)


if __name__ == "__main__":
    for name in ALONE:
        right, said, alone, of = scores(name)
        print(f"{name}: {said} of {of} sentences seem alone, {right} of them are; {alone} are alone")
        if "-v" in sys.argv:
            for near in (0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.25, 0.30):
                print(f"  threshold {near:.2f}:", scores(name, near))
