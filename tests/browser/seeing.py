"""What a test looks at: accessibility by axe, and pictures of a page."""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZES = {"1366": (1366, 768), "400": (400, 800)}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
CONTRAST = "color-contrast"
TALLEST = 60_000
ROOM_AROUND = 160


def axe(page, selector: str = ".wss") -> list[str]:
    """What axe finds against the parts of the page under `selector`: one line a rule and place, none if all is well.

    Raises an AssertionError where nothing matches `selector`, or where colour contrast was decided for
    no text of a part: axe then skips the rule without a word.
    """
    found = _run_axe(page, selector)
    decided = [node["target"][0] for kind in ("passes", "violations") for rule in found[kind]
               if rule["id"] == CONTRAST for node in rule["nodes"]]
    blind = page.evaluate(_PARTS_WITHOUT, [selector, decided])
    assert not blind, f"axe could not judge the colour contrast of any text in {blind}"
    return _lines(found["violations"])


def undecided(page, selector: str = ".wss") -> list[str]:
    """The texts under `selector` whose colour contrast axe could not judge: these a person must look at."""
    return _lines(rule for rule in _run_axe(page, selector)["incomplete"] if rule["id"] == CONTRAST)


def _run_axe(page, selector: str) -> dict:
    from axe_playwright_python.sync_playwright import Axe

    assert page.locator(selector).count(), f"axe: nothing on the page matches {selector}"
    with whole_lesson(page):
        style = page.add_style_tag(content="html, body { height: 100vh !important }")
        try:
            return Axe().run(page, context={"include": [[selector]]}, options={}).response
        finally:
            style.evaluate("node => node.remove()")


@contextmanager
def whole_lesson(page) -> Iterator[None]:
    """Makes the window as tall as the lesson for a while: what is scrolled away is off-screen for axe and for pictures.

    JupyterLab's body has height 0, which has the same effect; axe needs a height for it besides.
    """
    before, place = page.viewport_size, page.evaluate(_SCROLLED, None)
    try:
        for _ in range(2):
            height = page.evaluate(_LESSON_HEIGHT) + ROOM_AROUND
            page.set_viewport_size({"width": before["width"], "height": max(before["height"], min(TALLEST, height))})
            page.evaluate(_SCROLLED, 0)
            page.wait_for_timeout(300)
        yield
    finally:
        page.set_viewport_size(before)
        page.evaluate(_SCROLLED, place)


_LESSON_HEIGHT = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets
  return Math.ceil(cells.reduce((sum, cell) => sum + cell.node.getBoundingClientRect().height + 8, 0))
}"""

_SCROLLED = """to => {
  const outer = window.jupyterapp.shell.currentWidget.content.outerNode
  const before = outer.scrollTop
  if (to !== null) outer.scrollTop = to
  return before
}"""

_PARTS_WITHOUT = """([selector, targets]) => {
  const seen = targets.map(t => document.querySelector(t)).filter(Boolean)
  const hasText = part => part.checkVisibility() && part.innerText.trim()
  return [...document.querySelectorAll(selector)].filter(hasText)
    .filter(part => !seen.some(node => part.contains(node))).map(part => part.className || part.tagName)
}"""


def _lines(rules) -> list[str]:
    return [_line(rule, node) for rule in rules for node in rule["nodes"]]


def _line(rule: dict, node: dict) -> str:
    return f"{rule['id']} ({rule['impact']}): {rule['help']} — at {' '.join(map(str, node['target']))}: {node['html'][:160]}"


def use_theme(page, name: str) -> None:
    """Changes to a theme of THEMES and waits until it is drawn."""
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", THEMES[name])
    page.wait_for_function(
        "light => document.body.dataset.jpThemeLight === String(light)", arg=name == "light", timeout=15_000)
    page.wait_for_timeout(300)


def use_width(page, width: int, height: int) -> None:
    """A window of this size in pixels; a narrow one without JupyterLab's bars at the sides."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("""async narrow => {
      for (const side of ['left', 'right']) {
        const bar = document.querySelector(`.jp-SideBar.jp-mod-${side}`)
        if (bar && narrow !== bar.classList.contains('lm-mod-hidden'))
          await window.jupyterapp.commands.execute('application:toggle-side-tabbar', { side })
      }
    }""", width < 600)


def screenshots(page, name: str) -> list[Path]:
    """Pictures of the page at 1366 and 400 px, light and dark, into the folder KIT_SCREENSHOTS; none where it is unset."""
    if not os.environ.get("KIT_SCREENSHOTS"):
        return []
    folder, before, taken = Path(os.environ["KIT_SCREENSHOTS"]), page.viewport_size, []
    folder.mkdir(parents=True, exist_ok=True)
    for width, (w, h) in SIZES.items():
        use_width(page, w, h)
        for theme in THEMES:
            use_theme(page, theme)
            taken.append(folder / f"{name}-{width}-{theme}.png")
            page.screenshot(path=taken[-1])
    use_theme(page, "light")
    use_width(page, before["width"], before["height"])
    return taken
