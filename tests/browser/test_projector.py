"""The projector on the wall: hands typed in once, the reference hidden until asked for, all by keys."""
import seeing
from pupil import button, exercise, heard, kept, press, turn_to, wait_until, wait_until_kept  # noqa: F401

TITLE = "Who does this sentence come from? All of them"


def test_hands_are_kept_and_the_reference_waits(turn_to, server):  # noqa: F811
    page = turn_to("teacher/projector")
    lab = type("Kit", (), {"answers": server.folder / "test_projector" / "notebooks" / "answers"})
    wall = exercise(page, TITLE)
    wall.get_by_label("author’s own voice: hands").fill("17")
    page.keyboard.press("Tab")
    wall.get_by_label("hidden source: hands").fill("6")
    page.keyboard.press("Enter")
    assert wall.get_by_label("author’s own voice: hands").evaluate("node => node === document.activeElement"), "Enter goes on to the next count"
    wait_until_kept(lab, {"class/al-bukamal/sources/s01#hands": {"own-voice": 17, "hidden": 6}})
    assert wall.get_by_role("article").count() == 0
    press(wall, "Show the reference")
    wall.get_by_role("article").filter(has_text="6 hands for “hidden source”").wait_for()
    assert wall.get_by_role("article").count() == 2
    press(wall, "Hide the reference")
    assert wall.get_by_role("article").count() == 0


def test_pages_turn_and_the_reference_comes_by_keys(turn_to, server):  # noqa: F811
    page = turn_to("teacher/projector")
    wall = exercise(page, TITLE)
    button(wall, "Show the reference").focus()
    page.keyboard.press("n")
    assert "It took a week" in wall.locator(".wss-screen-words").inner_text()
    wait_until(lambda: "2 of " in heard(wall).inner_text(), lambda: heard(wall).inner_text())
    page.keyboard.press("r")
    wall.get_by_role("article").first.wait_for()
    page.keyboard.press("n")
    assert wall.get_by_role("article").count() == 0, "the next question starts with the reference hidden"
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert wall.get_by_label("author’s own voice: hands").input_value() in ("", "17")


def test_axe_and_a_narrow_window(turn_to):  # noqa: F811
    page = turn_to("teacher/projector")
    press(exercise(page, TITLE), "Show the reference")
    exercise(page, TITLE).get_by_role("article").first.wait_for()
    found = []
    for theme in seeing.THEMES:
        seeing.use_theme(page, theme)
        found += seeing.axe(page)
    assert not found, "\n".join(found)
    seeing.use_width(page, 400, 800)
    wide = page.evaluate("() => [...document.querySelectorAll('.wss')].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.ariaLabel)")
    assert not wide, f"wider than the window: {wide}"
