"""Takes pictures of a lesson, so that people can look at every screen of it.

Usage: python tests/browser/look.py NOTEBOOK OUTDIR [WIDTH …]

Each output, and the whole lesson, at 1366 and 400 px, light and dark, in full height:
OUTDIR/NAME-WIDTH-THEME-all.png and …-NN.png, NN the number of the cell that shows it.
"""
from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import lab as labs
import seeing

WHOLE_PAGE = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "scrollPastEnd": False},
}

def _put(notebook: Path, folder: Path) -> str:
    """The path of the notebook in the copy; one from elsewhere goes among the lessons."""
    try:
        inside = notebook.resolve().relative_to(labs.KIT)
        inside = inside if inside.parts[0] == "notebooks" else Path("notebooks") / notebook.name
    except ValueError:
        inside = Path("notebooks") / notebook.name
    (folder / inside).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(notebook, folder / inside)
    return inside.as_posix()


def _pictures(page, start: Path, width: int, theme: str) -> int:
    name = f"{start.name}-{width}-{theme}"
    page.screenshot(path=start.with_name(f"{name}-all.png"))
    cells = page.locator(".jp-Notebook .jp-Cell")
    taken = 1
    for number in range(cells.count()):
        output = cells.nth(number).locator(".jp-OutputArea").first
        if output.count() and (box := output.bounding_box()) and box["height"] > 2:
            output.screenshot(path=start.with_name(f"{name}-{number:02}.png"))
            taken += 1
    return taken


def look(notebook: Path, out: Path, widths: list[int]) -> int:
    """Runs the notebook in a copy of the kit and writes the pictures; returns how many."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kit, tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        path = _put(notebook, labs.copy_kit(Path(kit)))
        with labs.running(Path(kit), Path(own), WHOLE_PAGE) as server:
            browser = playwright.chromium.launch(executable_path=labs.chromium(), args=list(labs.CHROMIUM_ARGS))
            page = browser.new_page(viewport={"width": widths[0], "height": 768})
            page.on("console", lambda m: m.type == "error" and print("browser:", m.text[:300], file=sys.stderr))
            labs.go(page, server, path)
            labs.run_all(page)
            taken = sum(_at(page, out / notebook.stem, width) for width in widths)
            browser.close()
    return taken


def _at(page, start: Path, width: int) -> int:
    taken = 0
    for theme in seeing.THEMES:
        seeing.use_theme(page, theme)
        seeing.use_width(page, width, 768)
        with seeing.whole_lesson(page):
            taken += _pictures(page, start, width, theme)
    return taken


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    asked = [int(w) for w in sys.argv[3:]] or [w for w, _ in seeing.SIZES.values()]
    print(look(Path(sys.argv[1]), Path(sys.argv[2]), asked), "pictures in", sys.argv[2])
