"""The README's pictures: current, and a change of the text would be noticed."""
import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from exercises.charts import Bar, strip

_SPEC = importlib.util.spec_from_file_location("images", Path(__file__).parents[1] / "images.py")
images = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(images)


def test_the_pictures_of_the_readme_are_current():
    assert images.stale() == [], "python tests/images.py --write"


def test_a_picture_says_what_it_shows_in_any_script():
    picture = strip([Bar("H", 5, "named", True), Bar("1", 3, "own-voice")], finding="Ça, “1” of 2 — Вести")
    assert images.told(picture.png) == picture.told
    assert picture.told["Title"] == picture.finding and '"stake": "◆"' in picture.told["Comment"]


@pytest.mark.parametrize("change", ["finding", "table", "missing"])
def test_a_picture_that_is_not_current_is_noticed(change, monkeypatch, tmp_path):
    name, picture = next(iter(images.pictures().items()))
    images.write(tmp_path)
    assert images.stale(tmp_path) == []
    if change == "missing":
        (tmp_path / name).unlink()
    else:
        other = replace(picture, finding="5 of 23") if change == "finding" else replace(picture, rows=picture.rows[1:])
        monkeypatch.setattr(images, "pictures", lambda: {name: other})
    assert images.stale(tmp_path) == [name]
