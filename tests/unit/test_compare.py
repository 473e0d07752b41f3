"""Two to five texts side by side: planted sources, verbs and facts are found, nearness is the same both ways, bad input is told."""
from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from exercises import pack, reader
from exercises.compare import (LETTERS, MOST, MOST_ACTORS, NEAR, CompareError, alone_table, compare, nearness, parts, picture, sentences, sourced,
                               sources_table, twins_of, weights, words_table)
from exercises.compare.alone import MEASURED, RULE
from exercises.compare.naming import lines, together
from exercises.compare.pieces import capitals, facts
from exercises.pack import Text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from compare_scores import ALONE, KIT, scores  # noqa: E402

FERRY = """Ferry runs aground near Holm, harbour office says

The ferry Northern Star ran aground near Holm on 3 May with 212 passengers, the harbour office said. “Nobody was hurt,” said Ida Lund, who leads the rescue service.

According to Captain Bo Dahl, the engine had failed in thick fog. Ferry Watch, a group of islanders, had warned of the old engine in 2021."""
ISLAND = """Islanders left in the cold after ferry scandal

The rotten Northern Star ran aground near Holm on 3 May, and 212 passengers had to wait for six hours without a blanket. Ferry Watch revealed that the engine was 41 years old.

Lund praised her own people. Dahl refused to answer. Fishermen in three small boats saved the children."""


def text(name: str, words: str) -> Text:
    return Text(name, words, ())


def two() -> list[Text]:
    return [text("Harbour Post", FERRY), text("Island Voice", ISLAND)]


@pytest.fixture(params=sorted(ALONE))
def accounts(request) -> list[Text]:
    """The three accounts of a pack, under their titles."""
    found = pack.load(request.param, KIT / "texts").accounts
    return [replace(a.text, name=str(a.about["title"])) for a in found]


# (a) sources


def test_planted_sources_are_found_by_kind_and_name():
    post, voice = map(sourced, two())
    assert {(s.name, s.kind) for s in post.sources} >= {("harbour office", "named"), ("Captain Bo Dahl", "named")}
    assert any(s.name.startswith("Ida Lund") for s in post.sources) and not any("Lund" in s.name for s in voice.sources)
    assert (post.told, len(post.kinds)) == (5, 5) and (voice.told, len(voice.kinds)) == (1, 6)
    assert post.read_by == voice.read_by == "the first reader"


def test_the_marks_of_a_text_are_used_and_the_table_says_whose_they_are(accounts):
    by = [sourced(t).read_by for t in accounts]
    assert sorted(by) == ["the first reader", "the reference", "the reference"]
    caption = sources_table(compare(accounts)).parts[0].caption
    assert f"{LETTERS[by.index('the first reader')]} by the first reader" in caption and "by the reference" in caption


def test_the_counts_are_those_of_the_marks(accounts):
    for one in accounts:
        marks = one.marks_of("sourcing")
        if marks:
            assert list(sourced(one).kinds) == [m.kind for m in marks]


def test_a_marked_kind_less_is_one_less_told(accounts):
    one = next(t for t in accounts if t.marks_of("sourcing"))
    mark = next(m for m in one.marks_of("sourcing") if m.kind == "named")
    other = replace(one, marks=tuple(replace(m, kind="hidden") if m is mark else m for m in one.marks))
    assert sourced(other).told == sourced(one).told - 1


def test_the_tables_of_sources_have_counts_first_and_then_names():
    counts, names = sources_table(compare(two())).parts
    assert counts.rows[0] == {"what": "sentences that tell where they come from", "A": "5 of 5", "B": "1 of 6"}
    named = next(r for r in counts.rows if r["what"] == "named person or body")
    assert (named["A"], named["B"]) == (5, 1)
    assert {"text": "A", "name": "Captain Bo Dahl", "kind": "named person or body", "sentences": 1} in names.rows
    assert "Counts do not tell you who is right" in counts.caption


def test_the_story_of_an_unmarked_text_is_what_the_first_reader_takes_for_it(monkeypatch):
    monkeypatch.setattr(reader, "label_blocks", lambda blocks: ["headline", "donation", "report"], raising=False)
    told = sentences([text("One", "Ferry aground\n\nGive us money. Now.\n\nThe ferry ran aground. Nobody said why.")])[0]
    assert [s.words for s in told] == ["Ferry aground", "The ferry ran aground.", "Nobody said why."]


# (b) verbs and labels


