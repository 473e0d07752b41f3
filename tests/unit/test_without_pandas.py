"""The kit where pandas and matplotlib are not installed: every call works, and a picture gives its rows."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
BLOCK = """
import importlib.abc, json, sys

class Missing(importlib.abc.MetaPathFinder):
    asked = []

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("pandas", "matplotlib", "numpy"):
            self.asked.append(name)
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
sys.path.insert(0, "notebooks")
"""
CALLS = """
import ast
from pathlib import Path
from kit import *
from exercises.session import session
from exercises.walk import compared, own
from exercises.widgets import Together, Viewer
from exercises.widgets.live import Live

calls = []
for lesson in sorted(Path("notebooks").glob("0*.ipynb")):
    for cell in json.loads(lesson.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            calls += [ast.unparse(n) for n in ast.walk(ast.parse("".join(cell["source"]))) if isinstance(n, ast.Call)]

def parts(made):
    made = getattr(made, "shown", made)
    return [p for part in made.parts for p in parts(part)] if isinstance(made, Together) else [made]

choose_text().shown.choose("text", "al-bukamal")
own._take(own._example())
session().answers.put(compared.TEXTS_KEY, compared._own_three(session().pack()))
pictures, shown = {}, {}
for code in calls:
    for number, made in enumerate(parts(eval(code))):
        name = f"{code} {number}" if number else code
        shown[name] = [type(made).__name__, repr(made)]
        if isinstance(made, Live):
            json.dumps(made.get_state(["spec", "state"]))
        else:
            made._repr_html_()
        if isinstance(made, Viewer):
            sent = []
            made.send = lambda content, buffers=None: sent.append(content)
            made._hear({"type": "draw"})
            pictures[name] = sent
"""


def run(code: str, tmp_path: Path) -> dict:
    """What the code leaves in `told`, run in a new Python without pandas, matplotlib and numpy."""
    done = subprocess.run([sys.executable, "-W", "error::UserWarning:exercises", "-c", f"{BLOCK}\n{code}\nprint(json.dumps(told))"], cwd=KIT, text=True,
                          capture_output=True, env={**os.environ, "KIT_ANSWERS": str(tmp_path)})
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_the_blocker_blocks(tmp_path):
    told = run("""
told = []
for name in ("pandas", "matplotlib.pyplot", "numpy"):
    try:
        __import__(name)
    except ImportError as error:
        told.append(error.name)
""", tmp_path)
    assert told == ["pandas", "matplotlib", "numpy"]


def test_import_asks_for_none_of_them(tmp_path):
    assert run("import exercises, exercises.walk, exercises.widgets, exercises.charts\ntold = Missing.asked", tmp_path) == []


def test_every_call_of_the_lessons_works_and_pictures_come_as_rows(tmp_path):
    told = run(f"{CALLS}\ntold = {{'shown': shown, 'pictures': pictures}}", tmp_path)
    notices = {code: said for code, (kind, said) in told["shown"].items() if kind == "Notice"}
    assert len(told["shown"]) > 40 and not notices
    assert len(told["pictures"]) >= 5
    for code, messages in told["pictures"].items():
        data = next(m["data"] for m in messages if m["type"] == "picture")
        if "sections" not in data:
            assert data["png"] == "" and data["finding"] and data["alt"].startswith(data["finding"].rstrip(".")), code
        assert not any(m.get("notices") for m in messages), code
    rows = {code: len(next(m["data"] for m in messages if m["type"] == "picture").get("rows", ())) for code, messages in told["pictures"].items()}
    assert rows["end_picture()"] > 20 and rows["speaks_picture()"] > 20 and rows["verbs_picture()"] and rows["source_tree()"]
    assert rows["own_pictures()"] > 10 and rows["own_pictures() 1"] > 10 and rows["compare_picture()"] > 2


def test_a_picture_shows_its_table_and_a_table_says_what_is_missing(tmp_path):
    told = run("""
from kit import speaks_picture, real_words
picture = speaks_picture().picture()
def fault(call):
    try:
        call()
    except ImportError as error:
        return str(error)
told = {"html": picture.html(), "rows": len(picture.rows), "table": fault(picture.table), "png": fault(lambda: picture.png)}
""", tmp_path)
    assert told["html"].count("<tr>") == told["rows"] + 1 and "<img" not in told["html"]
    assert "pip install pandas" in told["table"] and "matplotlib" in told["png"]
