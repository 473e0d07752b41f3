"""Exercises without a browser: what the page may send, what is kept, and what is fed back."""
import gc

import pytest

from exercises.answers import Answers
from exercises.judging import Feedback, Item, Option, Part
from exercises.widgets import Chooser, Desk, Note, Rewriter, Sorter, Viewer
from exercises.pages import Card

KIND = Part("kind", "What?", (Option("a", "An a"), Option("b", "A b")))
WHY = Part("why", "Why?", (Option("x", "An x"), Option("y", "A y")), several=True, when=("kind", ("a",)))


def judge(item, part, choice):
    if part == "why":
        return Feedback("agrees" if list(choice) == ["x", "y"] else "part", "why", ("because",))
    return Feedback("agrees" if choice == "a" else "differs", choice, (f"{item} reads a",))


@pytest.fixture
def answers(tmp_path):
    return Answers(tmp_path / "answers.json")


def sorter(answers, **about):
    items = (Item("i1", (KIND, WHY), "One", hints=("here", "there", "it is an a"), about=about), Item("i2", (KIND,), "Two"))
    return Sorter("pack/task", "Sort", "Please", items, judge, answers)


def hear(widget, **message):
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._hear(message)
    return sent


def test_a_choice_is_kept_fed_back_and_there_again(answers, tmp_path):
    widget = sorter(answers)
    assert [f.verdict for f in widget.choose("i1", "b")] == ["differs"]
    assert [f.verdict for f in widget.choose("i1", "a")] == ["agrees"]
    again = sorter(Answers(tmp_path / "answers.json"))
    assert again.answers.get("pack/task/i1/kind") == {"choice": "a", "before": ["b"]}
    assert again.feedback("i1")[0].verdict == "agrees"


def test_a_further_question_is_judged_only_where_it_is_asked(answers):
    widget = sorter(answers)
    widget.choose("i1", ["x"], "why")
    assert widget.feedback("i1") == ()
    widget.choose("i1", "a")
    assert [f.verdict for f in widget.feedback("i1")] == ["agrees", "part"]


def test_feedback_waits_for_how_sure_where_that_is_asked(answers):
    widget = sorter(answers, sure=True)
    assert widget.choose("i1", "a") == ()
    widget.sure("i1", "fairly")
    assert widget.feedback("i1")[0].verdict == "agrees"


def test_show_me_is_kept_as_shown_and_not_as_answered(answers):
    widget = sorter(answers)
    assert widget.show("i1")[0].verdict == "shown"
    assert answers.get("pack/task/i1/kind") is None and answers.get("pack/task/i1#shown") is True
    assert widget.progress() == {"done": 0, "of": 2}


def test_hints_come_one_by_one_and_end(answers):
    widget = sorter(answers)
    assert [widget.hint("i1") for _ in range(4)] == ["here", "there", "it is an a", ""]


def test_wrong_names_are_refused_with_the_right_ones(answers):
    widget = sorter(answers)
    with pytest.raises(ValueError, match="i1, i2"):
        widget.choose("i9", "a")
    with pytest.raises(ValueError, match="one of a, b"):
        widget.choose("i1", "c")
    with pytest.raises(ValueError, match="kind, why"):
        widget.choose("i1", "a", "when")


def test_undo_takes_back_the_latest_change(answers):
    widget = sorter(answers)
    widget.choose("i1", "a")
    widget.choose("i1", "b")
    widget.undo()
    assert answers.get("pack/task/i1/kind")["choice"] == "a"


def test_the_page_is_answered_with_acknowledgement_and_feedback(answers):
    sent = hear(sorter(answers), type="answer", key="pack/task/i1/kind", n=1, by="page1", v={"choice": "a"})
    assert {"type": "ack", "keys": {"pack/task/i1/kind": [1, "page1"]}, "saved": True} in sent
    state = next(m for m in sent if m["type"] == "state")
    assert state["feedback"]["i1"][0]["verdict"] == "agrees" and state["progress"] == {"done": 1, "of": 2}