def found(texts: list[Text], written: str = "") -> dict[tuple[str, str], tuple[dict[str, bool], dict[str, bool]]]:
    """Actor and text → what they are called and which verbs they get, each with whether it is loaded."""
    return {(p.actor, LETTERS[p.text]): ({w.words: w.loaded for w in p.called}, {w.words: w.loaded for w in p.verbs}) for p in parts(texts, written)}


def test_planted_verbs_go_to_their_actors():
    got = found(two())
    assert "ran" in got["Northern Star", "A"][1] and "ran" in got["Northern Star", "B"][1]
    assert {"had warned", "revealed"} == set(got["Ferry Watch", "A"][1]) | set(got["Ferry Watch", "B"][1])


def test_a_short_name_is_taken_for_the_one_longer_name_before_it():
    texts = [text("One", "Ida Lund spoke on Monday. Then Lund left the room."), text("Two", "On Monday Lund waited, and Ida Lund waited in the hall.")]
    got = found(texts)
    assert got["Ida Lund", "A"][0] == {"Ida Lund": False, "Lund": False} and {"spoke", "left"} <= set(got["Ida Lund", "A"][1])


def test_a_person_says_which_names_are_one():
    texts = [text("One", "HTS took the hill. The group held it. Hayat Tahrir al-Sham lost it again."), text("Two", "In the end HTS was driven out.")]
    got = found(texts, "HTS, the group, Hayat Tahrir al-Sham")
    assert set(got["HTS", "A"][0]) == {"HTS", "The group", "Hayat Tahrir al-Sham"} and set(got["HTS", "A"][1]) == {"took", "held", "lost"}
    apart = found(texts)
    assert ("HTS", "A") in apart and "The group" not in apart["HTS", "A"][0]


def test_what_is_done_to_an_actor_is_kept_apart():
    part = next(p for p in parts([text("One", "HTS was driven out on Monday. HTS came back."), text("Two", "The army beat HTS.")]) if p.text == 0)
    assert {(w.words, w.suffered) for w in part.verbs} == {("was driven", True), ("came", False)}


def test_one_who_did_it_stands_behind_by():
    part = next(p for p in parts([text("One", "The town was taken by the SDF. Then the SDF left."), text("Two", "The SDF stayed.")], "SDF") if p.text == 0)
    assert {w.words for w in part.verbs if not w.suffered} == {"taken", "left"}


def test_an_owner_and_a_place_do_not_act():
    texts = [text("One", "Bo Dahl’s engine failed. The people in Holm Town waited."), text("Two", "Bo Dahl’s ship sank. It sank off Holm Town that night.")]
    assert not any(p.verbs for p in parts(texts, "Bo Dahl\nHolm Town"))


def test_loaded_words_are_signed_where_the_marks_say_so():
    pool = pack.load("council", KIT / "texts")
    got = found([a.text for a in pool.accounts], "council, town council, town hall")
    slugs = [a.slug for a in pool.accounts]
    hall, wire = (LETTERS[slugs.index(s)] for s in ("hall-side", "wire"))
    assert got["council", hall][1]["shoved"] is True and got["council", wire][1]["voted"] is False
    assert got["Friends of the Pool", hall][0]["café-funded"] is True


def test_both_packs_give_the_verbs_one_sees_in_them():
    bukamal = [a.text for a in pack.load("al-bukamal", KIT / "texts").accounts]
    names = "\n".join(pack.load("al-bukamal", KIT / "texts").meta["actors"])
    got = found(bukamal, names)
    letter = {t.name: LETTERS[n] for n, t in enumerate(bukamal)}
    assert got["government side", letter["government-side"]][1] == {"liberated": True, "cleansed": True, "secured": True}
    assert {"take": False, "took": False} == got["government side", letter["wire"]][1]
    assert got["government side", letter["anti-government"]][1]["overran"] is True
    assert got["ISIS", letter["government-side"]][0] == {"Daesh": True, "terrorists": True} and got["HTS", letter["government-side"]][0]["terrorists"] is True
    assert got["ISIS", letter["wire"]][0] == {"ISIS": False, "Islamic State": False}


def test_not_more_actors_than_fit_and_those_on_lines_first():
    names = [f"{a}{b} Lund" for a in ("Ad", "Be", "Co", "Di") for b in ("a", "e", "o")]
    whole = " ".join(f"On Monday {n} spoke. Then {n} left." for n in names)
    actors = list(dict.fromkeys(p.actor for p in parts([text("One", whole), text("Two", whole)], "Dio Lund")))
    assert len(actors) == MOST_ACTORS and actors[0] == "Dio Lund"


