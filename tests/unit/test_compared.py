"""The calls that set accounts side by side: what stands there before two texts, with the kit's own, with brought ones, with odd ones."""
from __future__ import annotations

import json

import pytest

import exercises
from exercises.answers import AnswersError
from exercises.bring import paste
from exercises.compare import MOST, CompareError
from exercises.compare.kept import is_kept, keep, kept
from exercises.drafting import quick_pack
from exercises.pack import PackError
from exercises.pages import Notice, Several, Table
from exercises.session import TEXT_KEY, session
from exercises.walk.compared import OWN_KEY, TEXTS_KEY
from exercises.widgets import Lineup, Viewer

CALLS = ("compare_sources", "compare_words", "alone_in_one", "compare_picture")
FIRST = "Pool is saved\n\nThe council of Marl saved the pool on Monday by nine to eight, the clerk said. Orla Finch wept."
SECOND = "Pool eats 640,000 pounds\n\nThe council of Marl grabbed 640,000 pounds for its pool on Monday. Orla Finch refused to answer."


def shown(call: str):
    """What a call shows now, the widget around it left off."""
    made = getattr(exercises, call)()
    return made.parts[0].shown if hasattr(made, "parts") else made.shown


def bring(*texts: str):
    """Brings texts one after the other as a page would; gives the two widgets."""
    bringer, lineup = exercises.bring_accounts().parts
    for words in texts:
        bringer.paste(words)
        bringer.take()
    return bringer, lineup


@pytest.mark.parametrize("call", CALLS)
def test_before_two_texts_one_line_says_what_to_do(start, call):
    start()
    assert isinstance(shown(call), Notice) and shown(call).line.startswith("Bring two texts on one event first")
    bring(FIRST)
    assert isinstance(shown(call), Notice) and shown(call).line.startswith("One text stands there.")


@pytest.mark.parametrize("text, slug", [("al-bukamal", "al-bukamal"), ("council", "council"), ("", "council")])
def test_the_kits_own_three_are_those_of_the_text_chosen_and_calm_where_none_is(start, text, slug):
    made = start()
    made.answers.put(TEXT_KEY, {"choice": text} if text else None)
    lineup = exercises.bring_accounts().parts[1]
    ready = lineup.spec["ready"][0]
    assert ready["label"] == "Compare the kit’s own three accounts" and {t["pack"] for t in ready["texts"]} == {slug} and len(ready["texts"]) == 3
    lineup.put(ready["texts"])
    assert isinstance(shown("compare_sources"), Several) and isinstance(shown("compare_words"), Table) and isinstance(shown("alone_in_one"), Several)
    picture = shown("compare_picture")
    assert isinstance(picture, Viewer) and len(picture.picture().rows) == 3 and picture.picture().png


def test_brought_texts_are_kept_in_files_and_compared(start):
    made = start()
    bring(FIRST, SECOND)
    entries = made.answers.get(TEXTS_KEY)
    assert [e["name"] for e in entries] == ["Pool is saved", "Pool eats 640,000 pounds"]
    folder = made.answers.path.parent / "compared"
    assert {p.stem for p in folder.iterdir()} == {e["file"] for e in entries}
    assert "640,000 pounds (1)" in shown("alone_in_one").parts[0].rows[0]["B"] and made.slugs() == session().slugs()
    table = shown("compare_words")
    assert {r["actor"] for r in table.rows} >= {"Orla Finch"}


def test_a_text_taken_out_is_back_with_undo_and_its_file_stays(start):
    made = start()
    _, lineup = bring(FIRST, SECOND)
    lineup.put(lineup.texts[:1])
    assert isinstance(shown("compare_sources"), Notice)
    assert len(list((made.answers.path.parent / "compared").iterdir())) == 2
    lineup.undo()
    assert [t["name"] for t in lineup.texts] == ["Pool is saved", "Pool eats 640,000 pounds"] and isinstance(shown("compare_sources"), Several)


def test_what_follows_changes_when_a_text_comes_or_a_name_is_written(start):
    made = start()
    sources, words = exercises.compare_sources(), exercises.compare_words()
    bring(FIRST, SECOND)
    assert isinstance(sources.shown, Several) and "Marl" not in {r["actor"] for r in words.parts[0].shown.rows}
    words.parts[1].write("council of Marl, the council")
    assert "council of Marl" in {r["actor"] for r in words.parts[0].shown.rows}
    made.answers.put(TEXTS_KEY, [])
    assert isinstance(sources.shown, Notice)


def test_an_article_of_ones_own_is_read_by_the_first_reader_and_said_to_be(start):
    made = start()
    slug = quick_pack(paste(FIRST), made.own_texts)
    made.answers.put(OWN_KEY, {"choice": slug})
    lineup = exercises.bring_accounts().parts[1]
    label, texts = lineup.spec["ready"][1]["label"], lineup.spec["ready"][1]["texts"]
    assert label == "Begin with my own article" and texts[0]["pack"] == slug
    lineup.put([*texts, lineup.spec["ready"][0]["texts"][0]])
    caption = shown("compare_sources").parts[0].caption
    assert "The readings are A by the first reader and B by the reference." in caption and "in 10 times" in caption


