"""Runs every notebook from top to bottom and keeps what it shows.

Usage: python tests/notebooks.py --write [NOTEBOOK …]   run, strip, write
       python tests/notebooks.py --check [NOTEBOOK …]   run, strip, compare with what is written

What is kept: text, tables, pictures. What is stripped: widget models and views, times, versions.
Pictures (PNG) are written but not compared: they change with the version of matplotlib.
"""
from __future__ import annotations

import argparse
import copy
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat

KIT = Path(__file__).resolve().parents[1]
VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
LOCKED = {"deletable": False, "editable": False}
YOURS = "yours"


class NotebookFault(Exception):
    """A notebook that does not run as a lesson must; the message names notebook and cell."""


def all_notebooks() -> list[Path]:
    """Every notebook of the kit, lessons first."""
    found = [*(KIT / "notebooks").rglob("*.ipynb"), *(KIT / "tests" / "notebooks").rglob("*.ipynb")]
    return [p for p in sorted(found) if not any(part.startswith(".") or part == "answers" for part in p.parts)]


def is_lesson(path: Path) -> bool:
    """True for what learners and teachers open, false for the scripted pupils."""
    return path.resolve().is_relative_to(KIT / "notebooks")


def run(path: Path) -> nbformat.NotebookNode:
    """The notebook, run in this Python by a new kernel with an empty answers folder."""
    from jupyter_client.manager import KernelManager
    from nbclient import NotebookClient
    from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager

    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory(prefix="answers-") as answers:
        manager = KernelManager(kernel_name=CURRENT_ENV_KERNEL_NAME, kernel_spec_manager=NbvalKernelspecManager())
        client = NotebookClient(notebook, timeout=120, km=manager, store_widget_state=False)
        try:
            client.execute(cwd=str(path.parent), env={**os.environ, "KIT_ANSWERS": answers}, stderr=subprocess.DEVNULL)
        finally:
            manager.shutdown_kernel(now=True)
    return notebook


def _faults(notebook: nbformat.NotebookNode) -> Iterator[str]:
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                yield f"cell {number} writes to stderr: {output.text.strip()[:200]}"
            if "at 0x" in json.dumps(output.get("data", {})):
                yield f"cell {number} shows a memory address, which changes with every run"


def _strip_output(output: nbformat.NotebookNode) -> None:
    if "data" in output:
        output.data.pop(VIEW, None)
        kept = {"image/png"} & set(output.metadata)
        output.metadata = nbformat.from_dict({name: output.metadata[name] for name in kept})


def strip(notebook: nbformat.NotebookNode, lesson: bool) -> nbformat.NotebookNode:
    """A copy without what changes from run to run; a lesson's cells are locked unless tagged `yours`."""
    clean = copy.deepcopy(notebook)
    clean.metadata = nbformat.from_dict(METADATA)
    clean.nbformat, clean.nbformat_minor = 4, 5
    for number, cell in enumerate(clean.cells):
        cell.metadata = nbformat.from_dict(_metadata(cell.metadata, lesson))
        cell.setdefault("id", f"cell-{number:02}")
        for output in cell.get("outputs", ()):
            _strip_output(output)
    return clean


def _metadata(metadata: dict, lesson: bool) -> dict:
    kept = {k: v for k, v in metadata.items() if k in ("tags", "jupyter") and v}
    return {**kept, **(LOCKED if lesson and YOURS not in metadata.get("tags", ()) else {})}


def text_of(notebook: nbformat.NotebookNode) -> str:
    """The notebook as it stands in its file."""
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def _without_pictures(text: str) -> str:
    masked = re.sub(r'("image/(?:png|jpeg)": )(?:"[^"]*"|\[[^\]]*\])', r'\1"…"', text)
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", masked)


def differences(written: str, fresh: str, name: str) -> list[str]:
    """The lines in which two runs differ, pictures apart."""
    before, after = (_without_pictures(t).splitlines() for t in (written, fresh))
    return list(difflib.unified_diff(before, after, f"{name} as written", f"{name} as run", lineterm="", n=2))


def _fresh(path: Path) -> str:
    notebook = run(path)
    for fault in _faults(notebook):
        raise NotebookFault(fault)
    return text_of(strip(notebook, is_lesson(path)))


def write(path: Path) -> list[str]:
    """Runs a notebook and writes it where it changed; the old file stays where the run fails."""
    fresh, written = _fresh(path), path.read_text(encoding="utf-8")
    if fresh != written:
        temporary = path.with_name(f".{path.name}.new")
        temporary.write_text(fresh, encoding="utf-8", newline="\n")
        temporary.replace(path)
    return []


def check(path: Path) -> list[str]:
    """The lines in which a notebook's file differs from a run of it."""
    return differences(path.read_text(encoding="utf-8"), _fresh(path), path.name)


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns 1 where a notebook fails or differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", dest="act", action="store_const", const=write)
    what.add_argument("--check", dest="act", action="store_const", const=check)
    parser.add_argument("notebooks", nargs="*", type=Path)
    asked = parser.parse_args(arguments)
    results = [_report(path, asked.act) for path in asked.notebooks or all_notebooks()]
    return int(any(results))


def _report(path: Path, act) -> bool:
    """Acts on one notebook and says what came of it; True where something is wrong."""
    try:
        lines = act(path)
    except Exception as error:
        lines = [f"{type(error).__name__}: {error}"]
    print(f"{path.name}: {'differs or fails' if lines else 'as it should be'}", *lines[:60], sep="\n", flush=True)
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
