"""Answers: the merge, the file and its bad cases, undo, other work, and what views are told."""
import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from exercises import answer_file
from exercises.answers import FORMAT, VERSION, Answers, AnswersError, Record, merge, parse_record, read_answers

ROOT = Path(__file__).resolve().parents[2]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0, -0.0]) | st.text("aé", max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("aé", max_size=2), inner, max_size=2),
    max_leaves=4)
untimed = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
RECORDS = st.dictionaries(
    st.sampled_from("abc"), st.builds(Record, st.integers(1, 3), st.sampled_from(["x", "y"]), JSON), max_size=3)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "answers" / "learner.json"


def text_of(records):
    return json.dumps({key: [r.n, r.by, r.v] for key, r in records.items()}, sort_keys=True)


def beside(path, label):
    return sorted(path.parent.glob(f"{path.stem}.{label}-*.json"))


def write(path, data):
    path.parent.mkdir(exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")


def a_file(**changes):
    record = {"n": 1, "by": "w", "v": "report"}
    return {"format": FORMAT, "version": VERSION, "work": "w1", "records": {"t/blocks/b01": record}} | changes


def fail_with(monkeypatch, number, what="replace"):
    def fail(*_):
        raise OSError(number, os.strerror(number))
    monkeypatch.setattr(os, what, fail)


# The merge


@untimed
@given(RECORDS, RECORDS)
def test_merge_is_commutative(a, b):
    assert text_of(merge(a, b)) == text_of(merge(b, a))


@untimed
@given(RECORDS, RECORDS, RECORDS)
def test_merge_is_associative(a, b, c):
    assert text_of(merge(merge(a, b), c)) == text_of(merge(a, merge(b, c)))


@untimed
@given(RECORDS, RECORDS)
def test_merge_is_idempotent_and_keeps_its_arguments(a, b):
    once, before = merge(a, b), text_of(a)
    assert text_of(merge(once, once)) == text_of(merge(once, b)) == text_of(once)
    assert text_of(a) == before


def test_the_larger_counter_wins_then_the_larger_writer():
    assert merge({"q": Record(2, "a", "old")}, {"q": Record(10, "a", "new")})["q"].v == "new"
    assert merge({"q": Record(2, "b", "b")}, {"q": Record(2, "a", "a")})["q"].v == "b"


# Records


def test_a_record_is_read_with_all_kinds_of_json():
    value = {"spans": [[0, 4], [5, 9]], "sure": "guess", "text": "حلب 🖋", "share": 0.5, "none": None, "ok": True}
    assert parse_record({"n": 2**53, "by": "A-z_9", "v": value}) == Record(2**53, "A-z_9", value)


@pytest.mark.parametrize("data", [
    None, [], "x", {}, {"n": 1, "by": "w"},
    {"n": 0, "by": "w", "v": 1}, {"n": 2**53 + 1, "by": "w", "v": 1}, {"n": True, "by": "w", "v": 1},
    {"n": 1.0, "by": "w", "v": 1}, {"n": "1", "by": "w", "v": 1},
    {"n": 1, "by": "", "v": 1}, {"n": 1, "by": "w" * 65, "v": 1}, {"n": 1, "by": "w w", "v": 1},
    {"n": 1, "by": "wé", "v": 1}, {"n": 1, "by": "w\n", "v": 1}, {"n": 1, "by": 7, "v": 1},
    {"n": 1, "by": "w", "v": float("nan")}, {"n": 1, "by": "w", "v": [float("inf")]},
    {"n": 1, "by": "w", "v": {1: "x"}}, {"n": 1, "by": "w", "v": {"x"}}, {"n": 1, "by": "w", "v": b"x"},
    {"n": 1, "by": "w", "v": "x" * 65536}, {"n": 1, "by": "w", "v": "é" * 32768}, {"n": 1, "by": "w", "v": "\ud800"},
    {"n": 1, "by": "w", "v": 10**400},
])
def test_a_wrong_record_is_refused_in_one_sentence(data):
    with pytest.raises(AnswersError) as caught:
        parse_record(data)
    message = str(caught.value)
    assert message.endswith(".") and "\n" not in message and len(message) < 200


def test_a_value_nested_too_deep_is_refused():
    value = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(AnswersError, match="levels"):
        parse_record({"n": 1, "by": "w", "v": value})


def test_the_longest_value_and_key_are_kept(path):
    key = "k" * 200
    Answers(path).put(key, "x" * 65534)
    assert Answers(path).get(key) == "x" * 65534


@pytest.mark.parametrize("key", ["", "k" * 201, "a\nb", "a\x7f", "a\x85", "\ud800", 3, None])
def test_a_wrong_key_is_refused_and_nothing_is_written(path, key):
    with pytest.raises(AnswersError):
        Answers(path).put(key, 1)
    assert not path.exists()


def test_a_wrong_writer_is_refused(path):
    with pytest.raises(AnswersError, match="writer"):
        Answers(path, writer="../x")


# Put, get, remove


def test_answers_are_there_again_in_the_next_kernel(path):
    first = Answers(path)
    record = first.put("t/blocks/b01", ["donation"])
    first.put("t/blocks/b02", "report")
    first.remove("t/blocks/b02")
    again = Answers(path)
    assert record == Record(1, first.writer, ["donation"])
    assert (again.work, dict(again.records)) == (first.work, dict(first.records))
    assert again.get("t/blocks/b01") == ["donation"]
    assert again.get("t/blocks/b02", "nothing") == "nothing"
    assert again.records["t/blocks/b02"] == Record(2, first.writer, None)
    assert first.saved and not again.notices


def test_the_file_is_plain_sorted_json_with_line_feeds(path):
    answers = Answers(path, writer="w")
    answers.put("b", "الفرات")
    answers.put("a", {"z": 1, "y": 2})
    raw = path.read_bytes()
    assert "الفرات".encode() in raw and b"\r" not in raw and raw.endswith(b"}\n")
    assert raw.count(b"\n") == 9  # one answer a line
    assert raw.index(b'"a"') < raw.index(b'"b"') and raw.index(b'"y"') < raw.index(b'"z"')
    assert json.loads(raw) == {"format": FORMAT, "version": VERSION, "work": answers.work, "records": {
        "a": {"n": 1, "by": "w", "v": {"z": 1, "y": 2}}, "b": {"n": 1, "by": "w", "v": "الفرات"}}}


def test_looking_writes_nothing(path):
    answers = Answers(path)
    answers.refresh()
    assert answers.get("q") is None and not path.exists() and answers.saved


def test_a_value_changed_afterwards_does_not_change_the_answer(path):
    answers, value = Answers(path), {"spans": [1]}
    answers.put("q", value)
    value["spans"].append(2)
    answers.get("q")["spans"].append(3)
    answers.as_json()["records"]["q"]["v"]["spans"].append(4)
    assert answers.get("q") == {"spans": [1]}
    with pytest.raises(TypeError):
        answers.records["q"] = Record(1, "w", 1)


def test_counters_go_on_from_the_highest_seen_in_any_kernel(path):
    one, two = Answers(path, writer="z"), Answers(path, writer="a")
    one.put("q", 1)
    one.put("q", 2)
    assert two.put("q", 3) == Record(3, "a", 3)
    one.refresh()
    assert one.get("q") == 3


def test_a_counter_at_its_end_is_refused_not_written(path):
    write(path, a_file(records={"q": {"n": 2**53, "by": "w", "v": 1}}))
    answers = Answers(path)
    with pytest.raises(AnswersError, match="counter"):
        answers.put("q", 2)
    assert answers.get("q") == 1 and read_answers(path)[1]["q"].v == 1


def test_as_json_for_a_browser(path):
    answers = Answers(path, writer="w")
    answers.put("a", 1)
    answers.remove("b")
    everything = answers.as_json()
    assert everything == {"work": answers.work, "records": {
        "a": {"n": 1, "by": "w", "v": 1}, "b": {"n": 1, "by": "w", "v": None}}}
    assert answers.as_json(["b", "c"]) == {"work": answers.work, "records": {"b": everything["records"]["b"]}}


def test_clocks_do_not_matter(path, monkeypatch):
    one = Answers(path, writer="z")
    one.put("q", "first")
    monkeypatch.setattr(time, "time", lambda: -1e9)
    os.utime(path, (4e9, 4e9))
    Answers(path, writer="a").put("q", "second")
    one.refresh()
    assert one.get("q") == "second"


# From a browser


def test_received_records_are_merged_saved_and_the_holding_ones_given_back(path):
    answers = Answers(path, writer="w")
    answers.put("a", "mine")
    answers.put("a", "mine again")
    held = answers.receive({"a": Record(1, "z", "older"), "b": Record(4, "z", "newer")}, work=answers.work)
    assert held == {"a": Record(2, "w", "mine again"), "b": Record(4, "z", "newer")}
    assert read_answers(path)[1] == held


def test_received_data_is_checked_and_the_rest_is_kept(path):
    answers = Answers(path)
    held = answers.receive({"good": {"n": 1, "by": "z", "v": 1}, "bad": {"n": 1, "by": "z", "v": float("nan")},
                            "a\nb": Record(1, "z", 1), "worse": Record(-1, "z", 1)})
    assert set(held) == set(read_answers(path)[1]) == {"good"}
    assert len(answers.notices) == 3 and all("\n" not in notice for notice in answers.notices)


def test_records_of_another_work_are_not_mixed_in(path):
    answers = Answers(path)
    answers.put("a", 1)
    assert answers.receive({"a": Record(9, "z", "theirs")}, work="another") == {}
    assert answers.get("a") == 1 and len(answers.notices) == 1


# Undo


def test_undo_steps_back_through_every_change(path):
    answers = Answers(path)
    answers.put("q", 1)
    answers.put("q", 2)
    answers.remove("q")
    seen = []
    while answers.undo():
        seen.append((answers.get("q"), answers.records["q"].n))
    assert seen == [(2, 4), (1, 5), (None, 6)]
    assert answers.undo() is None and read_answers(path)[1]["q"] == Record(6, answers.writer, None)


def test_undo_keeps_to_its_prefix(path):
    answers = Answers(path)
    answers.put("t/blocks/b01", 1)
    answers.put("t/spans/s01", 2)
    assert answers.undo("t/blocks/") == "t/blocks/b01"
    assert answers.undo("t/blocks/") is None
    assert answers.get("t/spans/s01") == 2


def test_undo_takes_back_a_received_change_only_where_it_won(path):
    answers = Answers(path, writer="w")
    answers.put("q", "old")
    answers.receive({"q": Record(2, "z", "new")})
    answers.receive({"q": Record(1, "a", "late and lost")})
    assert answers.undo() == "q" and answers.get("q") == "old"


def test_undo_leaves_what_another_kernel_changed_since(path):
    one, two = Answers(path), Answers(path)
    one.put("p", "mine")
    one.put("q", "mine")
    two.put("q", "theirs")
    assert one.undo() == "p"
    assert one.get("q") == "theirs" and one.undo() is None


# Views


def test_views_hear_which_keys_changed_and_after_the_save(path):
    answers, heard = Answers(path), []
    end = answers.subscribe(lambda keys: heard.append((set(keys), "q" in read_answers(path)[1])))
    answers.put("q", 1)
    answers.receive({"q": Record(1, "", 0), "r": Record(1, "z", 0)})
    answers.refresh()
    end()
    end()
    answers.put("q", 2)
    assert heard == [({"q"}, True), ({"r"}, True)]


def test_views_hear_what_another_kernel_wrote(path):
    one, two, heard = Answers(path), Answers(path), []
    one.subscribe(heard.append)
    two.put("a", 1)
    one.put("b", 1)
    two.put("c", 1)
    one.refresh()
    assert heard == [{"a", "b"}, {"c"}]


def test_a_view_that_fails_stops_neither_the_others_nor_the_save(path, caplog):
    answers, heard = Answers(path), []
    answers.subscribe(lambda keys: 1 / 0)
    answers.subscribe(heard.append)
    answers.put("q", 1)
    assert heard == [{"q"}] and answers.saved and "ZeroDivisionError" in caplog.text


def test_a_view_may_answer_while_it_is_told(path):
    answers = Answers(path)
    answers.subscribe(lambda keys: answers.put("count", 1) if "q" in keys else None)
    answers.put("q", 1)
    assert set(read_answers(path)[1]) == {"q", "count"}


# Files that cannot be used


DAMAGED = {
    "empty": "", "truncated": json.dumps(a_file())[:-9], "not JSON": "dear diary", "a list": "[]",
    "other format": a_file(format="a notebook"), "no format": {}, "no version": a_file(version=None),
    "true as version": a_file(version=True), "version 0": a_file(version=0), "work a number": a_file(work=5),
    "work a path": a_file(work="../../x"), "records a list": a_file(records=[]),
    "a record without n": a_file(records={"q": {"by": "w", "v": 1}}),
    "a record of the wrong type": a_file(records={"q": 1}),
    "n too large": a_file(records={"q": {"n": 2**60, "by": "w", "v": 1}}),
    "a key too long": a_file(records={"q" * 201: {"n": 1, "by": "w", "v": 1}}),
    "a value too long": a_file(records={"q": {"n": 1, "by": "w", "v": "x" * 70000}}),
    "NaN": json.dumps(a_file()).replace('"report"', "NaN"), "1e999": json.dumps(a_file()).replace('"report"', "1e999"),
    "many digits": json.dumps(a_file()).replace('"report"', "9" * 5000),
    "too deep": "[" * 100_000, "half a character": json.dumps(a_file()).replace("report", "\\ud800"),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_unchanged_and_the_lesson_opens(path, content):
    write(path, content)
    raw = path.read_bytes()
    with pytest.raises(AnswersError, match="answers/learner.json"):
        read_answers(path)
    answers = Answers(path)
    answers.put("q", 1)
    [aside] = beside(path, "damaged")
    assert aside.read_bytes() == raw
    assert len(answers.notices) == 1 and aside.name in answers.notices[0] and "\n" not in answers.notices[0]
    assert set(Answers(path).records) == {"q"} and answers.saved


def test_bytes_that_are_no_text_are_set_aside(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    assert "byte 0" in Answers(path).notices[0]
    assert beside(path, "damaged")[0].read_bytes() == b"\xff\xfe\x00"


def test_the_message_names_the_place(path):
    write(path, "{\n  oops")
    with pytest.raises(AnswersError, match="line 2, column 3"):
        read_answers(path)
    write(path, a_file(records={"t/q7": {"n": 0, "by": "w", "v": 1}}))
    with pytest.raises(AnswersError, match='records, \'t/q7\': "n" must'):
        read_answers(path)
    path.unlink()
    with pytest.raises(AnswersError, match="learner.json cannot be read"):
        read_answers(path)


def test_files_damaged_in_the_same_second_get_names_of_their_own(path, monkeypatch):
    monkeypatch.setattr(time, "strftime", lambda _: "20240102-030405")
    for content in ("one", "two", "three"):
        write(path, content)
        Answers(path)
    names = [f"learner.damaged-20240102-030405{number}.json" for number in ("", "-2", "-3")]
    assert [(path.parent / name).read_text() for name in names] == ["one", "two", "three"]


def test_a_file_of_a_newer_version_is_left_byte_for_byte(path):
    write(path, a_file(version=VERSION + 1, records="something new"))
    raw = path.read_bytes()
    answers = Answers(path)
    answers.put("q", 1)
    [aside] = beside(path, "newer")
    assert aside.read_bytes() == raw and not beside(path, "damaged")
    assert "newer version" in answers.notices[0] and aside.name in answers.notices[0]


def test_a_file_damaged_while_the_lesson_is_open_costs_no_answer(path):
    answers = Answers(path)
    answers.put("q", 1)
    path.write_text("{")
    answers.put("r", 2)
    assert set(read_answers(path)[1]) == {"q", "r"} and beside(path, "damaged")


def test_a_file_that_was_deleted_is_written_again(path):
    answers = Answers(path)
    answers.put("q", 1)
    path.unlink()
    answers.refresh()
    assert set(read_answers(path)[1]) == {"q"}


def test_a_windows_editor_does_no_harm(path):
    write(path, "")
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(a_file(), indent=1).replace("\n", "\r\n").encode())
    assert Answers(path).get("t/blocks/b01") == "report"


def test_half_written_files_of_ended_processes_are_swept_away(path):
    write(path, a_file())
    left, other = path.with_name("learner.json.0f.tmp"), path.with_name("friend.json.0f.tmp")
    left.touch()
    other.touch()
    Answers(path)
    assert not left.exists() and other.exists()


# Folders that cannot be written


@pytest.mark.parametrize(("number", "what", "words"), [
    (errno.EACCES, "replace", "may not be opened or changed"), (errno.EROFS, "replace", "may not be opened"),
    (errno.ENOSPC, "fsync", "the disk is full"), (errno.EIO, "replace", "")])
def test_where_saving_fails_answers_stay_in_memory_with_one_notice(path, monkeypatch, number, what, words):
    Answers(path).put("before", 0)
    raw, answers, heard = path.read_bytes(), Answers(path), []
    answers.subscribe(heard.append)
    with monkeypatch.context() as patch:
        fail_with(patch, number, what)
        answers.put("q", 1)
        answers.put("q", 2)
        answers.receive({"r": Record(1, "z", 3)})
        assert (answers.get("q"), answers.get("r"), answers.saved) == (2, 3, False)
        assert answers.records["q"].n == 2
        assert len(answers.notices) == 1 and words in answers.notices[0] and "learner.json" in answers.notices[0]
        assert path.read_bytes() == raw and not list(path.parent.glob("*.tmp"))
    answers.put("s", 4)
    assert answers.saved and not answers.notices
    assert {key: r.v for key, r in read_answers(path)[1].items()} == {"before": 0, "q": 2, "r": 3, "s": 4}
    assert heard == [{"q"}, {"q"}, {"r"}, {"s"}]


def test_a_file_that_cannot_be_opened_for_writing(path, monkeypatch):
    answers = Answers(path)

    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.setattr(answer_file, "open", refuse, raising=False)
    answers.put("q", 1)
    assert answers.get("q") == 1 and not answers.saved and len(answers.notices) == 1


def test_a_folder_that_is_really_a_file(tmp_path):
    (tmp_path / "answers").write_text("not a folder")
    answers = Answers(tmp_path / "answers" / "learner.json")
    answers.put("q", 1)
    assert answers.get("q") == 1 and not answers.saved and len(answers.notices) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_really_read_only(path):
    write(path, a_file())
    path.parent.chmod(0o555)
    try:
        answers = Answers(path)
        assert answers.get("t/blocks/b01") == "report" and answers.saved and not answers.notices
        answers.put("q", 1)
        assert not answers.saved and len(answers.notices) == 1
    finally:
        path.parent.chmod(0o755)


def test_a_damaged_file_that_cannot_be_renamed_is_never_overwritten(path, monkeypatch):
    write(path, "dear diary")
    with monkeypatch.context() as patch:
        fail_with(patch, errno.EACCES)
        answers = Answers(path)
        answers.put("q", 1)
        assert path.read_text() == "dear diary" and not answers.saved and not beside(path, "damaged")
    answers.refresh()
    assert beside(path, "damaged")[0].read_text() == "dear diary"
    assert read_answers(path)[1]["q"].v == 1 and answers.saved


def test_a_file_that_cannot_be_read_is_neither_set_aside_nor_overwritten(path):
    path.mkdir(parents=True)
    answers = Answers(path)
    answers.put("q", 1)
    assert path.is_dir() and not answers.saved and len(answers.notices) == 1


def test_all_writing_stays_in_the_folder(tmp_path, path):
    write(path, "damaged")
    answers = Answers(path)
    answers.put("../../escape", 1)
    answers.adopt(answers.work, {"/etc/x": Record(1, "w", 1)})
    answers.start_fresh()
    assert [p.name for p in tmp_path.iterdir()] == ["answers"]
    assert all(p.is_file() for p in path.parent.iterdir())


# Another work


def test_start_fresh_keeps_the_old_answers_under_a_dated_name(path):
    answers, heard = Answers(path), []
    answers.put("q", 1)
    answers.remove("r")
    old = read_answers(path)
    answers.subscribe(heard.append)
    answers.start_fresh()
    [aside] = beside(path, "earlier")
    assert read_answers(aside) == old and aside.name in answers.notices[0]
    assert answers.work != old[0] and not answers.records and heard == [{"q", "r"}]
    assert read_answers(path) == (answers.work, {}) and answers.undo() is None
    assert answers.put("q", 2).n == 1


def test_start_fresh_also_keeps_what_was_not_saved(path, monkeypatch):
    answers = Answers(path)
    with monkeypatch.context() as patch:
        fail_with(patch, errno.ENOSPC)
        answers.put("q", 1)
    answers.start_fresh()
    assert read_answers(beside(path, "earlier")[0])[1]["q"].v == 1 and answers.saved and len(answers.notices) == 1


def test_start_fresh_that_cannot_write_changes_nothing(path, monkeypatch):
    answers = Answers(path)
    answers.put("q", 1)
    work, raw = answers.work, path.read_bytes()
    fail_with(monkeypatch, errno.EROFS)
    with pytest.raises(AnswersError, match="learner.json"):
        answers.start_fresh()
    assert (answers.work, answers.get("q"), path.read_bytes()) == (work, 1, raw) and not beside(path, "earlier")


def test_each_work_gets_its_own_file_even_where_the_answers_are_the_same(path):
    write(path, "")
    path.with_name("learner.earlier-broken.json").write_text("{")
    answers = Answers(path)
    for _ in range(2):
        answers.put("q", 1)
        answers.start_fresh()
    kept = [aside for aside in beside(path, "earlier") if "broken" not in aside.name]
    assert len(kept) == 2 and [read_answers(aside)[1] for aside in kept] == [{"q": Record(1, answers.writer, 1)}] * 2


def test_work_read_from_the_file_never_replaces_a_fresh_start(path):
    write(path, a_file())
    one, two = Answers(path), Answers(path)
    two.start_fresh()
    one.refresh()
    assert one.work == two.work and read_answers(path) == (two.work, {})


def test_work_met_in_the_file_never_replaces_a_fresh_start(path, monkeypatch):
    one, two, kept = Answers(path), Answers(path), {"q": Record(1, "z", 1)}
    with monkeypatch.context() as patch:
        fail_with(patch, errno.ENOSPC)
        one.adopt("browser-work", kept)
    two.adopt("browser-work", kept)
    one.refresh()
    two.start_fresh()
    one.refresh()
    assert one.work == two.work and read_answers(path) == (two.work, {})


def test_a_fresh_start_in_another_kernel_is_followed_and_not_mixed(path):
    one, two, heard = Answers(path), Answers(path), []
    one.put("q", "old")
    two.refresh()
    two.start_fresh()
    one.subscribe(heard.append)
    one.put("r", "new")
    assert one.work == two.work and read_answers(path) == (two.work, {"r": Record(1, one.writer, "new")})
    assert len(one.notices) == 1 and one.notices[0].startswith("Another window started fresh")
    assert heard == [{"q", "r"}]
    [aside] = beside(path, "earlier")
    assert one.undo("q") is None and aside.name in one.notices[0]


def test_what_was_unsaved_when_another_kernel_started_fresh_is_kept_beside(path, monkeypatch):
    one, two = Answers(path), Answers(path)
    one.put("q", "saved")
    with monkeypatch.context() as patch:
        fail_with(patch, errno.ENOSPC)
        one.put("r", "unsaved")
    old = one.work
    two.start_fresh()
    one.refresh()
    fuller = [aside for aside in beside(path, "earlier") if set(read_answers(aside)[1]) == {"q", "r"}]
    assert len(beside(path, "earlier")) == 2 and read_answers(fuller[0])[0] == old
    assert fuller[0].name in one.notices[-1] and one.work == two.work and not one.records and one.saved


def test_answers_of_a_folder_that_was_emptied_are_kept_beside_the_next_work(path):
    one = Answers(path)
    one.put("q", "only in this kernel now")
    path.unlink()
    Answers(path).put("r", "new")
    one.refresh()
    [aside] = beside(path, "earlier")
    assert set(one.records) == {"r"} and set(read_answers(aside)[1]) == {"q"} and aside.name in one.notices[0]


def test_what_cannot_be_kept_beside_is_not_given_up(path, monkeypatch):
    one = Answers(path)
    one.put("q", "only in this kernel now")
    work = one.work
    path.unlink()
    two = Answers(path)
    two.put("r", "new")
    with monkeypatch.context() as patch:
        fail_with(patch, errno.ENOSPC)
        one.put("s", "next")
        assert (one.work, set(one.records), one.saved) == (work, {"q", "s"}, False)
    one.refresh()
    assert set(read_answers(beside(path, "earlier")[0])[1]) == {"q", "s"} and one.work == two.work


def test_two_kernels_in_an_empty_folder_come_to_one_work(path):
    one, two = Answers(path), Answers(path)
    one.put("q", 1)
    two.put("r", 2)
    one.refresh()
    assert one.work == two.work and set(one.records) == {"q", "r"} and not one.notices + two.notices


def test_a_browser_brings_its_work_back_into_an_empty_folder(path):
    answers = Answers(path)
    answers.adopt("browser-work", {"q": Record(3, "z", "kept"), "bad": Record(0, "z", 1)})
    assert answers.work == "browser-work" and answers.saved
    assert read_answers(path) == ("browser-work", {"q": Record(3, "z", "kept")})
    assert answers.put("q", "next").n == 4


def test_bringing_back_never_mixes_two_works(path):
    answers = Answers(path)
    answers.put("q", "mine")
    work = answers.work
    with pytest.raises(AnswersError, match="other work"):
        answers.adopt("browser-work", {"r": Record(1, "z", 1)})
    answers.adopt(work, {"r": Record(1, "z", 1)})
    assert read_answers(path) == (work, dict(answers.records)) and set(answers.records) == {"q", "r"}


def test_bringing_back_an_impossible_work_id_is_refused(path):
    with pytest.raises(AnswersError, match="letters, digits"):
        Answers(path).adopt("../x", {"q": Record(1, "w", 1)})
    assert not path.exists()


def test_bringing_back_looks_at_the_file_first(path):
    late = Answers(path)
    Answers(path).put("q", "in the file")
    with pytest.raises(AnswersError, match="other work"):
        late.adopt("browser-work", {"r": Record(1, "z", 1)})
    assert set(read_answers(path)[1]) == {"q"}


def test_work_brought_back_while_nothing_can_be_saved_is_saved_later(path, monkeypatch):
    first = Answers(path)
    first.put("q", 1)
    first.start_fresh()
    answers = Answers(path)
    with monkeypatch.context() as patch:
        fail_with(patch, errno.ENOSPC)
        answers.adopt("browser-work", {"r": Record(1, "z", 1)})
        assert (answers.work, answers.get("r"), answers.saved) == ("browser-work", 1, False)
    answers.refresh()
    assert read_answers(path) == ("browser-work", {"r": Record(1, "z", 1)})


# Locks


def test_a_lock_held_too_long_keeps_the_answer_in_memory(path, monkeypatch):
    answers = Answers(path)
    monkeypatch.setattr(answer_file, "LOCK_SECONDS", 0.02)
    with answer_file.locked(path):
        answers.put("q", 1)
        assert not answers.saved and "another window" in answers.notices[0] and not path.exists()
    answers.put("r", 2)
    assert answers.saved and set(read_answers(path)[1]) == {"q", "r"}


def test_a_lock_file_left_behind_does_not_block(path):
    path.parent.mkdir()
    path.with_name("learner.json.lock").write_text("from a computer that was switched off")
    answers = Answers(path)
    answers.put("q", 1)
    assert answers.saved


def test_a_drive_without_locks_is_written_without(path, monkeypatch):
    def none_here():
        raise OSError(errno.ENOLCK, "No locks available")
    monkeypatch.setattr(answer_file, "_system_lock", lambda handle: (none_here, none_here))
    answers = Answers(path)
    answers.put("q", 1)
    assert answers.saved


def test_windows_locks_are_waited_for_and_released(path, monkeypatch):
    calls = []

    def locking(handle, mode, size):
        calls.append((mode, size))
        if len(calls) == 1:
            raise OSError(errno.EACCES, "Permission denied")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2, LK_UNLCK=0))
    answers = Answers(path)
    answers.put("q", 1)
    assert answers.saved and calls == [(2, 1), (2, 1), (0, 1)]


def test_it_works_where_the_system_has_no_locks_at_all(path):
    code = ("import sys; sys.modules['fcntl'] = sys.modules['msvcrt'] = None\n"
            "from pathlib import Path; from exercises.answers import Answers\n"
            f"a = Answers(Path({str(path)!r})); a.put('q', 1); print(a.saved)")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr
    assert Answers(path).get("q") == 1
