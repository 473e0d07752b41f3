"""Lesson 06 as a pupil does it by keys: an article pasted, one answer of each strand, an argument, and all there again."""
from __future__ import annotations

import re

import lab as labs
import pupil
import seeing
from playwright.sync_api import Locator, Page, expect
from pupil import button, choice, exercise, heard

LESSON = "06-your-own-article"
ARTICLE = """Larks beat Rovers in a tie that had everything

By Tam Brook, 3 May

The Larks won 4-2 on Saturday before a full house. Their coach, Mia Stone, said that nobody had slept well.

“We stole it,” she told the Evening Post. Needless to say, the Rovers saw it in another light.

It was a brilliant evening by the river. The referee reportedly saw a hand on the ball.

Share this page with your friends. Subscribe for 2 crowns a month."""
BLOCKS, SOURCES = "What does each part of your page do?", "Who does each sentence come from?"
CLAIMS, WORDS = "Who says it, how is it put, and what is said?", "Which words judge while they tell?"
REASON = "it is a set phrase, and nobody speaks"
NEEDLESS = "Needless to say"
DIFFER = "Where do you and the first reader differ?"


def press_on(page: Page, target: Locator) -> None:
    """Goes to a control and presses it, by keys."""
    target.focus()
    page.keyboard.press("Enter")


def bring_by_keys(page: Page) -> None:
    bringer = exercise(page, "Bring an article")
    bringer.get_by_role("textbox", name="Paste the text here").focus()
    page.keyboard.insert_text(ARTICLE)
    pupil.tab_to(page, button(bringer, "Take this text"))
    page.keyboard.press("Enter")
    expect(heard(bringer)).to_contain_text("Found: 6 blocks")
    pupil.tab_to(page, button(bringer, "Use this text"))
    page.keyboard.press("Enter")
    expect(bringer.get_by_role("article")).to_contain_text("From there it goes to nobody")
    expect(exercise(page, BLOCKS)).to_be_visible()


def sort_a_block(page: Page) -> None:
    sorter = exercise(page, BLOCKS)
    choice(sorter, "asks you").focus()
    page.keyboard.press("Enter")
    expect(sorter.get_by_role("article")).to_contain_text("You two differ: you say “asks you”")
    expect(heard(sorter)).to_contain_text(re.compile("The first reader has “(?!asks you)"))


def sentence(page: Page) -> Locator:
    return exercise(page, SOURCES).get_by_role("button", name=NEEDLESS)


def argue(page: Page) -> None:
    """The phrase that fools the rule: another answer, and a reason for it."""
    press_on(page, sentence(page))
    tapper = exercise(page, SOURCES)
    choice(tapper, "author’s own voice").focus()
    page.keyboard.press("Enter")
    told = tapper.get_by_role("article")
    expect(told).to_contain_text("What do you see that the rule does not?")
    expect(told).to_contain_text("in 10 hold.")
    press_on(page, button(told, "I keep mine, because…"))
    expect(told.get_by_role("textbox", name="I keep mine, because…")).to_be_focused()
    page.keyboard.type(REASON)
    pupil.tab_to(page, button(told, "Keep it"))
    page.keyboard.press("Enter")
    expect(button(told, f"You keep yours: “{REASON}”")).to_be_focused()
    expect(heard(tapper)).to_have_text("Your reason is kept.")


def go_with_the_reader(page: Page) -> None:
    """Source, cue and content: nobody but the author; then over to the reader, and back, and over."""
    marker = exercise(page, CLAIMS)
    press_on(page, marker.get_by_role("button", name="Nobody but the author: block 4"))
    over = button(marker.get_by_role("article").first, "I go with the reader")
    expect(over).to_have_attribute("aria-pressed", "false")
    for state, said in (("true", "You go with the reader."), ("false", "Taken back."), ("true", "You go with the reader.")):
        press_on(page, over)
        expect(over).to_have_attribute("aria-pressed", state)
        expect(heard(marker)).to_have_text(said)
    press_on(page, marker.get_by_role("button", name="Lay the first reader over block 4"))
    expect(heard(marker)).to_have_text("The first reader lies over your marks.")


