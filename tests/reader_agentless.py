"""Score the first reader on forty sentences of the kit’s own: python tests/reader_agentless.py [-v].

They hold cues that name nobody (“was reported”) and recorded evidence (“was filmed”), which the corpora
hardly have, and sentences that only look like it.
"""
from __future__ import annotations

import json
import re
import sys
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from reader_key import parts  # noqa: E402
from reader_scores import Tally, _covered, pairs  # noqa: E402

from exercises.reader import attributions  # noqa: E402

SENTENCES = json.loads((KIT / "tests" / "reader_sentences.json").read_text(encoding="utf-8"))["sentences"]


def reference(sentence: dict) -> list[dict]:
    """The places of one sentence’s cue, source and content, as the scorer takes them."""
    text = sentence["text"]

    def places(*pieces: str) -> list[tuple[int, int]]:
        return [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces if piece]

    if not sentence["cue"]:
        return []
    return [{"cue": places(sentence["cue"]), "source": places(sentence["source"]), "content": places(*sentence["content"])}]


def score() -> tuple[Tally, Tally, Tally]:
    """Cues by overlap, words of the content, and cues with the kind of source right, over all sentences."""
    cue, content, kind = Tally(), Tally(), Tally()
    for sentence in SENTENCES:
        records, key = attributions(sentence["text"]), reference(sentence)
        matched = pairs(parts(records), key)
        cue.add(len(matched), len(records), len(key))
        kind.add(len(matched) if records and records[0].kind == sentence["kind"] else 0, len(records), len(key))
        words = [m.span() for m in re.finditer(r"\w+", sentence["text"])]
        mine, theirs = _covered(words, parts(records), "content"), _covered(words, key, "content")
        content.add(len(mine & theirs), len(mine), len(theirs))
        if "-v" in sys.argv and (len(records) != len(key) or mine != theirs):
            print(sentence, *records, sep="\n  ")
    return cue, content, kind


if __name__ == "__main__":
    print("                     P      R    F1")
    for name, tally in zip(("cue", "content words", "cue and kind"), score()):
        print(f"{name:<16} {tally}")
