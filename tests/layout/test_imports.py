"""Imports in exercises/ go one way, and nothing heavy is imported before it is asked for."""
from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[2]
PACKAGE = KIT / "exercises"

LAYERS = (
    ("spans",),
    ("scheme",),
    ("voice",),
    ("annotation",),
    ("pack",),
    ("answer_records",),
    ("answer_file",),
    ("answers",),
    ("judging",),
    ("questions",),
    ("pages",),
    ("charts",),
    ("slips",),
    ("sourcing", "claims", "kinds_of_claim", "boilerplate", "wording", "beside"),
    ("flags",),
    ("reader",),
    ("bring",),
    ("partner",),
    ("original",),
    ("drafting",),
    ("compare",),
    ("exchange",),
    ("classroom",),
    ("session",),
    ("widgets",),
    ("walk",),
    ("__init__",),
)
"""The files and folders of exercises/, lowest first: each imports only from lines above its own."""

LEVEL = {name: number for number, names in enumerate(LAYERS) for name in names}
HEAVY = {"pandas", "matplotlib", "numpy"}
PYTHON = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(PACKAGE.rglob("*.js"))


def top_name(path: Path) -> str:
    """The line of the list that a file belongs to: its own name, or its folder's."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def _modules(node: ast.Import | ast.ImportFrom, path: Path) -> Iterator[str]:
    """The full names of the modules that one import statement may mean."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = ["exercises", *path.relative_to(PACKAGE).parent.parts]
    stem = ".".join(base[:len(base) - node.level + 1]) if node.level else ""
    whole = ".".join(part for part in (stem, node.module or "") if part)
    yield from ([f"{whole}.{alias.name}" for alias in node.names] if whole == "exercises" else [whole])


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the name of every import in a file of exercises/ or of a function in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((node.lineno, name) for name in _modules(node, path))


def faults(path: Path) -> Iterator[str]:
    """Every import of a file that does not point down the list."""
    own = top_name(path)
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] != "exercises" or len(parts) < 2:
            continue
        other, inside = parts[1], own == parts[1] and path.parent != PACKAGE
        if other in LEVEL and not inside and LEVEL[other] >= LEVEL[own]:
            yield f"{path.relative_to(KIT)}, line {line}: {own} may not import {other}, which is not above it in the list"


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path):
    assert top_name(path) in LEVEL, (
        f"{path.relative_to(KIT)} has no place in the list of tests/layout/test_imports.py; put it where it belongs")
    assert not list(faults(path))


def _at_import(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when a module is imported: all but those inside functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and not _typing_only(node):
            yield from _at_import(node)


def _typing_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_tables_and_pictures_are_imported_when_asked_for(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    heavy = [name for node in _at_import(tree) for name in _modules(node, path) if name.split(".")[0] in HEAVY]
    assert not heavy, f"{path.relative_to(KIT)} imports {', '.join(heavy)} at module level"


def test_the_package_imports_without_pandas_and_matplotlib():
    names = [".".join(p.relative_to(KIT).with_suffix("").parts).removesuffix(".__init__") for p in PYTHON]
    code = (f"import sys; sys.modules.update(dict.fromkeys({sorted(HEAVY)!r}))\n"
            f"import importlib\nfor name in {names!r}: importlib.import_module(name)")
    done = subprocess.run([sys.executable, "-c", code], cwd=KIT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("path", PYTHON + SCRIPTS, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_files_and_functions_stay_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300, f"{path.relative_to(KIT)} has more than 300 lines"
    if path.suffix == ".py":
        long = [f"{n.name}: {n.end_lineno - n.lineno + 1} lines" for n in ast.walk(ast.parse(text))
                if isinstance(n, ast.FunctionDef) and n.end_lineno - n.lineno >= 40]
        assert not long, f"{path.relative_to(KIT)}: {long}"


FORBIDDEN_IN_SCRIPTS = (
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser",
    "http://", "https://", "fetch(", "XMLHttpRequest",
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_scripts_take_text_as_text_and_fetch_nothing(path):
    script = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not [word for word in FORBIDDEN_IN_SCRIPTS if word in script], path.relative_to(KIT)


def test_an_import_upwards_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    monkeypatch.setattr(sys.modules[__name__], "KIT", tmp_path.parent)
    (tmp_path / "widgets").mkdir()
    wrong = {"judging.py": "from .widgets import base", "claims.py": "from . import wording",
             "spans.py": "def late():\n    from exercises.pack import load", "widgets/desk.py": "from ..walk import start"}
    right = {"pack.py": "from .spans import Span", "widgets/marker.py": "from .desk import Desk\nfrom .. import claims"}
    for name, text in {**wrong, **right}.items():
        (tmp_path / name).write_text(text)
    assert all(list(faults(tmp_path / name)) for name in wrong)
    assert not any(list(faults(tmp_path / name)) for name in right)
