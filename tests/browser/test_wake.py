"""Before it runs, an exercise says what to press: in the kit as handed out, and after a pupil's own save."""
import lab as labs

LESSON = "01-where-does-the-article-end"
WAKE = "Press Run All to start"
ERRORS = ("Error displaying widget", "model not found")


def says_what_to_press(page) -> None:
    page.get_by_text(WAKE).first.wait_for(timeout=10_000)
    shown = page.locator(".jp-Notebook").inner_text()
    assert not [error for error in ERRORS if error in shown]


def test_an_exercise_that_has_not_run_says_what_to_press(lab, open_lesson):
    page = open_lesson(LESSON, run=False)
    says_what_to_press(page)
    labs.run_all(page)
    assert not page.get_by_text(WAKE).first.is_visible()
    labs.save(page)
    lab.server.stop_kernels()
    again = open_lesson(LESSON, run=False, page=page)
    again.wait_for_timeout(2500)
    says_what_to_press(again)