def test_lines_of_names():
    assert lines(" HTS , the group,HTS\n\n,;\nIsrael.") == (("HTS", "the group"), ("Israel",))
    assert together([["A", "B"]], lines("A, B\nB, A"))["b"] in ("A", "B")


# (c) what stands alone


def test_planted_facts_stand_alone():
    texts = two()
    rows = {(LETTERS[t.sentence.text], t.sentence.number): t for t in twins_of(texts)}
    alone = {place for place, t in rows.items() if t.alone}
    assert alone == {("A", 3), ("A", 4), ("B", 1), ("B", 4), ("B", 5), ("B", 6)}
    assert not rows["A", 2].alone and rows["A", 2].nearest.number == 2 and {"3 May", "212 passengers", "Northern Star"} <= set(rows["A", 2].shared)
    assert {f.words for f in rows["B", 2].only} == {"six hours"} and {f.words for f in rows["B", 3].only} == {"41 years"}
    assert {f.words for f in rows["A", 5].only} == {"2021"}


def test_nearness_is_the_same_both_ways(accounts):
    told = sentences(accounts)
    weight = weights(told)
    flat = [s for one in told for s in one]
    assert all(nearness(a, b, weight) == nearness(b, a, weight) for a in flat for b in flat)
    assert all(0 <= nearness(a, b, weight) <= 1 + 1e-9 for a in flat for b in flat)


def test_the_order_of_the_texts_changes_no_verdict(accounts):
    there = {(t.sentence.words, round(t.near, 9)) for t in twins_of(accounts)}
    assert there == {(t.sentence.words, round(t.near, 9)) for t in twins_of(accounts[::-1])}


def test_the_nearest_is_the_nearest_of_all(accounts):
    told = sentences(accounts)
    weight = weights(told)
    for twin in twins_of(accounts):
        best = max(nearness(twin.sentence, other, weight) for one in told for other in one if other.text != twin.sentence.text)
        assert twin.near == pytest.approx(best)


def test_the_rule_its_threshold_and_its_figures_are_shown(accounts):
    said = alone_table(compare(accounts)).parts[1].line
    assert RULE in said and f"{NEAR * 100:.0f} of 100" in RULE and "suggestion" in said
    right, times = (sum(scores(slug)[i] for slug in ALONE) for i in (0, 1))
    assert f"{times} times" in MEASURED and f"with {right} of these" in MEASURED and MEASURED in said


def test_facts_of_one_text_alone_stand_in_its_column_with_their_sentence():
    rows = {r["what"].split(" (")[0]: r for r in alone_table(compare(two())).parts[0].rows}
    assert rows["numbers"] == {"what": "numbers (sentence)", "A": "2021 (5)", "B": "six hours (2), 41 years (3), three (6)"}
    assert rows["dates"]["A"] == rows["dates"]["B"] == "–" and "Holm" not in str(rows["names and places"])


def test_every_lone_sentence_is_shown_with_the_nearest_of_another_text(accounts):
    whole = compare(accounts)
    notes = [note for _, group in alone_table(whole).parts[2].groups for note in group]
    alone = [t for t in whole.twins if t.alone]
    assert len(notes) == len(alone) == sum(whole.alone(n) for n in range(3))
    for (summary, told), twin in zip(notes, alone):
        assert summary.endswith(twin.sentence.words)
        assert any(twin.nearest.words in line for line in told) if twin.nearest else any("No other text" in line for line in told)


@pytest.mark.parametrize("words, kinds", [
    ("On 3 May the ferry with 212 passengers left Holm.", [("date", "3 May"), ("number", "212 passengers"), ("name", "Holm")]),
    ("The Friends of the Pool thanked Hall for All.", [("name", "Friends of the Pool"), ("name", "Hall for All")]),
    ("Then Linda Tom of the United Nations spoke.", [("name", "Linda Tom"), ("name", "United Nations")]),
    ("It took nine of the US-backed SDF fighters.", [("number", "nine"), ("name", "SDF")]),
    ("We saw al-Bukamal’s bridge on Monday.", [("name", "al-Bukamal"), ("date", "Monday")]),
    ("The vote was nine to eight.", [("number", "nine"), ("number", "eight")]),
])
def test_names_numbers_and_dates_are_told_apart(words, kinds):
    assert [(f.kind, f.words) for f in facts(words, capitals([words]))] == kinds


