"""Slips: each common other answer is recognised from the learner's marks on real places of the texts."""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from exercises import boilerplate, claims, kinds_of_claim, pack as packs, scheme, sourcing, spans, wording
from exercises.annotation import Mark
from exercises.judging import Feedback, Learned
from exercises.pack import Text
from exercises.slips import claims as claims_slips, wording as wording_slips
from exercises.slips.vocabulary import SPEECH
from exercises.spans import Span

TEXTS = Path(__file__).resolve().parents[2] / "texts"
STRANDS = {"claims": (claims, claims_slips.SLIPS, scheme.SPAN_KINDS), "wording": (wording, wording_slips.SLIPS, scheme.WORDING_KINDS)}
S, Q, C = "source", "cue", "content"


@cache
def text() -> Text:
    return packs.load("al-bukamal", TEXTS).article


@cache
def confusions() -> dict:
    return packs.read_json(TEXTS / "scheme" / "confusions.json")


def mark(name: str) -> Mark:
    """A reference mark by the last part of its id."""
    return next(m for m in text().marks if m.id.rsplit("/", 1)[-1] == name)


def whole(first: str, last: str = "") -> Span:
    """From the first word of one mark to the last of another."""
    return Span(mark(first).span.start, mark(last or first).span.end)


def on(name: str, words: str) -> Span:
    """Some words inside a mark, or else in its block."""
    block = text().block_at(mark(name).span.start)
    start = text().text.find(words, mark(name).span.start, mark(name).span.end)
    start = start if start >= 0 else text().text.index(words, block.span.start, block.span.end)
    return Span(start, start + len(words))


def tell(strand: str, *marks: tuple[Span, str]) -> list[Feedback]:
    """What is fed back on a block in which just these marks were made."""
    judge = STRANDS[strand][0].judge_block(text(), confusions())
    block = text().block_at(marks[0][0].start)
    return judge(block.id, [Learned(span, kind) for span, kind in marks], "done")


def pattern(strand: str, name: str) -> re.Pattern:
    """The words of a slip, with any words of the learner's own in its places."""
    says = confusions()[f"{strand}-slips"][name]
    return re.compile("^" + ".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", says)) + "$")


def cards_with(strand: str, name: str, told: list[Feedback]) -> list[Feedback]:
    return [f for f in told if any(pattern(strand, name).match(line) for line in f.says)]


