"""No key typed in an exercise changes the notebook around it, and Ctrl+S still saves."""
from __future__ import annotations

import json

import pytest
from pupil import turn_to  # noqa: F401

LESSONS = ("01-where-does-the-article-end", "02-who-is-speaking", "03-said-or-said-that-said",
           "04-other-words-same-event", "05-check-it-yourself")
COMMANDS = "ddmb123456axzcvyr00"
CHORDS = ("Shift+Enter", "Shift+ArrowDown", "Shift+ArrowUp", "Control+Enter", "Alt+Enter")

# The next control to type in: the first of every exercise, and one of each sort, anew as answers bring more.
NEXT_CONTROL = """() => {
  const typed = (window.typed ??= new Set())
  const canFocus = node => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true })
  const sort = node => [node.closest('.wss').className, node.tagName, node.getAttribute('role'), node.classList[0]].join(' ')
  const exercises = [...document.querySelectorAll('.wss')]
  for (const [number, exercise] of exercises.entries())
    for (const node of [...exercise.querySelectorAll('*')].filter(canFocus)) {
      const names = [`${window.jupyterapp.shell.currentWidget.context.path} ${number}`, sort(node)]
      if (names.every(name => typed.has(name))) continue
      names.forEach(name => typed.add(name))
      node.focus()
      return `${exercise.getAttribute('aria-label')}: ${node.outerHTML.slice(0, 120)}`
    }
  return null
}"""
NOTEBOOK = """() => {
  const { content } = window.jupyterapp.shell.currentWidget
  const cells = content.widgets.map(cell => ({
    id: cell.model.id, type: cell.model.type, source: cell.model.sharedModel.getSource(),
    run: cell.model.executionCount ?? null, selected: cell !== content.activeCell && content.isSelected(cell),
  }))
  return { cells, mode: content.mode, dialogs: document.querySelectorAll('.jp-Dialog').length }
}"""
EXERCISES = "() => document.querySelectorAll('.wss').length"
DIRTY = "() => window.jupyterapp.shell.currentWidget.context.model.dirty"


def type_everywhere(page, before) -> list[str]:
    """Types the notebook's commands in one control after the other; gives those it typed in."""
    typed = []
    while (control := page.evaluate(NEXT_CONTROL)) is not None:
        page.keyboard.type(COMMANDS)
        for chord in CHORDS:
            page.keyboard.press(chord)
        typed.append(control)
        assert page.evaluate(NOTEBOOK) == before, f"the notebook changed when keys were typed in {control}"
    return typed


@pytest.mark.parametrize("lesson", LESSONS)
def test_keys_stay_in_the_exercise(turn_to, lesson):  # noqa: F811
    page = turn_to(lesson)
    before = page.evaluate(NOTEBOOK)
    assert before["dialogs"] == 0 and before["mode"] == "command"
    assert len(type_everywhere(page, before)) >= page.evaluate(EXERCISES) > 4


def test_control_s_saves_from_inside_an_exercise(turn_to, server):  # noqa: F811
    page = turn_to(LESSONS[0])
    assert page.evaluate(DIRTY)
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Control+s")
    page.wait_for_function(f"() => !({DIRTY})()")
    saved = json.loads((server.folder / "test_keys" / "notebooks" / f"{LESSONS[0]}.ipynb").read_text(encoding="utf-8"))
    assert all(cell["execution_count"] for cell in saved["cells"] if cell["cell_type"] == "code")
