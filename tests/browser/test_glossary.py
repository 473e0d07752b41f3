"""The words of the scheme, one key away: by key and by mouse, at the word in hand, and back again."""
from __future__ import annotations

import json

import pytest
import seeing
from playwright.sync_api import expect
from pupil import exercise, turn_to  # noqa: F401
from test_keys import NOTEBOOK

from exercises import scheme

TAPPER = ("02-who-is-speaking", "Who does each sentence come from?")
SORTER = ("01-where-does-the-article-end", "What does each part of the page do?")
ALL = sum(len(kinds) for tables in scheme.TABLES.values() for _, kinds in tables)
OVERFLOWS = "node => node.scrollWidth > node.clientWidth + 1"


def words(part):
    return part.get_by_role("dialog", name="Words")


def term(part, kind: scheme.Kind):
    """The line of one word in the open list."""
    return words(part).locator("summary").filter(has_text=kind.definition)


def is_open_at(part, kind: scheme.Kind, kinds) -> None:
    """The word has the focus, and all that is told about it can be read."""
    expect(term(part, kind)).to_be_focused()
    opened = words(part).locator("details[open]")
    expect(opened).to_have_count(1)
    for told in (kind.definition, kind.test, kind.example, kind.hard, kinds[kind.confused].label):
        expect(opened).to_contain_text(told)


def first_choice(page, part):
    """The first option of the first question, opened where it has to be."""
    if part.locator(".wss-sentence").count():
        part.locator(".wss-sentence").first.click()
    return part.get_by_role("radio").first


def test_by_key_at_the_word_in_hand_and_back(turn_to):  # noqa: F811
    page = turn_to(TAPPER[0])
    part = exercise(page, TAPPER[1])
    before = page.evaluate(NOTEBOOK)
    option = first_choice(page, part)
    option.focus()
    page.keyboard.press("ArrowDown")
    held = part.get_by_role("radio", name=list(scheme.SOURCE_KINDS.values())[1].label, exact=True)
    expect(held).to_be_focused()
    page.keyboard.press("?")
    is_open_at(part, list(scheme.SOURCE_KINDS.values())[1], scheme.SOURCE_KINDS)
    expect(words(part).get_by_role("heading", level=4).first).to_have_text("who it comes from (used here)")
    page.keyboard.type("ddmbn12")
    page.keyboard.press("Escape")
    expect(words(part)).to_have_count(0)
    expect(held).to_be_focused()
    assert page.evaluate(NOTEBOOK) == before and part.locator('[aria-checked="true"]').count() == 0


def test_at_the_kind_of_a_sentence_that_was_answered(turn_to):  # noqa: F811
    page = turn_to(TAPPER[0])
    part = exercise(page, TAPPER[1])
    sentence = part.locator(".wss-sentence").first
    sentence.focus()
    page.keyboard.press("5")
    page.keyboard.press("?")
    is_open_at(part, list(scheme.SOURCE_KINDS.values())[4], scheme.SOURCE_KINDS)
    page.keyboard.press("Escape")
    expect(sentence).to_be_focused()


def test_at_the_kind_of_a_mark(turn_to):  # noqa: F811
    page = turn_to("03-said-or-said-that-said")
    area = page.locator(".wss-marker .mk-area").first
    part = page.locator(".wss-marker").first
    area.focus()
    for key in (" ", "ArrowRight", "2", "?"):
        page.keyboard.press(key)
    is_open_at(part, scheme.SPAN_KINDS["cue"], scheme.SPAN_KINDS)
    page.keyboard.press("Escape")
    expect(area).to_be_focused()


def test_at_the_answer_whose_hands_are_counted(turn_to):  # noqa: F811
    page = turn_to("teacher/projector")
    part = page.locator(".wss-projector").filter(has=page.get_by_text(scheme.SOURCE_KINDS["unnamed"].label)).first
    hands = part.get_by_role("spinbutton", name=scheme.SOURCE_KINDS["unnamed"].label)
    hands.focus()
    page.keyboard.press("?")
    is_open_at(part, scheme.SOURCE_KINDS["unnamed"], scheme.SOURCE_KINDS)
    page.keyboard.press("Escape")
    expect(hands).to_be_focused()


