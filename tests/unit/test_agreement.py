"""Alpha and its interval: published examples, the PyPI package krippendorff, and the cases where it is not defined."""
from __future__ import annotations

import math

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.classroom import agreement as agree
from exercises.spans import Span, words

FOUR_READERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff 2011, section C: four observers, twelve units, missing values."""
TWO_READERS = ("0100000010", "1110010000")
"""Krippendorff 2011, section A: two observers, ten units, two values."""


def columns(*rows):
    """Rows of readers as units; a point is a missing value."""
    return [tuple(None if value == "." else value for value in unit) for unit in zip(*rows)]


FOUR = columns(*(row.split() for row in FOUR_READERS))
TWO = columns(*TWO_READERS)


@pytest.mark.parametrize("units, published", [(FOUR, 0.743), (TWO, 0.095)])
def test_published_examples(units, published):
    assert round(agree.alpha(units), 3) == published


def test_units_agreed_are_counted_plainly():
    assert agree.observed(FOUR) == (8, 11), "one of the twelve units has a single value"
    assert agree.observed(TWO) == (6, 10)


@st.composite
def tables(draw):
    """Units of two to five readers with up to four values and gaps; at least two values can be paired."""
    readers = draw(st.integers(2, 5))
    value = st.one_of(st.none(), st.integers(0, 3))
    return draw(st.lists(st.tuples(*[value] * readers), min_size=1, max_size=25))


@settings(max_examples=300, deadline=None)
@given(tables())
def test_alpha_is_that_of_the_package_krippendorff(units):
    paired = {value for unit in units if sum(v is not None for v in unit) > 1 for value in unit if value is not None}
    if len(paired) < 2:
        assert agree.alpha(units) is None
        return
    data = np.array([[np.nan if v is None else v for v in reader] for reader in zip(*units)], dtype=float)
    other = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal", value_domain=[0, 1, 2, 3])
    assert math.isclose(agree.alpha(units), other, abs_tol=1e-9)


@given(tables(), st.permutations(["w", "x", "y", "z"]))
def test_names_of_values_and_order_of_units_do_not_matter(units, names):
    renamed = [tuple(None if v is None else names[v] for v in unit) for unit in reversed(units)]
    mine, other = agree.alpha(units), agree.alpha(renamed)
    assert (mine is None and other is None) or math.isclose(mine, other, abs_tol=1e-12)


@pytest.mark.parametrize("units, note", [
    ([], agree.NO_PAIR), ([("a", None), (None, "b")], agree.NO_PAIR), ([("a", "a"), ("a", "a")], agree.ONE_VALUE)])
def test_where_alpha_is_not_defined_a_sentence_says_so(units, note):
    result = agree.agreement([[unit] for unit in units])
    assert (result.alpha, result.interval, result.note) == (None, None, note)


def test_full_agreement_is_one_and_never_agreeing_is_below_zero():
    assert agree.alpha([("a", "a"), ("b", "b")]) == 1
    assert agree.alpha([("a", "b"), ("b", "a")]) < 0


def test_interval_holds_alpha_and_the_same_seed_gives_the_same():
    clusters = [[unit] for unit in FOUR]
    interval = agree.alpha_interval(clusters)
    assert interval.low < agree.alpha(FOUR) < interval.high
    assert interval == agree.alpha_interval(clusters)
    assert interval != agree.alpha_interval(clusters, seed=1)


def test_words_drawn_by_the_sentence_give_a_wider_interval():
    """Ten words that part together are one event, not ten."""
    sentences = [[("x", "x")] * 10] * 6 + [[("y", "y")] * 10] * 6 + [[("x", "y")] * 10] * 2
    by_sentence = agree.alpha_interval(sentences)
    by_word = agree.alpha_interval([[unit] for sentence in sentences for unit in sentence])
    assert by_sentence.high - by_sentence.low > 1.5 * (by_word.high - by_word.low)


def test_samples_without_an_alpha_are_counted():
    interval = agree.alpha_interval([[("a", "a")], [("b", "b")]])
    assert 800 < interval.undefined < 1200, "about half of the samples draw one cluster twice"
    assert agree.alpha_interval([[("a", "b"), ("b", "b")]]) is None, "one cluster cannot be drawn anew"


def test_a_word_has_the_set_of_its_kinds():
    text = "The troop-friendly mayor left"
    marked = [("tag", Span(4, 18)), ("label", Span(4, 24)), ("label", Span(10, 12))]
    assert agree.word_values(words(text), marked) == (
        frozenset(), frozenset({"tag", "label"}), frozenset({"label"}), frozenset())
