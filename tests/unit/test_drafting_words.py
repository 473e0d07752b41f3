"""The words that drafts are filled with: each once, short, easy to read, in our typography."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from exercises import scheme
from exercises.drafting import RIGHTS
from exercises.drafting.phrases import clip, first_words, pick

FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "drafting"
FILES = ("words.json", "tasks.json")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def told(file: str) -> list[str]:
    data = json.loads((FOLDER / file).read_text(encoding="utf-8"))
    return [s for key, part in data.items() if key not in ("format", "version", "source") for s in strings(part) if " " in s]


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_said_twice(file):
    times = Counter(" ".join(re.findall(r"\w+", s.lower())) for s in told(file) if len(s.split()) > 4)
    assert len(times) > 30 and not [s for s, n in times.items() if n > 1]


@pytest.mark.parametrize("file", FILES)
def test_words_are_plain_and_signs_are_ours(file):
    for said in told(file):
        assert not re.search(r"[\"'—]| - ", said), said
        assert max(len(s.split()) for s in re.split(r"(?<=[.?!])\s", said)) <= 22, said
    whole = " ".join(re.sub(r"\{\w+\}", "it", s if s[-1] in ".?!" else f"{s}.") for s in told(file))
    assert textstat.flesch_kincaid_grade(whole) <= 6


def test_there_are_words_for_every_kind_of_the_scheme():
    words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    assert set(words["blocks"]) == set(scheme.BLOCK_KINDS) and set(words["sources"]) == set(scheme.SOURCE_KINDS)
    assert set(words["wording"]["kinds"]) == set(scheme.WORDING_KINDS) and set(words["claim_kinds"]) == set(scheme.CLAIM_KINDS)
    assert set(words["speaker_reasons"]) == set(scheme.SPEAKERS) and set(words["said"]["cue"]["back"]) == set(scheme.STANCES)
    assert {b["gainer"] for b in words["blocks"].values()} <= {*scheme.GAINERS, "speaker"}
    assert all("?" in b for part in (*words["blocks"].values(), *words["sources"].values(), *words["wording"]["kinds"].values()) for b in part["back"])


@pytest.mark.parametrize("text, words", [
    ("Campaigners were furious. “They left,” she said.", "Campaigners were furious"), ("“We stole it,” she told us.", "We stole it,” she"),
    ("The so-called ‘truce’ ended.", "The so-called"), ("One", "One"), ("", ""),
])
def test_first_words_stop_where_a_quotation_begins(text, words):
    assert first_words(text) == words


def test_slots_are_filled_once_and_from_the_text_alone():
    assert pick(["“{a}” and {b}{c}"], 3, a="{b}", b=7) == "“{b}” and 7" and pick(["x", "y"], 3) == "y"


def test_long_words_are_cut_at_a_word():
    assert clip("word " * 40).endswith("word …") and len(clip("word " * 40)) <= 62 and len(clip("x" * 500)) <= 62
    assert first_words("“The  mayor,\n said he would not") == "The mayor, said he" and first_words("…") == ""


def test_what_may_be_shared_is_told_for_every_answer():
    assert set(RIGHTS) == {"own", "licensed", "private"} and all(textstat.flesch_kincaid_grade(s) <= 8 for s in RIGHTS.values())
