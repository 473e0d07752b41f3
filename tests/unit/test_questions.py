"""Every question of both texts: each option is judged with a reason, “show me” works, and faults name their place."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from exercises import pack as packs, questions
from exercises.answers import Answers
from exercises.judging import Item, quoted
from exercises.pack import Pack, PackError
from exercises.widgets import Chooser

TEXTS = Path(__file__).resolve().parents[2] / "texts"
PACKS = ("al-bukamal", "council")
VERDICTS = {"agrees", "second", "differs", "kept"}


@cache
def load(slug: str) -> Pack:
    return packs.load(slug, TEXTS)


def names(slug: str) -> list[str]:
    data = json.loads((TEXTS / slug / "questions.json").read_text(encoding="utf-8"))
    return list(data["tasks"])


TASKS = [pytest.param(slug, name, id=f"{slug}-{name}") for slug in PACKS for name in names(slug)]


@pytest.fixture
def answers(tmp_path):
    return Answers(tmp_path / "answers.json")


def chooser(slug: str, name: str, answers: Answers) -> Chooser:
    data = questions.task(load(slug), name)
    return Chooser(f"{slug}/{name}", data["title"], data["ask"], questions.items(data), questions.judge(data), answers)


def slugs(item: Item) -> list[str]:
    return [option.slug for option in item.parts[0].options]


def none(faults: Iterator[str]) -> None:
    found = list(faults)
    if found:
        pytest.fail(f"{len(found)} faults:\n" + "\n".join(found), pytrace=False)


@pytest.mark.parametrize("slug, name", TASKS)
def test_every_option_is_judged_with_a_reason(slug, name):
    data = questions.task(load(slug), name)
    judge = questions.judge(data)

    def faults():
        for item in questions.items(data):
            several = item.parts[0].several
            if len(set(slugs(item))) < 2 or len(set(slugs(item))) != len(slugs(item)):
                yield f"{item.id}: its options are {slugs(item)}"
            for option in item.parts[0].options:
                told = judge(item.id, "answer", [option.slug] if several else option.slug)
                if told.verdict not in VERDICTS | {"part"}:
                    yield f"{item.id}, {option.slug}: {told.verdict}"
                if not option.label.strip() or not told.says or any(len(line.split()) < 4 for line in (*told.says, *told.other)):
                    yield f"{item.id}, {option.slug}: no label or no reason: {told.says}"
                if told.as_json()["verdict"] == "kept" and told.other:
                    yield f"{item.id}, {option.slug}: an impression has no other reading"

    none(faults())


@pytest.mark.parametrize("slug, name", TASKS)
def test_a_question_is_an_opinion_or_has_a_reference(slug, name):
    data = questions.task(load(slug), name)

    def faults():
        for question in data["items"]:
            verdicts = [o.get("verdict") for o in questions._options(question, data)]
            agreeing = verdicts.count("agrees")
            if not set(verdicts) <= VERDICTS:
                yield f"{question['id']}: {verdicts}"
            if "kept" in verdicts and set(verdicts) != {"kept"} or "kept" not in verdicts and not agreeing:
                yield f"{question['id']}: neither an opinion nor a question with a reference: {verdicts}"
            if agreeing > 1 and not question.get("several"):
                yield f"{question['id']}: {agreeing} options agree, but only one can be chosen"
            if agreeing and len([h for h in question.get("hints", ()) if h.strip()]) < 2:
                yield f"{question['id']}: two hints are needed"

    none(faults())


@pytest.mark.parametrize("slug, name", TASKS)
def test_show_me_tells_the_reference_and_its_reason(slug, name, answers):
    widget = chooser(slug, name, answers)

    def faults():
        for item in widget.items.values():
            opinion = not any(o.verdict in ("agrees", "part") for o in _each(widget, item))
            told = widget.show(item.id)
            if opinion and told:
                yield f"{item.id}: an opinion has nothing to show: {told}"
            if not opinion and ([f.verdict for f in told] != ["shown"] or not any(line.strip() for line in told[0].says)):
                yield f"{item.id}: {told}"

    none(faults())
    assert widget.progress()["done"] == 0


def _each(widget: Chooser, item: Item):
    several = item.parts[0].several
    return [widget._judge(item.id, "answer", [slug] if several else slug) for slug in slugs(item)]


@pytest.mark.parametrize("slug, name", TASKS)
def test_hints_come_one_by_one_and_are_kept(slug, name, answers):
    widget = chooser(slug, name, answers)
    for item in widget.items.values():
        told = [widget.hint(item.id) for _ in range(len(item.hints) + 1)]
        assert told == [*item.hints, ""] and len(set(item.hints)) == len(item.hints)
        assert (answers.get(f"{widget.task}/{item.id}#hint") or 0) == len(item.hints)


def several() -> list:
    found = []
    for slug in PACKS:
        tasks = json.loads((TEXTS / slug / "questions.json").read_text(encoding="utf-8"))["tasks"]
        found += [pytest.param(slug, name, q["id"], id=f"{slug}-{name}-{q['id']}") for name, task in tasks.items()
                  for q in task["items"] if q.get("several") and any(o["verdict"] == "agrees" for o in q["options"])]
    return found


@pytest.mark.parametrize("slug, name, item", several())
def test_where_several_fit_all_of_them_agree_and_one_left_out_is_named(slug, name, item):
    data = questions.task(load(slug), name)
    options = next(q for q in data["items"] if q["id"] == item)["options"]
    judge = questions.judge(data)
    wanted = [o["slug"] for o in options if o["verdict"] == "agrees"]
    others = [o["slug"] for o in options if o["verdict"] == "differs"]
    assert judge(item, "answer", wanted).verdict == "agrees"
    assert judge(item, "answer", [o["slug"] for o in options if o["verdict"] != "differs"]).verdict == "agrees"
    for left in wanted[:len(wanted) if len(wanted) > 1 else 0]:
        told = judge(item, "answer", [w for w in wanted if w != left])
        label = next(o["label"] for o in options if o["slug"] == left)
        assert told.verdict == "part" and any(line.startswith(f"You left out {quoted(label)}: ") for line in told.says)
    assert all(judge(item, "answer", [*wanted, other]).verdict == "part" for other in others)
    assert not others or judge(item, "answer", others).verdict == "differs"


def test_there_is_a_question_with_several_answers():
    assert len(several()) >= 3


def test_a_second_reading_and_the_reference_name_each_other():
    data = {"title": "T", "ask": "A?", "items": [{"id": "q1", "text": "t", "options": [
        {"slug": "a", "label": "An a", "verdict": "agrees", "reason": "It says so."},
        {"slug": "b", "label": "A b", "verdict": "second", "reason": "It may be so."},
        {"slug": "c", "label": "A c", "verdict": "differs", "reason": "It is not there."}]}]}
    told = {slug: questions.judge(data)("q1", "answer", slug) for slug in "abc"}
    assert {s: f.verdict for s, f in told.items()} == {"a": "agrees", "b": "second", "c": "differs"}
    reference = "The reference has “An a”: It says so."
    assert told["a"].says == ("It says so.",) and told["b"].says == ("It may be so.", reference) and told["c"].says == ("It is not there.", reference)
    assert told["a"].other == ("“A b”: It may be so.",) == told["c"].other and told["b"].other == ()


def test_praise_is_for_who_chose_it_and_for_nobody_else():
    data = {"title": "T", "ask": "A?", "items": [{"id": "q1", "text": "t", "options": [
        {"slug": "a", "label": "leave it", "verdict": "agrees", "praise": "You left it alone.", "reason": "A name and a day are there."},
        {"slug": "b", "label": "mend it", "verdict": "differs", "reason": "Nothing is missing."}]}]}
    chosen, other = (questions.judge(data)("q1", "answer", slug) for slug in "ab")
    assert chosen.as_json()["says"] == ("You left it alone.", "A name and a day are there.")
    shown = replace(chosen, verdict="shown")
    assert all("left it alone" not in " ".join(told.as_json()["says"]) for told in (other, shown))


def test_reasons_of_a_question_lie_over_the_options_of_its_task():
    data = {"title": "T", "ask": "A?", "options": [{"slug": "a", "label": "An a"}, {"slug": "b", "label": "A b"}],
            "items": [{"id": "q1", "text": "t", "reasons": {"a": {"verdict": "agrees", "reason": "One."}, "b": {"verdict": "differs", "reason": "Two."}}},
                      {"id": "q2", "text": "t", "given": "b", "reasons": {"a": {"verdict": "differs", "reason": "Three."}, "b": {"verdict": "agrees", "reason": "Four."}}}]}
    judge = questions.judge(data)
    assert judge("q1", "answer", "a").says == ("One.",) and judge("q2", "answer", "a").says == ("Three.", "The reference has “A b”: Four.")
    assert questions.items(data)[1].given == {"answer": "b"} and questions.items(data)[0].given == {}


def test_a_task_that_is_not_there_names_those_that_are():
    with pytest.raises(PackError, match="no task “gossip”; there are .*chain") as error:
        questions.task(load("al-bukamal"), "gossip")
    assert "al-bukamal/questions.json" in str(error.value)
