"""What stands at the top of the kit, and what must be the same in two places."""
from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[2]
REQUIRED = {"README.md", "requirements.txt", "notebooks", "texts", "exercises", "tests"}
EXPECTED_OF_A_REPOSITORY = {
    "LICENSE", "CITATION.cff", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "CHANGELOG.md",
}
FIVE = ("jupyterlab", "ipywidgets", "pandas", "matplotlib", "nbval")
TWINS = (
    ("notebooks/kit.py", "notebooks/teacher/kit.py"),
    ("notebooks/conftest.py", "tests/notebooks/conftest.py"),
)


def kept_by_git() -> list[Path]:
    """Every file of the kit that git does not ignore; all files where this is no git folder."""
    asked = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
                           cwd=KIT, capture_output=True, text=True)
    if asked.returncode:
        return [p for p in KIT.rglob("*") if p.is_file() and not {"__pycache__", "venv"} & set(p.parts)]
    return [KIT / name for name in asked.stdout.split("\0") if name and (KIT / name).is_file()]


def test_the_top_holds_what_the_card_lists():
    top = {p.relative_to(KIT).parts[0] for p in kept_by_git()}
    extra = {name for name in top if not name.startswith(".")} - REQUIRED - EXPECTED_OF_A_REPOSITORY
    assert not extra, f"not on the card: {sorted(extra)}"
    assert not REQUIRED - top, f"missing: {sorted(REQUIRED - top)}"


@pytest.mark.parametrize("one, other", TWINS)
def test_twins_are_the_same_file(one, other):
    assert (KIT / one).read_bytes() == (KIT / other).read_bytes(), f"copy {one} over {other}"


def test_a_learner_installs_the_five_packages_by_ranges():
    lines = [line for line in (KIT / "requirements.txt").read_text().splitlines() if line and line[0] != "#"]
    names = [re.match(r"[\w-]+", line).group() for line in lines]
    assert not set(FIVE) - set(names)
    assert all(">=" in line and ",<" in line for line in lines), "each package as a range: >=…,<…"


def test_binder_installs_what_a_learner_installs():
    assert (KIT / ".binder/requirements.txt").read_text().split() == ["-r", "../requirements.txt"]
    assert re.fullmatch(r"python-3\.\d+\n", (KIT / ".binder/runtime.txt").read_text())


def test_the_readme_gives_the_commands_that_are_tested():
    readme = (KIT / "README.md").read_text(encoding="utf-8")
    command = (KIT / ".ci/run").read_text().strip().splitlines()[-1]
    assert command in readme, f"README.md does not give the line that .ci/run runs: {command}"


JSON_FILES = [p for p in kept_by_git() if p.suffix in (".json", ".ipynb")]


@pytest.mark.parametrize("path", JSON_FILES, ids=lambda p: p.relative_to(KIT).as_posix())
def test_json_files_parse_and_name_nothing_twice(path):
    def once(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        assert not twice, f"{path.relative_to(KIT)}: {twice} stand twice in one object"
        return dict(pairs)

    json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