def test_the_same_text_twice_is_refused_in_one_sentence(start):
    start()
    bringer, lineup = bring(FIRST)
    bringer.paste(FIRST.replace("\n\n", "\n\n\n"))
    with pytest.raises(CompareError, match="This text stands there already, as A"):
        bringer.take()
    assert len(lineup.texts) == 1


def test_more_than_five_are_refused_in_one_sentence_and_nothing_is_lost(start):
    start()
    bringer, lineup = bring(*(f"{FIRST} Page {n} of it is here." for n in range(MOST)))
    bringer.paste(SECOND)
    with pytest.raises(CompareError, match="5 texts stand side by side already") as told:
        bringer.take()
    assert str(told.value).count(".") == 1 and len(lineup.texts) == MOST and bringer.changes is not None


@pytest.mark.parametrize("value", [
    "text", [1], [{"name": "X"}], [{"name": "X", "pack": "nowhere", "account": "wire"}], [{"name": "X", "pack": "council", "account": "nobody"}],
    [{"name": "", "pack": "council", "account": "wire"}], [{"name": "X" * 81, "pack": "council", "account": "wire"}],
    [{"name": "X", "file": "../../my-work"}], [{"name": "X", "file": "0" * 16}], [{"name": "X", "pack": "council", "more": "1"}],
    [{"name": "X", "pack": "../council", "account": "wire"}], [{"name": "X", "pack": "council", "account": "wire"}] * 6,
])
def test_what_a_page_sends_is_hostile_until_checked(start, value):
    start()
    lineup = exercises.bring_accounts().parts[1]
    lineup._hear({"type": "answer", "key": TEXTS_KEY, "n": 1, "by": "page", "v": value})
    assert lineup.texts == [] and lineup._said


def test_a_page_may_set_the_texts_that_are_there(start):
    start()
    lineup = exercises.bring_accounts().parts[1]
    lineup._hear({"type": "answer", "key": TEXTS_KEY, "n": 1, "by": "page", "v": lineup.spec["ready"][0]["texts"]})
    assert len(lineup.texts) == 3 and repr(lineup) == "Lineup: These stand side by side, 3 texts"
    with pytest.raises(AnswersError):
        lineup.put([{"name": "X", "file": "f" * 16}])


def test_an_actor_that_is_missing_is_there_once_its_name_is_written(start):
    start()
    bring("Gate shut\n\nThe council shut the gate on Monday. Ann Lee said that it was late. Lee left.",
          "Gate locked\n\nThe council locked the gate. Joe Marsh said that boats were stuck. Marsh waited.")
    table, note = exercises.compare_words().parts
    assert "Is an actor missing?" in note.spec["ask"] and "council" not in {row["actor"] for row in table.shown.rows}
    note.write("council, town hall")
    assert "council" in {row["actor"] for row in table.shown.rows}


def test_a_text_whose_file_is_gone_is_told(start):
    made = start()
    bring(FIRST, SECOND)
    (made.answers.path.parent / "compared" / f"{made.answers.get(TEXTS_KEY)[1]['file']}.json").unlink()
    made.answers.put(TEXTS_KEY, [{**e, "name": e["name"] + "!"} for e in made.answers.get(TEXTS_KEY)])
    assert shown("compare_sources").line == "“Pool eats 640,000 pounds!” is not in this kit any more: take it out and bring it once more."


def test_answers_that_are_no_list_of_texts_are_none(start):
    made = start()
    for odd in ({"a": 1}, [1, 2], "x", 7):
        made.answers.put(TEXTS_KEY, odd)
        assert isinstance(shown("compare_sources"), Notice)


def test_the_kinds_that_a_saved_page_gives_choose_the_story(tmp_path):
    words = "Pool is saved\n\nGive us money\n\nThe pool is saved."
    one = kept(tmp_path, keep(tmp_path, words, ("headline", "donation", "report")), "One")
    from exercises.compare import sentences

    assert [s.words for s in sentences([one])[0]] == ["Pool is saved", "The pool is saved."]
    assert kept(tmp_path, keep(tmp_path, words + " ", ("headline",)), "Two").marks == ()


@pytest.mark.parametrize("inside", ['{"format": "other"}', '{"format": "who-says-so text to compare", "text": 3, "labels": []}', "[]", "{"])
def test_a_damaged_file_is_told(tmp_path, inside):
    name = keep(tmp_path, FIRST)
    (tmp_path / f"{name}.json").write_text(inside, encoding="utf-8")
    assert is_kept(tmp_path, name)
    with pytest.raises(PackError):
        kept(tmp_path, name, "One")


def test_feedback_never_says_who_is_right(start):
    start(text="council")
    lineup = exercises.bring_accounts().parts[1]
    lineup.put(lineup.spec["ready"][0]["texts"])
    told = " ".join([shown("compare_sources").line, shown("compare_words").line, shown("alone_in_one").line, json.dumps(shown("compare_picture").picture().told)])
    assert not [word for word in ("correct", "the truth", "is true", "wrong", "liar", "lies") if f" {word} " in f" {told} "]
