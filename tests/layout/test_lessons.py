"""The form of a lesson: what a notebook may hold, so that a pupil who never coded can walk it."""
from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[2]
NOTEBOOKS = [p for folder in ("notebooks", "tests/notebooks") for p in sorted((KIT / folder).rglob("*.ipynb"))
             if not {".ipynb_checkpoints", "answers"} & set(p.parts)]
LESSONS = sorted((KIT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
MOST_LINES, MOST_WORDS = 5, 80
LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell: dict) -> str:
    return "".join(cell["source"])


def is_yours(cell: dict) -> bool:
    """True where the learner may edit the cell."""
    return "yours" in cell["metadata"].get("tags", [])


def code_cells(notebook: dict) -> list[tuple[int, dict]]:
    return [(n, c) for n, c in enumerate(notebook["cells"]) if c["cell_type"] == "code"]


def words(markdown: str) -> int:
    """How many words a reader sees: no addresses, pictures, comments or signs."""
    seen = re.sub(r"<!--.*?-->|<[^>]+>|!\[[^\]]*\]\([^)]*\)", " ", markdown, flags=re.S)
    seen = re.sub(r"\]\([^)]*\)", "]", seen)
    return len(re.findall(r"\w[\w’'.,:-]*", seen))


def prose_before_calls(notebook: dict) -> Iterator[tuple[int, int]]:
    """For each code cell, its number and the words of prose since the call before it."""
    since = 0
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "markdown":
            since += words(source(cell))
        else:
            yield number, since
            since = 0


def code_faults(code: str) -> Iterator[str]:
    """What is too much for a visible code cell."""
    if any(line.lstrip().startswith(("!", "%")) for line in code.splitlines()):
        yield "has a shell or magic line (! or %)"
        return
    if len([line for line in code.splitlines() if line.strip()]) > MOST_LINES:
        yield f"is longer than {MOST_LINES} lines"
    nodes = list(ast.walk(ast.parse(code)))
    if any(isinstance(node, LOOPS) for node in nodes):
        yield "has a loop"
    if any(isinstance(node, DEFINITIONS) for node in nodes):
        yield "defines a function or a class"


def shows_something(code: str) -> bool:
    """True where the last statement is an expression, so that the cell has an output."""
    body = ast.parse(code).body
    return bool(body) and isinstance(body[-1], ast.Expr)


def test_the_lessons_are_there():
    numbers = [path.name[:2] for path in LESSONS]
    assert numbers == [f"{n:02}" for n in range(7)], f"lessons 00 to 06, one each; there are {[p.name for p in LESSONS]}"


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in LESSONS])
class TestLesson:
    def test_the_title_is_a_question_and_the_next_cell_imports(self, path):
        first, second = read(path)["cells"][:2]
        title = source(first).splitlines()[0]
        assert re.fullmatch(r"# \S.*\?", title), f"the title should be a question: {title}"
        assert second["cell_type"] == "code" and source(second).startswith("from kit import "), "cell 1 should be “from kit import …”"

    def test_only_one_cell_imports(self, path):
        found = [n for n, c in code_cells(read(path)) if re.search(r"^\s*(from|import)\s", source(c), re.M)]
        assert found == [1], f"cells that import: {found}"

    def test_code_is_short_and_plain(self, path):
        found = [f"cell {n} {fault}" for n, c in code_cells(read(path)) for fault in code_faults(source(c))]
        assert not found, found

    def test_at_most_eighty_words_before_each_call(self, path):
        found = [f"{count} words before cell {n}" for n, count in prose_before_calls(read(path)) if count > MOST_WORDS]
        assert not found, found

    def test_it_ends_with_key_points_and_what_surprised_you(self, path):
        text = "\n".join(source(c) for c in read(path)["cells"]).lower()
        assert "key points" in text and "surpris" in text, "a lesson ends with key points and “what surprised you?”"

    def test_cells_cannot_be_deleted_or_edited_by_accident(self, path):
        loose = [n for n, c in enumerate(read(path)["cells"]) if not is_yours(c)
                 and (c["metadata"].get("deletable"), c["metadata"].get("editable")) != (False, False)]
        assert not loose, f"cells without deletable: false and editable: false: {loose}; run tests/notebooks.py --write"

    def test_pictures_have_words(self, path):
        found = [n for n, c in enumerate(read(path)["cells"]) if re.search(r"!\[\s*\]\(|<img(?![^>]*\balt=)", source(c))]
        assert not found, f"pictures without a text beside them, in cells {found}"


@pytest.mark.parametrize("path", [pytest.param(p, id=p.relative_to(KIT).as_posix()) for p in NOTEBOOKS])
class TestNotebook:
    def test_it_is_committed_as_run(self, path):
        found = code_cells(read(path))
        unrun = [n for n, c in found if source(c).strip() and c["execution_count"] is None]
        silent = [n for n, c in found if shows_something(_plain(source(c))) and not c["outputs"]]
        assert not unrun and not silent, f"never run: {unrun}; without output: {silent}; run tests/notebooks.py --write"

    def test_cells_were_run_in_order(self, path):
        counts = [c["execution_count"] for _, c in code_cells(read(path)) if source(c).strip()]
        assert counts == list(range(1, len(counts) + 1))

    def test_it_holds_no_widget_models_or_views(self, path):
        notebook = read(path)
        assert STATE not in notebook["metadata"].get("widgets", {}), "the file holds widget state"
        views = [n for n, c in code_cells(notebook) for o in c["outputs"] if VIEW in o.get("data", {})]
        assert not views, f"widget views in cells {views}; run tests/notebooks.py --write"

    def test_no_output_is_an_error_or_an_address(self, path):
        outputs = [(n, o) for n, c in code_cells(read(path)) for o in c["outputs"]]
        wrong = [n for n, o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]
        addresses = [n for n, o in outputs if re.search(r"\bat 0x[0-9a-f]{6,}", json.dumps(o.get("data", o.get("text", ""))))]
        assert not wrong and not addresses, f"errors or warnings in cells {wrong}; memory addresses in cells {addresses}"


def _plain(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if not line.lstrip().startswith(("!", "%")))


def test_what_is_too_much_for_a_cell_is_noticed():
    wrong = ("!pip install x", "for a in b:\n    a()", "def f(): pass", "a = [b for b in c]", "a\n" * 6, "f(lambda: 1)")
    assert all(list(code_faults(code)) for code in wrong)
    assert not list(code_faults('sort_blocks(\n    "al-bukamal",\n)'))
    assert words("## Who *says* so?\n[the list](http://a.example/b c) ![a b](c)\n- one, two") == 7
