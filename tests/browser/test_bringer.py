"""Bringing a text: pasted by keyboard, given as a file, looked over, mended, handed on; kept until then."""
import lab as labs
import pytest
import seeing
from pupil import button, exercise, heard, tab_to, wait_until

TITLE = "Your article"
PASTED = "Ferry Runs Again\n\nBy Ines Marsh, 3 May\n\nThe ferry left at nine. It was full.\n\nGive to our radio."
PAGE = """<!doctype html><html><head><title>Ferry Runs Again</title><script>alert("never")</script></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ferry Runs Again</h1><p>By Ines Marsh, 3 May 2020</p>
<p>The ferry left at nine on Monday with forty people on board, the harbour master said.</p>
<p>It came back before noon because the wind had turned, and nobody wished to wait for it any longer.</p></article>
<p>Please give what you can, and keep our harbour radio on air.</p><footer>© Harbour Gazette 2020</footer></body></html>"""
CELLS = ["import kit", f"""from exercises.session import session
from exercises.widgets import Bringer
Bringer("{TITLE}", session().answers, lambda brought: f"Ready: {{brought!r}}")"""]


@pytest.fixture(scope="module")
def opened(server, browser):
    """One page with a bringer in it; called again, it opens it anew, as a reload does."""
    folder = labs.copy_kit(server.folder / "bringer")
    labs.write_notebook(folder / "notebooks" / "bring.ipynb", CELLS)
    context = browser.new_context(viewport={"width": 1366, "height": 768}, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(15_000)

    def opening(again: bool = False):
        if again or page.url == "about:blank":
            labs.go(page, server, "bringer/notebooks/bring.ipynb")
            labs.run_all(page)
        return page
    yield opening
    context.close()
    server.stop_kernels()


def is_heard(within, words: str) -> None:
    wait_until(lambda: words in heard(within).inner_text(), lambda: heard(within).inner_text())


def paste(page, box, text: str) -> None:
    """Puts a text into the clipboard, and pastes it by keyboard."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    box.focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")


def test_a_text_is_pasted_mended_and_taken_by_keys(opened):
    page = opened()
    part = exercise(page, TITLE)
    box = part.get_by_label("Paste the text here")
    paste(page, box, PASTED)
    assert box.input_value() == PASTED
    tab_to(page, button(part, "Take this text"))
    page.keyboard.press("Enter")
    part.get_by_role("heading", name="Found: 4 blocks, 20 words").wait_for()
    assert part.get_by_label("Title").input_value() == "Ferry Runs Again"
    is_heard(part, "Found: 4 blocks, 20 words")
    tab_to(page, button(part, "Leave out: block 1"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    is_heard(part, "Left out. 3 blocks, 15 words")
    assert button(part, "Take in: block 2").evaluate("node => node === document.activeElement"), "the focus stays at the block"
    for key, told in (("Control+z", "Undone. 4 blocks"), ("j", "Joined. 3 blocks"), ("Control+z", "Undone. 4 blocks"), ("x", "Left out. 3 blocks")):
        page.keyboard.press(key)
        is_heard(part, told)
    tab_to(page, button(part, "Use this text"), "Shift+Tab")
    page.keyboard.press("Enter")
    part.get_by_role("article").filter(has_text="Ready: Brought: Ferry Runs Again, 3 blocks, 15 words").wait_for()
    assert not page.locator(".jp-mod-noKernel, .jp-Dialog").count() and page.locator(".jp-Notebook .jp-Cell").count() == len(CELLS), "no key reached the notebook"


def test_a_saved_page_is_given_and_everything_in_it_is_text(opened, tmp_path):
    page = opened()
    part = exercise(page, TITLE)
    (tmp_path / "ferry.html").write_text(PAGE, encoding="utf-8")
    part.get_by_label("Or a saved file").set_input_files(tmp_path / "ferry.html")
    blocks, trouble = part.get_by_role("list", name="Blocks"), part.locator(".wss-trouble")
    blocks.get_by_text("harbour master said").wait_for()
    for words in ("Home", "By Ines Marsh", "Please give what you can", "© Harbour Gazette 2020"):
        assert blocks.get_by_text(words).count() == 1
    assert "never" not in blocks.inner_text()
    (tmp_path / "evil.txt").write_text("<img src=x onerror=alert(1)> stands here\n\nand more", encoding="utf-8")
    part.get_by_label("Or a saved file").set_input_files(tmp_path / "evil.txt")
    blocks.get_by_text("<img src=x").wait_for()
    assert not part.locator("img").count()
    (tmp_path / "large.pdf").write_bytes(bytes(8_000_001))
    part.get_by_label("Or a saved file").set_input_files(tmp_path / "large.pdf")
    trouble.filter(has_text="“large.pdf” has 9 MB").wait_for()
    (tmp_path / "scan.pdf").write_bytes(b"no PDF")
    part.get_by_label("Or a saved file").set_input_files(tmp_path / "scan.pdf")
    trouble.filter(has_text="“scan.pdf” is damaged or no PDF").wait_for()
    assert blocks.get_by_text("and more").count() == 1, "what was brought before stays"
    part.get_by_label("Or a web address").fill("http://localhost/")
    button(part, "Get this page").click()
    trouble.filter(has_text="inside this computer").wait_for()


def test_what_was_pasted_is_kept_until_it_is_taken(opened):
    page = opened()
    part = exercise(page, TITLE)
    box = part.get_by_label("Paste the text here")
    paste(page, box, PASTED)
    page.wait_for_timeout(900)
    labs.restart_kernel(page)
    page = opened(again=True)
    part, box = exercise(page, TITLE), exercise(page, TITLE).get_by_label("Paste the text here")
    assert box.input_value() == PASTED, "a reload keeps it"
    page.evaluate("""() => {
      const key = Object.keys(localStorage).find(one => one.startsWith("wss:bring:"))
      localStorage.setItem(key, localStorage.getItem(key).replace(/"work":"[^"]*"/, '"work":"other"'))
    }""")
    page = opened(again=True)
    part, box = exercise(page, TITLE), exercise(page, TITLE).get_by_label("Paste the text here")
    assert box.input_value() == "", "what another work left is shown only when asked for"
    button(part, "Show it").click()
    assert box.input_value() == PASTED
    button(part, "Take this text").click()
    button(part, "Use this text").click()
    part.get_by_role("article").filter(has_text="Ready").wait_for()
    assert page.evaluate("() => Object.keys(localStorage).filter(one => one.startsWith('wss:bring:')).length") == 0


def test_axe_and_every_size(opened):
    page = opened()
    part = exercise(page, TITLE)
    part.get_by_label("Paste the text here").fill(PASTED)
    button(part, "Take this text").click()
    button(part, "Leave out: block 2").click()
    is_heard(part, "Left out.")
    button(part, "Use this text").click()
    part.get_by_role("article").wait_for()
    found = []
    for theme in seeing.THEMES:
        seeing.use_theme(page, theme)
        found += [f"{theme}: {line}" for line in seeing.axe(page)]
    assert not found, "\n".join(found)
    seeing.screenshots(page, "bringer")
    seeing.use_width(page, 400, 800)
    assert part.evaluate("node => node.scrollWidth <= node.clientWidth + 1"), "wider than the window"
