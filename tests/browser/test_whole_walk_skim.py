"""The whole path, 00 to 05, as the pupil who skims: everything clicked twice, wrong answers, reloads, lessons out of order.

Nothing may be lost, no double click may do harm, and a careless answer gets a useful one.
"""
from __future__ import annotations

import re
from types import SimpleNamespace

import lab as labs
import pupil
import pytest
from playwright.sync_api import Locator, Page, expect
from pupil import button, exercise, turn_to  # noqa: F401  (turn_to: the lessons of one walk in one window)

START, ENDS, SPEAKS, SAID, WORDS, CHECK = (
    "00-start-here", "01-where-does-the-article-end", "02-who-is-speaking",
    "03-said-or-said-that-said", "04-other-words-same-event", "05-check-it-yourself")
TEXTS, FIRST, FLAGS = "Choose your text", "Your first impressions", "What did you flag, and what did you let stand?"
MARKER, MARK_WORDS = "Who says it, how is it put, and what is said?", "Which words judge while they tell?"
THIS_ONE = "This text stands below"
AFTER_SURE = "Press one, and the answer comes."
FAULTS = """() => {
  const panel = window.jupyterapp.shell.currentWidget
  const bad = panel.content.widgets.filter(cell => cell.model.type === 'code').flatMap(cell => cell.model.outputs.toJSON())
    .filter(out => out.output_type === 'error' || out.name === 'stderr').map(out => out.ename ?? out.text)
  const room = panel.content.outerNode.getBoundingClientRect()
  const wide = [...panel.content.node.querySelectorAll('.wss, .wss *, .wss-page, .jp-RenderedMarkdown')]
    .filter(node => !node.closest('.scroll, .wss-scroll, .wss-hidden') && node.getBoundingClientRect().right > room.right + 1)
    .map(node => `wider than the window: ${node.className || node.tagName}`)
  return [...bad, ...wide.slice(0, 3)]
}"""


@pytest.fixture
def work(server, turn_to):
    """Where the answers of this walk are."""
    folder = server.folder / __name__.rpartition(".")[2]
    return SimpleNamespace(folder=folder, answers=folder / "notebooks" / "answers")


# What a careless pupil does.


def opens(turn_to, lesson: str) -> Page:  # noqa: F811
    """Opens a lesson and presses Run All: it stands at the path then, with the focus there, and nothing is wrong."""
    page = turn_to(lesson, fresh=True)
    stands_at_the_path(page)
    return page


def stands_at_the_path(page: Page) -> None:
    expect(exercise(page, "The path")).to_be_focused()
    expect(exercise(page, "The path")).to_be_in_viewport()
    assert page.evaluate(FAULTS) == []


def answers_all(shown: Locator, number: int) -> None:
    """Double-clicks the option of this number, or the last there is, in every question; each gets an answer of some words."""
    panels = shown.locator(".wss-panel")
    for one in panels.all():
        several = one.get_by_role("checkbox")
        options = several if several.count() else one.get_by_role("radiogroup").first.get_by_role("radio")
        options.nth(min(number, options.count() - 1)).dblclick()
        for done in one.get_by_role("button", name="That is my answer").all():
            done.dblclick()
        for sure in one.get_by_role("radio", name="sure", exact=True).all():
            sure.dblclick()
    expect(shown.locator(".wss-one-question:has(.wss-card)")).to_have_count(panels.count())
    for told in shown.get_by_role("article").all_inner_texts():
        assert len(told.split()) > 6, f"no useful answer: {told!r}"


def draws(page: Page, title: str) -> Locator:
    """Presses the button of a picture twice, and waits for it."""
    shown = exercise(page, title)
    shown.get_by_role("button").first.dblclick()
    expect(shown.get_by_role("button").first).to_have_text(re.compile(" it again$"), timeout=30_000)
    return shown


def counted(page: Page) -> dict[str, int]:
    """How many places the picture of the flags counts, by row."""
    rows = draws(page, FLAGS).locator("table tbody tr").all()
    cells = [row.locator("td").all_text_contents() for row in rows]
    return {first: sum(int(cell) for cell in rest if cell.isdigit()) for first, *rest in cells}


