"""Answers stay: two lessons at once, a kernel that ended, an empty folder, starting fresh."""
import json
import time

import lab as labs

FIRST, SECOND = "01-where-does-the-article-end", "02-who-is-speaking"
SORTER, CHAIN = "What does each part of the page do?", "The way of a text"


def records(lab) -> dict:
    """What the answers file holds, once it is there."""
    path = lab.answers / "my-work.json"
    return json.loads(path.read_text(encoding="utf-8"))["records"] if path.is_file() else {}


def kept(lab, start: str, seconds: float = 8) -> dict:
    """The records whose key begins with `start`, waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = {k: v for k, v in records(lab).items() if k.startswith(start) and v["v"] is not None}
        if found:
            return found
        time.sleep(0.1)
    return {}


def exercise(page, title):
    return page.get_by_role("region", name=title, exact=True).first


def press_first(page, title, number=0):
    exercise(page, title).get_by_role("radio").nth(number).click()


def test_two_lessons_open_at_once_lose_nothing(lab, new_page, open_lesson):
    one = open_lesson(FIRST)
    two = open_lesson(SECOND, page=new_page(one.context))
    for number in (0, 1, 2):
        press_first(one, SORTER, number)
        press_first(two, CHAIN, number)
    assert kept(lab, "al-bukamal/blocks/") and kept(lab, "al-bukamal/chain/")
    one.wait_for_timeout(500)
    assert kept(lab, "al-bukamal/blocks/b01/group")["al-bukamal/blocks/b01/group"]["v"]["choice"] == "asks-you"
    assert kept(lab, "al-bukamal/chain/")


def test_a_click_after_a_restart_without_a_rerun_is_kept_and_comes_into_the_file(lab, open_lesson):
    page = open_lesson(FIRST)
    labs.restart_kernel(page)
    press_first(page, SORTER)
    exercise(page, SORTER).get_by_role("paragraph").filter(has_text="Kept in this browser").wait_for(timeout=10_000)
    assert not records(lab)
    labs.run_all(page)
    assert kept(lab, "al-bukamal/blocks/b01/group")
    assert exercise(page, SORTER).get_by_role("radio").first.get_attribute("aria-checked") == "true"


def test_an_empty_folder_gets_the_work_back_from_the_browser(lab, open_lesson):
    page = open_lesson(FIRST)
    press_first(page, SORTER)
    assert kept(lab, "al-bukamal/blocks/b01/group")
    lab.server.stop_kernels()
    for path in lab.answers.iterdir():
        path.unlink()
    page = open_lesson(FIRST, page=page)
    assert exercise(page, SORTER).get_by_role("radio").first.get_attribute("aria-checked") == "false"
    page.get_by_role("button", name="Bring it back").click()
    assert kept(lab, "al-bukamal/blocks/b01/group")
    page.wait_for_timeout(300)
    assert exercise(page, SORTER).get_by_role("radio").first.get_attribute("aria-checked") == "true"


def test_starting_fresh_sets_the_work_aside(lab, open_lesson):
    page = open_lesson(FIRST)
    press_first(page, SORTER)
    assert kept(lab, "al-bukamal/blocks/")
    page.get_by_role("button", name="Start fresh…").click()
    page.get_by_role("button", name="Yes, start fresh").click()
    page.wait_for_timeout(800)
    assert not kept(lab, "al-bukamal/blocks/", 0.5)
    assert list(lab.answers.glob("*earlier*"))
    assert exercise(page, SORTER).get_by_role("radio").first.get_attribute("aria-checked") == "false"
