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


def process(code, path, writer):
    return subprocess.Popen([sys.executable, "-c", START + code, str(path), writer], cwd=ROOT, text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_three_processes_saving_200_times_each_lose_nothing(tmp_path):
    path = tmp_path / "learner.json"
    code = """
tell("ready"); sys.stdin.readline()
for i in range(200):
    answers.put(f"{sys.argv[2]}/{i:03}", i)
    answers.put("shared", [sys.argv[2], i])
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
        f"{name}/{i:03}": i for name in "abc" for i in range(200)}
    assert records["shared"].n == 600 and records["shared"].v[1] == 199
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
    for round_number in range(8):
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
    assert len(acknowledged) >= 8
    assert Answers(path).notices == [] and len(list(tmp_path.iterdir())) == 2


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