def reloads(page: Page) -> None:
    """Reloads without saving, and runs the lesson again."""
    page.reload()
    page.wait_for_function(labs._NOTEBOOK_READY, timeout=60_000)
    page.evaluate("() => window.jupyterapp.restored.then(() => true)")
    labs.run_all(page)
    stands_at_the_path(page)


# The walk.


def goes_to_the_council_text_and_back(turn_to, work) -> None:
    """The page and the questions follow the choice; what was answered on the first text is there again."""
    page = opens(turn_to, START)
    texts, first, headline = exercise(page, TEXTS), exercise(page, FIRST), page.locator(".wss-page-found article p").first
    expect(first).to_have_count(0)
    texts.get_by_role("radio").nth(0).dblclick()
    expect(texts.get_by_role("article")).to_contain_text(THIS_ONE)
    war = headline.inner_text()
    first.get_by_role("radio").nth(1).dblclick()
    expect(first.get_by_text(AFTER_SURE).locator("visible=true")).to_have_count(1)
    begun = "al-bukamal/first-impressions/q1/answer"
    pupil.wait_until(lambda: begun in pupil.kept(work), lambda: f"{begun} is not kept")
    texts.get_by_role("radio").nth(1).dblclick()
    expect(first.get_by_text("0 of 4 answered", exact=True)).to_be_visible()
    expect(headline).not_to_have_text(war)
    texts.get_by_role("radio").nth(0).dblclick()
    expect(first.get_by_text("1 of 4 answered", exact=True)).to_be_visible()
    expect(headline).to_contain_text("Watch the Video")
    answers_all(first, 1)


