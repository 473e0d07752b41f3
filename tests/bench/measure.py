"""Measures the kit beside a named baseline in the same run, and prints one table.

Usage: python tests/bench/measure.py            imports, clicks, first paint (needs Chromium for the last two)
"""
from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(KIT), str(KIT / "tests" / "browser")]
IMPORTS = {
    "ipywidgets, pandas, matplotlib.pyplot": "import ipywidgets, pandas, matplotlib.pyplot",
    "the kit, as a lesson imports it": f"import sys; sys.path.insert(0, {str(KIT / 'notebooks')!r}); from kit import *",
}
FRESH = """
import time, resource
start = time.perf_counter()
{code}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
CLICKS = 60
CELLS = [
    "from kit import sort_blocks",
    "import ipywidgets\nlabel = ipywidgets.Label('0')\nbutton = ipywidgets.Button(description='bare')\n"
    "button.on_click(lambda _: setattr(label, 'value', str(int(label.value) + 1)))\nipywidgets.VBox([button, label])",
    "sort_blocks('core')",
]
CLICK = """async ([clicks]) => {
  const after = (node, press) => new Promise(done => {
    const start = performance.now(), before = node.textContent
    const watch = new MutationObserver(() => {
      if (node.textContent === before || !node.textContent.trim()) return
      watch.disconnect(); done(performance.now() - start)
    })
    watch.observe(node, { childList: true, characterData: true, subtree: true })
    press()
  })
  const bare = document.querySelector('.jupyter-button'), label = document.querySelector('.widget-label')
  const sorter = document.querySelector('.wss-sorter'), radios = [...sorter.querySelectorAll('[role=radio]')]
  const told = sorter.querySelector('.wss-feedback')
  const rest = () => new Promise(done => setTimeout(done, 60))
  const found = { bare: [], kit: [] }
  for (let i = 0; i < clicks; i++) {
    found.bare.push(await after(label, () => bare.click())); await rest()
    found.kit.push(await after(told, () => radios[i % 6].click())); await rest()
  }
  return found
}"""
WORDS = """import random
from exercises.pack import Text
from exercises import scheme
from exercises.session import session
from exercises.widgets import Marker
words = [random.Random(1).choice(['river', 'town', 'says', 'troops', 'mayor']) for _ in range(100_000)]
text = Text('long', '\\n\\n'.join(' '.join(words[i:i + 100]) for i in range(0, 100_000, 100)), ())
Marker('long/marks', 'A long text', 'Mark', text, [1, 2, 3], scheme.SPAN_KINDS, lambda *_: [], session().answers, around=None)"""


def imports(times: int = 7) -> list[tuple[str, float, float]]:
    """Median seconds and MB of each import, in fresh processes, turn by turn."""
    found: dict[str, list] = {name: [] for name in IMPORTS}
    for _ in range(times):
        for name, code in IMPORTS.items():
            out = subprocess.run([sys.executable, "-c", FRESH.format(code=code)], capture_output=True, text=True, check=True).stdout
            found[name].append([float(x) for x in out.split()])
    return [(name, *(statistics.median(column) for column in zip(*runs))) for name, runs in found.items()]


def in_browser() -> tuple[dict, float]:
    """Milliseconds of bare and kit clicks, turn by turn, and of the first paint of 100,000 words."""
    import lab as labs
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as kit, tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        folder = labs.copy_kit(Path(kit))
        labs.write_notebook(folder / "notebooks" / "clicks.ipynb", CELLS)
        labs.write_notebook(folder / "notebooks" / "long.ipynb", ["import kit", WORDS])
        with labs.running(folder, Path(own)) as server:
            browser = playwright.chromium.launch(executable_path=labs.chromium(), args=list(labs.CHROMIUM_ARGS))
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            labs.go(page, server, "notebooks/clicks.ipynb")
            labs.run_all(page)
            clicks = page.evaluate(CLICK, [CLICKS])
            labs.go(page, server, "notebooks/long.ipynb")
            labs.run_all(page)
            painted = page.evaluate("() => performance.getEntriesByName('marker:painted').map(e => e.duration || e.startTime).at(-1)")
            browser.close()
    return clicks, painted


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    (base, seconds, memory), (name, own, mine) = imports()
    print(f"{platform.machine()}, Python {platform.python_version()}")
    print(f"import, seconds   {base}: {seconds:.2f}; {name}: {own:.2f}; ratio {own / seconds:.2f}")
    print(f"import, MB        {base}: {memory:.0f}; {name}: {mine:.0f}; ratio {mine / memory:.2f}")
    clicks, painted = in_browser()
    for share, label in ((0.5, "p50"), (0.95, "p95")):
        bare, kit = (percentile(clicks[key], share) for key in ("bare", "kit"))
        print(f"click to feedback, ms, {label}: bare button {bare:.0f}; Sorter {kit:.0f}; ratio {kit / bare:.2f}")
    print(f"first paint of 100,000 words in the Marker: {painted:.0f} ms")


if __name__ == "__main__":
    main()