HOSTILE = [
    None, [], "x", {}, {"type": 3}, {"type": ["answer"]}, {"type": "answer"}, {"type": "run", "code": "1"},
    {"type": "answer", "key": "other/task/i1/kind", "n": 9, "by": "p", "v": {"choice": "a"}},
    {"type": "answer", "key": "pack/task/../../x", "n": 9, "by": "p", "v": {"choice": "a"}},
    {"type": "answer", "key": "pack/task/i1/kind", "n": 9, "by": "p", "v": {"choice": "<img onerror=x>"}},
    {"type": "answer", "key": "pack/task/i1/kind", "n": 9, "by": "p", "v": "a"},
    {"type": "answer", "key": "pack/task/i1/kind", "n": 9, "by": "p", "v": {"choice": {"a": 1}}},
    {"type": "answer", "key": "pack/task/i1/kind", "n": -1, "by": "p", "v": {"choice": "a"}},
    {"type": "answer", "key": "pack/task/i1/kind", "n": 9, "by": "../", "v": {"choice": "a"}},
    {"type": "answer", "key": "pack/task/i1/kind", "n": 9, "by": "p", "v": {"choice": "a", "before": [["b"]] * 99}},
    {"type": "answer", "key": "pack/task/i1#objection", "n": 9, "by": "p", "v": "x" * 501},
    {"type": "answer", "key": "pack/task/i1#hint", "n": 9, "by": "p", "v": True},
    {"type": "answer", "key": "pack/task/i1#hint", "n": 9, "by": "p", "v": 4},
    {"type": "answer", "key": "pack/task/i1#hint", "n": 9, "by": "p", "v": ["i1/1"]},
    {"type": "answer", "key": "pack/task/i9#hint", "n": 9, "by": "p", "v": 1},
    {"type": "answer", "key": "pack/task/i1#evil", "n": 9, "by": "p", "v": 1},
    {"type": "sync", "work": "w", "records": {"pack/task/i1/kind": 3}}, {"type": "sync"},
    {"type": "adopt", "work": 3, "records": []}, {"type": "adopt", "work": "w", "records": {"k": {"n": 0}}},
]