def sorts_wrongly(turn_to, work) -> None:
    """Next by double click goes one block on, and neither Undo nor Words, which then stand there, is pressed."""
    page = opens(turn_to, ENDS)
    answers_all(exercise(page, "Your guess"), 0)
    sorter = exercise(page, "What does each part of the page do?")
    steps = sorter.get_by_role("group", name="Go to a block").get_by_role("button")
    last = steps.count() - 1
    for number in range(last + 1):
        expect(steps.nth(number)).to_have_attribute("aria-current", "true")
        sorter.get_by_role("radio").nth((0, 5)[number % 2]).dblclick()
        expect(sorter.get_by_role("article")).to_have_count(1)
        if number < last:
            button(sorter, "Next block →").dblclick()
    expect(sorter.get_by_text(f"All {last + 1} answered", exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    before = sorter.get_by_role("article").inner_text()
    sorter.get_by_role("radio").nth(3).dblclick()
    expect(sorter.get_by_role("article")).not_to_have_text(before)
    answers_all(exercise(page, "Two appeals, side by side"), 0)
    expect(draws(page, "Where does the report end?").get_by_text("Your guess was: ")).to_be_visible()
    reloads(page)
    expect(sorter.get_by_text(f"All {last + 1} answered", exact=True)).to_be_visible()


def joins_at_lesson_03(turn_to, work) -> None:
    page = opens(turn_to, SAID)
    marker = exercise(page, MARKER)
    marker.locator(".mk-kind").first.dblclick()
    expect(marker.locator(".mk-line")).to_contain_text("First choose words")
    finish = marker.get_by_role("button", name="Done with this block: block")
    number = finish.first.get_attribute("aria-label").rpartition(" ")[2]
    finish.first.dblclick()
    expect(marker.get_by_text("Done, with no marks. The reference has ")).to_be_visible()
    expect(marker.get_by_role("article")).to_have_count(1)
    marks_the_whole_block(page, marker)
    expect(marker.get_by_text("Done, with 1 mark.")).to_be_visible()
    expect(marker.get_by_role("article")).to_have_count(2)
    marker.get_by_role("button", name="Nobody but the author: block").first.dblclick()
    expect(marker.get_by_role("article")).to_have_count(3)
    button(marker, f"Mark on: block {number}").dblclick()
    expect(button(marker, f"Done with this block: block {number}")).to_be_visible()
    answers_all(exercise(page, "On whom does the distance fall?"), 3)
    answers_all(exercise(page, "Swap one word"), 0)
    bins = exercise(page, "How close does the writer stand?")
    bins.locator(".wss-waiting button").first.dblclick()
    bins.get_by_role("button", name="Put it here: ").last.dblclick()
    expect(bins.get_by_role("article")).to_have_count(1)
    reloads(page)
    expect(marker.get_by_text("Done, with 1 mark.")).to_be_visible()


def marks_the_whole_block(page: Page, marker: Locator) -> None:
    """Ctrl+A for who has a mouse: all words of the next open block drawn over, called content, done."""
    block = marker.locator(".mk-focus").filter(has=page.get_by_role("button", name="Done with this block: block")).first
    area = block.locator(".mk-area")
    area.scroll_into_view_if_needed()
    expect(area.get_by_role("paragraph")).to_be_visible()
    box = area.get_by_role("paragraph").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 12, steps=4)
    page.mouse.up()
    expect(marker.locator(".mk-bar[data-ready]")).to_be_visible()
    marker.locator(".mk-kind").last.dblclick()
    block.get_by_role("button", name="Done with this block: block").dblclick()


def goes_back_to_lesson_02(turn_to, work) -> None:
    page = opens(turn_to, SPEAKS)
    answers_all(exercise(page, "The way of a text"), 3)
    tapper = exercise(page, "Who does each sentence come from?")
    sentences = tapper.locator(".wss-sentence")
    for number, sentence in enumerate(sentences.all()):
        sentence.dblclick()
        expect(sentence).to_have_attribute("aria-expanded", "true")
        tapper.get_by_role("radiogroup").first.get_by_role("radio").nth((0, 5, 2)[number % 3]).dblclick()
    expect(tapper.get_by_text(f"All {sentences.count()} answered", exact=True)).to_be_visible()
    answers_all(exercise(page, "Leave the page"), 0)
    assert counted(page)["Nobody you could name (02)"] == sentences.count()


def finds_no_word(turn_to, work) -> None:
    page = opens(turn_to, WORDS)
    marker = exercise(page, MARK_WORDS)
    alone = marker.get_by_role("button", name="No loaded words here: block")
    for number in range(1, alone.count() + 1):
        alone.first.dblclick()
        expect(marker.get_by_text("You say: no loaded words here.")).to_have_count(number)
    expect(marker.get_by_role("article").nth(number - 1)).to_be_visible()
    answers_all(exercise(page, "Too plain to be of use"), 0)
    answers_all(exercise(page, "Two pages, two counts"), 1)


def answers_the_end_check(turn_to, work) -> None:
    page = opens(turn_to, CHECK)
    before = counted(page)
    use = exercise(page, "Use it, name it, or check it first?")
    answers_all(use, 0)
    now = counted(page)
    asked = "Lines to use or to check (01 to 05)"
    assert now[asked] == before.get(asked, 0) + use.locator(".wss-panel").count()
    check = exercise(page, "Six cases you have not met")
    check.get_by_role("radio").first.dblclick()
    expect(check.get_by_text(AFTER_SURE).locator("visible=true")).to_have_count(1)
    expect(check.get_by_role("article")).to_have_count(0)
    answers_all(check, 0)
    expect(check.get_by_text("All 6 answered", exact=True)).to_be_visible()
    answers_all(exercise(page, "Your first impressions, once more"), 0)
    expect(draws(page, "My reading card").get_by_role("article")).to_contain_text("I looked at")
    starts_fresh_by_mistake(page, work)


def starts_fresh_by_mistake(page: Page, work) -> None:
    """The second half of the double click would fall on “Yes, start fresh”."""
    before = len(pupil.kept(work))
    desk = exercise(page, "The path")
    button(desk, "Start fresh…").dblclick()
    expect(button(desk, "No, keep my work")).to_be_focused()
    button(desk, "No, keep my work").click()
    assert len(pupil.kept(work)) == before > 60


def test_the_pupil_who_skims_walks_the_whole_path(turn_to, work):
    goes_to_the_council_text_and_back(turn_to, work)
    sorts_wrongly(turn_to, work)
    joins_at_lesson_03(turn_to, work)
    goes_back_to_lesson_02(turn_to, work)
    finds_no_word(turn_to, work)
    answers_the_end_check(turn_to, work)
