"""A text that only the first reader has read: every judge, with every answer, speaks of two readers and never of a reference."""
from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

import exercises
from exercises import boilerplate, claims, kinds_of_claim, scheme, sourcing, voice, wording
from exercises.annotation import Mark
from exercises.judging import Feedback, Item, Learned
from exercises.pack import Text, load, read_json
from exercises.partner import argues
from exercises.reader import attributions
from exercises.spans import Span
from exercises.spans import words as words_of
from exercises.widgets.marker_hints import clues
from verdict_words import BANNED, outside_quotes

KIT = Path(__file__).resolve().parents[2]
CONFUSIONS = read_json(KIT / "texts" / "scheme" / "confusions.json")
WHY, CHANCE = "“{}” is a word of saying, and the rule takes it so.", 0.83


def by_rules(mark: Mark, text: str) -> Mark:
    """The mark as rules alone would have made it: their sentence as its reason, no second reading, no word on other answers."""
    why = WHY.format(text[mark.span.start:mark.span.end].split()[0].strip("“”"))
    facts = {**{k: v for k, v in mark.facts.items() if k not in ("stake", "stake_note", "known_from", "known_note", "speaker_reason", "lost", "gained")},
             "first_reader": {"rule": f"rule-{mark.kind}", "why": why, "chance": CHANCE}}
    if mark.strand == "boilerplate":
        facts = {**facts, "gains": why, "does": why}
    return replace(mark, reason=why, others=(), overlooks={}, back="", hints=("Look at it.",), facts=facts)


@pytest.fixture(scope="module")
def text() -> Text:
    article = load("council", KIT / "texts").article
    return replace(article, marks=tuple(by_rules(m, article.text) for m in article.marks), key=voice.FIRST_READER.key)


def lines(told: Feedback) -> list[str]:
    card = told.as_json()
    return [card["word"], outside_quotes(card["title"]), *map(outside_quotes, card["says"]), *map(outside_quotes, card["other"]), card["back"]]


def check(told: Feedback) -> None:
    found = [line for line in lines(told) if BANNED.search(line)]
    assert not found, found
    assert told.key == "first-reader" and all(told.as_json()["says"]), told


def options(item: Item):
    for part in item.parts:
        slugs = [o.slug for o in part.options]
        yield from ((part.id, slug) for slug in slugs) if not part.several else (
            (part.id, list(some)) for size in (1, 2, len(slugs)) for some in combinations(slugs, size))


CHOICES = {
    "boilerplate": (boilerplate.judge, lambda text: boilerplate.items(text)),
    "sourcing": (sourcing.judge, lambda text: sourcing.items(text)),
    "kinds of claim": (kinds_of_claim.judge, lambda text: kinds_of_claim.items(text, [kinds_of_claim.short(m) for m in kinds_of_claim.claims(text)])),
}
BLOCKS = {"claims": (claims.judge_block, scheme.SPAN_KINDS), "wording": (wording.judge_block, scheme.WORDING_KINDS)}


@pytest.mark.parametrize("strand", CHOICES)
def test_every_choice_is_put_as_one_of_two_readings(strand, text):
    judge, items = CHOICES[strand]
    judge, count = argues(text, judge(text, CONFUSIONS)), 0
    for item in items(text):
        for part, choice in options(item):
            told = judge(item.id, part, choice)
            if told:
                check(told)
                count += 1
                if told.verdict == "differs" and part != "speaker":
                    assert any("first reader has" in line or "first reader also has" in line for line in (told.title, *told.says)), told
    assert count > 100


