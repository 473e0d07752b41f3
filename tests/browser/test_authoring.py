"""A teacher makes a lesson of an article: by keys alone, with nothing lost, and it runs. And how it looks to axe, on narrow windows and in the dark."""
from __future__ import annotations

import json

import lab as labs
import pytest
import seeing
from by_keys import LISTENS, Pupil
from pupil import button, choice, exercise, wait_until

NOTEBOOK = "teacher/authoring.ipynb"
ARTICLE = """Night Bus Cut Saves Village Peace, Says Mayor

By the Elm Valley Post, 4 October 2024

Elm Valley council voted on Thursday to end the night bus from January. “Hardly anybody uses it,” mayor Tom Reyes said.

The drivers’ union claimed that 90 people ride it on a Friday. According to a report that the council paid for, the figure is 22.

Young people in the valley are furious about this reckless cut. It was reported that one bakery may close its late shop.

First printed in the Elm Valley Post.

Do you like what you read? Become a member for 3 pounds a month."""
TITLE = "The night bus"
REASON = "The mayor is named, and “said” hands it on to him."


@pytest.fixture(scope="module")
def teacher(server, browser):
    """A teacher’s window on a copy of the kit, and the folder of its drafts."""
    folder = labs.copy_kit(server.folder / "test_authoring")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.folder = folder
    page.go = lambda name: (labs.go(page, server, f"test_authoring/notebooks/{name}"), labs.run_all(page), page.evaluate(LISTENS))
    yield page
    context.close()
    server.stop_kernels()


def drafts(page) -> dict[str, dict]:
    """The marks of the one draft there is, as its file holds them."""
    (path,) = (page.folder / "notebooks" / "answers" / "drafts").glob("*.json")
    records = json.loads(path.read_text(encoding="utf-8"))["records"]
    return {key.partition("/mark/")[2]: record["v"] for key, record in records.items() if "/mark/" in key and record["v"]}


def states(page) -> list[str]:
    return [value["state"] for value in drafts(page).values()]


def reason_of(value: dict) -> str:
    return value["mark"]["body"][1]["value"]


def until(page, state: str, many: int) -> None:
    wait_until(lambda: states(page).count(state) == many, lambda: f"{state}: {states(page).count(state)} instead of {many}")


def comes_back(page, part: str) -> None:
    """Waits until Run All has led the keyboard back to where the work begins."""
    page.wait_for_function("part => document.activeElement.matches(part)", arg=part)


def begun(teacher: Pupil) -> None:
    page = teacher.page
    comes_back(page, ".wss-bringer")
    teacher.tab_to(page.get_by_label("Paste the text here"), most=20)
    page.keyboard.insert_text(ARTICLE)
    teacher.tab_to(button(page, "Take this text"))
    teacher.press("Enter")
    page.get_by_role("textbox", name="Title", exact=True).first.wait_for()
    teacher.tab_to(button(page, "Begin a lesson with this text"))
    teacher.press("Enter")
    page.locator(".wss-author").wait_for()


