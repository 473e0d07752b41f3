"""What a learner reads is grade 8 or below: Flesch-Kincaid grade as textstat counts it (syllables from CMUdict).

Set aside, each replaced by the short word “it”: the terms of the scheme, proper names (words that stand with a capital
inside a sentence somewhere in the kit, or have two) and addresses. Quoted words of the article stay in.
The formula is noisy on short texts, since one long word or sentence moves it by grades; so a single piece is measured
only from 25 words on, and shorter ones count in the pool of their file.
"""
from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import textstat

from exercises import scheme
from told import KIT, Piece, pieces

LIMIT, FLOOR = 8.0, 25
TERMS = ("attribution", "scope", "second reading")
LESSONS = sorted((KIT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
TOLD_IN = sorted({p.file for p in pieces()})


@cache
def terms() -> re.Pattern:
    """The labels of every kind of the scheme, and its terms that are no kinds; longest first."""
    groups = (v for v in vars(scheme).values() if isinstance(v, dict))
    labels = {k.label.lower() for group in groups for k in group.values() if isinstance(k, scheme.Kind)} | set(TERMS)
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, labels), key=len, reverse=True))})s?\b", re.I)


@cache
def names() -> frozenset[str]:
    """Words with a capital inside a sentence, in what is told and in the texts."""
    texts = [p.text for p in pieces()] + [p.read_text(encoding="utf-8") for p in (KIT / "texts").rglob("*.txt")]
    return frozenset(w for t in texts for w in re.findall(r"(?<=[a-z,;] )[A-Z][\w’-]+", t))


def ours(text: str) -> str:
    """A text with what is not ours to choose set aside, word for word, so that sentences keep their length."""
    text = re.sub(r"https?://\S+|\S+@\S+|\{\w+\}|`[^`]*`", "it", text)
    text = terms().sub("it", text)
    return re.sub(r"[\w’-]*[A-Za-z][\w’-]*", lambda m: "it" if m[0] in names() or re.search(r"[A-Z].*[A-Z]", m[0]) else m[0], text)


def grade(text: str) -> float:
    return textstat.flesch_kincaid_grade(ours(text))


def prose(path: Path) -> str:
    """A lesson’s markdown as a reader meets it: each line a sentence, no addresses, no signs."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    text = re.sub(r"<!--.*?-->|<[^>]+>|!\[[^\]]*\]\([^)]*\)", " ", text, flags=re.S)
    text = re.sub(r"\]\([^)]*\)|[\[\]*#>|`]", " ", text)
    return pooled(line.strip(" -") for line in text.splitlines())


def pooled(texts) -> str:
    return " ".join(t if t.rstrip("”’)")[-1:] in ".?!" else f"{t}." for t in texts if re.search(r"\w", t))


def long_pieces() -> list[tuple[float, Piece]]:
    return sorted(((grade(p.text), p) for p in pieces() if len(p.text.split()) >= FLOOR), reverse=True, key=lambda x: x[0])


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in LESSONS])
def test_a_lesson_reads_at_grade_eight_or_below(path):
    assert grade(prose(path)) <= LIMIT


@pytest.mark.parametrize("file", TOLD_IN)
def test_the_feedback_of_a_file_reads_at_grade_eight_or_below(file):
    assert grade(pooled(p.text for p in pieces() if p.file == file)) <= LIMIT


def test_every_single_piece_of_feedback_reads_at_grade_eight_or_below():
    hard = [f"{found:.1f} {piece}" for found, piece in long_pieces() if found > LIMIT]
    if hard:
        pytest.fail(f"{len(hard)} of {len(long_pieces())} above grade {LIMIT:.0f}:\n" + "\n".join(hard), pytrace=False)


def test_hard_words_are_noticed_and_names_are_not():
    easy = "The dog ran to the gate. It was shut, so the dog sat down and slept until the keeper came back."
    hard = "Notwithstanding considerable institutional opposition, the administration subsequently implemented comprehensive modifications."
    assert grade(easy) < 5 < 12 < grade(hard)
    assert ours("It is metonymy, said Hezbollah-linked Al Mayadeen.") == "It is it, said it it it."
