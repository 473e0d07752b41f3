"""Draws notebooks/images/run-all.png from a real JupyterLab: where Run is, and the entry to press.

Usage: python tests/browser/run_menu.py [FILE]
"""
from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

import lab as labs

OUT = labs.KIT / "notebooks" / "images" / "run-all.png"
NOTEBOOK = "notebooks/00-start-here.ipynb"
SCALE, WIDE, AIR = 2.0, 262, 5
STYLE = """
body { margin: 0; background: #fffdf8; width: 330px; font: 700 17px system-ui, "DejaVu Sans", sans-serif; color: #fffdf8 }
ol { list-style: none; margin: 0; padding: 12px 10px; display: grid; gap: 12px }
li { display: grid; grid-template-columns: 34px auto; gap: 10px; align-items: center }
b { background: #0072B2; border-radius: 50%; width: 32px; height: 32px; line-height: 32px; text-align: center }
span { position: relative; width: 262px; border: 1px solid #b9b4a7; display: block }
img { display: block; width: 100% }
i { position: absolute; border: 3px solid #0072B2; border-radius: 6px; box-sizing: border-box }
"""


def _shot(page, clip: dict, mark: dict) -> str:
    """A part of the window as an item of the list, with a frame where `mark` is."""
    data = base64.b64encode(page.screenshot(clip=clip)).decode("ascii")
    place = (f"left:{mark['x'] - clip['x'] - AIR}px;top:{max(0, mark['y'] - clip['y'])}px;"
             f"width:{mark['width'] + 2 * AIR}px;height:{mark['height']}px")
    return f'<span><img src="data:image/png;base64,{data}"><i style="{place}"></i></span>'


def _parts(page) -> list[str]:
    """The bar with Run in it, then the lower end of the open menu."""
    run = page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.bounding_box()
    bar = {"x": 34, "y": 0, "width": WIDE, "height": run["y"] * 2 + run["height"]}
    first = _shot(page, bar, {**run, "y": 1, "height": bar["height"] - 2})
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    entry = page.locator(".lm-Menu-item", has_text="Run All Cells").first
    box, menu = entry.bounding_box(), page.locator(".lm-Menu").first.bounding_box()
    clip = {"x": menu["x"] + 1, "y": box["y"] - 38, "width": WIDE, "height": menu["y"] + menu["height"] - box["y"] + 37}
    return [first, _shot(page, clip, {**box, "x": clip["x"] + 12, "width": WIDE - 24})]


def draw(out: Path = OUT) -> None:
    """Opens lesson 00 in a copy of the kit, runs nothing, and writes the picture."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as kit, tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        labs.copy_kit(Path(kit))
        with labs.running(Path(kit), Path(own)) as server:
            browser = playwright.chromium.launch(executable_path=labs.chromium(), args=list(labs.CHROMIUM_ARGS))
            page = browser.new_page(viewport={"width": 1366, "height": 768}, device_scale_factor=SCALE)
            labs.go(page, server, NOTEBOOK)
            items = "".join(f"<li><b>{n}</b>{part}</li>" for n, part in enumerate(_parts(page), 1))
            page.set_content(f"<style>{STYLE}</style><ol>{items}</ol>")
            page.locator("ol").screenshot(path=out)
            browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
