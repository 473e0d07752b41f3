"""The whole path as a teacher tries it the night before, on the text without war: 00 to 05, the wall, a shared laptop."""
from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from pupil import button, choice, exercise, kept, press, turn_to, wait_until, wait_until_kept  # noqa: F401

COUNCIL, ARTICLE = "The council text: a quarrel over a swimming pool, no war", "The article: a report from the war in Syria, 2017"
WAR = re.compile(r"\b(ISIS|SAA|HTS|Syria\w*|Bukamal|Hezbollah|Damascus|Euphrates|Observatory|South Front|Global Research|the war)\b", re.IGNORECASE)
WALL, SENTENCE = "Who does this sentence come from?", "On the evening of 13 March"
SMALLEST_ON_THE_WALL = 22  # pixels in a window 768 high: a letter of the reference is then 1/35 of the height
LESSONS = {
    "01-where-does-the-article-end": ("What does each part of the page do?", "the story", 3),
    "02-who-is-speaking": ("Hand to hand", "the Pool Letter", 5),
    "03-said-or-said-that-said": ("One word changes places", "nothing", 5),
    "04-other-words-same-event": ("So plain that it is empty", "what, where, by whom, says who", 8),
    "05-check-it-yourself": ("Fit for your own report?", "use it as it stands", 5),
}
"""Each lesson: one exercise, an answer in it that agrees, and how many exercises at least have a reference to show."""

READ_OUT = """() => [...document.querySelectorAll('.jp-OutputArea-output')]
  .filter(output => !output.querySelector('[aria-label="Choose your text"]'))
  .flatMap(output => [output.textContent, ...[...output.querySelectorAll('img')].map(one => one.alt),
    ...[...output.querySelectorAll('[aria-label]')].map(one => one.ariaLabel)]).join('\\n')"""
PRESS_ALL = """name => {
  const all = [...document.querySelectorAll('.wss button')].filter(one => one.textContent.trim() === name)
  all.forEach(one => one.click())
  return all.length
}"""
REFERENCES = """() => [...document.querySelectorAll('.wss')].map(part => [part.ariaLabel,
  [...part.querySelectorAll('button')].filter(one => /^(Show me|Shown)$/.test(one.textContent.trim())).length,
  [...part.querySelectorAll('article h4')].filter(one => one.textContent.includes('The reference')).length])"""
LETTERS = "node => parseFloat(getComputedStyle(node).fontSize)"


@pytest.fixture(scope="module")
def desk(turn_to, server, request):  # noqa: F811
    """Opens lessons one after another in one window; the council text was chosen in lesson 00 once."""
    name = request.module.__name__.rpartition(".")[2]
    laptop = SimpleNamespace(open=turn_to, answers=server.folder / name / "notebooks" / "answers")
    page = turn_to("00-start-here")
    laptop.before = read_out(page)
    laptop.asked_first = page.get_by_text("Choose your text under").count()
    choice(exercise(page, "Choose your text"), COUNCIL).click()
    page.get_by_text("There is no Hollowmere").first.wait_for()
    laptop.page = page
    return laptop


def read_out(page) -> str:
    """All that the outputs of a lesson show or tell a screen reader, the choice of texts left out."""
    return page.evaluate(READ_OUT)


def has_no_word_of_war(page) -> None:
    told = read_out(page)
    around = [told[max(0, found.start() - 60):found.end() + 40] for found in WAR.finditer(told)]
    assert not around, around


