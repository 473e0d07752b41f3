"""No two things told to a learner are alike by copy and paste: whole pieces, and single sentences."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import ceil

import pytest

from told import Piece, pieces, sentences, words

ALIKE = 0.85
LONG = 8
SHORT = 4
"""A reason of more than SHORT words comes once. Over LONG words nothing may even be alike, no hint and no single
sentence either; short ones may come again (“The end of the second sentence.”, “So it is the cue.”)."""


def same(told: Iterable[Piece]) -> Iterator[str]:
    """Pieces with the same words, signs and capitals aside."""
    found: dict[tuple, list[Piece]] = defaultdict(list)
    for piece in told:
        found[tuple(words(piece.text))].append(piece)
    for key, alike in found.items():
        counted = [p for p in alike if len(key) > (LONG if p.field in ("hints", "sentence") else SHORT)]
        apart = [p for i, p in enumerate(counted) if not any(one_question(p, q) for q in counted[:i])]
        if len(apart) > 1:
            yield "\n    = ".join(map(str, apart))


def one_question(first: Piece, second: Piece) -> bool:
    """True for the same question asked about two texts: a learner who changes the text meets it again."""
    if [p.file.endswith("original.json") for p in (first, second)].count(True) == 1:
        one, other = sorted(p.id.rpartition(" ")[2] for p in (first, second))
        return bool(one) and other.startswith(one)
    names = [p.id.split()[0] for p in (first, second) if p.file.endswith("questions.json") and p.id]
    return first.file != second.file and len(names) == 2 and names[0] == names[1]


def alike(told: Iterable[Piece]) -> Iterator[str]:
    """Pairs that share most words (Dice over words, at least ALIKE), whatever their order.

    Only pairs that share one of their rarer words can reach it, so only those are counted.
    """
    bags = [(piece, Counter(words(piece.text))) for piece in told]
    bags = [(p, bag) for p, bag in bags if bag.total() > LONG]
    rare = Counter(w for _, bag in bags for w in bag)
    index: dict[str, list[int]] = defaultdict(list)
    for i, (piece, bag) in enumerate(bags):
        order = sorted(bag.elements(), key=lambda w: (rare[w], w))
        first = set(order[:len(order) - ceil(ALIKE / (2 - ALIKE) * len(order)) + 1])
        for j in sorted({j for w in first for j in index[w]}):
            share = 2 * (bag & bags[j][1]).total() / (bag.total() + bags[j][1].total())
            if share >= ALIKE and bag != bags[j][1] and not one_question(piece, bags[j][0]):
                yield f"{share:.2f} {bags[j][0]}\n    ~ {piece}"
        for w in first:
            index[w].append(i)


def single(told: Iterable[Piece]) -> list[Piece]:
    """Every sentence by itself, of the pieces that have several."""
    return [piece._replace(field="sentence", text=s) for piece in told if len(found := sentences(piece.text)) > 1 for s in found]


def none(faults: Iterator[str]) -> None:
    found = list(faults)
    if found:
        pytest.fail(f"{len(found)} alike:\n" + "\n".join(found), pytrace=False)


def test_there_is_much_to_compare():
    assert len(pieces()) > 1000 and {"reason", "hints", "back"} <= {p.field for p in pieces()}


@pytest.mark.parametrize("part", ["pieces", "sentences"])
@pytest.mark.parametrize("way", [same, alike])
def test_no_two_are_alike(way, part):
    none(way(pieces() if part == "pieces" else single(pieces())))


def test_what_is_alike_is_noticed():
    first = Piece("a", "1", "reason", "The mayor says that the pool will open in May, and nobody else does.")
    second = first._replace(id="2", text="The mayor says that the pool will open in June, and nobody else does.")
    other = first._replace(id="3", text="A film would help you here. It shows the street with its lamps.")
    assert list(same([first, first._replace(id="4"), other])) and not list(same([first, other]))
    assert list(alike([first, second])) and not list(alike([first, other]))
    assert len(single([first, other])) == 2
