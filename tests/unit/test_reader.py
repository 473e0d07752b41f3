"""The first reader: its rules one by one, on sentences of the kit’s own; its spans; hostile text; linear time."""
from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises import scheme
from exercises.reader import attributions, own_voice
from exercises.reader.lexicon import rules
from exercises.spans import Span, sentences

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT / "tests"))
LISTS = sorted((KIT / "exercises" / "reader").glob("*.json"))


def found(text: str, **options) -> list[tuple]:
    """Source, cue and content of every record, as words."""
    def words(spans):
        return " | ".join(text[start:end] for start, end in spans or ())
    return [(words(r.source), words(r.cue), words(r.content)) for r in attributions(text, **options)]


RULES = [
    ("that", "The baker said that the oven was cold.", "The baker", "said", "the oven was cold"),
    ("that", "Ann Lee, a nurse from Bonn, asked whether the ward was full.", "Ann Lee, a nurse from Bonn", "asked",
     "whether the ward was full"),
    ("that", "The mayor told the parents that the school would move.", "The mayor", "told", "the school would move"),
    ("clause", "The coach says the pitch is too wet.", "The coach", "says", "the pitch is too wet"),
    ("quotation", "The keeper shouted: “Close the gate!”", "The keeper", "shouted", "“Close the gate!”"),
    ("turned", "“The lake is frozen,” said Ann Lee, a skater.", "Ann Lee, a skater", "said", "“The lake is frozen,”"),
    ("afterwards", "“The lake is frozen,” Ann Lee said.", "Ann Lee", "said", "“The lake is frozen,”"),
    ("afterwards", "The lake, which is deep, is frozen, the warden said.", "the warden", "said", "The lake, which is deep, is frozen"),
    ("afterwards", "The lake is frozen, the warden said, and nobody may go on it.", "the warden", "said",
     "The lake is frozen"),
    ("that", "A letter of 4 June states that the lease ends in spring.", "A letter of 4 June", "states", "the lease ends in spring"),
    ("according", "According to the harbour office, the ferry is late.", "the harbour office", "According to", "the ferry is late"),
    ("according", "The ferry is late, according to the harbour office.", "the harbour office", "according to", "The ferry is late"),
    ("noun", "The town doubts the firm’s claim that the water is clean.", "the firm", "claim", "the water is clean"),
    ("agentless", "The second crash was reported on 4 May.", "", "was reported", "The second crash"),
    ("agentless", "The twins are believed to live in Rome.", "", "are believed", "The twins | to live in Rome"),
    ("hedge", "The twins reportedly live in Rome.", "", "reportedly", "The twins | live in Rome"),
    ("recorded", "The thief was filmed at the back door.", "", "was filmed", "The thief | at the back door"),
    ("label", "Keeper: The gate was open when I came to work.", "Keeper", ":", "The gate was open when I came to work"),
]


@pytest.mark.parametrize(("rule", "text", "source", "cue", "content"), RULES, ids=lambda v: v if v in rules() else "")
def test_each_rule_on_its_own_sentence(rule, text, source, cue, content):
    record, = attributions(text)
    assert record.rule == rule
    got, = found(text)
    assert got == (source, cue, content)


@pytest.mark.parametrize("text", [
    "The ferry left at nine with forty people on board.",
    "The captain wants a longer pier and hopes for a mild winter.",
    "The choir is angry with the town.",
    "Tell us what you think of this page.",
    "The old fee was written off in June.",
    "A small boat called Anna is taking the harbour by storm.",
])
def test_what_nobody_says_is_no_attribution(text):
    assert found(text) == []
    assert own_voice(text) == [Span(0, len(text))]


def test_wants_and_feelings_come_when_asked_for():
    text = "The captain hopes that the winter will be mild."
    assert found(text) == []
    record, = attributions(text, attitudes=True)
    assert record.attitude and record.rule == "attitude"
    assert not attributions("The captain said that it is late.", attitudes=True)[0].attitude


def test_a_cue_inside_a_quotation_belongs_to_what_is_quoted():
    assert len(found("“The cook told me that the soup was off,” Ann Lee said.")) == 1


