"""The words of the scheme: sent when a page asks, those of the exercise first; and all of them on one page."""
from __future__ import annotations

import json
import re

import pytest

import exercises
from exercises import scheme
from exercises.pages import Notes
from exercises.scheme import glossary

USED = {
    "sort_blocks": [scheme.BLOCK_GROUPS], "who_gains": [scheme.SPEAKERS, scheme.GAINERS],
    "tap_sources": [scheme.SOURCE_KINDS, scheme.STAKES, scheme.KNOWN_FROM], "mark_attributions": [scheme.SPAN_KINDS],
    "mark_wording": [scheme.WORDING_KINDS], "sort_cues": [scheme.STANCES], "claim_kinds": [scheme.CLAIM_KINDS],
    "judge_sources": [scheme.STAKES], "dossier": [],
}
LARGEST = 32_000


def kinds_of(id_: str):
    return glossary.tables()[id_][2]


@pytest.mark.parametrize("name", USED)
def test_an_exercise_names_the_words_it_uses(start, name):
    start()
    shown = getattr(exercises, name)()
    words = shown.spec["words"] if hasattr(shown, "spec") else []
    assert [kinds_of(id_) for id_ in words] == USED[name]


def test_a_page_that_asks_is_sent_every_word_in_full(start, monkeypatch):
    start()
    tapper, sent = exercises.tap_sources(), []
    monkeypatch.setattr(tapper, "send", sent.append)
    tapper._hear({"type": "glossary", "tables": "something hostile"})
    [message] = sent
    terms = [kind for table in message["tables"] for kind in table["kinds"]]
    assert message["type"] == "glossary" and len(terms) == sum(len(k) for _, _, k in glossary.tables().values())
    assert all(term["definition"] and term["test"] and term["example"] and term["hard"] and term["confused"] for term in terms)


def test_the_words_travel_only_when_asked_for(start):
    start()
    assert len(json.dumps(glossary.as_json(), ensure_ascii=False).encode()) < LARGEST
    spec = json.dumps(exercises.sort_cues().get_state(["spec", "state"]), ensure_ascii=False)
    assert scheme.SOURCE_KINDS["hidden"].hard not in spec


def test_no_table_holds_what_is_no_word_of_the_scheme():
    assert glossary.tables_with([]) == []
    assert glossary.tables_with([("label", "something else")]) == []
    assert glossary.tables_with([("label", "label")]) != glossary.tables_with([("label", "label for people")])


def test_the_page_of_words_holds_every_part_of_every_kind_and_every_rule():
    page = exercises.glossary()
    assert isinstance(page, Notes)
    notes = {(head, summary): lines for head, some in page.groups for summary, lines in some}
    for strand, name, kinds in glossary.tables().values():
        for kind in kinds.values():
            [lines] = [lines for (head, label), lines in notes.items()
                       if label == kind.label and head.startswith(scheme.QUESTIONS[strand]) and head.lower().endswith(name)]
            told = " ".join(lines)
            assert all(part in told for part in (kind.definition, kind.test, kind.example, kind.hard, kinds[kind.confused].label))
    assert all(rule in str(page.groups) for rules in scheme.RULES.values() for rule in rules)
    assert re.fullmatch(r"The words of the scheme: \d+ notes", repr(page))
