"""The whole path, 00 to 05, by keys alone: no mouse event, every stop in sight and named, every answer told."""
from __future__ import annotations

import json

import pytest
from by_keys import Pupil
from pupil import button, choice, exercise, turn_to  # noqa: F401

LINE = "One name in the whole page."
MOVING = "() => document.getAnimations().filter(one => one.effect.target.closest('.wss, .wss-page')).length"


def at_first(page, role: str, **named):
    return page.get_by_role(role, **named).first


def write_the_last_line(pupil: Pupil) -> None:
    pupil.tab_to(pupil.page.get_by_role("textbox", name="What surprised you?"), most=120)
    pupil.type(LINE)
    pupil.press("Tab")
    pupil.hears("Your line is kept.")


def draw(pupil: Pupil, title: str, words: str) -> None:
    """Asks for a picture, hears what it finds, and opens and leaves the table behind it."""
    part = exercise(pupil.page, title)
    pupil.tab_to(part.get_by_role("button").first, most=90)
    pupil.answers("Enter", words)
    pupil.tab_to(part.locator("summary"))
    pupil.press("Enter")
    pupil.tab_to(part.get_by_role("region"))
    pupil.press("ArrowDown")
    assert part.get_by_role("img").get_attribute("alt").strip()


def lesson_00(pupil: Pupil) -> None:
    page = pupil.page
    pupil.tab_to(choice(exercise(page, "Choose your text"), "The article: a report from the war in Syria, 2017"))
    pupil.answers("Space", "stands below")
    pupil.tab_to(page.locator(".wss-page summary").first)
    pupil.press("Enter")
    assert page.locator(".wss-page details[open]").count() == 1
    pupil.tab_to(page.locator(".wss-page-found [tabindex]"))
    before = page.evaluate("() => document.activeElement.getBoundingClientRect().top")
    pupil.press("PageDown")
    page.wait_for_function("before => document.activeElement.getBoundingClientRect().top < before - 100", arg=before)
    page.wait_for_timeout(500)  # the page glides on for a moment; Tab during it would be overtaken
    pupil.answer_all("Your first impressions")
    write_the_last_line(pupil)


def lesson_01(pupil: Pupil) -> None:
    page, part = pupil.page, exercise(pupil.page, "What does each part of the page do?")
    pupil.answer_all("Your guess")
    pupil.tab_to(part.get_by_role("radio"))
    pupil.answers("5", "Differs")
    pupil.tab_to(button(part, "Hint 1 of 3"))
    for _ in range(3):
        pupil.answers("Enter", "Hint: ")
    pupil.tab_to(button(part, "Show me"))
    pupil.press("Enter")
    pupil.tab_to(button(part, "I read this differently…"))
    pupil.press("Enter")
    pupil.type("It says watch, so it asks me.")
    pupil.press("Escape")
    assert page.evaluate("() => document.activeElement.innerText") == "I read this differently…"
    pupil.press("Enter")
    assert page.evaluate("() => document.activeElement.value") == "It says watch, so it asks me."
    pupil.tab_to(button(part, "Keep it"))
    pupil.answers("Enter", "kept for your teacher")
    pupil.answers("Control+z", "Undone: your own reading, Block 1.")
    pupil.answers("n", "Block 2, 2 of 9: ")
    pupil.answers("1", ": ")
    pupil.press("?")
    page.get_by_role("dialog", name="Words").wait_for()
    pupil.press("Escape")
    for _ in range(7):
        pupil.answers("n", " of 9: ")
        pupil.answers("1", ": ")
    pupil.hears("All 9 answered.")
    draw(pupil, "Where does the report end?", " ")
    write_the_last_line(pupil)


def lesson_02(pupil: Pupil) -> None:
    page, part = pupil.page, exercise(pupil.page, "Who does each sentence come from?")
    pupil.answer_all("The way of a text")
    assert page.evaluate("() => document.activeElement.className").startswith("wss-sentence")
    pupil.answers("6", ": ")
    for _ in range(part.locator(".wss-sentence").count() - 1):
        pupil.press("ArrowRight")
        pupil.answers("6", ": ")
    pupil.hears("answered.")
    assert "Your answer: " in page.evaluate("() => document.activeElement.textContent")
    pupil.press("Enter", "Enter")
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "radio"
    pupil.press("Escape")
    assert page.evaluate("() => document.activeElement.className").startswith("wss-sentence")
    pupil.answer_all("Not so simple")
    pupil.answer_all("Leave the page")
    draw(pupil, "Who speaks when?", "sentence")
    write_the_last_line(pupil)


def mark(pupil: Pupil, area, key: str, words: int) -> None:
    """Marks the first words of a block, and hears the block, the words and the mark."""
    pupil.tab_to(area)
    told = pupil.hears("You are at: ")
    assert area.inner_text().split()[-1] in told, "the whole block is read out"
    pupil.answers("Space", "start: ")
    for _ in range(words - 1):
        pupil.press("ArrowRight")
    pupil.answers(key, "marked as ")