@pytest.mark.parametrize("message", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_messages_change_nothing_and_raise_nothing(answers, message):
    widget = sorter(answers)
    widget.choose("i1", "b")
    before = dict(answers.records)
    widget.send = lambda *_, **__: None
    widget._hear(message)
    assert dict(answers.records) == before or message.get("v", {}).get("before")


def test_earlier_choices_that_do_not_fit_are_cut(answers):
    widget = sorter(answers)
    hear(widget, type="answer", key="pack/task/i1/kind", n=1, by="p", v={"choice": "a", "before": ["b"] * 99})
    assert answers.get("pack/task/i1/kind") == {"choice": "a", "before": ["b"] * 8}


def test_two_widgets_on_one_set_of_answers_agree(answers):
    first, second = sorter(answers), sorter(answers)
    heard = []
    second.send = lambda content, buffers=None: heard.append(content)
    first.choose("i2", "a")
    assert second.feedback("i2") == first.feedback("i2")
    assert heard and heard[-1]["feedback"]["i2"][0]["verdict"] == "agrees"


def test_a_widget_nobody_holds_is_forgotten(answers):
    widget = sorter(answers)
    views = len(answers._views)
    widget.close()
    del widget
    gc.collect()
    assert len(answers._views) < views


def test_the_state_a_page_gets_is_todays(answers):
    widget = sorter(answers)
    widget.choose("i1", "a")
    state = widget.get_state(key="state")["state"]
    assert state["records"]["pack/task/i1/kind"]["v"]["choice"] == "a" and state["feedback"]["i1"][0]["verdict"] == "agrees"


def test_what_the_browser_kept_comes_back_into_an_empty_folder(answers):
    desk, other = Desk(0, [("00", "First look")], answers), sorter(answers)
    assert desk.get_state(key="state")["state"]["blank"] is True
    records = {"pack/task/i1/kind": {"n": 4, "by": "page1", "v": {"choice": "a"}}}
    hear(desk, type="adopt", work="work-of-monday", records=records)
    assert answers.work == "work-of-monday" and other.feedback("i1")[0].verdict == "agrees"


def test_start_fresh_sets_the_work_aside(answers):
    desk, other = Desk(0, [("00", "First look")], answers), sorter(answers)
    other.choose("i1", "a")
    work = answers.work
    hear(desk, type="fresh")
    assert answers.work != work and other.feedback("i1") == ()
    assert len(list(answers.path.parent.glob("*earlier*"))) == 1


def test_representations_say_something_and_hold_no_address(answers):
    shown = [sorter(answers), Note("notes/01", "What surprised you?", "One line.", answers), Desk(0, [("00", "First look")], answers)]
    assert [repr(w) for w in shown] == ["Sorter: Sort, 2 places", "Note: What surprised you?", "Your path: [First look]"]


def test_a_note_keeps_a_line_and_refuses_a_novel(answers):
    note = Note("notes/01", "T", "A", answers)
    note.write("hm")
    hear(note, type="answer", key="notes/01", n=9, by="p", v={"text": "x" * 501})
    assert answers.get("notes/01") == {"text": "hm"}


def test_the_rewriter_names_the_words_that_remain(answers):
    look = lambda text: [("freed", "Plainer: “took”.")] if "freed" in text else []
    widget = Rewriter("pack/r", "T", "A", start="s", facts=[{"slug": "who", "label": "who"}], others=[], look=look, answers=answers)
    assert "“took”" in widget.write("They freed it")[0].says[0]
    assert "None of the words" in widget.write("They took it")[0].says[0]
    widget.choose("facts", ["who"])
    assert answers.get("pack/r/facts/facts")["choice"] == ["who"]


def test_a_viewer_sends_data_and_never_html(answers):
    viewer = Viewer("Card", lambda: Card("<b>", (("h", ("l",)),)), answers=answers, watch="pack")
    assert hear(viewer, type="draw")[0]["data"] == {"title": "<b>", "sections": [["h", ["l"]]], "foot": ""}


GIVEN = Item("i3", (KIND,), "Three", given={"kind": "b"})
SEVERAL = Item("i4", (Part("why", "Why?", WHY.options + (Option("z", "A z"),), several=True),), "Four")
OPINION = Item("i5", (Part("taste", "Like it?", KIND.options),), "Five")


def mixed(answers):
    def told(item, part, choice):
        if part == "taste":
            return Feedback("kept", choice, ("kept",))
        if item == "i4":
            return Feedback("agrees" if set(choice) == {"x", "y"} else "part" if {"x", "y"} & set(choice) else "differs", "why", tuple(choice))
        return judge(item, part, choice)

    return Chooser("pack/mixed", "Choose.", "Please", (GIVEN, SEVERAL, OPINION), told, answers)


def test_what_is_given_is_told_as_the_reference_and_not_to_be_answered(answers):
    widget = mixed(answers)
    assert [f.verdict for f in widget.feedback("i3")] == ["shown"] and widget.progress() == {"done": 0, "of": 2}
    with pytest.raises(ValueError, match="is given here: b"):
        widget.choose("i3", "a")
    hear(widget, type="answer", key="pack/mixed/i3/kind", n=1, by="p", v={"choice": "a"})
    assert not answers.records


def test_several_answers_are_shown_together_and_kept_in_the_order_of_the_options(answers):
    widget = mixed(answers)
    assert widget.show("i4")[0].says == ("x", "y")
    widget.choose("i4", ["z", "x", "z"])
    assert answers.get("pack/mixed/i4/why")["choice"] == ["x", "z"]


def test_an_opinion_has_nothing_to_show(answers):
    widget = mixed(answers)
    assert [i["shows"] for i in widget.spec["items"]] == [True, True, False]
    assert widget.show("i5") == ()


def test_show_me_tells_the_further_question_as_well(answers):
    items = (Item("i1", (KIND, Part("why", "Why?", KIND.options, when=("kind", ("a",)))), "One"),)
    widget = Sorter("pack/task", "Sort", "Please", items, lambda item, part, choice: judge(item, "kind", choice), answers)
    assert [f.verdict for f in widget.show("i1")] == ["shown", "shown"]
    assert [card["ask"] for card in widget._cards("i1")] == ["What?", "Why?"]


def test_one_bad_record_keeps_no_other_out(answers):
    widget = sorter(answers)
    records = {"pack/task/i9/kind": {"n": 1, "by": "p", "v": {"choice": "a"}}, "pack/task/i2#hint": {"n": 1, "by": "p", "v": []},
               "pack/task/i1/kind": {"n": 7, "by": "p", "v": {"choice": "a"}}, "pack/task/i2/kind": {"n": 2, "by": "p", "v": None}}
    sent = hear(widget, type="sync", work=answers.work, records=records)
    assert set(answers.records) == {"pack/task/i1/kind", "pack/task/i2/kind"}
    assert any("left out" in notice for m in sent for notice in m.get("notices", ()))


def test_what_was_never_asked_cannot_be_taken_back(answers):
    widget = sorter(answers)
    for key in ("pack/task/i9/kind", "pack/task/i1/other", "pack/task/i1#evil", "pack/task/"):
        hear(widget, type="answer", key=key, n=1, by="p", v=None)
    assert not answers.records


def test_an_answer_that_no_longer_fits_counts_as_none(answers):
    answers.put("pack/task/i1/kind", {"choice": "gone"})
    widget = sorter(answers)
    assert widget.feedback("i1") == () and widget.progress() == {"done": 0, "of": 2}