def let_words_stand(page: Page) -> None:
    marker = exercise(page, WORDS)
    press_on(page, marker.get_by_role("button", name="No loaded words here: block").first)
    expect(marker.get_by_role("article").first).to_contain_text("first reader")


def assert_what_is_shown_is_heard(page: Page) -> None:
    marker = exercise(page, CLAIMS)
    press_on(page, marker.get_by_role("button", name="Show me: block").first)
    expect(heard(marker)).to_contain_text("The first reader: ")
    expect(heard(marker)).to_contain_text("in 10 hold.")


def assert_both_readings(page: Page) -> None:
    viewer = exercise(page, DIFFER)
    press_on(page, viewer.get_by_role("button", name="Show where we differ").or_(button(viewer, "Make it again")))
    card = viewer.get_by_role("article", name="Where we differ")
    needless = card.locator("section").filter(has_text=NEEDLESS)
    for line in ("You: “author’s own voice”", "The first reader has “", f"Your reason: {REASON}"):
        expect(needless.first).to_contain_text(line)
    expect(card.get_by_text("You go with the reader here.").first).to_be_visible()


def scroll_to(page: Page, title: str) -> None:
    """After a reload JupyterLab shows a cell only where it is looked at."""
    page.locator(f'section[aria-label="{title}"]').first.evaluate("node => node.scrollIntoView({ block: 'center' })")


def assert_there_again(page: Page) -> None:
    scroll_to(page, BLOCKS)
    press_on(page, exercise(page, BLOCKS).get_by_role("button", name="Block 1, answered", exact=True))
    expect(choice(exercise(page, BLOCKS), "asks you")).to_be_checked()
    scroll_to(page, SOURCES)
    press_on(page, sentence(page))
    expect(button(exercise(page, SOURCES), f"You keep yours: “{REASON}”")).to_be_visible()
    scroll_to(page, CLAIMS)
    expect(button(exercise(page, CLAIMS), "I go with the reader").first).to_have_attribute("aria-pressed", "true")


def test_an_own_article_by_keys_from_pasting_to_both_readings(lab, open_lesson):
    page = open_lesson(LESSON)
    assert page.get_by_text("Bring an article, or take the example").count() > 4
    bring_by_keys(page)
    sort_a_block(page)
    argue(page)
    go_with_the_reader(page)
    let_words_stand(page)
    assert_both_readings(page)
    said = page.locator(".jp-Notebook").inner_text()
    assert "the reference" not in said.lower().replace("without a reference", "")
    slug = pupil.kept(lab)["settings/own/answer"]["choice"]
    pupil.wait_until_kept(lab, {f"{slug}/sources/s05#objection": REASON, f"{slug}/attributions/b04#over": True})
    assert (lab.answers / "texts" / slug / "article.txt").read_text(encoding="utf-8").startswith("Larks beat Rovers")
    labs.save(page)
    page.reload()
    assert_there_again(page)
    labs.restart_kernel(page)
    labs.run_all(page)
    assert_there_again(page)
    assert_both_readings(page)


def test_the_example_stands_there_at_one_press(lab, open_lesson):
    page = open_lesson(LESSON)
    menu = exercise(page, "Which article do you want to read?")
    example = menu.get_by_role("radio").last
    example.focus()
    page.keyboard.press("Enter")
    expect(exercise(page, BLOCKS)).to_be_visible()
    expect(example).to_be_focused()
    expect(page.get_by_role("article", name="Ferry bell")).to_be_visible()
    press_on(page, exercise(page, "My reading card").get_by_role("button", name="Make my reading card"))
    expect(exercise(page, "My reading card").get_by_role("article")).to_contain_text("Still to do.")
    sort_a_block(page)
    let_words_stand(page)
    assert_what_is_shown_is_heard(page)
    for theme in seeing.THEMES:
        seeing.use_theme(page, theme)
        assert not seeing.axe(page), theme