CLAIMS = {
    "swapped:source-content": lambda: [(whole("a2-content"), S), (whole("a2-source"), C)],
    "swapped:source-cue": lambda: [(whole("a3-cue"), S), (whole("a3-source"), Q)],
    "swapped:cue-content": lambda: [(whole("a2-content"), Q), (whole("a2-cue"), C)],
    "both": lambda: [(whole("a3-source"), S), (whole("a3-source"), Q)],
    "whole:content": lambda: [(whole("c06"), C)],
    "whole:content-hidden": lambda: [(whole("c07"), C)],
    "whole:other": lambda: [(whole("c06"), S)],
    "whole:other-hidden": lambda: [(whole("c07"), Q)],
    "whole:sentences": lambda: [(whole("c06", "c07"), C)],
    "whole:own-cue": lambda: [(whole("c08"), Q)],
    "whole:own-content": lambda: [(whole("c08"), C)],
    "whole:own-source": lambda: [(Span(mark("c19").span.start, on("c20", "The").end), S)],
    "merged": lambda: [(whole("a2-cue"), Q), (whole("a1-content-2", "a2-content"), C)],
    "merged:around": lambda: [(Span(on("a4-content-1", "number").start, on("a4-content-2", "Democratic Forces").end), C)],
    "split:content": lambda: [(on("a3-content", "150 members of ISIS"), C), (on("a3-content", "had fled across the Euphrates River"), C)],
    "split:source": lambda: [(on("a3-source", "Hezbollah’s"), S), (on("a3-source", "media wing"), S)],
    "split:cue": lambda: [(on("a3-cue", "according"), Q), (on("a3-cue", "to"), Q)],
    "source-and-cue:source": lambda: [(whole("a2-source", "a2-cue"), S)],
    "source-and-cue:cue": lambda: [(whole("a3-cue", "a3-source"), Q)],
    "wrong-sentence:next": lambda: [(on("a7-content", "There were no casualties"), C)],
    "wrong-sentence:before": lambda: [(on("a5-content-1", "captured Shu’aytat town"), C)],
    "taken-in:cue-in-content": lambda: [(whole("a6-cue", "a6-content"), C)],
    "taken-in:source-in-content": lambda: [(Span(whole("a2-content").start, on("a2-source", "Al Mayadeen").end), C), (whole("a2-cue"), Q)],
    "taken-in:cue-in-source": lambda: [(whole("a2-source", "a2-cue"), S), (whole("a2-cue"), Q)],
    "taken-in:content-in-cue": lambda: [(Span(mark("a6-cue").span.start, on("a6-content", "two SAA vehicles").end), Q)],
    "cue-as-source": lambda: [(whole("a3-cue"), S)],
    "cue-as-source:hidden": lambda: [(whole("a4-cue"), S)],
    "pronoun-as-source": lambda: [(on("a4-content-1", "them"), S)],
    "place-as-source": lambda: [(on("c15", "Eastern Ghouta"), S)],
    "actor-as-source:own-voice": lambda: [(on("c09", "Government troops"), S)],
    "actor-as-source:content": lambda: [(on("a6-content", "militants"), S)],
    "verb-as-cue": lambda: [(on("c19", "answered"), Q)],
    "verb-as-cue:feeling": lambda: [(on("c23", "upset"), Q)],
    "other-kind:source-as-cue": lambda: [(whole("a3-source"), Q)],
    "other-kind:source-as-content": lambda: [(whole("a6-source"), C)],
    "other-kind:content-as-source": lambda: [(whole("a2-content"), S)],
    "other-kind:content-as-cue": lambda: [(on("a5-content-2", "struck"), Q)],
    "other-kind:cue-as-content": lambda: [(whole("a4-cue"), C)],
    "head-only:source": lambda: [(on("a2-source", "channel"), S)],
    "head-only:cue": lambda: [(on("a7-cue", "reported"), Q)],
    "head-only:content-start": lambda: [(on("a3-content", "had fled across the Euphrates River"), C)],
    "head-only:content-end": lambda: [(on("a3-content", "150 members of ISIS"), C)],
    "head-only:content-middle": lambda: [(on("a3-content", "had fled"), C)],
    "missing:content": lambda: [(whole("a3-source"), S), (whole("a3-cue"), Q)],
    "missing:content-hidden": lambda: [(whole("a4-cue"), Q)],
    "missing:content-rest": lambda: [(whole("a4-content-2"), C)],
    "missing:source": lambda: [(whole("a3-cue"), Q)],
    "missing:cue": lambda: [(whole("a3-source"), S), (whole("a3-content"), C)],
    "missing:cue-hidden": lambda: [(whole("a7-content"), C)],
}
WORDING = {
    "both": lambda: [(whole("w04"), "label"), (whole("w04"), "evaluative")],
    "whole": lambda: [(whole("c03"), "evaluative")],
    "whole:plain": lambda: [(whole("c08"), "evaluative")],
    "merged": lambda: [(whole("w29", "w31"), "loaded-verb")],
    "split": lambda: [(on("w15", "previously"), "tag"), (on("w15", "Jabhat al-Nusra, al-Qaeda’s branch in Syria"), "tag")],
    "near": lambda: [(on("c02", "against the ISIS terrorists in al-Bukamal"), "evaluative")],
    "number": lambda: [(on("c06", "150"), "evaluative")],
    "number:date": lambda: [(on("c02", "November 19"), "evaluative")],
    "place": lambda: [(on("c15", "Eastern Ghouta"), "label")],
    "name:label": lambda: [(on("c02", "Syrian Arab Army"), "label")],
    "name:tag": lambda: [(on("c02", "Hezbollah"), "tag")],
    "name:metonymy": lambda: [(on("c19", "Israel"), "metonymy")],
    "name:loaded-verb": lambda: [(on("c08", "Euphrates"), "loaded-verb")],
    "name:evaluative": lambda: [(on("c08", "Tiger Forces"), "evaluative")],
    "name:mind-reading": lambda: [(on("c08", "Tiger Forces"), "mind-reading")],
    "name:people": lambda: [(on("c09", "troops"), "label")],
    "reporting-verb": lambda: [(on("c06", "according to"), "loaded-verb")],
    "quoted:reported": lambda: [(on("a3-content", "across the Euphrates River"), "mind-reading")],
    "with-more:tag": lambda: [(on("c07", "US-backed Syrian Democratic Forces"), "tag")],
    "with-more:evaluative": lambda: [(on("c02", "intense battles"), "evaluative")],
    "with-more:label": lambda: [(on("c02", "ISIS terrorists"), "label")],
    "with-more:loaded-verb": lambda: [(on("c01", "Troops Have Liberated"), "loaded-verb")],
    "with-more:mind-reading": lambda: [(on("c23", "Tel Aviv is upset"), "mind-reading")],
    "with-more:metonymy": lambda: [(on("c23", "Tel Aviv is upset"), "metonymy")],
    "beside": lambda: [(on("w06", "control"), "loaded-verb")],
    "beside:aside": lambda: [(on("w06", "control of the border city"), "loaded-verb")],
}
PLACES = [pytest.param(strand, name, marks, id=f"{strand}-{name}") for strand, places in (("claims", CLAIMS), ("wording", WORDING))
          for name, marks in places.items()]