def test_no_text_before_the_choice_and_the_chosen_one_without_running_again(desk):
    assert not WAR.search(desk.before) and desk.asked_first == 3, "the page, what to know before, the first impressions"
    page = desk.page
    expect(page.get_by_role("article", name="A swimming pool and a town council, 13-15 March 2023")).to_contain_text("Orla Venn")
    choice(exercise(page, "Your first impressions"), "that a pool will stay").click()
    wait_until_kept(desk, {"council/first-impressions/q1/answer": {"choice": "pool"}})
    has_no_word_of_war(page)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_exercise_works_has_a_reference_and_no_word_of_war(desk, lesson):
    title, answer, at_least = LESSONS[lesson]
    page = desk.open(lesson)
    part = exercise(page, title)
    choice(part, answer).first.click()
    agreed = part.get_by_role("article").first
    expect(agreed).to_contain_text("Agrees")
    assert len(agreed.inner_text().split()) > 12, "a reason that can be read aloud"
    page.evaluate(PRESS_ALL, "All in a list")
    for tapper in page.locator(".wss-tapper").all():
        tapper.get_by_role("button", name=re.compile("Pool|council")).first.click()
    page.evaluate(PRESS_ALL, "Draw my picture")
    assert page.evaluate(PRESS_ALL, "Show me") > 10
    wait_until(lambda: not without_reference(page), lambda: f"no reference in {without_reference(page)}", 30)
    assert sum(1 for _, asked, _ in page.evaluate(REFERENCES) if asked) >= at_least
    has_no_word_of_war(page)


def without_reference(page) -> list[str]:
    """The exercises that were asked for more references than they gave; what was answered has its own card."""
    answered = {title for title, _, _ in LESSONS.values()}
    return [title for title, asked, given in page.evaluate(REFERENCES) if given + (title in answered) < asked]


def test_the_wall_counts_hands_keeps_them_and_holds_back_the_reference(desk):
    page = desk.open("teacher/projector")
    wall = exercise(page, WALL)
    expect(wall.locator(".wss-screen-words")).to_contain_text(SENTENCE)
    press(wall, "Full screen")
    wall.get_by_role("spinbutton").first.focus()
    page.keyboard.type("14")
    for _ in range(5):
        page.keyboard.press("Enter")
    page.keyboard.type("9")
    assert wall.get_by_role("article").count() == 0
    page.keyboard.press("r")
    expect(wall.get_by_role("article").first).to_contain_text("The reference: author’s own voice")
    expect(wall.locator(".wss-fits")).to_contain_text("author’s own voice")
    fits_the_wall(page, wall)
    page.keyboard.press("n")
    expect(wall.get_by_role("article")).to_have_count(0)
    page.keyboard.press("f")
    wait_until_kept(desk, {"class/council/sources/s02#hands": {"named": 14, "own-voice": 9}})
    row = page.get_by_role("row").filter(has_text=SENTENCE)
    expect(row).to_contain_text("9 of 23")
    has_no_word_of_war(page)
    takes_the_other_text_without_running_again(page)
    expect(exercise(page, WALL).get_by_role("spinbutton").first).to_have_value("14")


def fits_the_wall(page, wall) -> None:
    """Sentence, answers, reference and buttons are seen at once, in letters for the last row."""
    for node in (wall.locator(".wss-screen"), wall.get_by_role("article").first, button(wall, "Hide the reference")):
        box = node.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"], f"{node} is not all on the wall: {box}"
    letters = [wall.locator(one).first.evaluate(LETTERS) for one in (".wss-screen-words", ".wss-fits label", "article p")]
    assert min(letters) >= SMALLEST_ON_THE_WALL, letters


def takes_the_other_text_without_running_again(page) -> None:
    for text, words in ((ARTICLE, "It took a week"), (COUNCIL, SENTENCE)):
        choice(exercise(page, "Choose your text"), text).click()
        expect(exercise(page, WALL).locator(".wss-screen-words")).to_contain_text(words)


def test_starting_fresh_on_a_shared_laptop_keeps_the_old_work_and_the_text(desk):
    page = desk.open("01-where-does-the-article-end")
    choice(exercise(page, "Where do you think it stops?"), "after block 17, about two letters").click()
    wait_until_kept(desk, {"council/predict-the-end/q1/answer": {"choice": "b17"}})
    mine = kept(desk)
    press(page, "Start fresh…")
    press(page, "Yes, start fresh")
    wait_until(lambda: list(kept(desk)) == ["settings/text/answer"], lambda: f"still kept: {kept(desk)}")
    assert mine in [held(path) for path in desk.answers.glob("my-work.earlier-*.json")]
    expect(exercise(page, "What does each part of the page do?")).to_contain_text("Hollowmere")


def held(path) -> dict:
    records = json.loads(path.read_text(encoding="utf-8"))["records"]
    return {key: record["v"] for key, record in records.items() if record["v"] is not None}