def test_a_quotation_goes_on_in_the_next_sentence_and_stops_with_the_marks():
    text = "“The ice is thin,” Ann Lee said. “Nobody should skate. We put up signs.” The signs are red."
    assert found(text)[0][2] == "“The ice is thin,” | “Nobody should skate | We put up signs.”"
    assert [text[s:e] for s, e in own_voice(text)] == ["The signs are red."]


def test_two_cues_in_a_sentence_share_its_source():
    text = "The warden said that the ice was thin, adding that nobody should skate."
    assert [row[:2] for row in found(text)] == [("The warden", "said"), ("The warden", "adding")]


@pytest.mark.parametrize(("text", "manner"), [
    ("The warden did not say that the ice was thin.", "negated"),
    ("The warden may say that the ice is thin.", "modal"),
    ("The warden said that the ice was thin.", "plain"),
])
def test_a_cue_that_is_denied_or_only_possible_says_so(text, manner):
    assert attributions(text)[0].manner == manner


def test_a_pronoun_is_given_the_last_fitting_name_as_a_guess():
    text = "Mrs. Lee said that the ice was thin. Mr. Holm said that it was thick. She warned that the signs were down."
    record = attributions(text)[2]
    assert text[slice(*record.source[0])] == "She"
    assert text[slice(*record.refers_to)] == "Mrs. Lee"
    assert "guess" in record.why


@pytest.mark.parametrize(("text", "kind"), [
    ("Ann Lee said that the ferry was late.", "named"),
    ("The harbour master says that the ferry is late.", "named"),
    ("Hezbollah’s media wing said that the town was taken.", "named"),
    ("Radio Nord reported that the ferry was late.", "outlet"),
    ("People close to the captain say that the ferry is late.", "unnamed"),
    ("Pro-harbour sources claimed that the ferry was late.", "unnamed"),
    ("A letter of 3 May says that the ferry will stop.", "recording"),
    ("Television pictures show that the ferry was late.", "recording"),
    ("Television pictures appear to show the ferry at the pier.", "recording"),
    ("The harbour officers’ summary shows that the ferry was late.", "recording"),
    ("According to a report by the harbour’s own officers, the ferry will stop.", "recording"),
    ("Some say that the ferry will stop.", "hidden"),
    ("The critics say that the ferry will stop.", "hidden"),
    ("The ferry will reportedly stop.", "hidden"),
])
def test_kinds_of_source_follow_the_scheme(text, kind):
    assert attributions(text)[0].kind == kind


@pytest.mark.parametrize(("text", "stance"), [
    ("The clinic said that it closes.", "neutral"), ("The clinic claimed that it closes.", "distancing"),
    ("The clinic confirmed that it closes.", "endorsing"), ("The clinic will reportedly close.", "distancing"),
    ("The nurse was filmed at the door.", "endorsing"), ("The closing was reported on Friday.", "neutral"),
])
def test_stances_follow_the_scheme(text, stance):
    assert attributions(text)[0].stance == stance


def test_stances_are_those_of_the_kits_list_of_reporting_verbs():
    for verb in json.loads((KIT / "texts" / "scheme" / "reporting-verbs.json").read_text(encoding="utf-8"))["verbs"]:
        word = verb["verb"]
        if " " in word or word.endswith("ly"):
            continue
        records = attributions(f"The keeper {word} that the gate was shut.")
        assert not records or records[0].stance == verb["stance"], word


def test_every_record_speaks_the_scheme_and_names_its_rule():
    for name in ("al-bukamal", "council"):
        text = (KIT / "texts" / name / "article.txt").read_text(encoding="utf-8")
        for record in attributions(text, attitudes=True):
            assert record.kind in scheme.SOURCE_KINDS and record.stance in scheme.STANCES
            assert record.rule in rules() and 0 <= record.chance <= 1
            assert record.why and "{" not in record.why


@pytest.mark.parametrize("text", [
    "Dr. A. B. Lee of the U.S. office said that St. Mary’s was shut.",
    "“Really? No!” Ann Lee asked.",
    "Mr. Holm, of Holm & Co. Ltd., said that it rained.",
])
def test_abbreviations_initials_and_quotations_do_not_cut_a_source_off(text):
    assert len(found(text)) == 1
    assert found(text)[0][0] and found(text)[0][2]


