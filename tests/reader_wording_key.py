"""Set the wording of the first reader beside the kit’s own key: python tests/reader_wording_key.py [-v].

Every text of the kit that is marked on the wording strand is read, its story only. A suggestion agrees with a mark
that it touches; it agrees in kind where it gives the mark’s kind or one of its second readings. Words in quotation
marks are left aside, since the key marks none.
"""
from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from reader_key import marked_texts  # noqa: E402

from exercises.annotation import Mark  # noqa: E402
from exercises.reader import Wording, wording  # noqa: E402
from exercises.spans import Span  # noqa: E402

PARTS = ("headline", "report", "label")
"""What the strand is marked in."""


@dataclass
class Agreement:
    """Marks found, suggestions that touch one, kinds that agree, and both by rule: [suggestions, of them right]."""

    marks: int = 0
    found: int = 0
    suggestions: int = 0
    right: int = 0
    kinds: int = 0
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, records: list[Wording], marks: list[Mark]) -> None:
        self.marks += len(marks)
        self.suggestions += len(records)
        for mark in marks:
            touching = [record for record in records if mark.span.touches(Span(record.start, record.end))]
            self.found += bool(touching)
            self.kinds += any(record.kind in {mark.kind, *(other.kind for other in mark.others)} for record in touching)
        for record in records:
            right = any(mark.span.touches(Span(record.start, record.end)) for mark in marks)
            self.right += right
            self.rules[record.rule][0] += 1
            self.rules[record.rule][1] += right

    def __str__(self) -> str:
        return (f"marks found: {self.found} of {self.marks}; kind the same: {self.kinds}; "
                f"suggestions on a mark: {self.right} of {self.suggestions}")


def in_story(record: Wording, marks: list[Mark]) -> bool:
    """Whether a record stands where this strand is marked; a text whose blocks are not marked is all story."""
    blocks = [mark for mark in marks if mark.strand == "boilerplate"]
    return not blocks or any(mark.kind in PARTS and mark.span.touches(Span(record.start, record.end)) for mark in blocks)


def texts() -> Iterator[tuple[str, str, list[Wording], list[Mark]]]:
    """Every marked text: its name, its words, what the reader suggests in its story, and the marks of the strand."""
    for name, text, marks in marked_texts():
        key = [mark for mark in marks if mark.strand == "wording"]
        if key:
            yield name, text, [r for r in wording(text) if not r.quoted and in_story(r, marks)], key


def agreement() -> Agreement:
    """All texts of the kit together."""
    whole = Agreement()
    for _, _, records, key in texts():
        whole.add(records, key)
    return whole


if __name__ == "__main__":
    for name, text, records, key in texts():
        one = Agreement()
        one.add(records, key)
        print(f"{name}\n  {one}")
        if "-v" in sys.argv:
            for mark in key:
                if not any(mark.span.touches(Span(r.start, r.end)) for r in records):
                    print("   missed:", mark.kind, "|", mark.text(text))
            for r in records:
                if not any(mark.span.touches(Span(r.start, r.end)) for mark in key):
                    print("   not in the key:", r.rule, "|", text[r.start:r.end])
    print("together\n ", agreement())
    for rule, (count, right) in sorted(agreement().rules.items(), key=lambda item: -item[1][0]):
        print(f"  {rule:18} {count:4} {right:4}")
