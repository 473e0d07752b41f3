"""Score the wording of the first reader: python tests/reader_wording.py FOLDER FOLDER (see wording_corpora.py).

Counted in words: a word of the text is a hit if it lies in a span that people marked and in one that the reader gives.
Twice: over whole texts, and over the sentences in which people marked something. Held-out halves only; with `--all`
the other halves too. Without folders the reader is set beside the kit’s own key alone.
"""
from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from wording_corpora import Article, Places, load  # noqa: E402

from exercises.reader import wording  # noqa: E402
from exercises.reader.loaded import words_met  # noqa: E402
from exercises.reader.page import read  # noqa: E402
from exercises.reader.vocabulary import strength  # noqa: E402
from exercises.reader.weights import OPEN  # noqa: E402
from exercises.spans import Span, sentences, words  # noqa: E402

Finder = Callable[[str], Places]


@dataclass
class Score:
    """Words that both give, that the reader gives, and that people marked."""

    both: int = 0
    mine: int = 0
    theirs: int = 0

    def add(self, mine: list[bool], theirs: list[bool]) -> None:
        self.both += sum(a and b for a, b in zip(mine, theirs))
        self.mine += sum(mine)
        self.theirs += sum(theirs)

    def __str__(self) -> str:
        precision, recall = self.both / (self.mine or 1), self.both / (self.theirs or 1)
        return f"{100 * precision:5.1f} {100 * recall:5.1f} {200 * self.both / (self.mine + self.theirs or 1):5.1f}"


def reader(text: str) -> Places:
    """All that the reader suggests."""
    return [(record.start, record.end) for record in wording(text)]


def without_patterns(text: str) -> Places:
    """Lists and points alone: no tags, no minds, no places, no marks of doubt."""
    page = read(text)
    return [(page.starts[met.first], page.ends[met.last]) for first, last in page.sentences for met in words_met(page, first, last)]


def any_listed(text: str) -> Places:
    """The plain baseline: every word of the kit’s lists, wherever it stands."""
    page = read(text)
    return [(page.starts[i], page.ends[i]) for i, word in enumerate(page.low) if page.kinds[i] in OPEN and strength(word)]


def inside(pieces: Iterable[Span], places: Places, size: int) -> list[bool]:
    """For every word whether it touches one of the places."""
    covered = bytearray(size + 1)
    for start, end in places:
        covered[start:end] = b"\1" * (end - start)
    return [any(covered[piece.start:piece.end]) for piece in pieces]


def marked_sentences(text: str, pieces: tuple[Span, ...], theirs: list[bool]) -> list[bool]:
    """For every word whether it stands in a sentence with a mark."""
    ends = [span.end for span in sentences(text, Span(0, len(text)))]
    number, at = [], 0
    for piece in pieces:
        while at < len(ends) - 1 and piece.start >= ends[at]:
            at += 1
        number.append(at)
    marked = {n for n, hit in zip(number, theirs) if hit}
    return [n in marked for n in number]


def score(articles: list[Article], find: Finder) -> dict[str, Score]:
    """The scores by corpus and together, over whole texts and over marked sentences."""
    found: dict[str, Score] = defaultdict(Score)
    for article in articles:
        pieces = words(article.text)
        mine, theirs = (inside(pieces, places, len(article.text)) for places in (find(article.text), article.spans))
        within = marked_sentences(article.text, pieces, theirs)
        for name in (article.corpus, "together"):
            found[f"{name}, whole texts"].add(mine, theirs)
            found[f"{name}, marked sentences"].add([m for m, w in zip(mine, within) if w], [t for t, w in zip(theirs, within) if w])
    return found


def by_rule(articles: list[Article]) -> dict[str, list[int]]:
    """For every rule its suggestions, and how many of them touch a mark."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for article in articles:
        for record in wording(article.text):
            found[record.rule][0] += 1
            found[record.rule][1] += any(Span(*span).touches(Span(record.start, record.end)) for span in article.spans)
    return found


def missed(articles: list[Article]) -> Counter[str]:
    """Marked words that no suggestion touches, by how they are written and what the lists know of them."""
    counts: Counter[str] = Counter()
    for article in articles:
        page = read(article.text)
        pieces = [Span(start, end) for start, end in zip(page.starts, page.ends)]
        mine, theirs = (inside(pieces, places, len(article.text)) for places in (reader(article.text), article.spans))
        for i, word in enumerate(page.low):
            if theirs[i] and word[0].isalnum() and not mine[i]:
                plain = "a word with a capital" if page.kinds[i] == "name" else "a word of the lists" if strength(word) else "a word in no list"
                counts[plain if page.kinds[i] in OPEN else "a small word or a number"] += 1
    return counts


def speed(articles: list[Article]) -> float:
    """Words a second of process time."""
    start = time.process_time()
    for article in articles:
        wording(article.text)
    return sum(len(words(article.text)) for article in articles) / (time.process_time() - start)


def report(articles: list[Article]) -> None:
    for name, find in (("every word of the lists", any_listed), ("without the patterns", without_patterns), ("the reader", reader)):
        print(name)
        for part, one in score(articles, find).items():
            print(f"  {part:28} {one}")
    for rule, (count, right) in sorted(by_rule(articles).items(), key=lambda item: -item[1][0]):
        print(f"  {rule:18} {count:6} {right:6} {right / count:.2f}")
    print("missed:", dict(missed(articles).most_common()))
    print(f"{speed(articles):,.0f} words a second")


if __name__ == "__main__":
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    chosen = [article for folder in folders for article in load(folder) if article.held_out or "--all" in sys.argv]
    print("                              P     R     F1")
    report(chosen)
