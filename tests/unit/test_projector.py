"""The projector: hands are kept as whole numbers, and the reference waits."""
import pytest

import exercises
from exercises.answers import Answers, AnswersError
from exercises.judging import Feedback, Item, Option, Part
from exercises.widgets import Projector

PART = Part("kind", "Who says so?", tuple(Option(s, s.title()) for s in ("mayor", "club", "nobody", "radio")))
ITEMS = (Item("s1", (PART, Part("stake", "Why?", (Option("a", "A"),))), "The pool is closed.", given={"kind": "club"}), Item("s2", (PART,), "It is cold."))


def judge(item, part, choice):
    verdict = "agrees" if choice == "mayor" else "differs"
    return Feedback("kept" if item == "s2" else verdict, choice, (f"{choice} because", "and more"), back="Why?")


@pytest.fixture
def wall(tmp_path):
    return Projector("class/pool/sources", "Sources", "Hands up.", ITEMS, judge, Answers(tmp_path / "my-work.json"))


def test_hands_come_back_after_a_restart(wall):
    wall.count("s1", {"mayor": 12, "nobody": 0})
    again = Projector("class/pool/sources", "Sources", "Hands up.", ITEMS, judge, Answers(wall.answers.path))
    assert again.hands("s1") == {"mayor": 12, "nobody": 0} and again.progress() == {"done": 1, "of": 2}


@pytest.mark.parametrize("hands", [{"mayor": -1}, {"mayor": 1000}, {"mayor": 1.5}, {"mayor": True}, {"ghost": 1}, [1], "many"])
def test_what_is_no_count_is_refused_from_either_side(wall, hands):
    with pytest.raises(AnswersError, match="whole numbers"):
        wall.count("s1", hands)
    wall._hear({"type": "answer", "key": "class/pool/sources/s1#hands", "n": 1, "by": "a", "v": hands})
    assert wall.hands("s1") == {}


def test_only_the_first_question_is_asked_and_nothing_is_given(wall):
    assert [len(i.parts) for i in wall.items.values()] == [1, 1] and not wall.items["s1"].given


def test_nothing_is_told_before_it_is_asked_for(wall):
    wall.count("s1", {"club": 3})
    assert wall._state()["feedback"] == {}


def test_the_reference_comes_first_then_the_most_chosen_others(wall):
    wall.count("s1", {"mayor": 9, "club": 3, "nobody": 5, "radio": 1})
    told = wall.reveal("s1")
    assert [f.verdict for f in told] == ["shown", "differs", "differs"]
    assert [f.title for f in told[1:]] == ["5 hands for “Nobody”", "3 hands for “Club”"]
    assert told[1].says == ("nobody because",)


def test_where_several_answers_fit_it_says_how_many(tmp_path):
    several = Item("s1", (Part("kind", "Which?", PART.options, several=True),), "The pool is closed.")
    fitting = lambda item, part, choice: Feedback("agrees" if set(choice) <= {"mayor", "club"} else "differs", "you chose", ("because",))
    wall = Projector("class/pool/several", "Sources", "Hands up.", (several,), fitting, Answers(tmp_path / "my-work.json"))
    assert wall.fits("s1") == {"mayor", "club"} and wall.reveal("s1")[0].title == "2 of these 4"


def test_one_hand_is_one_hand(wall):
    wall.count("s1", {"club": 1})
    assert wall.reveal("s1")[1].title == "1 hand for “Club”"


def test_where_no_answer_is_right_it_says_so(wall):
    assert [f.title for f in wall.reveal("s2")] == ["no right answer here"]


def test_the_page_is_answered_when_it_asks(wall):
    sent = []
    wall.send = sent.append
    wall._hear({"type": "reveal", "item": "s1"})
    assert [m["type"] for m in sent] == ["revealed"] and sent[0]["fits"] == ["mayor"] and sent[0]["cards"][0]["word"] == "The reference"
    wall._hear({"type": "reveal", "item": "ghost"})
    assert sent[-1]["type"] == "state"


def test_questions_are_picked_by_number_on_either_text_and_a_number_that_is_not_there_is_told(start):
    start(text="council")
    assert [item for item in exercises.project("sources", 4, 2).shown.items] == ["s04", "s02"]
    assert len(exercises.project("sources").shown.items) > 4
    assert "1 to" in exercises.project("sources", 99).shown.line


def test_the_table_grows_with_the_counts_and_has_the_most_chosen_first(start):
    start()
    table, wall = exercises.hands_table("sources"), exercises.project("sources", 2, 4).shown
    assert not table.shown.rows
    wall.count("s02", {"named": 3, "own-voice": 8, "outlet": 0})
    (row,) = table.shown.rows
    assert row["hands"].startswith("author’s own voice 8, named person or body 3") and row["same"] == "8 of 11"
    assert row["reference"] == "author’s own voice" and "1 of " in table.shown.caption


def test_the_wall_changes_with_the_text(start):
    start()
    wall = exercises.project("sources", 2)
    exercises.choose_text().shown.choose("text", "council")
    assert wall.shown.task == "class/council/sources"
