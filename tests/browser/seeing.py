"""What a test looks at: accessibility by axe, and pictures of a page."""
from __future__ import annotations

import os
from pathlib import Path

SIZES = {"1366": (1366, 768), "400": (400, 800)}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
CONTRAST = "color-contrast"


def axe(page, selector: str = ".wss") -> list[str]:
    """What axe finds against the part of the page under `selector`: one line a rule and place, none if all is well.

    JupyterLab's body has height 0, for which axe skips colour contrast without a word. So the body is
    given a height, and an AssertionError is raised where the rule did not run.
    """
    from axe_playwright_python.sync_playwright import Axe

    count = page.locator(selector).count()
    assert count, f"axe: nothing on the page matches {selector}"
    style = page.add_style_tag(content="html, body { height: 100vh !important }")
    try:
        found = Axe().run(page, context={"include": [[selector]]}, options={}).response
    finally:
        style.evaluate("node => node.remove()")
    ran = {rule["id"] for kind in ("passes", "violations", "incomplete") for rule in found[kind]}
    assert CONTRAST in ran, f"axe did not look at colour contrast in {selector}"
    return [_line(rule, node) for rule in found["violations"] for node in rule["nodes"]]


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
