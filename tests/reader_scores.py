"""Score the first reader against a corpus in brat files: python tests/reader_scores.py FOLDER [FOLDER…].

Each FOLDER holds `text/NAME.txt` and `attributions/NAME_XXXX.ann`, as the splits of PolNeAR 1.0
(github.com/networkdynamics/PolNeAR) do. Where a text was marked twice, the first file by name counts.
Nothing of the corpus is kept in the kit.
"""
from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(KIT))

from exercises.reader import attributions  # noqa: E402
from exercises.spans import Span, sentences  # noqa: E402

PARTS = ("source", "cue", "content")
Parts = dict[str, list[tuple[int, int]]]


def _spans(line: str) -> tuple[str, list[tuple[int, int]]]:
    """The id and the places of one `T` line of a brat file."""
    name, what = line.split("\t")[:2]
    return name, [tuple(map(int, piece.split())) for piece in what.split(" ", 1)[1].split(";")]


def gold(path: Path) -> list[Parts]:
    """The attributions of one brat file; lines that are cut short are passed over."""
    lines = path.read_text(encoding="utf-8").splitlines()
    places = dict(_spans(line) for line in lines if line.startswith("T") and "\t" in line)
    found = []
    for line in lines:
        if line.startswith("E") and "\t" in line:
            parts: Parts = {part: [] for part in PARTS}
            for link in line.split("\t")[1].split():
                role, place = link.split(":")
                role = role.rstrip("0123456789").lower()
                if role in parts:
                    parts[role] += places.get(place, [])
            found.append(parts)
    return [parts for parts in found if parts["cue"]]


def load(folder: Path) -> Iterator[tuple[str, list[Parts]]]:
    """Every text of a split with its attributions."""
    for path in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{glob_safe(path.stem)}_????.ann"))
        if marked:
            with path.open(encoding="utf-8", newline="") as file:
                yield file.read(), gold(marked[0])


def glob_safe(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _overlap(one: Iterable[tuple[int, int]] | None, other: Iterable[tuple[int, int]] | None) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one or () for b in other or ())


def pairs(mine: list[Parts], reference: list[Parts]) -> list[tuple[Parts, Parts]]:
    """Cues that overlap, one to one, the largest overlap first."""
    ranked = sorted(((_overlap(a["cue"], b["cue"]), -i, -j) for i, a in enumerate(mine) for j, b in enumerate(reference)
                     if a["cue"][0][0] < b["cue"][-1][1] and b["cue"][0][0] < a["cue"][-1][1]), reverse=True)
    taken_i, taken_j, found = set(), set(), []
    for size, i, j in ranked:
        if size and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            found.append((mine[-i], reference[-j]))
    return found


@dataclass
class Tally:
    """Hits, what the reader marked and what the reference marks."""

    hits: int = 0
    mine: int = 0
    reference: int = 0

    def add(self, hits: int, mine: int, reference: int) -> None:
        self.hits, self.mine, self.reference = self.hits + hits, self.mine + mine, self.reference + reference

    def __str__(self) -> str:
        p, r = self.hits / max(1, self.mine), self.hits / max(1, self.reference)
        return f"{100 * p:5.1f} {100 * r:6.1f} {200 * self.hits / max(1, self.mine + self.reference):5.1f}"


@dataclass
class Table:
    """A two-by-two table, for Matthews’ correlation (Matthews 1975)."""

    both: int = 0
    mine: int = 0
    reference: int = 0
    neither: int = 0

    def add(self, mine: bool, reference: bool) -> None:
        name = "both" if mine and reference else "mine" if mine else "reference" if reference else "neither"
        setattr(self, name, getattr(self, name) + 1)

    def mcc(self) -> float:
        a, b, c, d = self.both, self.mine, self.reference, self.neither
        below = sqrt((a + b) * (a + c) * (d + b) * (d + c))
        return (a * d - b * c) / below if below else 0.0


@dataclass
class Scores:
    """Everything that is printed for one folder."""

    cue: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    source_words: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    sentence: Table = field(default_factory=Table)
    word: Table = field(default_factory=Table)
    words: int = 0
    seconds: float = 0.0

    def add(self, text: str, mine: list[Parts], reference: list[Parts]) -> None:
        matched = pairs(mine, reference)
        self.cue.add(len(matched), len(mine), len(reference))
        self.source.add(sum(1 for a, b in matched if _overlap(a["source"], b["source"])),
                        sum(1 for a in mine if a["source"]), sum(1 for b in reference if b["source"]))
        words = [m.span() for m in re.finditer(r"\w+", text)]
        ours, theirs = (_covered(words, marks, "source") for marks in (mine, reference))
        self.source_words.add(len(ours & theirs), len(ours), len(theirs))
        ours, theirs = (_covered(words, marks, "content") for marks in (mine, reference))
        self.content.add(len(ours & theirs), len(ours), len(theirs))
        for number in range(len(words)):
            self.word.add(number in ours, number in theirs)
        for sentence in sentences(text, Span(0, len(text))):
            inside = [i for i, word in enumerate(words) if sentence.start <= word[0] < sentence.end]
            if inside:
                self.sentence.add(any(i in ours for i in inside), any(i in theirs for i in inside))

    def __str__(self) -> str:
        return (f"                       P      R    F1\ncue, overlap       {self.cue}\nsource, overlap    {self.source}\n"
                f"source words       {self.source_words}\ncontent words      {self.content}\n"
                f"is it attributed: MCC {self.sentence.mcc():.3f} by sentence, {self.word.mcc():.3f} by word\n"
                f"{self.words} words, {self.words / max(self.seconds, 1e-9):,.0f} words a second")


def _covered(words: list[tuple[int, int]], marks: list[Parts], part: str) -> set[int]:
    """The numbers of the words that any `part` of `marks` touches."""
    spans = sorted(span for mark in marks for span in mark[part] or ())
    found, i = set(), 0
    for start, end in spans:
        while i > 0 and words[i - 1][1] > start:
            i -= 1
        while i < len(words) and words[i][1] <= start:
            i += 1
        while i < len(words) and words[i][0] < end:
            found.add(i)
            i += 1
    return found


def as_parts(text: str, attitudes: bool = True) -> list[Parts]:
    return [{part: list(getattr(record, part) or ()) for part in PARTS} for record in attributions(text, attitudes=attitudes)]


def score(folder: Path) -> Scores:
    """The reader’s scores on one folder; only the reading itself is timed."""
    scores = Scores()
    for text, reference in load(folder):
        started = time.process_time()
        mine = as_parts(text)
        scores.seconds += time.process_time() - started
        scores.words += len(text.split())
        scores.add(text, mine, reference)
    return scores


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name)
        print(score(Path(name)))
