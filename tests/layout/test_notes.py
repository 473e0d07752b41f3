"""The pages outside a text: notes, results to open, voices, words and later notes belong together in every pack."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from marking import PACKS, load, none

from exercises.pack import Pack

STAKES = {"party", "owned", "aligned-own-words", "aligned-others", "none-found"}
KNOWN = {"text", "elsewhere", "guess"}
TOLD = ("topic", "outlet", "date", "who_says", "says", "not_said", "stake_source", "voices")


@pytest.fixture(params=[p for p in PACKS if load(p).has("dossier")])
def pack(request) -> Pack:
    return load(request.param)


def notes(pack: Pack) -> dict[str, dict]:
    return {note["id"]: note for note in pack.data("dossier")["notes"]}


def test_every_text_has_pages_outside_it():
    assert len(PACKS) >= 2 and all(load(p).has(name) for p in PACKS for name in ("dossier", "choices", "since", "tree", "words", "verbs"))


def test_a_note_tells_all_that_is_asked_of_a_source(pack):
    def faults() -> Iterator[str]:
        for name, note in notes(pack).items():
            yield from (f"{name}: “{field}” is missing" for field in TOLD if not note.get(field))
            if note["stake"]["value"] not in STAKES or note["stake_known_from"] not in KNOWN or not note["stake"]["note"].strip():
                yield f"{name}: {note['stake']} known from {note['stake_known_from']}"
    none(faults())


def test_every_topic_has_a_heading_and_every_heading_a_note(pack):
    assert set(pack.data("dossier")["topics"]) == {note["topic"] for note in notes(pack).values()}


def test_sources_to_judge_are_notes_of_several_stakes(pack):
    judged = pack.data("dossier")["judged"]
    assert len(set(judged)) == len(judged) == 5 and set(judged) <= set(notes(pack))
    assert len({notes(pack)[name]["stake"]["value"] for name in judged}) >= 3


def test_results_to_open_have_a_teaser_and_a_reason(pack):
    data, known = pack.data("choices"), notes(pack)
    assert len(data["results"]) == 6 and set(data["why"]) == set(data["results"])
    none(f"{name}: no teaser" for name in data["results"] if not known[name]["teaser"].strip())


def test_a_page_of_the_tree_has_the_voices_of_its_note(pack):
    none(f"{page['id']}: {page['voices']}" for page in pack.data("tree")["pages"]
         if not set(page["voices"]) <= set(notes(pack)[page["id"]]["voices"]))


def test_later_notes_are_notes(pack):
    known = notes(pack)
    none(f"{n['id']}: {n['outlet']}, {n['date']}" for n in pack.data("since")["notes"]
         if (n["outlet"], n["date"]) != (known[n["id"]]["outlet"], known[n["id"]]["date"]))


def test_words_come_from_notes_and_have_every_column(pack):
    data = pack.data("words")
    none(f"{row['id']}: {sorted(set(data['columns']) - set(row))}" for row in data["rows"]
         if row["id"] not in notes(pack) or set(data["columns"]) - set(row))
    none(f"{row['id']}: “{row[column]}” has no name for readers" for column, known in data["names"].items()
         for row in data["rows"] if row[column] not in known)


def test_an_invented_text_says_that_its_pages_are_invented(pack):
    told = " ".join((pack.data("dossier")["about"], pack.data("since")["point"], pack.data("words")["about"]))
    assert not pack.meta.get("invented") or told.count("invented") >= 3
    none(f"{name}: {note['address']}" for name, note in notes(pack).items()
         if pack.meta.get("invented") and not note["address"].startswith("https://example.org/"))


def test_verbs_have_an_actor_and_stand_in_their_sentence(pack):
    marks = {m.id.rsplit("/", 1)[-1]: pack.article.words_of(m).lower() for m in pack.article.marks_of("sourcing")}
    data = pack.data("verbs")
    actors = {a["slug"] for a in data["actors"]}
    none(f"{row['id']}: {row['verb']}, {row['actor']}" for row in data["rows"]
         if row["actor"] not in actors or not all(word in marks[row["sentence"]] for word in row["verb"].lower().split()))
