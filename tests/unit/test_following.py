"""What follows the chosen text: nothing before a choice, the other text as soon as it is chosen, and still after starting fresh."""
import shutil

import pytest

import exercises
from exercises.pages import Notice, Page
from exercises.session import HOME, TEXT_KEY, Session
from exercises.widgets import Chooser, Following


@pytest.fixture
def unasked(start) -> Session:
    """A session in which nobody has chosen a text yet."""
    session = start()
    session.answers.start_fresh()
    return session


def read(shown: Following) -> str:
    return shown.children[0].value


def test_no_text_is_shown_before_somebody_chose(unasked):
    for made in (exercises.page(), exercises.before_you_read(), exercises.ask("first-impressions")):
        assert isinstance(made.shown, Notice) and "Choose your text" in read(made)


def test_the_page_is_there_as_soon_as_it_is_chosen_and_changes_with_the_choice(unasked):
    page, first = exercises.page(), exercises.ask("first-impressions")
    exercises.choose_text().shown.choose("text", "council")
    assert isinstance(page.shown, Page) and "Hollowmere" in read(page)
    assert isinstance(first.children[0], Chooser) and first.shown.task == "council/first-impressions"
    exercises.choose_text().shown.choose("text", HOME)
    assert "Hollowmere" not in read(page) and first.shown.task == f"{HOME}/first-impressions"


def test_an_answer_to_something_else_draws_nothing_anew(unasked):
    exercises.choose_text().shown.choose("text", "council")
    page = exercises.page()
    before = page.shown
    exercises.surprised(0).write("the key in her hand")
    assert page.shown is before


def test_starting_fresh_empties_the_answers_and_keeps_the_text(unasked):
    exercises.choose_text().shown.choose("text", "council")
    exercises.surprised(0).write("the key in her hand")
    desk, page = exercises.path(0), exercises.page()
    work = unasked.answers.work
    desk._hear({"type": "fresh"})
    assert unasked.answers.work != work and "Hollowmere" in read(page)
    assert {key for key, record in unasked.answers.records.items() if record.v is not None} == {TEXT_KEY}
    assert desk._around()["blank"], "earlier work in the browser is still offered"


def test_a_text_that_is_brought_is_offered_at_once(start):
    session = start()
    chooser = exercises.choose_text()
    before = chooser.shown
    shutil.copytree(session.texts / "council", session.own_texts / "the-bridge")
    session.answers.put(TEXT_KEY, {"choice": "the-bridge"})
    assert chooser.shown is not before
    assert [o.slug for o in chooser.shown.items["text"].parts[0].options][-1] == "the-bridge"
