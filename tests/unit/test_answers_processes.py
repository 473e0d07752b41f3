"""Answers when several processes write one file, or one is ended in the middle of a save."""
import random
import subprocess
import sys
from pathlib import Path

from exercises.answers import Answers, read_answers

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from pathlib import Path
from exercises.answers import Answers
answers = Answers(Path(sys.argv[1]), writer=sys.argv[2])
def tell(text):
    print(text, flush=True)
"""


def process(code, path, *words):
    return subprocess.Popen([sys.executable, "-c", START + code, str(path), *words], cwd=ROOT, text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_three_processes_saving_200_times_each_lose_nothing(tmp_path):
    path = tmp_path / "learner.json"
    code = """
from exercises import answer_file
answer_file.LOCK_SECONDS = 100
tell("ready"); sys.stdin.readline()
for i in range(200):
    answers.put("shared" if i % 10 == 9 else f"{sys.argv[2]}/{i:03}", i)
answers.refresh()
tell(f"{answers.saved} {answers.work} {len(answers.notices)}")
"""
    writers = [process(code, path, name) for name in "abc"]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    ends = {writer.communicate()[0] for writer in writers}
    work, records = read_answers(path)
    assert ends == {f"True {work} 0\n"}
    assert {key: r.v for key, r in records.items() if key != "shared"} == {
        f"{name}/{i:03}": i for name in "abc" for i in range(200) if i % 10 != 9}
    assert (records["shared"].n, records["shared"].v) == (60, 199)
    assert not list(tmp_path.glob("*.tmp"))


def test_ended_in_the_middle_of_saves_every_acknowledged_answer_is_there(tmp_path):
    path, chance, acknowledged = tmp_path / "learner.json", random.Random(2017), {}
    code = """
i = 0
while True:
    key, value = f"{sys.argv[2]}/{i % 20:02}", f"{i} " + "x" * 20_000
    answers.put(key, value)
    tell(f"{key} {i}" if answers.saved else "unsaved 0")
    i += 1
"""
    for round_number in range(5):
        writer = process(code, path, f"r{round_number}")
        lines = [writer.stdout.readline() for _ in range(chance.randint(1, 30))]
        for _ in range(chance.randint(0, 200_000)):
            pass
        writer.kill()
        lines += writer.stdout.read().splitlines(keepends=True)
        writer.wait()
        acknowledged |= dict(line.split() for line in lines if line.endswith("\n"))
        _, records = read_answers(path)
        kept = {key: int(records[key].v.split()[0]) for key in acknowledged}
        assert all(kept[key] >= int(i) for key, i in acknowledged.items())
    assert len(acknowledged) >= 5
    assert Answers(path).notices == [] and len(list(tmp_path.iterdir())) == 2


def test_ended_before_or_after_any_step_of_a_save_the_file_is_whole(tmp_path):
    path = tmp_path / "learner.json"
    code = """
import os
steps = int(sys.argv[3])
def count(frame, event, called):
    global steps
    if event in ("c_call", "c_return") and called.__name__ in ("open", "write", "flush", "fsync", "replace", "close"):
        steps -= 1
        if steps == 0:
            os._exit(9)
answers.put(f"told/{steps}", steps)
tell(answers.saved)
sys.setprofile(count)
answers.put("long", "x" * 20_000)
sys.setprofile(None)
tell("whole")
"""
    for steps in range(1, 100):
        told = process(code, path, "w", str(steps)).communicate()[0].split()
        _, records = read_answers(path)
        assert told[0] == "True" and {f"told/{i}" for i in range(1, steps + 1)} <= records.keys()
        if told[1:]:
            break
    assert told == ["True", "whole"] and steps > 15
    assert len(Answers(path).get("long")) == 20_000 and len(list(tmp_path.iterdir())) == 2


def test_the_lock_of_a_process_that_was_ended_is_free(tmp_path, monkeypatch):
    code = """
from exercises.answer_file import locked
with locked(Path(sys.argv[1])):
    tell("held"); sys.stdin.readline()
"""
    path = tmp_path / "learner.json"
    monkeypatch.setattr("exercises.answer_file.LOCK_SECONDS", 0.02)
    holder, answers = process(code, path, "h"), Answers(path)
    assert holder.stdout.readline() == "held\n"
    answers.put("q", 1)
    held = answers.saved
    holder.kill()
    holder.wait()
    answers.put("r", 2)
    assert (held, answers.saved) == (False, True) and set(read_answers(path)[1]) == {"q", "r"}