@pytest.mark.parametrize(("strand", "name", "marks"), PLACES)
def test_a_slip_is_recognised_and_answered_in_its_own_words(strand, name, marks):
    told = tell(strand, *marks())
    (card,) = cards_with(strand, name, told) or [pytest.fail(f"not told: {[(f.verdict, f.says) for f in told]}", pytrace=False)]
    assert card.verdict in ("part", "differs", "extra", "missed")
    line = next(x for x in card.says if pattern(strand, name).match(x))
    assert "{" not in line, "a place in the words was not filled"


MADE = "While pupils sang, the coach said that the match was lost. The players went home, and “a shameful show” was on a wall."


def made(marks: str) -> Text:
    """A text of one sentence and a half, with the marks named in `marks`: kind=words;…"""
    found = [Mark(f"x/{kind}", "claims" if kind in scheme.SPAN_KINDS else "wording", kind, span, span, "because it is so", "a1")
             for kind, _, words in (part.partition("=") for part in marks.split(";") if part)
             for span in [Span(MADE.index(words), MADE.index(words) + len(words))]]
    return Text("made", MADE, tuple(found))


SAID = "source=the coach;cue=said;content=that the match was lost"


@pytest.mark.parametrize(("strand", "name", "words", "kind"), [
    ("claims", "actor-as-source:beside", "pupils", "source"), ("claims", "wrong-sentence:runs-on", "the match was lost. The players went", "content"),
    ("claims", "taken-in:source-cue-in-content", "coach said that the match was lost", "content"),
    ("claims", "taken-in:cue-content-in-source", "the coach said that the match", "source"),
    ("claims", "taken-in:source-content-in-cue", "coach said that the match", "cue"),
    ("wording", "quoted:marks", "shameful", "evaluative"),
])
def test_slips_that_the_article_has_no_place_for(strand, name, words, kind):
    text = made(SAID)
    start = MADE.index(words)
    told = STRANDS[strand][0].judge_block(text, confusions())("b01", [Learned(Span(start, start + len(words)), kind)], "done")
    assert cards_with(strand, name, told), [f.says for f in told]


def test_nobody_is_blamed_for_a_little_word():
    block = text().block_at(mark("a6-content").span.start)
    that = on("a6-content", "that")
    told = tell("claims", (Span(that.start, mark("a6-content").span.end), C), (Span(mark("a2-source").span.start, mark("a2-source").span.end), S))
    assert any(f.verdict == "agrees" and f.title.startswith("content") for f in told), block
    bare = Span(on("a7-content", "other").start, mark("a7-content").span.end)
    assert [f.verdict for f in tell("claims", (bare, C)) if mark("a7-content").id in f.marks] == ["agrees"]


