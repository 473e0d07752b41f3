"""Count the points of loaded words anew: python tests/reader_wording_points.py FOLDER FOLDER (see wording_corpora.py).

Only the half that is not scored is counted. A word that stands in a marked span is a hit, any other open-class word a
miss; misses in sentences without a mark count a third, since people overlook words. Names and words of
`wording-left-out.json` are never counted. A logistic regression with an L2 penalty (Adam, full batch) gives each fact
of `weights.facts` its weight; ten points to a unit of log-odds.
"""
from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from reader_points import write  # noqa: E402
from wording_corpora import Article, load  # noqa: E402

from exercises.reader.page import read  # noqa: E402
from exercises.reader.loaded import candidates  # noqa: E402

TARGET = KIT / "exercises" / "reader" / "wording-points.json"
MET, ARTICLES, PENALTY, ROUNDS, UNMARKED = 12, 3, 2.5, 300, 0.3
"""An entry is counted if it was met MET times or more; a stem, if it was met in ARTICLES articles or more."""
Row = tuple[list[tuple[str, str]], bool, float, int]


def rows(article: Article, number: int) -> Iterator[Row]:
    """The facts of every word that may be loaded, whether it is marked, how much it counts, and the article’s number."""
    page = read(article.text)
    marked = bytearray(len(article.text) + 1)
    for start, end in article.spans:
        marked[start:end] = b"\1" * (end - start)
    for first, last in page.sentences:
        worth = 1.0 if first < last and any(marked[page.starts[first]:page.ends[last - 1]]) else UNMARKED
        for i, told in candidates(page, first, last):
            yield [("start", ""), *told], any(marked[page.starts[i]:page.ends[i]]), worth, number


def weights(found: list[Row]) -> dict[tuple[str, str], float]:
    """The weight of every fact that was met often enough."""
    met = Counter(fact for told, *_ in found for fact in told)
    wide = Counter(fact for fact, _ in {(fact, article) for told, _, _, article in found for fact in told if fact[0] == "stem"})
    number = {fact: n for n, fact in enumerate(f for f in met if (wide[f] >= ARTICLES if f[0] == "stem" else met[f] >= MET))}
    pairs = np.array([(r, number[fact]) for r, (told, *_) in enumerate(found) for fact in told if fact in number])
    row, column = pairs[:, 0], pairs[:, 1]
    hit, worth = np.array([h for _, h, *_ in found], float), np.array([w for _, _, w, _ in found])
    penalty = np.array([0 if table == "start" else PENALTY for table, _ in number])
    weight, mean, square = (np.zeros(len(number)) for _ in range(3))
    for t in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-np.bincount(row, weight[column], len(found))))
        slope = np.bincount(column, ((chance - hit) * worth)[row], len(number)) + penalty * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weight -= 0.05 * (mean / (1 - 0.9**t)) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
    return dict(zip(number, weight))


def tables(weight: dict[tuple[str, str], float]) -> dict[str, dict[str, int]]:
    """Rounded points by table and entry; those with none are left out."""
    found: dict[str, dict[str, int]] = {}
    for (table, entry), value in sorted(weight.items()):
        if points := round(10 * float(value)):
            found.setdefault(table, {})[entry] = points
    return found


if __name__ == "__main__":
    counted = [article for folder in sys.argv[1:] for article in load(Path(folder)) if not article.held_out]
    write(tables(weights([row for number, article in enumerate(counted) for row in rows(article, number)])), TARGET, 10)
