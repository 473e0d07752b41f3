"""The minutes that lessons and README give, beside what there is to read and to do. An estimate, not a timing."""
from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[2]
LESSONS = sorted((KIT / "notebooks").glob("0*.ipynb"))
SLOWER, ROOM = 1.15, 2.2
"""A lesson gives at least 15 % more than the estimate, for reading is slower in a room of 25, and not over twice as much."""


def stated(path: Path) -> tuple[int, int]:
    """Core and all, from the head of a lesson."""
    head = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
    found = re.search(r"\*\*Time:\*\* core (\d+) minutes, all (\d+)", head)
    assert found, f"{path.name} does not say its minutes"
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("text", ["al-bukamal", "council"])
def test_the_minutes_of_a_lesson_fit_what_is_in_it(text):
    run = subprocess.run([sys.executable, KIT / "tests" / "minutes.py", text], capture_output=True, text=True, check=True)
    rows = [[float(cell) for cell in line.split("|")[2:6]] for line in run.stdout.splitlines()[2:]]
    wrong = []
    for path, (core, everybody, more, end) in zip(LESSONS, rows, strict=True):
        for name, given, estimate in zip(("core", "all"), stated(path), (core, core + everybody + more + end)):
            if not SLOWER * estimate <= given <= ROOM * estimate:
                wrong.append(f"{path.name}: {name} {given} minutes, estimated {estimate:.1f}")
    assert len(rows) == 7 and not wrong, "\n".join(wrong)


def test_the_readme_gives_the_same_minutes():
    table = dict(re.findall(r"^\| \[(\d\d)\]\([^)]*\) \|[^|]*\| (\d+, \d+) \|", (KIT / "README.md").read_text(encoding="utf-8"), re.M))
    assert table == {path.name[:2]: "{}, {}".format(*stated(path)) for path in LESSONS}


def test_each_class_of_the_plan_is_45_minutes_long():
    """The stops of a class are counted from its start: each begins where the one before it ends."""
    plan = (KIT / "README.md").read_text(encoding="utf-8")
    for name, length in (("Class 1", 45), ("Class 2", 45), ("Twenty minutes", 20)):
        rows = re.findall(r"^\| (\d+) to (\d+) \|", plan.split(f"**{name}**", 1)[1], re.M)
        stops = []
        for start, end in ((int(a), int(b)) for a, b in rows):
            if stops and start != stops[-1][1]:
                break
            stops.append((start, end))
        assert stops and stops[0][0] == 0 and stops[-1][1] == length, f"{name}: {stops}"