def test_every_item_of_a_list_is_a_sentence_of_its_own():
    text = "Found so far:\n- The clerk said that the box was empty\n- The box is green\n• Ann Lee said that it was blue"
    assert [row[0] for row in found(text)] == ["The clerk", "Ann Lee"]
    assert any("green" in text[s:e] for s, e in own_voice(text))


HOSTILE = ["", " ", "\n\n", "said", "“", "”said”", "said said said", ", he said, ", "according to", "x" * 1_000_000,
           "he said that it rained, " * 42_000,
           "他说这座桥会开放。", "Он сказал, что мост открыт.", "قال إن الجسر مفتوح", "\u202eHe said\u202c that it rained.",
           "\ud800 said that it rained.",
           "<b>He said</b> that <script>alert(1)</script>", "a\x00b said that c", "😀 said that 😀 is here."]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("attitudes", [False, True])
def test_hostile_text_gives_spans_inside_it(text, attitudes):
    check_spans(text, attitudes)


def check_spans(text: str, attitudes: bool) -> None:
    whole = sentences(text, Span(0, len(text)))
    for record in attributions(text, attitudes=attitudes):
        assert record.sentence in whole
        for spans in (record.source, record.cue, record.content):
            assert spans is None or spans
            for start, end in spans or ():
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
    assert all(span in whole for span in own_voice(text))


PIECES = st.sampled_from(["He", "Ann Lee", "said", "that", "“", "”", ",", ".", "according to", "reportedly", "was filmed",
                          "the claim", "who", "and", "\n\n", "\n", "wants", "to", "not", "may", ":", ";", "(", ")", "😀", "Mr.", "'", "’s", "—", "it rained"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80), st.booleans())
def test_spans_stay_inside_any_text(text, attitudes):
    check_spans(text, attitudes)


REPEATED = ["he said ", "x, he said, ", "“Yes,” he said. ", "according to ", "reportedly ", ".", ". ", "“", "\n",
            "was filmed and ", "Mr. ", "he said; "]


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_length_and_no_faster(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        attributions(text)
        return time.process_time() - started

    seconds(1_000)
    assert min(seconds(40_000) for _ in range(2)) < 18 * max(0.01, min(seconds(5_000) for _ in range(2)))


def test_the_forty_sentences_are_read_as_well_as_the_docs_say():
    import reader_agentless

    assert len(reader_agentless.SENTENCES) == 40
    cue, content, kind = (2 * t.hits / (t.mine + t.reference) for t in reader_agentless.score())
    assert cue > 0.95 and content > 0.9 and kind > 0.88


def test_the_reader_agrees_with_the_kits_key_as_often_as_the_docs_say():
    import reader_key

    whole = reader_key.Agreement()
    for _, text, marks in reader_key.marked_texts():
        whole.add(text, marks)
    assert whole.cue.hits / whole.cue.mine > 0.97 and whole.cue.hits / whole.cue.reference > 0.85
    assert sum(whole.sentences) / len(whole.sentences) > 0.9


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.name)
def test_every_word_list_names_its_source(path):
    assert len(json.loads(path.read_text(encoding="utf-8"))["source"]) > 15


def test_no_list_holds_a_run_of_words_from_anywhere():
    points = json.loads((KIT / "exercises" / "reader" / "cue-points.json").read_text(encoding="utf-8"))["points"]
    assert all(len(entry.split()) <= 3 for table in points.values() for entry in table)


@pytest.mark.parametrize("text, source, cue", [
    ("The coach said that it was late. “Everybody saw it,” she fumed.", "she", "fumed"),
    ("“Go home,” thundered the coach.", "the coach", "thundered"),
    ("“It is late,” Smith muttered. He left.", "Smith", "muttered"),
])
def test_a_verb_of_how_it_was_said_speaks_beside_a_quotation(text, source, cue):
    last = attributions(text)[-1]
    assert [text[a:b] for a, b in last.source] == [source] and [text[a:b] for a, b in last.cue] == [cue]


def test_the_same_verb_without_a_quotation_says_nothing():
    assert not attributions("The old stove fumed in the corner. Prices thundered ahead. The engine sighed once.")