def test_who_lets_a_block_of_loaded_words_stand_is_told_so_first_and_may_be_right():
    said = {}
    for block in text().blocks:
        marks = wording.marks(text(), block.span)
        told = wording.judge_block(text(), confusions())(block.id, [], "alone")[0]
        debatable = all(any(o.kind == "none" for o in m.others) for m in marks)
        assert told.verdict == ("stands" if not marks else "second" if debatable else "differs")
        said.setdefault(told.verdict, told.says)
    assert len(set(said.values())) == 3


def test_every_slip_has_words_and_all_words_a_slip():
    for strand, (_, slips, _kinds) in STRANDS.items():
        named = {name.partition(":")[0] for name in confusions()[f"{strand}-slips"]}
        assert named - {"again", "alone"} == {slip.slug for slip in slips}


def test_every_reporting_verb_is_known_as_one():
    verbs = [v["verb"] for v in packs.read_json(TEXTS / "scheme" / "reporting-verbs.json")["verbs"] if v.get("exercise")]
    assert verbs and not [v for v in verbs if not set(v.split()) & SPEECH]


def test_the_second_of_two_alike_is_not_told_the_same_again():
    told = tell("claims", (on("c09", "Government troops"), S), (on("c08", "Tiger Forces"), S), (on("c09", "ISIS units"), S))
    says = [f.says[0] for f in told if f.verdict == "extra"]
    assert len(says) == 3 == len(set(says))


# Whatever is marked or chosen, something is told that names what was overlooked.

RAW = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 40), st.integers(0, 5)), max_size=7)
BLOCKS = st.integers(0, len(text().blocks) - 1)


def learned(raw: list[tuple[int, int, int]], block, kinds: list[str]) -> list[Learned]:
    """Marks as a Marker would take them: some words of the block, snapped to whole ones."""
    words = [Span(w.start + block.span.start, w.end + block.span.start) for w in spans.words(block.text)]
    return [Learned(Span(words[a % len(words)].start, words[min(len(words) - 1, a % len(words) + n - 1)].end), kinds[k % len(kinds)]) for a, n, k in raw]


def whole_card(told: Feedback) -> bool:
    """A reason at least; and beside the reference's own, what was overlooked, wherever the answer is not the reference's."""
    if not told.says or not all(line.strip() and "{" not in line for line in told.says) or len(told.says) > 5:
        return False
    return told.verdict not in ("part", "differs") or not told.marks or len(told.says) >= 2


@pytest.mark.parametrize("strand", STRANDS)
@given(raw=RAW, number=BLOCKS, state=st.sampled_from(["done", "alone"]))
@settings(max_examples=200, deadline=None)
def test_any_marks_are_answered_with_reasons(strand, raw, number, state):
    module, _, kinds = STRANDS[strand]
    block = text().blocks[number]
    mine = learned(raw, block, list(kinds))
    told = module.judge_block(text(), confusions())(block.id, mine, state)
    assert told and all(map(whole_card, told)), [f for f in told if not whole_card(f)]


def test_any_choice_is_answered_with_what_it_overlooks():
    judges = [(boilerplate.judge(text(), confusions()), boilerplate.items(text())), (sourcing.judge(text(), confusions()), sourcing.items(text()))]
    told = [tell(item.id, part.id, option.slug) for tell, items in judges for item in items for part in item.parts for option in part.options]
    assert len(told) > 500
    assert not [f for f in told if f and not whole_card(f)]


@given(st.sets(st.sampled_from(list(scheme.CLAIM_KINDS)), min_size=1), st.integers(0, 10**6))
def test_any_claim_kinds_are_answered_in_the_learners_direction(kinds, number):
    marks = kinds_of_claim.claims(text())
    one = marks[number % len(marks)]
    told = kinds_of_claim.judge(text(), confusions())(kinds_of_claim.short(one), "kinds", sorted(kinds))
    assert whole_card(told)
    left = set(one.facts["kinds"]) - kinds
    assert not left or "left out" in " ".join(told.says)
