"""Accessibility of every lesson by axe, our parts only, light and dark, with feedback on the page."""
import pytest
import seeing
from pupil import turn_to  # noqa: F401

LESSONS = ("00-start-here", "01-where-does-the-article-end", "02-who-is-speaking",
           "03-said-or-said-that-said", "04-other-words-same-event", "05-check-it-yourself", "06-your-own-article")


def _answer_something(page) -> None:
    """The first choice of each exercise, so that feedback stands on the page."""
    for part in page.locator(".wss").all():
        sentence = part.locator(".wss-sentence")
        if sentence.count():
            sentence.first.click()
        radios = part.get_by_role("radio")
        if radios.count():
            radios.first.click()
        done = part.get_by_role("button", name="Done with this block")
        if done.count():
            done.first.click()
    page.wait_for_timeout(600)


@pytest.mark.parametrize("lesson", LESSONS)
def test_axe_has_nothing_against_a_lesson(turn_to, lesson):  # noqa: F811
    page = turn_to(lesson)
    _answer_something(page)
    found = []
    for theme in seeing.THEMES:
        seeing.use_theme(page, theme)
        found += [f"{theme}: {line}" for line in seeing.axe(page)]
    assert not found, "\n".join(found)
