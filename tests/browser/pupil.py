"""What a pupil does in an exercise and sees there; things are found by role and name, as a screen reader finds them."""
from __future__ import annotations

import json
import time
from collections.abc import Callable

import lab as labs
import pytest
from playwright.sync_api import Locator, Page

from exercises import pack as packs

SLUG = "al-bukamal"
FOCUSED = "node => node === document.activeElement"
TAB_STOPS_AT_MOST = 60
APART_AT_MOST = 300  # pixels between what was chosen and what is told about it


def pack_of(lab):
    """The pack of the kit that this test works in."""
    return packs.load(SLUG, lab.folder / "texts")


def mark_of(text, name: str):
    """The reference mark of this id."""
    return next(mark for mark in text.marks if mark.id == name)


def short(mark) -> str:
    """What a place is called in the answers: the last part of its mark's id."""
    return mark.id.rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def turn_to(server, browser, request):
    """Opens one lesson after the other in the same window: sooner there than in a window for each."""
    name = request.module.__name__.rpartition(".")[2]
    labs.copy_kit(server.folder / name)
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.set_default_timeout(15_000)

    def turned(lesson: str, *, run: bool = True, fresh: bool = False) -> Page:
        path = f"{name}/notebooks/{lesson}.ipynb"
        if page.url == "about:blank" or fresh:  # after a reload, Lab would bring back the lesson that stood there
            server.stop_kernels()
            labs.go(page, server, path)
        else:
            page.evaluate(_CLOSE)
            server.stop_kernels()
            page.evaluate(_OPEN, path)
        if run:
            labs.run_all(page)
        return page

    yield turned
    context.close()
    server.stop_kernels()


_CLOSE = """async () => {
  await window.jupyterapp.restored
  for (const panel of [...window.jupyterapp.shell.widgets('main')]) panel.dispose()
}"""
_OPEN = """async path => {
  const panel = await window.jupyterapp.commands.execute('docmanager:open', { path })
  await panel.context.ready
  await panel.sessionContext.ready
  window.jupyterapp.shell.activateById(panel.id)
}"""


# Where things stand.


def exercise(page: Page, title: str, number: int = 0) -> Locator:
    """One exercise of the lesson; `number` counts those of the same title."""
    return page.get_by_role("region", name=title, exact=True).nth(number)


def place(within: Locator, name: str) -> Locator:
    """The questions on one place: a block, a sentence, a question."""
    return within.get_by_role("group", name=name, exact=True)


def button(within: Locator, name: str) -> Locator:
    return within.get_by_role("button", name=name, exact=True)


def press(within: Locator, name: str) -> None:
    button(within, name).click()


def choice(within: Locator, label: str) -> Locator:
    return within.get_by_role("radio", name=label, exact=True)


def heard(within: Locator) -> Locator:
    """What a screen reader is told: the live region of an exercise."""
    return within.get_by_role("status")


def card(within: Locator, reason: str) -> Locator:
    """The feedback that gives this reason."""
    return within.get_by_role("article").filter(has_text=reason)


def pixels_apart(one: Locator, other: Locator) -> float:
    """How far two things stand from each other on the page, 0 where they touch."""
    a, b = one.bounding_box(), other.bounding_box()
    sideways = max(b["x"] - (a["x"] + a["width"]), a["x"] - (b["x"] + b["width"]), 0)
    down = max(b["y"] - (a["y"] + a["height"]), a["y"] - (b["y"] + b["height"]), 0)
    return max(sideways, down)


# By keys.


def focused(page: Page) -> str:
    """The element that has the focus, for messages."""
    return page.evaluate("() => document.activeElement.outerHTML.slice(0, 160)")


def tab_to(page: Page, target: Locator, key: str = "Tab") -> int:
    """Presses Tab until the target has the focus; gives how often."""
    for pressed in range(1, TAB_STOPS_AT_MOST + 1):
        page.keyboard.press(key)
        if target.evaluate(FOCUSED):
            return pressed
    raise AssertionError(f"{key} does not lead to {target}; it came to {focused(page)}")


# What is kept.


def kept(lab) -> dict[str, object]:
    """What the answers file holds: the answer under each key; {} while there is no file."""
    path = lab.answers / "my-work.json"
    if not path.is_file():
        return {}
    records = json.loads(path.read_text(encoding="utf-8"))["records"]
    return {key: record["v"] for key, record in records.items() if record["v"] is not None}


def wait_until(is_so: Callable[[], bool], else_say: Callable[[], str], seconds: float = 10) -> None:
    """Waits for what happens outside the page."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, else_say()
        time.sleep(0.05)


def wait_until_kept(lab, expected: dict[str, object]) -> None:
    """Waits until the answers file holds these answers."""
    def missing():
        now = kept(lab)
        return {key: value for key, value in expected.items() if now.get(key) != value}

    wait_until(lambda: not missing(), lambda: f"expected in the answers file: {missing()}; it holds {kept(lab)}")
