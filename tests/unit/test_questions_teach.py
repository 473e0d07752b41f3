"""Questions that teach: hints in steps, a question back, sound sentences, the six wrong lessons, no pattern to guess by."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import exercises

TEXTS = Path(__file__).resolve().parents[2] / "texts"
SIX = {"own-voice-lie", "claimed-false", "everybody-lies", "more-truer", "appeal-propaganda", "neutral-accurate"}
DOUBTS = {"appeals", "own-voice", "not-so-simple-02", "not-so-simple-03", "swap-the-cue", "sound-or-not", "one-voice",
          "style-guides", "counter-evidence", "both-pages", "too-plain", "end-check"}
MOST_AT_ONE_PLACE, MOST_LONGEST, MOST_ALIKE = 0.5, 0.4, 0.6


def read(slug: str) -> dict:
    return json.loads((TEXTS / slug / "questions.json").read_text(encoding="utf-8"))


TAUGHT = [p.parent.name for p in sorted(TEXTS.glob("*/questions.json")) if "wrong_lessons" in read(p.parent.name)]
APPEALING = [p.parent.name for p in sorted(TEXTS.glob("*/questions.json")) if "appeals" in read(p.parent.name)["tasks"]]
PACK = pytest.mark.parametrize("slug", TAUGHT)


def options(task: dict, question: dict) -> list[dict]:
    return question.get("options") or [{**o, **question["reasons"][o["slug"]]} for o in task["options"]]


def asked(slug: str) -> Iterator[tuple[str, dict, list[dict]]]:
    """Each question as (where, question, options)."""
    for name, task in read(slug)["tasks"].items():
        for question in task["items"]:
            yield f"{name} {question['id']}", question, options(task, question)


def referenced(slug: str) -> Iterator[tuple[str, dict, list[dict], list[int]]]:
    """Each question that has a reference, with the places of the options that agree."""
    for where, question, offered in asked(slug):
        places = [n for n, o in enumerate(offered) if o["verdict"] == "agrees"]
        if places:
            yield where, question, offered, places


def stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w{3,}", text.lower())}


def everyday(slug: str) -> set[str]:
    """Stems that stand in more than one of thirty pieces of feedback: they say nothing of one answer."""
    lines = [stems(text) for _, text in told(slug)]
    seen = Counter(stem for line in lines for stem in line)
    return {stem for stem, times in seen.items() if times > len(lines) / 30}


def telling(text: str, often: set[str]) -> set[str]:
    """The stems that are not everyday ones; all of them where a text has no others."""
    return stems(text) - often or stems(text)


def none(faults: Iterator[str]) -> None:
    found = list(faults)
    if found:
        pytest.fail(f"{len(found)} faults:\n" + "\n".join(found), pytrace=False)


def test_the_article_is_among_those_that_teach():
    assert "al-bukamal" in TAUGHT


@PACK
def test_a_question_has_three_hints_and_a_question_back(slug):
    def faults():
        for where, question, _, _ in referenced(slug):
            if len(question.get("hints", ())) != 3:
                yield f"{where}: {len(question.get('hints', ()))} hints"
            if not question.get("back", "").endswith("?"):
                yield f"{where}: no question back: {question.get('back')}"

    none(faults())


@PACK
def test_the_third_hint_gives_the_answer_with_a_reason(slug):
    often = everyday(slug)

    def faults():
        for where, question, offered, places in referenced(slug):
            last = question["hints"][-1]
            answer = set.union(*(telling(offered[n]["label"], often) | telling(offered[n]["reason"], often) for n in places))
            if not stems(last) & answer or len(last.split()) < 8:
                yield f"{where}: {last}"

    none(faults())


@PACK
def test_a_reason_says_more_than_right_or_wrong(slug):
    def faults():
        for where, _, offered in asked(slug):
            for option in offered:
                if len(option["reason"].split()) < 6 or re.match(r"(that is |this is )?(wrong|right|incorrect|correct|false)\b", option["reason"].lower()):
                    yield f"{where}, {option['slug']}: {option['reason']}"

    none(faults())


def told(slug: str) -> list[tuple[str, str]]:
    """Every reason, hint and question back, with its place."""
    found = []
    for where, question, offered in asked(slug):
        found += [(f"{where}, {o['slug']}", o["reason"]) for o in offered]
        found += [(f"{where}, hint {n}", hint) for n, hint in enumerate(question.get("hints", ()), 1)]
        found += [(f"{where}, back", question["back"])] if "back" in question else []
    return found


@PACK
def test_no_two_pieces_of_feedback_are_alike(slug):
    lines = [(where, text, stems(text)) for where, text in told(slug)]

    def faults():
        for n, (where, text, one) in enumerate(lines):
            for other, second, two in lines[:n]:
                if text == second or len(one & two) > MOST_ALIKE * len(one | two) and len(one) > 3:
                    yield f"{other} and {where}: {second} / {text}"

    none(faults())


@PACK
def test_a_task_that_asks_to_doubt_has_a_sound_sentence_and_says_so(slug):
    tasks = read(slug)["tasks"]

    def faults():
        for name in sorted(DOUBTS & set(tasks)):
            sound = [q for q in tasks[name]["items"] if q.get("sound")]
            if not sound:
                yield f"{name}: no sound sentence"
            for question in sound:
                praise = " ".join(f"{o['label']} {o.get('praise', '')} {o['reason']}" for o in options(tasks[name], question) if o["verdict"] == "agrees")
                if not re.search(r"\b(st[ao][no]d|sound|alone|nothing to add)\b", praise.lower()):
                    yield f"{name} {question['id']}: {praise}"

    none(faults())


@PACK
def test_half_of_the_sentences_to_sort_are_sound(slug):
    items = read(slug)["tasks"]["sound-or-not"]["items"]
    assert len(items) >= 6 and 0.4 <= sum(bool(q.get("sound")) for q in items) / len(items) <= 0.6


@PACK
def test_each_wrong_lesson_has_a_task_and_a_fresh_check(slug):
    data = read(slug)
    lessons, checks = data["wrong_lessons"], {q["id"]: q for q in data["tasks"]["end-check"]["items"]}
    assert {lesson["slug"] for lesson in lessons} == SIX and len(lessons) == len(SIX)
    assert sorted(lesson["check"] for lesson in lessons) == sorted(checks) and data["tasks"]["end-check"]["sure"]
    for lesson in lessons:
        practised = data["tasks"][lesson["task"]]["items"]
        assert lesson["says"].strip() and any(o["verdict"] == "agrees" for o in options(data["tasks"][lesson["task"]], practised[0]))
        assert not {q["text"] for q in practised} & {checks[lesson["check"]]["text"]}


@PACK
def test_a_first_idea_is_said_before_the_line_that_breaks_it(slug):
    for name in ("not-so-simple-02", "not-so-simple-03"):
        first, *rest = read(slug)["tasks"][name]["items"]
        assert {o["verdict"] for o in first["options"]} == {"kept"}
        assert rest and all("kept" not in {o["verdict"] for o in question["options"]} for question in rest)


@PACK
def test_the_answer_is_not_always_at_one_place_or_the_longest(slug):
    single = [(offered, places[0]) for _, question, offered, places in referenced(slug) if not question.get("several")]
    for size in {len(offered) for offered, _ in single}:
        at = Counter(place for offered, place in single if len(offered) == size)
        if at.total() > 2 * size:
            assert set(at) == set(range(size)) and max(at.values()) <= MOST_AT_ONE_PLACE * at.total(), f"of {size} options: {dict(at)}"
    longest = [len(o[place]["label"]) == max(len(x["label"]) for x in o) for o, place in single]
    assert sum(longest) <= MOST_LONGEST * len(longest), f"{sum(longest)} of {len(longest)} answers are the longest option"


@pytest.mark.parametrize("slug", APPEALING)
def test_one_appeal_is_the_page_s_own_and_the_other_says_that_it_is_made_up(slug):
    page, other = read(slug)["tasks"]["appeals"]["texts"]
    assert page["text"] in (TEXTS / slug / "article.txt").read_text(encoding="utf-8").split("\n\n")
    assert re.search(r"made up|written for th(is|e) kit", other["who"])


def test_both_appeals_are_shown_where_they_are_asked_about(start):
    start()
    read = [(text["who"], text["text"]) for text in exercises.ask("appeals").spec["texts"]]
    assert len(read) == 2 and all(who and text for who, text in read)
    assert all(f"{who}: {text}" in exercises.project("appeals").shown.spec["notice"] for who, text in read)
    assert exercises.ask("chain").spec["texts"] == []
