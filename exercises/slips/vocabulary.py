"""Words by which a slip is recognised. English, as the texts are."""
from __future__ import annotations

import re

SPEECH = frozenset(
    "say says said tell tells told claim claims claimed state states stated report reports reported announce announced "
    "answer answers answered reply replied ask asks asked confirm confirmed admit admitted deny denied allege alleged "
    "reveal reveals revealed insist insisted declare declared warn warned write wrote written add added according "
    "reportedly allegedly supposedly explain explained argue argued call called accuse accused vow vowed".split())
"""Verbs and adverbs that can hand a sentence over to somebody."""
FEELING = frozenset(
    "upset annoyed angry furious afraid glad happy proud worried want wants wanted hope hopes hoped fear fears feared "
    "like likes feel feels felt believe believes think thinks".split())
PRONOUNS = frozenset("it its he she they them their this that these those who which him her we us our you i".split())
PEOPLE = frozenset(
    "army armies troops forces fighters militants terrorists militias militia rebels soldiers units members locals "
    "residents civilians people government council police general allies side group parents pupils councillors volunteers "
    "supporters families neighbours".split())
PLACING = frozenset("in at near across into inside around outside".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds "
    "thousand thousands million dozen dozens half".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split())
NOT_NAMES = frozenset("a an and as at by for from in it its of on or the then there this that those to with".split())


def bare(word: str) -> str:
    """A word in small letters without the signs around it."""
    return word.strip("“”‘’\"'(),.;:!?…").lower()


def is_number(word: str) -> bool:
    """A figure or a number word; the name of a weapon such as “BMP-1” is none."""
    return bool(re.fullmatch(r"[\d.,:%]*\d[\d.,:%]*", word.strip("()“”"))) or bare(word) in _NUMBERS


def is_date(word: str) -> bool:
    return bare(word) in _MONTHS and word[:1].isupper()


def is_name(word: str) -> bool:
    """A word with a capital that is not a little word at the beginning of a sentence."""
    letters = word.lstrip("“‘(\"'")
    return bool(letters) and (letters[0].isupper() or letters.startswith("al-")) and bare(word) not in NOT_NAMES | _MONTHS


def figures(words: list[str]) -> list[str]:
    """The numbers among some words; the day beside a month is a date and none of them."""
    dates = {i + d for i, w in enumerate(words) if is_date(w) for d in (-1, 0, 1)}
    return [w.strip("()“”.,;:") for i, w in enumerate(words) if is_number(w) and i not in dates]