def shapes(text: Text, within: Span, kinds: list[str]):
    """Marks as learners make them in one block: none, each word, each pair of neighbours, the whole, and half of the key’s own."""
    words = [Span(w.start + within.start, w.end + within.start) for w in words_of(text.text[within.start:within.end])][:40]
    yield ()
    for number, kind in enumerate(kinds):
        yield tuple(Learned(w, kind) for w in words[number::5])
        yield (Learned(within, kind),)
        yield tuple(Learned(Span(a.start, b.end), kind) for a, b in zip(words[number::4], words[number + 2::4]))
        own = [m for m in text.marks if m.kind == kind and within.holds(m.span)]
        yield tuple(Learned(m.span, kind) for m in own)
        yield tuple(Learned(Span(m.span.start, (m.span.start + m.span.end) // 2 + 1), kind) for m in own)
        yield tuple(Learned(m.span, kinds[number - 1]) for m in own)


@pytest.mark.parametrize("strand", BLOCKS)
def test_every_mark_is_put_as_one_of_two_readings(strand, text):
    judge_block, kinds = BLOCKS[strand]
    judge, verdicts = argues(text, judge_block(text, CONFUSIONS)), set()
    for block in text.blocks:
        for mine in shapes(text, block.span, list(kinds)):
            for told in judge(block.id, mine, "done" if mine else "alone"):
                check(told)
                verdicts.add(told.verdict)
    assert verdicts >= {"agrees", "part", "differs", "missed", "extra", "stands"}


def test_each_suggestion_says_its_rule_once_and_how_far_to_trust_it(text):
    judge = argues(text, sourcing.judge(text, CONFUSIONS))
    mark = sourcing.sentences(text)[3]
    for kind in scheme.SOURCE_KINDS:
        said = " ".join(judge(sourcing.short(mark), "kind", kind).says)
        assert said.count(mark.reason) == 1 and "about 8 in 10 hold" in said, said


def test_where_the_two_differ_a_question_comes_back(text):
    judge = argues(text, sourcing.judge(text, CONFUSIONS))
    mark = sourcing.sentences(text)[3]
    told = {kind: judge(sourcing.short(mark), "kind", kind) for kind in scheme.SOURCE_KINDS}
    assert all(bool(f.back) == (f.verdict == "differs") for f in told.values()), told
    assert {f.as_json()["word"] for f in told.values()} == {"You two agree", "You two differ"}


def test_a_stake_that_the_text_does_not_tell_is_only_kept(text):
    told = sourcing.judge(text, CONFUSIONS)(sourcing.short(sourcing.sentences(text)[3]), "stake", "party")
    assert told.verdict == "kept" and "no view" in told.says[0]


def test_words_of_the_article_are_never_changed():
    said = "The reference library was right, said Ms Wrong. Nobody was correct."
    cue = said.index("said")
    mark = Mark("claims/a1-cue", "claims", "cue", Span(cue, cue + 4), Span(cue, cue + 4), "“said” hands it over.", "a1", {"stance": "neutral"})
    text = Text("own", said, (mark,), key=voice.FIRST_READER.key)
    told = argues(text, claims.judge_block(text, CONFUSIONS))("b01", (Learned(Span(0, 32), "content"), Learned(Span(cue, cue + 4), "cue")), "done")
    assert [f.title for f in told] == ["content “The reference library was right”", "cue “said”"]
    assert [f.as_json()["word"] for f in told] == ["Only you mark", "You two agree"]


def test_a_reference_is_spoken_of_as_before():
    article = load("council", KIT / "texts").article
    judge = sourcing.judge(article, CONFUSIONS)
    assert argues(article, judge) is judge and article.voice is voice.REFERENCE
    assert article.followed_by(article, "x").key == "reference" and replace(article, key="first-reader").followed_by(article, "x").key == "first-reader"


@pytest.mark.parametrize("key, name", [("first-reader", "the first reader"), ("reference", "the reference"), (None, "the reference"), (["x"], "the reference"), ("x", "the reference")])
def test_a_pack_that_does_not_say_has_a_reference(key, name):
    assert voice.of(key).name == name


def test_every_verdict_has_its_words_in_every_voice():
    for one in (voice.REFERENCE, voice.FIRST_READER):
        assert set(one.verdicts) == set(voice.VERDICTS) and all(sign == voice.VERDICTS[v][0] for v, (sign, _) in one.verdicts.items())
    assert not [w for _, w in voice.FIRST_READER.verdicts.values() if BANNED.search(w)]


@pytest.mark.parametrize("strand, kinds", [("claims", scheme.SPAN_KINDS), ("wording", scheme.WORDING_KINDS), (None, scheme.SPAN_KINDS)])
def test_hints_on_a_block_without_marks_name_the_first_reader(strand, kinds):
    hints = [hint for clue in clues([], Span(0, 9), kinds, strand, "Nobody", voice.FIRST_READER) for hint in clue.hints]
    assert len(hints) == 3 and not [h for h in hints if BANNED.search(h) or "{" in h]
    assert strand == "claims" or any("The first reader" in h for h in hints)


def test_pages_are_told_whose_reading_it_is(text):
    from exercises.answers import Answers
    from exercises.widgets import Marker, Sorter

    answers = Answers(Path("unused") / "work.json")
    marker = Marker("own/wording", "t", "a", text, [4], scheme.WORDING_KINDS, wording.judge_block(text, CONFUSIONS), answers)
    sorter = Sorter("x/blocks", "t", "a", boilerplate.items(text)[:1], boilerplate.judge(text, CONFUSIONS), answers)
    assert (marker.spec["reader"], marker.spec["argues"]) == ("the first reader", True)
    assert (sorter.spec["reader"], sorter.spec["argues"]) == ("the reference", False)


@pytest.mark.parametrize("path", sorted((KIT / "exercises" / "widgets").glob("*.js")), ids=lambda p: p.name)
def test_no_script_says_the_reference_by_itself(path):
    """A script says `kit.reader`; one place holds what it is where nobody tells."""
    code = re.sub(r"(?<!:)//[^\n]*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r"the reference|reference:? \$", code, re.I) == (["the reference"] if path.name == "base_parts.js" else [])


def test_pictures_of_such_a_text_show_both_readers(text):
    kinds = {sourcing.short(m): "own-voice" for m in sourcing.sentences(text)}
    strip = sourcing.picture(text, kinds)
    assert "The first reader:" in strip.finding and not BANNED.search(strip.alt) and set(strip.rows[0]) >= {"You", "The first reader"}
    stacks = boilerplate.both_pictures(text, {boilerplate.short(m): "story" for m in boilerplate.units(text)})
    assert set(stacks.rows[0]) == {"block", "words", "You", "The first reader"} and not BANNED.search(f"{stacks.alt} {stacks.caption}")
    told = claims.picture(text, [claims.cues(text)[0].span]).finding
    assert told.startswith("You and the first reader share 1 of its") and not BANNED.search(claims.picture(text, []).finding)


def test_the_two_stacks_count_only_what_both_said(text):
    marks = boilerplate.units(text)
    mine = {boilerplate.short(marks[0]): "asks-you", boilerplate.short(marks[1]): scheme.group_of(marks[1].kind)}
    assert boilerplate.both_pictures(text, mine).finding.endswith("You two differ at 1 of 2")
    only = boilerplate.both_pictures(text, mine, [boilerplate.short(marks[0])])
    assert len(only.rows) == 1 and "Nothing sorted yet" in boilerplate.both_pictures(text, {}).finding


def test_the_rules_themselves_say_no_verdict_word():
    found = attributions("The mayor said that the reference was wrong. “It is right,” she added. It was reported that the bell is correct.")
    assert found and not [a.why for a in found if BANNED.search(outside_quotes(a.why))]
    rules = json.loads((KIT / "exercises" / "reader" / "rules.json").read_text(encoding="utf-8"))
    assert not [r for r in rules.values() if isinstance(r, str) and BANNED.search(outside_quotes(r))]


def test_the_walk_offers_only_what_it_has():
    assert exercises.__all__ == sorted(exercises.__all__)


def test_the_words_of_a_draft_name_no_judge():
    words = (KIT / "exercises" / "drafting" / "words.json").read_text(encoding="utf-8")
    assert not [line for line in re.findall(r'"((?:[^"\\]|\\.)*)"', words) if BANNED.search(outside_quotes(line))]
