"""Judging: my marks beside the reference, by words."""
from exercises import judging
from exercises.annotation import Mark, Reading
from exercises.judging import Learned, compare, judge_kind
from exercises.spans import Span
from hypothesis import given, strategies as st

TEXT = "According to the team’s press office, about forty fans left early. Some reportedly sang."


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mark(kind, words, core=None, **more):
    return Mark(f"x/{kind}-{words[:4]}", "claims", kind, at(words), at(core or words), "because", **more)


def mine(kind, words):
    return Learned(at(words), kind)


MARKS = (mark("cue", "According to"), mark("source", "the team’s press office", "press office"),
         mark("content", "about forty fans left early"))


def verdicts(*learned):
    return [(j.verdict, j.mark.kind if j.mark else "-") for j in compare(learned, MARKS, TEXT)]


def test_core_inside_mine_inside_full_agrees():
    assert ("agrees", "source") in verdicts(mine("source", "press office"))
    assert ("agrees", "source") in verdicts(mine("source", "team’s press office"))


def test_too_little_says_what_was_left_out():
    found = compare([mine("content", "forty fans")], MARKS, TEXT)
    judged = next(j for j in found if j.mark and j.mark.kind == "content")
    assert judged.verdict == "part"
    assert [TEXT[s.start:s.end] for s in judged.left_out] == ["about", "left early"]


def test_too_much_says_what_was_taken_in():
    found = compare([mine("source", "According to the team’s press office")], MARKS, TEXT)
    judged = next(j for j in found if j.mark and j.mark.kind == "source")
    assert judged.verdict == "part"
    assert [TEXT[s.start:s.end] for s in judged.taken_in] == ["According to"]


def test_other_kind_on_the_same_words_differs():
    assert ("differs", "cue") in verdicts(mine("source", "According to"))


def test_two_pieces_of_one_mark_are_recognised():
    judged = next(j for j in compare([mine("content", "about forty"), mine("content", "fans left early")], MARKS, TEXT)
                  if j.mark and j.mark.kind == "content")
    assert (judged.verdict, judged.pieces, judged.left_out) == ("part", 2, ())


def test_one_mark_over_two_is_named():
    two = (mark("content", "forty fans left early"), mark("content", "sang"))
    judged = compare([mine("content", "forty fans left early. Some reportedly sang")], two, TEXT)
    assert len(judged) == 1 and judged[0].merged and judged[0].verdict == "part"


def test_silence_is_missed_and_a_stray_mark_is_extra():
    assert [v for v, _ in verdicts()] == ["missed"] * 3
    assert ("extra", "-") in verdicts(mine("cue", "Some"))


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30), st.sampled_from(["source", "cue", "content"])), max_size=8))
def test_every_reference_mark_is_answered_once_and_none_of_mine_is_lost(raw):
    learned = [Learned(Span(a, min(len(TEXT), a + n)), k) for a, n, k in raw]
    found = compare(learned, MARKS, TEXT)
    answered = [j.mark.id for j in found if j.mark] + [m for j in found for m in j.merged]
    assert sorted(answered) == sorted(m.id for m in MARKS)
    assert sum(j.pieces for j in found if j.mine) == len(learned)


def test_a_second_reading_is_not_called_different():
    m = mark("cue", "reportedly", others=(Reading("named", "the office still speaks"),))
    label = {"cue": "cue", "named": "named", "other": "other"}
    assert judge_kind(m, "cue", label, {}).verdict == "agrees"
    second = judge_kind(m, "named", label, {})
    assert second.verdict == "second" and "the office still speaks" in second.says
    differs = judge_kind(m, "other", label, {"other>cue": "overlooked"})
    assert differs.verdict == "differs" and "overlooked" in differs.says


def test_feedback_says_its_verdict_with_a_sign():
    data = judging.Feedback("part", "t", ("a",), spans=(Span(1, 2),)).as_json()
    assert data["sign"] == "≈" and data["word"] == "Agrees in part" and data["spans"] == [[1, 2]]
