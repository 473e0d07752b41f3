"""The wording of the first reader: its rules one by one, on sentences of the kit’s own; spans; hostile text; time."""
from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises import scheme
from exercises.reader import FAINT, wording
from exercises.reader.lexicon import load
from exercises.reader.loaded import candidates
from exercises.reader.page import read
from exercises.reader.plain import like, plural_like
from exercises.reader.sayings import sayings
from exercises.reader.wordings import wording_rules
from exercises.spans import words

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT / "tests"))


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, words and rule of every suggestion but those that the count alone makes and those in quotation marks."""
    return [(r.kind, text[r.start:r.end], r.rule) for r in wording(text) if not r.quoted and r.rule not in FAINT]


RULES = [
    ("loaded-verb", "verb", "The coach slammed the new plan.", "slammed", "criticised"),
    ("loaded-verb", "verb", "The firm was slammed by the union.", "slammed", "criticised"),
    ("loaded-verb", "verb", "The guests fled the hall at noon.", "fled", "left"),
    ("loaded-verb", "verb", "Lee grabs the seat of the chair.", "grabs", "takes"),
    ("loaded-verb", "verb", "The club wants no quarrel, and is thwarting the sale.", "thwarting", "stopping"),
    ("loaded-verb", "verb", "The council threw out the plan.", "threw out", "rejected"),
    ("loaded-verb", "verb", "Friends of the club mutter that it lost.", "mutter", "say"),
    ("loaded-verb", "saying", "The clerk claimed that the box was empty.", "claimed", "said"),
    ("loaded-verb", "saying", "The clerk admitted that the box was empty.", "admitted", "said"),
    ("label", "label", "Three thugs broke the window.", "thugs", "attackers"),
    ("label", "label", "The regime closed the bridge.", "regime", "government"),
    ("label", "label", "A terrorist was held at the port.", "terrorist", "fighter"),
    ("evaluative", "weighing", "It was a disgraceful vote.", "disgraceful", "leave it out"),
    ("evaluative", "weighing", "The sale ended in a fiasco.", "fiasco", "failure"),
    ("evaluative", "weighing", "The plan is utterly ludicrous.", "utterly ludicrous", "leave it out"),
    ("evaluative", "strongest", "It is the most ludicrous plan of all.", "most ludicrous", "leave it out, or say who measured it"),
    ("evaluative", "strongest", "It was the worst season of the club.", "worst", "leave it out, or say who measured it"),
    ("evaluative", "doubt", "The so-called repair took a year.", "so-called", "leave it out"),
    ("evaluative", "doubt", "The self-styled inventor left early.", "self-styled", "leave it out"),
    ("evaluative", "scare-quotes", "After the “repair” the roof leaked.", "repair", "leave the marks out, or say whose word it is"),
    ("evaluative", "scare-quotes", "After the ‘repair’ the roof leaked.", "repair", "leave the marks out, or say whose word it is"),
    ("tag", "tag-hyphen", "The builder-funded group met again.", "builder-funded", "leave it out, or tell as much of every side"),
    ("tag", "tag-side", "Pro-harbour sources counted nine boats.", "Pro-harbour", "leave it out, or name them"),
    ("tag", "tag-beside", "Radio Nord, a station linked to the harbour club, closed.", "linked to the harbour club",
     "leave it out, or tell as much of every side"),
    ("tag", "tag-beside", "People close to the captain met.", "close to the captain", "leave it out, or tell as much of every side"),
    ("tag", "tag-past", "Open Port (formerly the Closed Club) met.", "formerly the Closed Club", "leave it out, or give every side its history"),
    ("tag", "tag-past", "Open Port, once known as the Closed Club, met.", "once known as the Closed Club",
     "leave it out, or give every side its history"),
    ("tag", "tag-apposition", "Ann Lee, a long-time ally of the mayor, won.", "a long-time ally of the mayor",
     "leave it out, or tell as much of every side"),
    ("mind-reading", "feeling", "The captain is furious about the fee.", "is furious", "leave it out, or quote what they said"),
    ("mind-reading", "feeling", "Furious at the vote, the captain went home.", "Furious", "leave it out, or quote what they said"),
    ("mind-reading", "feeling", "The club, desperate to win, sold its bus.", "desperate", "leave it out, or quote what they said"),
    ("mind-reading", "wish", "The captain hopes for a mild winter.", "hopes", "leave it out, or quote what they said"),
    ("mind-reading", "wish", "The crew left early, hoping to win.", "hoping", "leave it out, or quote what they said"),
    ("mind-reading", "purpose", "The club sold its bus in a bid to win.", "in a bid to", "leave it out, or say who told of the plan"),
]


@pytest.mark.parametrize(("kind", "rule", "text", "marked", "plain"), RULES, ids=[f"{row[1]}-{i}" for i, row in enumerate(RULES)])
def test_each_rule_on_its_own_sentence(kind, rule, text, marked, plain):
    assert (kind, marked, rule) in found(text)
    record, = (r for r in wording(text) if text[r.start:r.end] == marked)
    assert record.plain == plain and not record.quoted
    assert marked in record.why and "{" not in record.why


@pytest.mark.parametrize(("text", "place", "mind"), [
    ("Oslo fears a cold winter.", "Oslo", "fears"),
    ("The town hall is annoyed by the letters.", "The town hall", "is annoyed"),
    ("The White House wants a new date.", "The White House", "wants"),
    ("Mill Lane is afraid of the vote.", "Mill Lane", "is afraid"),
    ("Abu Dhabi hopes that the talks go on.", "Abu Dhabi", "hopes"),
])
def test_a_place_with_a_mind_is_two_marks(text, place, mind):
    rows = found(text)
    assert ("metonymy", place, "place") in rows
    assert mind in [said for kind, said, _ in rows if kind == "mind-reading"]


@pytest.mark.parametrize("text", [
    "The ferry left at nine with forty people on board.",
    "The army entered the town at noon.",
    "Oslo said no to the plan.",
    "The clerk said that the box was empty.",
    "The report is linked to the budget of the town.",
    "The pier is close to the station.",
    "An anti-aircraft museum opens in May.",
    "The well-funded school and the newly-built gate are open.",
    "The sign said “wet paint” in red.",
    "The song is called “Morning Rain” in English.",
    "The 40 members of the choir sang in the church.",
    "Muslims, Christians and Jews met in Vienna.",
    "The Labour and Liberal groups of the council voted.",
    "The Iranian, the Israeli and the Syrian teams played.",
    "It is raining, and it wants no comment from us.",
    "I want to go, and we hope to win.",
    "The boat, which is blue, is reportedly for sale.",
    "The claims of both shops are in the file.",
    "The firm claimed a refund and will maintain the lift.",
    "As far as the harbour is concerned, the plan stands.",
    "She wore two hats and a scarf.",
    "The Anti-Noise League met in May.",
    "Do not be afraid.",
    "The grab of the crane is red.",
    "The firm claimed refunds of all kinds.",
    "He lives in Ghent, close to the Abbey, and paints.",
    "They call it “the hive” at school.",
    "He agreed to “help out” there.",
    "The key is here and it has just been found, so the men can go.",
])
def test_plain_words_are_let_stand(text):
    assert found(text) == []


def test_no_name_of_a_people_a_religion_or_a_party_is_in_any_list():
    names = set(load("wording-left-out.json")["words"].split())
    raw = load("loaded-verbs.json"), load("people-labels.json"), load("weighing-words.json")
    listed = {word.rstrip("?") for data in raw for group in data["groups"] for key in ("verbs", "words") for word in group.get(key, "").split()}
    assert len(listed) > 1500 and not listed & names


@pytest.mark.parametrize("side", ["Iranian", "American", "Russian", "Ukrainian", "Israeli", "Syrian", "Swiss"])
def test_every_side_is_met_alike(side):
    text = f"The {side} terrorists, the {side} regime and {side}-backed crews fled."
    assert [(kind, rule) for kind, _, rule in found(text)] == [
        ("label", "label"), ("label", "label"), ("tag", "tag-hyphen"), ("loaded-verb", "verb")]
    assert all(side not in said or said.endswith("-backed") for _, said, _ in found(text))


def test_a_feeling_that_somebody_reports_is_no_mind_reading():
    assert not [row for row in found("The coach said that she is furious about the fee.") if row[0] == "mind-reading"]
    assert [row for row in found("The coach is furious about the fee.") if row[0] == "mind-reading"]


def test_words_in_quotation_marks_are_the_speakers():
    text = "“The regime slammed the door on us,” Ann Lee said. The regime is old."
    records = [(text[r.start:r.end], r.rule, r.quoted) for r in wording(text) if r.kind == "label"]
    assert records == [("regime", "quoted", True), ("regime", "label", False)]
    assert "speaker" in next(r for r in wording(text) if r.quoted).why


def test_words_that_no_list_knows_are_told_apart():
    rules = [r.rule for r in wording("It was a ludicrous, disgraceful, monstrous smear and a destroying hunt for whips!")]
    assert "weighing" in rules and set(rules) & set(FAINT)
    assert all("no list" in r.why for r in wording("He kicks and cries, the nasty, brutal, vicious, deep-frozen spy!") if r.rule in FAINT)


def test_a_feeling_goes_before_the_word_that_weighs():
    rows = found("The club, utterly desperate to win, sold its bus.")
    assert [row for row in rows if "desperate" in row[1]] == [("mind-reading", "desperate", "feeling")]


def test_a_heading_is_read_by_the_lists_alone():
    text = "Mayor Slams Monstrous Plan As Council Leaves Old Town Hall"
    assert [(text[r.start:r.end], r.rule) for r in wording(text)] == [("Slams", "verb"), ("Monstrous", "weighing")]


def test_hedges_belong_to_the_claims_and_are_no_wording():
    page = read("The boat is supposedly, allegedly, reportedly, apparently and purportedly for sale.")
    assert not {page.low[i] for i, _ in candidates(page, 0, len(page.low))} & set(sayings().hedges)
    assert not [r for r in wording("The twins reportedly and allegedly live in Rome.") if "edly" in r.why]


@pytest.mark.parametrize(("word", "plain", "after_be", "said"), [
    ("slammed", "criticise", False, "criticised"), ("slams", "criticise", False, "criticises"),
    ("slamming", "criticise", False, "criticising"), ("slam", "criticise", False, "criticise"),
    ("fled", "leave", False, "left"), ("overrun", "take", True, "taken"), ("overran", "take", False, "took"),
    ("stormed", "go into", False, "went into"), ("grabs", "take", False, "takes"), ("vowed", "say", True, "said"),
    ("thwarting", "stop", False, "stopping"), ("peddles", "spread", False, "spreads"),
])
def test_the_plain_verb_takes_the_form_of_the_loaded_one(word, plain, after_be, said):
    assert like(word, plain, after_be) == said


@pytest.mark.parametrize(("word", "plain", "said"), [
    ("terrorists", "fighter", "fighters"), ("thug", "attacker", "attacker"), ("cowards", "person", "people"),
    ("elites", "people in power", "people in power"), ("henchmen", "supporter", "supporters"), ("bullies", "person", "people"),
])
def test_the_plain_noun_takes_the_number_of_the_label(word, plain, said):
    assert plural_like(word, plain) == said


def test_every_rule_and_every_list_speaks_to_a_learner():
    data = load("loaded-verbs.json"), load("people-labels.json"), load("weighing-words.json")
    told = [*wording_rules().values(), *(group["why"] for raw in data for group in raw["groups"])]
    assert len(set(told)) >= len(told) - len(("strongest",))
    assert all("{word}" in said and said[-1] in ".?" and len(said.split()) < 40 for said in told)


def test_every_list_names_its_source():
    for name in ("loaded-verbs", "people-labels", "weighing-words", "minds-and-places", "tag-words", "wording-points",
                 "wording-left-out", "wording-rules", "wording-chances", "languages"):
        assert len(load(f"{name}.json")["source"]) > 10, name


def test_every_record_speaks_the_scheme_and_gives_a_chance_that_was_measured():
    chances = load("wording-chances.json")["rules"]
    for path in [*(KIT / "texts").glob("*/article.txt"), *(KIT / "texts").glob("*/accounts/*.txt")]:
        for record in wording(path.read_text(encoding="utf-8")):
            assert record.kind in scheme.WORDING_KINDS and record.rule in wording_rules()
            assert record.chance == chances[record.rule]["chance"] and 0 < record.chance < 1
            assert record.quoted == (record.rule == "quoted")


def test_reader_and_key_agree_on_the_kits_own_texts():
    from reader_wording_key import agreement
    whole = agreement()
    assert whole.marks > 100
    assert whole.found > 0.65 * whole.marks and whole.right > 0.75 * whole.suggestions and whole.kinds > 0.9 * whole.found
    faint = [sum(pair) for pair in zip(*(whole.rules[rule] for rule in FAINT))]
    assert whole.right - faint[1] > 0.9 * (whole.suggestions - faint[0])


def check_spans(text: str) -> None:
    end = 0
    for record in wording(text):
        assert end <= record.start < record.end <= len(text)
        assert text[record.start:record.end] == text[record.start:record.end].strip()
        end = record.end


def test_places_are_counted_in_code_points():
    plain, astral = "The regime fell.", "😀𝔸 The regime fell."
    first, second = (next(r for r in wording(text) if r.kind == "label") for text in (plain, astral))
    assert second.start == first.start + 3 and astral[second.start:second.end] == "regime"


HOSTILE = ["", " ", "\n\n", "so-called", "“", "”regime“", "‘’", "‘a’", "(formerly", "close to", "is furious", "-backed", "pro-", "most",
           "x" * 1_000_000, "他说政权已经倒台。", "Режим пал, сказал он.", "سقط النظام", "\u202eThe regime\u202c fell.", "\ud800 regime \udfff",
           "<b>The regime</b> <script>alert(1)</script>", "a\x00regime", "re\u200bgime", "régime ＲＥＧＩＭＥ", "’s ’s ’s", "—" * 1000,
           "The 😀-backed 😀 is furious at 😀."]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_gives_spans_inside_it(text):
    check_spans(text)


PIECES = st.sampled_from(["The", "regime", "slammed", "is", "furious", "Oslo", "wants", "to", "“", "”", "‘", "’", ",", ".", "(", ")", "formerly",
                          "close to", "linked to", "so-called", "US-backed", "most", "utterly", "vile", "in a bid to", "\n", "\n\n", "😀", "said",
                          "that", "’s", "—", "pro-", "White House", "thugs", "a", "ally", "of", "I", "1", "-"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_spans_in_order(text):
    check_spans(text)


LINES = ["the regime slammed the so-called plan and ", "is furious at ", "‘a’ ", "“a” ", "linked to ", "a, a ally of ", "(formerly ", "Oslo wants ",
         "most utterly vile ", "in a bid to ", "The regime fell. "]


@pytest.mark.parametrize("line", LINES)
def test_one_long_line_takes_linear_time(line):
    def seconds(size: int) -> float:
        text = line * (size // len(line))
        start = time.process_time()
        check_spans(text)
        return time.process_time() - start

    seconds(5_000)
    short, long = max(seconds(20_000), 0.02), seconds(160_000)
    assert long < 8 * short * 2.5


def test_a_megabyte_in_one_line_is_read():
    text = "The regime slammed the vote, " * 36_000
    assert len(text) > 1_000_000
    start = time.process_time()
    assert len(wording(text)) >= 72_000
    assert time.process_time() - start < 60


def test_points_and_lists_hold_single_words():
    stems = load("wording-points.json")["points"]["stem"]
    assert len(stems) > 500 and all(re.fullmatch(r"[^\s]+", word) for word in stems)
    assert all(isinstance(json.loads(json.dumps(n)), int) for n in stems.values())


def test_scores_count_words_and_sentences_with_a_mark():
    from reader_wording import Score, inside, marked_sentences
    from wording_corpora import held_out

    text = "The mob fled. It rained all day."
    pieces = words(text)
    mine, theirs = inside(pieces, [(4, 12)], len(text)), inside(pieces, [(0, 7)], len(text))
    one = Score()
    one.add(mine, theirs)
    assert (one.both, one.mine, one.theirs) == (1, 2, 2) and str(one).split() == ["50.0", "50.0", "50.0"]
    assert marked_sentences(text, pieces, theirs) == [True] * 3 + [False] * 4
    assert {held_out(str(n)) for n in range(20)} == {True, False}


@pytest.mark.parametrize("text, word", [("Tired of being tired? Sleep well.", "Tired"), ("Heroic Rovers won again.", "Heroic")])
def test_a_word_that_only_mostly_judges_is_not_said_to_judge_here(text, word):
    found = next(w for w in wording(text) if text[w.start:w.end] == word)
    assert found.chance < 0.5 and "mostly" in found.why and "If it does here" in found.why
