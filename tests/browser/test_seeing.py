"""The browser tests' own tools: they see what is wrong, and leave nobody's things behind."""
from __future__ import annotations

import json

import pytest

import lab as labs
import seeing

PALE = """from IPython.display import HTML
HTML('<div class="wss"><p style="color:#bbb;background:#fff">too pale to read</p></div>')"""
SOUND = """from IPython.display import HTML
HTML('<div class="wss"><p style="color:#000;background:#fff">black on white</p><button>Undo</button></div>')"""
BUTTON = "import ipywidgets\nipywidgets.Button(description='Compare')"


@pytest.fixture
def trial(lab, open_lesson):
    """Opens a notebook made of these cells, beside the lessons."""

    def opened(*cells, **options):
        labs.write_notebook(lab.folder / "notebooks" / "trial.ipynb", cells)
        return open_lesson("trial", **options)

    return opened


def test_axe_sees_pale_text(trial):
    assert [line for line in seeing.axe(trial(PALE)) if line.startswith("color-contrast")]


def test_axe_sees_pale_text_that_was_scrolled_away(trial):
    page = trial(PALE, *[SOUND] * 30)
    assert page.evaluate(seeing._SCROLLED, None) > 0
    assert [line for line in seeing.axe(page) if line.startswith("color-contrast")]
    assert page.viewport_size == {"width": 1366, "height": 768} and page.evaluate(seeing._SCROLLED, None) > 0


def test_axe_has_nothing_against_sound_text(trial):
    assert seeing.axe(trial(SOUND)) == []


OVERLAID = """from IPython.display import HTML
HTML('<div class="wss" style="background:linear-gradient(#fff, #777)"><p style="color:#777">on a gradient</p></div>')"""


def test_axe_does_not_pass_over_contrast_that_it_cannot_judge(trial):
    page = trial(OVERLAID)
    assert len(seeing.undecided(page)) == 1
    with pytest.raises(AssertionError, match="colour contrast"):
        seeing.axe(page)


def test_axe_does_not_pass_over_a_missing_part(trial):
    with pytest.raises(AssertionError, match="nothing on the page"):
        seeing.axe(trial(SOUND), ".not-there")


def test_a_widget_is_drawn_when_run_all_is_over(trial):
    assert trial("# Does it draw?", BUTTON).get_by_role("button", name="Compare").is_visible()


def test_a_notebook_opened_fresh_has_run_nothing(lab, trial):
    page = trial("open('ran', 'x')", run=False)
    assert not (lab.folder / "notebooks" / "ran").exists()
    labs.run_all(page)
    assert (lab.folder / "notebooks" / "ran").exists()


def test_a_new_kernel_remembers_nothing_and_a_saved_notebook_keeps_its_output(lab, trial):
    page = trial("print('x' in dir())\nx = 1")
    labs.restart_kernel(page)
    labs.run_all(page)
    labs.save(page)
    saved = json.loads((lab.folder / "notebooks" / "trial.ipynb").read_text())
    assert "".join(saved["cells"][0]["outputs"][0]["text"]) == "False\n"


def test_the_kit_is_a_copy_without_answers(lab):
    assert (lab.folder / "notebooks" / "kit.py").read_bytes() == (labs.KIT / "notebooks" / "kit.py").read_bytes()
    assert not lab.answers.exists() and lab.folder.resolve() != labs.KIT


def test_pictures_in_two_sizes_and_themes(trial, tmp_path, monkeypatch):
    monkeypatch.setenv("KIT_SCREENSHOTS", str(tmp_path / "pictures"))
    page = trial(SOUND)
    taken = seeing.screenshots(page, "trial")
    assert [p.name for p in taken] == [f"trial-{w}-{t}.png" for w in ("1366", "400") for t in ("light", "dark")]
    assert len({p.read_bytes() for p in taken}) == 4 and page.viewport_size == {"width": 1366, "height": 768}
