"""How often the drafted kinds of claim are those of the kit’s own key: python tests/drafting_scores.py.

Every sentence of a story whose claim the key marks is read by the rules. A set of kinds agrees where it is the key’s,
or the key’s with kinds that its second readings add. By kind: how often the rule says it, and the key has it too.
And with FOLDER, a split of PolNeAR: how often a sentence in which the reader finds nobody has nobody.
"""
from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(KIT), str(KIT / "tests")]

from reader_key import marked_texts  # noqa: E402
from reader_scores import load  # noqa: E402

from exercises import scheme  # noqa: E402
from exercises.drafting.found import look  # noqa: E402
from exercises.drafting.said import kinds_in  # noqa: E402
from exercises.reader import attributions  # noqa: E402
from exercises.spans import Span, sentences  # noqa: E402


def claim_kinds() -> tuple[int, int, Counter]:
    """Claims of the key whose kinds the rules give; all of them; and (kind, right or wrong or missed) counts."""
    same, all_, by_kind = 0, 0, Counter()
    for _, text, marks in marked_texts():
        found = look(text)
        for mark in (m for m in marks if m.kind == "claim" and m.facts.get("kinds")):
            mine, key = set(kinds_in(found, mark.span)), set(mark.facts["kinds"])
            allowed = key | {o.kind for o in mark.others}
            same, all_ = same + (key <= mine <= allowed), all_ + 1
            for kind in mine | key:
                by_kind[kind, "right" if kind in mine and kind in allowed else "wrong" if kind in mine else "missed"] += 1
    return same, all_, by_kind


def silent(folder: Path) -> tuple[int, int]:
    """Sentences of three words and more in which the reader finds nothing, wants and feelings counted: with nobody in the corpus too; all."""
    right = all_ = 0
    for text, reference in load(folder):
        theirs = [piece for record in reference for part in ("cue", "content") for piece in record[part]]
        mine = [piece for record in attributions(text, attitudes=True) for piece in (*record.cue, *(record.content or ()))]
        for sentence in sentences(text, Span(0, len(text))):
            if len(text[sentence.start:sentence.end].split()) > 2 and not any(sentence.touches(p) for p in mine):
                right, all_ = right + (not any(sentence.touches(p) for p in theirs)), all_ + 1
    return right, all_


if __name__ == "__main__":
    same, all_, by_kind = claim_kinds()
    print(f"kinds of claim: {same} of {all_} agree")
    for kind in scheme.CLAIM_KINDS:
        print(f"  {kind}: " + ", ".join(f"{by_kind[kind, how]} {how}" for how in ("right", "wrong", "missed")))
    for name in sys.argv[1:]:
        right, of = silent(Path(name))
        print(f"{name}: {right} of {of} sentences without a source have none")
