"""What is counted as flagged and as let stand, on a small text and by way of the calls."""
import pytest

from exercises import flags
from exercises.annotation import Mark, Reading
from exercises.pack import Text
from exercises.spans import Span, blocks, sentences

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


def test_a_part_of_the_page_is_flagged_when_it_is_sorted_outside_the_story():
    assert counts(flags.blocks(TEXT, {"b1": "asks-you", "b2": "story"})) == (0, 0, 1, 1)
    assert counts(flags.blocks(TEXT, {"b3": "asks-you"})) == (1, 0, 0, 0)
    assert counts(flags.blocks(TEXT, {"b3": "story"})) == (0, 0, 0, 1), "the second reading has it in the story"


@pytest.mark.parametrize("kind, expected", [("own-voice", (1, 0, 0, 0)), ("unnamed", (1, 0, 0, 0)), ("named", (0, 1, 0, 0))])
def test_a_sentence_is_flagged_when_nobody_with_a_name_stands_behind_it(kind, expected):
    assert counts(flags.sources(TEXT, {"s1": kind})) == expected


def test_a_sound_sentence_can_be_let_stand_or_be_a_false_alarm():
    assert counts(flags.sources(TEXT, {"s2": "outlet"})) == (0, 0, 0, 1)
    assert counts(flags.sources(TEXT, {"s2": "hidden"})) == (0, 0, 1, 0)
    assert counts(flags.sources(TEXT, {"s3": "recording"})) == (0, 0, 0, 1)


def test_only_blocks_that_are_done_are_counted_sentence_by_sentence():
    assert counts(flags.spans(TEXT, "wording", (), [within("cup is")])) == (0, 0, 0, 0)
    assert counts(flags.spans(TEXT, "wording", ("b02",), [within("grabbed")])) == (1, 0, 0, 2)
    assert counts(flags.spans(TEXT, "wording", ("b02",), [within("said"), within("silver")])) == (1, 1, 1, 0)


def test_a_claim_is_no_attribution():
    assert counts(flags.spans(TEXT, "claims", ("b02",), [])) == (0, 1, 0, 2)


def test_questions_are_flagged_by_every_answer_but_the_one_that_lets_stand():
    options = [{"slug": "use"}, {"slug": "name"}, {"slug": "check"}]
    verdict = lambda use, name, check: {s: {"verdict": v} for s, v in zip(("use", "name", "check"), (use, name, check))}
    items = [{"id": "q1", "reasons": verdict("agrees", "differs", "differs")}, {"id": "q2", "reasons": verdict("differs", "second", "agrees")}]
    assert counts(flags.questions(items, options, "use", {"q1": "use", "q2": "name"})) == (1, 0, 0, 1)
    assert counts(flags.questions(items, options, "use", {"q1": "check", "q2": "use"})) == (0, 1, 1, 0)
    assert counts(flags.questions(items, options, "use", {})) == (0, 0, 0, 0)
