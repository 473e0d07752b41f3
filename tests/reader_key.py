"""How often the first reader agrees with the kit’s own key: python tests/reader_key.py.

Every text of the kit that is marked on the claims strand is read, its story only. Cues count as the same
where they overlap; the source kind of a sentence is that of the attribution that tells most of its words.
A kind or a stance agrees where it is the key’s reading or one of its second readings.
"""
from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from reader_scores import PARTS, Tally, _overlap, as_parts, pairs  # noqa: E402

from exercises.annotation import Mark, from_json  # noqa: E402
from exercises.reader import Attribution, attributions  # noqa: E402

STORY = ("headline", "report")


def marked_texts() -> Iterator[tuple[str, str, list[Mark]]]:
    """Name, text and marks of every text of the kit that has marks of claims."""
    for path in sorted((KIT / "texts").glob("**/*marks.json")):
        article = path.with_name("article.txt") if path.name == "marks.json" else path.with_name(path.name.replace(".marks.json", ".txt"))
        items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
        marks = [from_json(item, path.name)[0] for item in items]
        if any(mark.strand == "claims" for mark in marks) and article.is_file():
            yield str(article.relative_to(KIT / "texts")), article.read_text(encoding="utf-8"), marks


def in_story(record: Attribution, marks: list[Mark]) -> bool:
    """Whether a record is in the story; a text whose blocks are not marked is all story."""
    if not any(mark.strand == "boilerplate" for mark in marks):
        return True
    return any(mark.strand == "boilerplate" and mark.kind in STORY and mark.span.touches(record.cue[0]) for mark in marks)


def groups(marks: list[Mark]) -> list[dict]:
    """The claim groups of a key: their spans by part, and the stances that the key allows."""
    found: dict[str, dict] = {}
    for mark in marks:
        if mark.strand == "claims" and mark.group and mark.kind in PARTS:
            group = found.setdefault(mark.group, {**{part: [] for part in PARTS}, "stances": set()})
            group[mark.kind].append(tuple(mark.span))
            if mark.kind == "cue":
                others = {other.facts.get("stance", other.kind) for other in mark.others}
                group["stances"] |= {mark.facts.get("stance"), *others}
    return [group for group in found.values() if group["cue"]]


@dataclass
class Agreement:
    """Counts over the kit’s texts: cues, spans, stances, and the kind of source of every sentence."""

    cue: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    stances: list[bool] = field(default_factory=list)
    sentences: list[bool] = field(default_factory=list)

    def add(self, text: str, marks: list[Mark]) -> None:
        records = [record for record in attributions(text) if in_story(record, marks)]
        mine = [{**part, "stance": record.stance} for record, part in zip(records, parts(records))]
        key = groups(marks)
        matched = pairs(mine, key)
        self.cue.add(len(matched), len(mine), len(key))
        for part, tally in (("source", self.source), ("content", self.content)):
            tally.add(sum(_overlap(a[part], b[part]) for a, b in matched),
                      sum(e - s for a in mine for s, e in a[part]), sum(e - s for b in key for s, e in b[part]))
        self.stances += [a["stance"] in b["stances"] for a, b in matched]
        for mark in marks:
            if mark.strand == "sourcing":
                allowed = {mark.kind, *(other.kind for other in mark.others)}
                self.sentences.append(kind_of_sentence(mark, records) in allowed)

    def __str__(self) -> str:
        return (f"                    P      R    F1\ncue             {self.cue}\nsource letters  {self.source}\n"
                f"content letters {self.content}\nstance of the cues found: {sum(self.stances)} of {len(self.stances)}\n"
                f"source kind by sentence: {sum(self.sentences)} of {len(self.sentences)}")


def parts(records: list[Attribution]) -> list[dict]:
    return [{part: list(getattr(record, part) or ()) for part in PARTS} for record in records]


def kind_of_sentence(mark: Mark, records: list[Attribution]) -> str:
    """The source kind that the reader gives a marked sentence: that of the record with most of its letters."""
    sizes = [(_overlap(record.content, [mark.span]) + _overlap(record.cue, [mark.span]), -i) for i, record in enumerate(records)]
    best = max(sizes, default=(0, 0))
    return records[-best[1]].kind if best[0] else "own-voice"


if __name__ == "__main__":
    whole = Agreement()
    for name, text, marks in marked_texts():
        one = Agreement()
        one.add(text, marks)
        whole.add(text, marks)
        print(name, "\n", one, sep="")
        if "-v" in sys.argv:
            for record in attributions(text):
                said = {part: [text[s:e] for s, e in getattr(record, part) or ()] for part in PARTS}
                if in_story(record, marks):
                    print("  ", said, record.kind, record.stance, record.rule)
            for mark in marks:
                if mark.strand == "sourcing":
                    mine = kind_of_sentence(mark, [r for r in attributions(text) if in_story(r, marks)])
                    if mine not in {mark.kind, *(o.kind for o in mark.others)}:
                        print("   !", mine, "key", mark.kind, mark.text(text)[:150])
    print("together\n", whole, sep="")