def test_a_date_is_one_however_it_is_written():
    assert {next(facts(w, frozenset())).key for w in ("on 3 May", "on May 3", "on 3rd May")} == {"on 3 may"}


# copies, pictures, bad input


def test_two_texts_of_one_source_are_one_voice():
    body = FERRY.split("\n\n", 1)[1]
    caption = alone_table(compare([text("Post", FERRY), text("Other", f"Ship in trouble\n\n{body}")])).parts[0].caption
    assert "A and B share 4 sentences word for word" in caption and "one voice" in caption


def test_two_identical_texts_are_told_and_nothing_stands_alone():
    same = compare([text("One", FERRY), text("Two", FERRY)])
    assert same.voices == ("A and B are the same text, word for word. That is one voice, told twice.",)
    assert not any(t.only for t in same.twins) and same.alone(0) == same.alone(1) == 0


def test_the_picture_tells_the_counts(accounts):
    whole = compare(accounts)
    shown = picture(whole)
    for n, row in enumerate(shown.rows):
        assert row["tell where they come from"] == whole.sourced[n].told and row["seem to stand alone"] == whole.alone(n)
        assert row["loaded words"] == len(whole.loaded[n]) and accounts[n].name in row["text"]
    alone = sum(t.alone for t in whole.twins)
    assert f"; {alone} of {len(whole.twins)} seem to stand in one text alone" in shown.finding
    assert shown.png[:4] == b"\x89PNG" and all(r["text"] in shown.alt for r in shown.rows)


def test_a_picture_of_five_and_of_one_without_sentences():
    whole = compare([text(f"Text {n}", "Word. " * n) for n in range(1, 6)])
    assert picture(whole).png and len(sources_table(whole).parts[0].columns) == 6


@pytest.mark.parametrize("texts, says", [
    ([], "two texts or more"), ([text("One", FERRY)], "two texts or more"),
    ([text(str(n), FERRY) for n in range(MOST + 1)], "here are 6: take 1 text out."),
    ([text("One", FERRY), text("Void", " \n\n … ")], "no words in “Void”"),
])
def test_what_cannot_be_compared_is_told_in_one_sentence(texts, says):
    with pytest.raises(CompareError, match=says) as told:
        compare(texts)
    assert str(told.value).count(".") == 1


@pytest.mark.parametrize("words", [
    "Die Fähre Nordstern lief am 3. Mai vor Holm auf Grund. 212 Menschen warteten.",
    "Паром сел на мель у Хольма. 212 пассажиров ждали.", "船在霍尔姆搁浅。212名乘客。", "جنحت العبارة قرب هولم في 3 مايو.",
    "(((((", "“” — ‘’", "1 2 3 4 5", "<script>alert(1)</script> Ida Lund said so.", "A" * 5000, "word " * 3000, "’s ’s ’s", "Of the of the for.",
])
def test_odd_texts_are_still_compared(words):
    whole = compare([text("Odd", words + " x"), text("Plain", FERRY)])
    for table in (sources_table(whole), words_table(whole, "Lund, Ida Lund"), alone_table(whole)):
        assert "<script>" not in table._repr_html_()
    assert picture(whole).png


def _long(seed: int, number: int) -> Text:
    """A text of 17 times `number` words, of words and names that repeat as those of news do."""
    said = (f"On {1 + i % 28} May Ida Lund of Holm{i % 97} told {i * 7 % 500} people that word{i * seed % 1009} and thing{i % 613} stood by gate{i % 89}."
            for i in range(number))
    return text(f"Long {seed}", "\n\n".join(said))


def _time(number: int) -> float:
    begun = time.process_time()
    whole = compare([_long(3, number), _long(5, number)])
    assert len(whole.twins) == 2 * number and whole.actors() and whole.copies is not None
    return time.process_time() - begun


def test_time_grows_with_the_length_and_not_with_its_square():
    short = min(_time(250) for _ in range(2))
    assert _time(1500) < 6 * 2.5 * short


def test_a_hundred_thousand_words_beside_a_short_text():
    whole = compare([_long(3, 6000), text("Harbour Post", FERRY)])
    groups = alone_table(whole).parts[2].groups
    assert whole.words[0] > 100_000 and len(groups[0][1]) == 40 and groups[0][0] == "A: Long 3: 6000 of 6000, the first 40"
    assert picture(whole).png
