"""Count the scorecard of the first reader anew: python tests/reader_points.py FOLDER (the train split of PolNeAR 1.0).

A word in a cue of the corpus is the head of that cue if, of its words, it stands in cues most often. Heads are
the hits; other places of the same stems, outside contents and quotations, are the misses. A logistic regression
with an L2 penalty (Adam, full batch) gives each fact of `scorecard.facts` its weight; ten points to a unit.
"""
from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from reader_scores import Parts, load  # noqa: E402

from exercises.reader.forms import stem  # noqa: E402
from exercises.reader.page import Page, read  # noqa: E402
from exercises.reader.scorecard import facts  # noqa: E402

TARGET = KIT / "exercises" / "reader" / "cue-points.json"
OPEN_CLASS = ("name", "word", "adverb")
SINGLE = ("word", "stem", "left", "right", "beyond", "ending", "capital", "before", "then")
HEADS, MET, PENALTY, ROUNDS = 3, 10, 1.5, 360
Fact = tuple[str, str]


def inside(page: Page, spans: list[tuple[int, int]]) -> Iterator[int]:
    """The numbers of the words that any of `spans` touches."""
    for start, end in spans:
        i = bisect_left(page.ends, start + 1)
        while i < len(page.starts) and page.starts[i] < end:
            yield i
            i += 1


def heads(pages: list[Page], keys: list[list[Parts]]) -> list[set[int]]:
    """For every text the numbers of the words that are heads of its cues."""
    met, hit = Counter(), Counter()
    for page, key in zip(pages, keys):
        cue = {i for parts in key for i in inside(page, parts["cue"])}
        met.update(word for word, kind in zip(page.low, page.kinds) if kind in OPEN_CLASS)
        hit.update(page.low[i] for i in cue if page.kinds[i] in OPEN_CLASS)
    rate = {word: hit[word] / (met[word] + 1) for word in hit if hit[word] >= 2}
    return [{max(known, key=lambda i: (rate[page.low[i]], -i)) for parts in key
             if (known := [i for i in inside(page, parts["cue"]) if page.low[i] in rate])}
            for page, key in zip(pages, keys)]


def places(page: Page, key: list[Parts], head: set[int], stems: set[str]) -> Iterator[tuple[list[Fact], bool]]:
    """The facts of every word that may be a cue, and whether it is one."""
    told = {i for parts in key for part in ("cue", "content") for i in inside(page, parts[part])}
    for first, last in page.sentences:
        quoted = any(page.quote[i] >= 0 for i in range(first, last))
        for i in range(first, last):
            if page.quote[i] < 0 and page.kinds[i] in OPEN_CLASS and stem(page.low[i]) in stems and (i in head or i not in told):
                yield [("start", ""), *facts(page, i, first, last, quoted)], i in head


def weights(rows: list[list[Fact]], hits: list[bool]) -> dict[Fact, float]:
    """The weight of every fact that was met often enough."""
    met = Counter(fact for row in rows for fact in row)
    number = {fact: n for n, fact in enumerate(f for f, count in met.items() if count >= MET or f[0] == "stem")}
    pairs = np.array([(r, number[fact]) for r, row in enumerate(rows) for fact in row if fact in number])
    row, column, hit = pairs[:, 0], pairs[:, 1], np.array(hits, float)
    penalty = np.array([0 if table == "start" else PENALTY if table in SINGLE else 2 * PENALTY for table, _ in number])
    weight, mean, square = (np.zeros(len(number)) for _ in range(3))
    for t in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-np.bincount(row, weight[column], len(rows))))
        slope = np.bincount(column, (chance - hit)[row], len(number)) + penalty * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weight -= 0.05 * (mean / (1 - 0.9**t)) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
    return dict(zip(number, weight))


def tables(weight: dict[Fact, float]) -> dict[str, dict[str, int]]:
    """Rounded points by table and entry; a stem stays even with none, since it says that the word was counted."""
    found: dict[str, dict[str, int]] = {}
    for (table, entry), value in sorted(weight.items()):
        points = round(10 * float(value))
        if points or table in ("stem", "start"):
            found.setdefault(table, {})[entry] = points
    return found


def write(points: dict[str, dict[str, int]], target: Path, a_line: int) -> None:
    """Write the tables, `a_line` entries a line, under the head that the file has."""
    head = {name: value for name, value in json.loads(target.read_text(encoding="utf-8")).items() if name != "points"}
    lines = []
    for table, entries in points.items():
        items = [f"{json.dumps(entry, ensure_ascii=False)}: {n}" for entry, n in entries.items()]
        rows = ",\n".join("   " + ", ".join(items[i:i + a_line]) for i in range(0, len(items), a_line))
        lines.append(f"  {json.dumps(table)}: {{\n{rows}\n  }}")
    top = ",\n ".join(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
    target.write_text("{" + top + ',\n "points": {\n' + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8")


if __name__ == "__main__":
    texts = list(load(Path(sys.argv[1])))
    all_pages, all_keys = [read(text) for text, _ in texts], [key for _, key in texts]
    all_heads = heads(all_pages, all_keys)
    often = Counter(stem(page.low[i]) for page, head in zip(all_pages, all_heads) for i in head)
    stems = {root for root, count in often.items() if count >= HEADS}
    seen = [place for page, key, head in zip(all_pages, all_keys, all_heads) for place in places(page, key, head, stems)]
    write(tables(weights([row for row, _ in seen], [hit for _, hit in seen])), TARGET, 6)