def test_by_mouse_find_a_word_and_follow_it(turn_to):  # noqa: F811
    page = turn_to(SORTER[0])
    part = exercise(page, SORTER[1])
    button = part.get_by_role("button", name="Words (?)")
    button.click()
    find = words(part).get_by_role("textbox", name="Find a word")
    expect(find).to_be_focused()
    expect(words(part).get_by_role("status")).to_have_text(f"{ALL} words")
    find.press_sequentially(scheme.SOURCE_KINDS["hidden"].test.upper())
    expect(words(part).get_by_role("status")).to_have_text("1 word")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    is_open_at(part, scheme.SOURCE_KINDS["hidden"], scheme.SOURCE_KINDS)
    words(part).get_by_role("button", name=scheme.SOURCE_KINDS[scheme.SOURCE_KINDS["hidden"].confused].label).click()
    expect(term(part, scheme.SOURCE_KINDS["own-voice"])).to_be_focused()
    expect(find).to_have_value("")
    find.fill("no such thing as this")
    expect(words(part).get_by_role("status")).to_contain_text("No word fits")
    find.press("?")
    expect(find).to_have_value("no such thing as this?")
    words(part).get_by_role("button", name="Close").click()
    expect(button).to_be_focused()


def test_a_question_mark_typed_in_a_text_is_a_question_mark(turn_to):  # noqa: F811
    page = turn_to("04-other-words-same-event")
    box = page.get_by_role("textbox", name="Your version").first
    box.press_sequentially("Who says so?")
    expect(box).to_have_value("Who says so?")
    expect(page.get_by_role("dialog", name="Words")).to_have_count(0)


@pytest.mark.parametrize("width", seeing.SIZES)
def test_axe_and_width(turn_to, width):  # noqa: F811
    page = turn_to(TAPPER[0])
    part = exercise(page, TAPPER[1])
    seeing.use_width(page, *seeing.SIZES[width])
    try:
        option = first_choice(page, part)
        option.focus()
        option.press("?")
        is_open_at(part, scheme.SOURCE_KINDS["named"], scheme.SOURCE_KINDS)
        assert not words(part).evaluate(OVERFLOWS) and not words(part).locator(".wss-words-list").evaluate(OVERFLOWS)
        found = []
        for theme in seeing.THEMES:
            seeing.use_theme(page, theme)
            found += [f"{theme}: {line}" for line in seeing.axe(page, ".wss-words[open]")]
        assert not found, "\n".join(found)
        page.keyboard.press("Escape")
    finally:
        seeing.use_theme(page, "light")
        seeing.use_width(page, *seeing.SIZES["1366"])


def test_every_exercise_with_tools_has_the_button(turn_to):  # noqa: F811
    page = turn_to("03-said-or-said-that-said")
    for part in page.locator(".wss:not(.wss-desk, .wss-note)").all():
        expect(part.get_by_role("button", name="Words (?)")).to_have_count(1)


def test_without_a_kernel_a_note_or_the_words_kept(lab, open_lesson):
    page = open_lesson(SORTER[0])
    part = exercise(page, SORTER[1])
    lab.server.stop_kernels()
    part.get_by_role("button", name="Words (?)").click()
    expect(words(part).get_by_role("status")).to_contain_text("press Run All Cells", timeout=8000)
    expect(words(part).locator("summary")).to_have_count(0)
    page.keyboard.press("Escape")
    page.evaluate("kept => localStorage.setItem('wss:glossary', kept)", json.dumps(
        [{"id": "boilerplate-1", "name": "<b>kept</b>", "kinds": [{"slug": "story", "label": "the story", "definition": "<i>kept</i>"}]}]))
    part.get_by_role("button", name="Words (?)").click()
    expect(words(part).locator("summary")).to_contain_text("<i>kept</i>", timeout=8000)