def test_by_keys_alone_from_the_paste_to_the_lesson(teacher):
    page, keys = teacher, Pupil(teacher)
    page.go(NOTEBOOK)
    begun(keys)
    card = page.locator(".au-card")
    keys.tab_to(card, most=60)
    all_ = len(states(page))
    keys.answers("a", "Accepted: headline.")
    keys.answers("a", "Accepted: ")
    keys.answers("d", "Dropped: ")
    until(page, "accepted", 2)
    until(page, "dropped", 1)
    keys.answers("z", "Undone: dropped")
    keys.answers("Control+z", "Undone: accepted")
    until(page, "dropped", 0)
    until(page, "accepted", 1)

    # Mend: another kind, an edge, back and kept.
    keys.press("End")
    keys.answers("m", "Mending: ")
    keys.answers("ArrowDown", "Now: ")
    keys.answers("Escape", "Put back as it was.")
    until(page, "mended", 0)
    keys.answers("m", "Mending: ")
    keys.answers("ArrowUp", "Now: ")
    keys.press("Enter")
    until(page, "mended", 1)

    # A mark of one’s own, word by word.
    keys.press("Home")
    keys.answers("w", "Add a mark. You are at “Night”")
    keys.answers("ArrowDown", "Block 2")
    keys.answers("ArrowUp", "Block 1")
    for _ in range(3):
        keys.press("ArrowRight")
    keys.answers("Space", "Start: Saves")
    keys.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "SELECT"
    keys.type("loaded")
    keys.answers("Enter", "Added: loaded verb.")
    until(page, "added", 1)
    assert card.evaluate("node => node === document.activeElement")

    # A reason is in the file though the page goes away while it is typed.
    keys.press("r")
    keys.press("Control+a")
    keys.type(REASON)
    page.reload()
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.content")
    page.go(NOTEBOOK)
    wait_until(lambda: any(reason_of(v) == REASON for v in drafts(page).values()), lambda: "the reason is lost")
    assert len(states(page)) == all_ + 1 and states(page).count("mended") >= 1
    comes_back(page, ".wss-author")
    assert "loaded verb" in page.locator(".au-kind").inner_text().lower(), "it goes on where one was"
    keys.answers("z", "Undone: ")

    # What it is, and saved.
    keys.tab_to(page.locator(".wss-form").get_by_label("Title"), most=60)
    keys.press("Control+a")
    keys.type(TITLE)
    keys.tab_to(page.get_by_label("Ours: I or my class wrote it"))
    keys.press("Space")
    keys.tab_to(button(page, "Save it"), most=60)
    keys.press("Enter")
    page.get_by_role("link", name="Download").wait_for()
    assert page.evaluate("() => window.mouse") == []
    with page.expect_download() as came:
        keys.tab_to(page.get_by_role("link", name="Download"))
        keys.press("Enter")
    assert came.value.suggested_filename.endswith(".zip")

    # The lesson runs on it.
    page.go("00-start-here.ipynb")
    chooser = exercise(page, "Choose your text")
    comes_back(page, ".wss-desk")
    keys.tab_to(chooser.get_by_role("radio").first, most=60)
    option = choice(chooser, f"Your own text: {TITLE}")
    for _ in range(8):
        if option.evaluate("node => node === document.activeElement"):
            break
        keys.press("ArrowDown")
    keys.answers("Space", "stands below")
    page.get_by_role("article", name=TITLE).wait_for()
    page.go("01-where-does-the-article-end.ipynb")
    sorter = exercise(page, "What does each part of the page do?")
    assert "Night Bus" in sorter.inner_text()
    sorter.get_by_role("radio").first.focus()
    keys.press("1")
    sorter.get_by_role("article").first.wait_for()


def test_the_short_way_takes_a_whole_question_at_once(teacher):
    page, keys = teacher, Pupil(teacher)
    page.go(NOTEBOOK)
    page.locator(".au-card").focus()
    keys.answers("s", "The short way: ")
    page.wait_for_function("() => document.querySelector('.au-left').textContent.startsWith('The short way')")
    before = states(page).count("accepted")
    keys.answers("g", "in the list")
    rows = page.locator(".au-list .au-row").count()
    assert rows > 2 and page.locator(".au-fields").first.is_hidden(), "the list stands under the card"
    faults = seeing.axe(page)
    assert not faults, "\n".join(faults)
    keys.answers("Escape", "Nothing more was accepted")
    assert states(page).count("accepted") == before
    keys.answers("g", "in the list")
    keys.answers("d", "Dropped: ")
    keys.answers("g", "accepted at once")
    wait_until(lambda: states(page).count("accepted") > before + 1, lambda: "nothing was accepted")
    many = states(page).count("accepted")
    keys.answers("z", "Undone: ")
    until(page, "accepted", before)
    assert many > before
    keys.answers("s", "All marks again")


def test_no_key_reaches_the_notebook(teacher):
    page = teacher
    page.go(NOTEBOOK)
    cells = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.type + cell.model.id)"
    before = page.evaluate(cells)
    for place in (".au-card", ".au-pane", ".au-filters select", ".au-field textarea", ".wss-form input[type=radio]", ".er-do"):
        page.locator(place).first.focus()
        page.keyboard.type("ddmbay")
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Escape")
        assert page.evaluate(cells) == before and page.locator(".jp-Dialog").count() == 0, place


def test_axe_a_narrow_window_and_a_look(teacher):
    page = teacher
    page.go(NOTEBOOK)
    button(page, "Show it").click()
    page.locator(".wss-sorter").wait_for()
    page.locator(".au-card").focus()
    page.keyboard.press("m")
    page.locator(".au-list summary").click()
    found = []
    for theme in seeing.THEMES:
        seeing.use_theme(page, theme)
        found += [f"{theme}: {line}" for line in seeing.axe(page)]
    assert not found, "\n".join(found)
    page.locator(".wss-author").scroll_into_view_if_needed()
    seeing.screenshots(page, "authoring")
    seeing.use_width(page, 400, 800)
    wide = page.evaluate("() => [...document.querySelectorAll('.wss')].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.ariaLabel)")
    seeing.use_width(page, 1366, 768)
    assert not wide, f"wider than the window: {wide}"


def test_a_key_is_shown_before_python_answers(teacher):
    page = teacher
    page.go(NOTEBOOK)
    page.locator(".au-card").focus()
    shown = page.evaluate("""() => {
      const before = document.querySelector('.au-place').textContent
      const card = document.activeElement
      const start = performance.now()
      card.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
      return [before !== document.querySelector('.au-place').textContent, performance.now() - start]
    }""")
    assert shown[0] and shown[1] < 200, shown