def finish(pupil: Pupil, part, number: int) -> None:
    pupil.tab_to(button(part, f"Done with this block: block {number}"))
    pupil.answers("Enter", "1 of ")
    assert button(part, f"Mark on: block {number}").evaluate("node => node === document.activeElement")


def lesson_03(pupil: Pupil) -> None:
    page, part = pupil.page, exercise(pupil.page, "Who says it, how is it put, and what is said?")
    areas = part.get_by_role("group", name="words to mark")
    mark(pupil, areas.nth(0), "1", 2)
    pupil.answers("Control+z", "Undone: a mark.")
    pupil.answers("Space", "start: ")
    pupil.answers("Escape", "cancelled")
    finish(pupil, part, 9)
    pupil.tab_to(button(part, "Next in block 9"), most=5)
    pupil.answers("Enter", "2 of ")
    pupil.tab_to(button(part, "Lay the reference over block 9"))
    pupil.answers("Enter", "lies over your marks")
    mark(pupil, areas.nth(1), "1", 3)
    pupil.tab_to(button(part, "Show me: block 10"))
    pupil.press("Enter")
    for title in ("On whom does the distance fall?", "Swap one word"):
        pupil.answer_all(title)
    write_the_last_line(pupil)


def lesson_04(pupil: Pupil) -> None:
    page, part = pupil.page, exercise(pupil.page, "Which words judge while they tell?")
    mark(pupil, part.get_by_role("group", name="words to mark").nth(0), "1", 1)
    finish(pupil, part, 1)
    pupil.answer_all("Too plain to be of use")
    grid = exercise(page, "Who does what?")
    pupil.tab_to(grid.locator(".wss-row-name, .wss-cell"))
    pupil.answers("2", ": ")
    pupil.press("ArrowDown")
    pupil.answers("1", ": ")
    pupil.tab_to(button(grid, "Hint 1 of 3"), most=1)
    pupil.tab_to(button(grid, "Undo"), most=4)
    pupil.tab_to(page.locator(".wss-page-both [tabindex]"), most=2)
    pupil.tab_to(exercise(page, "Rewrite the headline").get_by_role("textbox"), most=170)
    pupil.type("Troops liberated the town?")
    pupil.press("Tab")
    pupil.hears("liberated")
    draw(pupil, "Who gets which verbs?", "verbs")
    write_the_last_line(pupil)


def lesson_05(pupil: Pupil, folder) -> None:
    page = pupil.page
    pupil.answer_all("Use it, name it, or check it first?")
    pupil.answer_all("Six cases you have not met")
    pupil.tab_to(button(page, "Make my reading card"), most=120)
    pupil.answers("Enter", "My reading card")
    pupil.tab_to(button(page, "Save my card as a page"))
    with page.expect_download() as download:
        pupil.answers("Enter", "Saved to your downloads as my-reading-card.html")
    download.value.save_as(folder / "card.html")
    assert LINE in (folder / "card.html").read_text(encoding="utf-8")
    write_the_last_line(pupil)


LESSONS = {"00-start-here": lesson_00, "01-where-does-the-article-end": lesson_01, "02-who-is-speaking": lesson_02,
           "03-said-or-said-that-said": lesson_03, "04-other-words-same-event": lesson_04}


def test_the_whole_path_by_keys_alone(turn_to, server, tmp_path):  # noqa: F811
    walks = {}
    for lesson, walk in {**LESSONS, "05-check-it-yourself": lambda pupil: lesson_05(pupil, tmp_path)}.items():
        pupil = Pupil(turn_to(lesson, run=False))
        pupil.begin()
        walk(pupil)
        walks[lesson] = (pupil.pressed, pupil.stops)
        assert pupil.page.evaluate("() => window.mouse") == [], f"{lesson} was not done by keys alone"
    print(walks)
    records = json.loads((server.folder / "test_whole_walk_keys/notebooks/answers/my-work.json").read_text(encoding="utf-8"))["records"]
    assert sum(record["v"] == {"text": LINE} for record in records.values()) == 6


@pytest.mark.parametrize("lesson", ["01-where-does-the-article-end", "03-said-or-said-that-said"])
def test_at_twice_the_size_in_forced_colours_every_stop_is_seen_both_ways(turn_to, lesson):  # noqa: F811
    page = turn_to(lesson)
    page.set_viewport_size({"width": 683, "height": 384})
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    try:
        pupil = Pupil(page)
        pupil.page.evaluate("() => { window.said ??= [] }")
        for key in ("Tab", "Shift+Tab"):
            while not (pupil.tab(key)["lab"]):
                assert page.evaluate(MOVING) == 0
        assert pupil.stops > 80
    finally:
        page.emulate_media(forced_colors="none", reduced_motion="no-preference")
        page.set_viewport_size({"width": 1366, "height": 768})
