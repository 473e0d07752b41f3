"""What is counted as flagged and as let stand, on a small text and by way of the calls."""
import json
from pathlib import Path

import pytest

from exercises import flags
from exercises.annotation import Mark, Reading
from exercises.pack import Text
from exercises.spans import Span, blocks, sentences

KIT = Path(__file__).resolve().parents[2]
NEVER_DOUBT = {"chain", "leaving", "same-hour", "what-would-check"}
"""Tasks that look something up and ask nobody to doubt."""
WORDS = "Heroes win\n\nHeroes grabbed the cup. The club said so. The cup is silver.\n\nGive today"
HEAD, STORY, APPEAL = blocks(WORDS)
FIRST, SECOND, THIRD = sentences(WORDS, STORY)


def mark(name, kind, span, *others):
    strand = name.split("/")[0]
    return Mark(name, strand, kind, span, span, "Because.", others=tuple(Reading(o, "Or so.") for o in others))


def within(words):
    start = WORDS.index(words)
    return Span(start, start + len(words))


TEXT = Text("cup", WORDS, (
    mark("boilerplate/b1", "headline", HEAD), mark("boilerplate/b2", "report", STORY), mark("boilerplate/b3", "donation", APPEAL, "report"),
    mark("sourcing/s1", "own-voice", FIRST), mark("sourcing/s2", "named", SECOND), mark("sourcing/s3", "own-voice", THIRD, "recording"),
    mark("claims/a1-cue", "cue", within("said")), mark("claims/c1", "claim", THIRD),
    mark("wording/w1", "loaded-verb", within("grabbed")), mark("wording/w2", "evaluative", within("silver"), "none"),
))


def counts(judged):
    row = flags.tally("x", judged)
    return row.hits, row.missed, row.false_alarms, row.stands


def test_each_of_four_outcomes_is_counted_once():
    yes, no = frozenset({True}), frozenset({False})
    assert counts([(True, yes), (False, yes), (False, yes), (True, no), (False, no)]) == (1, 2, 1, 1)


def test_where_readings_part_both_answers_count_as_careful():
    both = frozenset({True, False})
    assert counts([(True, both), (False, both)]) == (1, 0, 0, 1)


@pytest.mark.parametrize("kind, expected", [("own-voice", (1, 0, 0, 0)), ("unnamed", (1, 0, 0, 0)), ("named", (0, 1, 0, 0))])
def test_a_sentence_is_flagged_when_nobody_with_a_name_stands_behind_it(kind, expected):
    assert counts(flags.sources(TEXT, {"s1": kind})) == expected


def test_a_sound_sentence_can_be_let_stand_or_be_a_false_alarm():
    assert counts(flags.sources(TEXT, {"s2": "outlet"})) == (0, 0, 0, 1)
    assert counts(flags.sources(TEXT, {"s2": "hidden"})) == (0, 0, 1, 0)
    assert counts(flags.sources(TEXT, {"s3": "recording"})) == (0, 0, 0, 1)


def test_only_blocks_that_are_done_are_counted_sentence_by_sentence():
    assert counts(flags.words(TEXT, (), [within("cup is")])) == (0, 0, 0, 0)
    assert counts(flags.words(TEXT, ("b02",), [within("grabbed")])) == (1, 0, 0, 2)
    assert counts(flags.words(TEXT, ("b02",), [within("said"), within("silver")])) == (1, 1, 1, 0)


def verdicts(use, name, check):
    return {slug: {"verdict": verdict} for slug, verdict in zip(("use", "name", "check"), (use, name, check))}


def task(*items, **about):
    return {"options": [{"slug": "use"}, {"slug": "name"}, {"slug": "check"}], "items": list(items), **about}


def test_in_a_task_that_lets_lines_stand_every_other_answer_is_a_flag():
    data = task({"id": "q1", "reasons": verdicts("agrees", "differs", "differs")}, {"id": "q2", "reasons": verdicts("differs", "second", "agrees")}, lets_stand="use")
    assert counts(flags.questions(data, {"q1": "use", "q2": "name"})) == (1, 0, 0, 1)
    assert counts(flags.questions(data, {"q1": "check", "q2": "use"})) == (0, 1, 1, 0)
    assert counts(flags.questions(data, {})) == (0, 0, 0, 0)


def test_elsewhere_only_lines_called_sound_are_counted():
    sound = {"id": "q1", "sound": True, "reasons": verdicts("agrees", "second", "differs")}
    data = task(sound, {"id": "q2", "reasons": verdicts("differs", "agrees", "differs")}, {**sound, "id": "q3", "several": True})
    assert counts(flags.questions(data, {"q1": "name", "q2": "use", "q3": ["check"]})) == (0, 0, 0, 1)
    assert counts(flags.questions(data, {"q1": "check"})) == (0, 0, 1, 0)


def test_a_question_with_options_of_its_own_is_judged_by_them():
    item = {"id": "q1", "sound": True, "options": [{"slug": "stay", "verdict": "agrees"}, {"slug": "go", "verdict": "differs"}]}
    assert counts(flags.questions({"items": [item]}, {"q1": "stay"})) == (0, 0, 0, 1)
    assert counts(flags.questions({"items": [item]}, {"q1": "go"})) == (0, 0, 1, 0)


@pytest.mark.parametrize("text", ["al-bukamal", "council"])
def test_every_task_with_a_right_answer_holds_a_line_that_may_stand(text):
    """Whoever is only ever asked to doubt learns to doubt everything."""
    tasks = json.loads((KIT / "texts" / text / "questions.json").read_text(encoding="utf-8"))["tasks"]
    doubting = set(tasks) - {"first-impressions", "try-the-tool", "predict-the-end", "predict-the-verbs"} - NEVER_DOUBT
    without = sorted(name for name in doubting if not any(item.get("sound") for item in tasks[name]["items"]))
    assert not without, f"{text}: no line in {', '.join(without)} may stand"
