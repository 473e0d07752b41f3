"""Lesson 01 as a pupil does it: blocks sorted by mouse and by keys, hints, and everything there again."""
from __future__ import annotations

from typing import NamedTuple

import lab as labs
import pupil
from playwright.sync_api import expect
from pupil import button, card, choice, exercise, heard, place, press

from exercises import scheme

LESSON = "01-where-does-the-article-end"
SORTER, GUESS = "What does each part of the page do?", "Your guess"
CORE = (1, 2, 6, 8, 17, 18, 20, 21)
GROUPS = list(scheme.BLOCK_GROUPS.values())
OBJECTION = "the name of a site is also an advertisement"


class Place(NamedTuple):
    """A block, or a part of one, as the reference has it."""

    id: str
    name: str
    group: scheme.Kind
    mark: object

    @property
    def other(self) -> scheme.Kind:
        """A group that no careful reader chooses here."""
        taken = {self.mark.kind, *(o.kind for o in self.mark.others)}
        return next(g for g in GROUPS if g.slug not in {scheme.group_of(kind) for kind in taken})


def name_of(mark, block) -> str:
    part = mark.id.partition("-")[2]
    return f"Block {block.number}, part {part}" if part else f"Block {block.number}"


def core_places(text) -> list[Place]:
    marks = [(m, text.block_at(m.span.start)) for m in text.marks_of("boilerplate")]
    return [Place(m.id.split("/")[1], name_of(m, block), scheme.BLOCK_GROUPS[scheme.group_of(m.kind)], m)
            for m, block in marks if block.number in CORE]


def turn_to(sorter, place: Place) -> None:
    pages = sorter.get_by_role("group", name="Go to a block")
    pages.get_by_role("button", name=f"{place.name}, answered", exact=True).or_(button(pages, place.name)).click()


def choose(sorter, where: Place, group: scheme.Kind) -> None:
    choice(place(sorter, where.name), group.label).click()


def assert_chosen(sorter, where: Place, group: scheme.Kind) -> None:
    expect(choice(place(sorter, where.name), group.label)).to_be_checked()


def assert_told(sorter, where: Place, verdict: str) -> None:
    """The verdict and the pack's reason stand beside the answer."""
    told = card(sorter, where.mark.reason)
    expect(told).to_contain_text(verdict)
    assert pupil.pixels_apart(place(sorter, where.name), told) < pupil.APART_AT_MOST


def assert_there_again(page, chosen, guess: str) -> None:
    """Every choice is shown, with its reason, and so is the guess."""
    expect(choice(exercise(page, GUESS), guess)).to_be_checked()
    sorter = exercise(page, SORTER)
    for where, group in chosen:
        turn_to(sorter, where)
        assert_chosen(sorter, where, group)
        expect(card(sorter, where.mark.reason)).to_be_visible()


def guess_of(pack) -> tuple[str, str]:
    """One of the guesses on offer: what is kept of it, and what stands on the button."""
    offered = pack.data("questions")["tasks"]["predict-the-end"]["items"][0]["options"]
    return next((o["slug"], o["label"]) for o in offered if o["slug"] == "b17")


def agree_differ_and_change(sorter, one: Place, two: Place) -> None:
    choose(sorter, one, one.group)
    assert_told(sorter, one, "Agrees")
    press(sorter, "Next block →")
    choose(sorter, two, two.other)
    assert_told(sorter, two, "Differs")
    choose(sorter, two, two.group)
    assert_told(sorter, two, "Agrees")


def object_to(sorter, where: Place) -> None:
    told = card(sorter, where.mark.reason)
    press(told, "I read this differently…")
    told.get_by_role("textbox", name="I read this differently, because…").fill(OBJECTION)
    press(told, "Keep it")
    expect(sorter.get_by_role("button", name=OBJECTION)).to_be_visible()


def ask_for_help(sorter, where: Place) -> None:
    """All three hints, one after the other, then the reference."""
    for number, hint in enumerate(where.mark.hints, 1):
        press(sorter, f"Hint {number} of 3")
        expect(sorter.get_by_role("listitem").filter(has_text=hint)).to_be_visible()
    press(sorter, "Show me")
    assert_told(sorter, where, "The reference")


def choose_and_undo(sorter, where: Place) -> None:
    choose(sorter, where, where.group)
    choose(sorter, where, where.other)
    assert_told(sorter, where, "Differs")
    press(sorter, "Undo")
    assert_chosen(sorter, where, where.group)
    assert_told(sorter, where, "Agrees")


def test_three_blocks_by_mouse_are_there_again(lab, open_lesson):
    pack = pupil.pack_of(lab)
    one, two, three = places = core_places(pack.article)[:3]
    slug, guess = guess_of(pack)
    page = open_lesson(LESSON)
    choice(exercise(page, GUESS), guess).click()
    sorter = exercise(page, SORTER)
    agree_differ_and_change(sorter, one, two)
    object_to(sorter, two)
    press(sorter, "Next block →")
    ask_for_help(sorter, three)
    expect(sorter.get_by_text("2 of 9 answered")).to_be_visible()
    choose_and_undo(sorter, three)
    chosen = [(where, where.group) for where in places]
    pupil.wait_until_kept(lab, {
        "al-bukamal/predict-the-end/q1/answer": {"choice": slug},
        "al-bukamal/blocks/b01/group": {"choice": one.group.slug},
        "al-bukamal/blocks/b02/group": {"choice": two.group.slug, "before": [two.other.slug]},
        "al-bukamal/blocks/b02#objection": OBJECTION,
        "al-bukamal/blocks/b06/group": {"choice": three.group.slug},
        "al-bukamal/blocks/b06#hint": 3, "al-bukamal/blocks/b06#shown": True,
    })
    expect(sorter.get_by_text("Saved", exact=True)).to_be_visible()
    labs.save(page)
    page.reload()
    assert_there_again(page, chosen, guess)
    labs.restart_kernel(page)
    labs.run_all(page)
    assert_there_again(page, chosen, guess)
    expect(sorter.get_by_role("button", name=OBJECTION)).to_have_count(0)
    turn_to(sorter, two)
    expect(sorter.get_by_role("button", name=OBJECTION)).to_be_visible()


def by_number(page, sorter, where: Place) -> None:
    page.keyboard.press(str(GROUPS.index(where.group) + 1))


def by_arrows(page, sorter, where: Place) -> None:
    for _ in range(GROUPS.index(where.group)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_lesson_01_by_keys_alone(lab, open_lesson):
    places = core_places(pupil.pack_of(lab).article)
    page = open_lesson(LESSON)
    exercise(page, "The path").get_by_role("button").first.focus()
    sorter = exercise(page, SORTER)
    for number, where in enumerate(places):
        pupil.tab_to(page, choice(place(sorter, where.name), GROUPS[0].label))
        (by_number, by_arrows)[number % 2](page, sorter, where)
        assert_chosen(sorter, where, where.group)
        assert_told(sorter, where, "Agrees")
        expect(heard(sorter)).to_contain_text(f"Agrees: {where.group.label}. {where.mark.reason}")
        if where is not places[-1]:
            pupil.tab_to(page, button(sorter, "Next block →"))
            page.keyboard.press("Enter")
            expect(heard(sorter)).to_contain_text(places[number + 1].name)
    expect(sorter.get_by_text("All 9 answered")).to_be_visible()
    pupil.wait_until_kept(lab, {f"al-bukamal/blocks/{where.id}/group": {"choice": where.group.slug} for where in places})
