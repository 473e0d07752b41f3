"""Spans: words, blocks and sentences in code points."""
import time

import pytest
from hypothesis import given, strategies as st

from exercises import spans
from exercises.spans import Span


def read(text, found):
    return [text[s.start:s.end] for s in found]


def test_words_leave_outer_punctuation_outside():
    text = "“Kashmah,” he said—al-Mayadin’s (150)."
    assert read(text, spans.words(text)) == ["Kashmah", "he", "said", "al-Mayadin’s", "150"]


def test_positions_are_code_points():
    text = "😀😀 town"
    assert spans.words(text)[-1] == Span(3, 7)


def test_snap_widens_to_whole_words_and_refuses_white_space():
    assert spans.snap("one two three", Span(5, 9)) == Span(4, 13)
    assert spans.snap("one  two", Span(3, 5)) is None


def test_sentences_survive_initials_and_abbreviations():
    text = "Dr. J. Smith came on Nov. 3 to town. He left! “Why?” she asked. No. 5 stayed."
    found = read(text, spans.sentences(text, Span(0, len(text))))
    assert found == ["Dr. J. Smith came on Nov. 3 to town.", "He left!", "“Why?” she asked.", "No. 5 stayed."]


def test_a_line_break_ends_a_sentence_and_a_block_does_not_start_there():
    text = "First line\nSecond line\n\nNext block."
    assert read(text, spans.blocks(text)) == ["First line\nSecond line", "Next block."]
    assert read(text, spans.sentences(text, spans.blocks(text)[0])) == ["First line", "Second line"]


@given(st.text())
def test_words_are_in_order_inside_the_text_and_never_blank(text):
    found = spans.words(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:]))
    assert all(0 <= s.start < s.end <= len(text) and text[s.start:s.end].strip() for s in found)


@given(st.text(alphabet=st.sampled_from("ab .\n“”!?")))
def test_sentences_cover_everything_but_white_space(text):
    found = spans.sentences(text, Span(0, len(text)))
    left = "".join(text[a.end:b.start] for a, b in zip([Span(0, 0), *found], [*found, Span(len(text), len(text))]))
    assert not left.strip()


@pytest.mark.parametrize("text", ["Sen. Lee left. Gov. Holm stayed.", "Rev. Day spoke. It rained."])
def test_titles_end_no_sentence(text):
    assert len(spans.sentences(text, spans.Span(0, len(text)))) == 2


@pytest.mark.parametrize("piece", [".", ". ", "Mr. ", "a.” "])
def test_splitting_takes_time_in_step_with_the_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        started = time.process_time()
        spans.sentences(text, spans.Span(0, len(text)))
        return time.process_time() - started

    assert min(seconds(40_000) for _ in range(2)) < 18 * max(0.01, min(seconds(5_000) for _ in range(2)))
