"""A pupil who has keys and ears only: what Tab comes to, what is said, and that no mouse is used."""
from __future__ import annotations

import lab as labs
from playwright.sync_api import Locator, Page

LISTENS = """() => {
  if (window.said) return
  window.said = []
  window.mouse = []
  const regions = '[role=status], [aria-live]'
  new MutationObserver(changes => changes.forEach(({ target }) => {
    const text = (target.closest?.(regions) ?? target.parentElement?.closest(regions))?.textContent.trim()
    if (text) window.said.push(text)
  })).observe(document.body, { subtree: true, childList: true, characterData: true })
  for (const name of ['pointerdown', 'mousedown', 'mousemove', 'wheel', 'touchstart'])
    document.addEventListener(name, event => window.mouse.push(event.type), true)
}"""

# What is wrong with the place that has the focus, once the page has come to rest; null where all is well.
WRONG = """async () => {
  const node = document.activeElement
  const ours = node.closest('.wss, .wss-page')
  const wrong = () => {
    if (!ours) return null
    const style = getComputedStyle(node)
    const box = node.getClientRects()[0]
    const [x, y] = [box.x + Math.min(box.width, innerWidth - box.x) / 2, box.y + Math.min(box.height, 40) / 2]
    const at = document.elementFromPoint(x, y)
    const name = node.getAttribute('aria-label') || node.innerText || node.labels?.[0]?.innerText ||
      document.getElementById(node.getAttribute('aria-labelledby'))?.innerText
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'shows no focus'
    if (!name?.trim()) return 'has no name'
    if (!at || !(node.contains(at) || at.contains(node))) return `is hidden by ${at?.className ?? 'the edge'}`
    return null
  }
  for (let tries = 0; tries < 12 && wrong(); tries++) await new Promise(done => setTimeout(done, 50))
  return wrong() && `${node.outerHTML.slice(0, 160)} ${wrong()}`
}"""

STOP = """() => {
  const node = document.activeElement
  const group = node.closest('[role=radiogroup], [role=group]')
  return {
    part: node.closest('.wss')?.getAttribute('aria-label') ?? null, role: node.getAttribute('role'), name: node.innerText,
    open: Boolean(group) && !group.querySelector('[aria-checked=true]'), lab: !node.closest('.jp-Notebook'),
  }
}"""


class Pupil:
    """Somebody at the keyboard. `pressed` counts keys, `stops` what Tab came to in the lessons."""

    def __init__(self, page: Page):
        self.page, self.pressed, self.stops, self.heard = page, 0, 0, []

    def begin(self) -> None:
        """Runs the lesson that is open, by keys, and waits until JupyterLab is back at the path."""
        self.page.evaluate(LISTENS)
        self.page.wait_for_function("() => document.activeElement.closest('.jp-Notebook')")
        self.page.wait_for_timeout(500)  # a notebook that takes the focus late would close the list of commands again
        self.press("Control+Shift+C")
        self.page.locator(".lm-CommandPalette-input:focus").wait_for()
        self.type("run all")
        self.page.locator(".lm-CommandPalette-item.lm-mod-active", has_text="Run All Cells").wait_for()
        self.press("Enter")
        labs.wait_until_run(self.page)
        self.page.wait_for_function("() => document.activeElement.matches('.wss-desk')")

    def press(self, *keys: str) -> None:
        self.page.evaluate("() => { window.said.length = 0 }")
        for key in keys:
            self.page.keyboard.press(key)
        self.pressed += len(keys)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def hears(self, words: str) -> str:
        """Waits until something with these words is said after the last press; gives it."""
        self.page.wait_for_function("words => window.said.some(text => text.includes(words))", arg=words, timeout=8000)
        told = self.page.evaluate("words => window.said.findLast(text => text.includes(words))", words)
        self.heard.append(told)
        return told

    def answers(self, key: str, words: str = "") -> str:
        self.press(key)
        return self.hears(words)

    def tab(self, key: str = "Tab") -> dict:
        """One Tab further: the place shows its focus, has a name and is in sight."""
        self.press(key)
        wrong = self.page.evaluate(WRONG)
        assert not wrong, wrong
        stop = self.page.evaluate(STOP)
        self.stops += not stop["lab"]
        return stop

    def tab_to(self, target: Locator, most: int = 40) -> None:
        for _ in range(most):
            stop = self.tab()
            if target.evaluate_all("nodes => nodes.includes(document.activeElement)"):
                return
        raise AssertionError(f"{most} times Tab did not lead to {target}; it came to {stop}")

    def answer_all(self, title: str, most: int = 90) -> None:
        """From before an exercise to behind it: the first answer to each question, and how sure."""
        inside, answered = False, 0
        for _ in range(most):
            stop = self.tab()
            if inside and stop["part"] != title:
                assert answered, f"nothing could be answered in {title}"
                return
            inside = stop["part"] == title
            if inside and stop["open"] and stop["role"] in ("radio", "checkbox"):
                self.press("Space")
                self.page.wait_for_function("() => document.activeElement.getAttribute('aria-checked') === 'true'")
                answered += 1
        raise AssertionError(f"{most} times Tab did not lead out of {title}")
