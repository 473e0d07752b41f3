"""Lesson 06: an article of one's own, with the first reader as a partner; from nothing brought to the list of differences."""
from __future__ import annotations

import re
import time
from itertools import combinations
from pathlib import Path

import pytest

import exercises
from exercises import bring, claims, scheme, sourcing, spans
from exercises.pages import Card, Notice, Page
from exercises.spans import Span
from exercises.walk import own, own_places
from exercises.widgets import Chooser, Marker, Sorter, Tapper
from exercises.widgets.exercise import Exercise
from verdict_words import BANNED, outside_quotes

KIT = Path(__file__).resolve().parents[2]
CALLS = ("own_page", "own_blocks", "own_sources", "own_claims", "own_words", "own_pictures", "own_differences", "own_card")
PARTS = [("own_blocks", "core"), ("own_blocks", "more"), ("own_sources", "core"), ("own_sources", "more"), ("own_claims", "core"),
         ("own_claims", "more"), ("own_claims", "kinds"), ("own_words", "core"), ("own_words", "more")]
MATCH = """Larks beat Rovers in a cup tie that had everything

By Tam Brook, 3 May

The Larks won 4-2 on Saturday. Their coach, Mia Stone, said that nobody had slept well.

“We stole it,” she told the Evening Post. The referee reportedly saw a hand on the ball.

The reference book of the cup says what is right and what is wrong. The captain called the second goal a brilliant one.

Share this page with your friends. Subscribe for 2 crowns a month.

© The Evening Post
"""


@pytest.fixture
def session(start):
    return start()


@pytest.fixture
def example(session) -> str:
    """A session in which the example was chosen; gives its slug."""
    return choose_example()


def choose_example() -> str:
    menu = exercises.bring_article().parts[1].shown
    slug = menu.items["own"].parts[0].options[-1].slug
    menu.choose("own", slug)
    assert own.own_slug() == slug
    return slug


def bring_in(text: str):
    bringer = exercises.bring_article().parts[0]
    bringer.paste(text)
    return bringer.take()


def shown(name: str, *arguments: str):
    return getattr(exercises, name)(*arguments).shown


def say_nothing_but_own_voice(tapper: Tapper) -> None:
    for item in tapper.items:
        tapper.choose(item, "own-voice")


# What to do first, and the example.


@pytest.mark.parametrize("name", CALLS)
def test_before_a_text_is_brought_each_call_says_what_to_do(name, session):
    notice = shown(name)
    assert isinstance(notice, Notice) and notice.line == own.BRING_FIRST


def test_with_nothing_brought_there_is_an_example_to_try(session):
    page, blocks = exercises.own_page(), exercises.own_blocks()
    slug = choose_example()
    assert isinstance(page.shown, Page) and "Marrow Lake" in page.shown.text.text
    assert isinstance(blocks.shown, Sorter) and blocks.shown.task == f"{slug}/blocks"
    assert session.pack(slug).article.key == "first-reader"


def test_choosing_does_not_draw_the_menu_anew(session):
    menu = exercises.bring_article().parts[1]
    before = menu.shown
    before.choose("own", before.items["own"].parts[0].options[-1].slug)
    assert menu.shown is before, "the focus would be lost"


def test_the_example_is_gone_and_chosen_still(example, session):
    """Where somebody threw the folder away, the example is made again."""
    for path in sorted((session.own_texts / example).rglob("*"), reverse=True):
        path.unlink()
    (session.own_texts / example).rmdir()
    assert isinstance(shown("own_page"), Page)


# What a card asks, and what it counts.


def test_the_marks_of_a_block_do_not_all_ask_the_same(session):
    bring_in(MATCH)
    marker = shown("own_claims")
    asked = [one.back for block in marker.blocks for one in marker.done(block, alone=True) if one.verdict == "missed"]
    assert len(asked) > 4 and len(set(asked)) > 2 and all(back.endswith("?") for back in asked)


def test_where_kinds_are_chosen_nobody_asks_where_to_cut(session):
    bring_in(MATCH)
    chooser = shown("own_claims", "kinds")
    told = [one for item in chooser.items for one in chooser.choose(item, ["event", "cause"]) if one.verdict == "part"]
    assert told and all("kinds" in one.back and "cut" not in one.back for one in told)


def test_a_block_with_marks_is_no_place_of_its_own_in_the_differences(session):
    bring_in(MATCH)
    marker = shown("own_words")
    told = {block: marker.done(block, alone=True) for block in marker.blocks}
    card = shown("own_differences").picture()
    missed = [one for cards in told.values() for one in cards if one.verdict == "missed"]
    assert missed and len(card.sections) == 1 + len(missed)
    assert all(any("in 10 hold." in line for line in parts[-1]) for parts in card.sections[1:])


def test_all_sentences_of_a_short_text_are_not_called_some_of_them(session):
    bring_in("The boat is late. The mayor said that it would come. Nobody waits.")
    assert "asked about here" not in shown("own_sources").spec["ask"]
    bring_in((KIT / "tests" / "articles" / "derby.md").read_text(encoding="utf-8"))
    assert re.search(r"\d+ of \d+ sentences are asked about here", shown("own_sources").spec["ask"])


def test_a_long_first_line_is_cut_after_a_word_for_the_title(session):
    bring_in("river gates " * 400)
    assert re.fullmatch(r"(?:river|gates| |…)+", session.pack(own.own_slug()).title)
    assert len(own.own_texts()[own.own_slug()]) <= 82


# Bringing.


def test_a_pasted_article_is_the_one_that_is_worked_on_and_is_told_where_it_is_kept(session):
    told = bring_in(MATCH)
    said = " ".join(told.says)
    assert "From there it goes to nobody" in said and own.own_slug() in said
    assert shown("own_page").text.text.startswith("Larks beat Rovers")
    assert shown("own_page").title == "Larks beat Rovers in a cup tie that had everything"


def test_the_same_text_pasted_again_finds_its_answers(session):
    bring_in(MATCH)
    slug = own.own_slug()
    say_nothing_but_own_voice(shown("own_sources"))
    choose_example()
    assert shown("own_sources").progress()["done"] == 0
    bring_in(MATCH)
    assert own.own_slug() == slug and shown("own_sources").progress()["done"] > 0


def test_several_texts_can_be_chosen_among(session):
    menu = exercises.bring_article().parts[1]
    bring_in(MATCH)
    bring_in(MATCH.replace("Larks", "Owls"))
    labels = [o.label for o in menu.shown.items["own"].parts[0].options]
    assert len(labels) == 3 and any("Owls" in one for one in labels) and "example" in labels[-1]
    first = next(o.slug for o in menu.shown.items["own"].parts[0].options if "Larks" in o.label)
    menu.shown.choose("own", first)
    assert shown("own_page").text.text.startswith("Larks")


def test_another_language_is_told_so_and_still_sorted(session):
    german = ("Die Fähre schweigt\n\nVon Ines Calder, 4. Juni\n\n" + "Die Glocke läutete am Sonntag zum letzten Mal. „Wir warten nicht“, sagte Oda Finch der Zeitung. " * 3
              + "\n\nDer Kapitän und die Leute am Hafen waren nicht froh. Sie wissen noch nicht, was aus der Glocke werden soll.")
    told = bring_in(german)
    assert any("English" in line for line in told.says), told.says
    assert isinstance(shown("own_blocks"), Sorter) and shown("own_blocks").items and shown("own_sources").items


@pytest.mark.parametrize("text", ["Hello", "One line\n\nTwo lines", "No full stop here\n\n" * 3, "שלום עולם\n\nThe mayor said that it opens.", "1\n\n2\n\n3"])
def test_little_text_never_breaks_a_call(text, session):
    bring_in(text)
    for name, part in PARTS:
        assert repr(shown(name, part))
    for name in ("own_page", "own_differences", "own_card"):
        assert repr(shown(name))
    assert all(repr(part) for part in shown("own_pictures").parts)


def test_a_book_is_cut_to_a_core_and_stays_quick(session):
    paragraph = "The harbour master, Lena Voss, said that {} boats came in. It was reported that the quay is full. The terrible storm is over.\n\n"
    bring_in("A long day at sea\n\n" + "".join(paragraph.format(n) for n in range(900)) + "Subscribe to our letter")
    begun = time.process_time()
    made = {(name, part): shown(name, part) for name, part in PARTS}
    pictures = [part.picture() for part in shown("own_pictures").parts]
    assert time.process_time() - begun < 30
    assert all(len(one.items) <= 24 + own_places._SENTENCES for one in made.values()), {k: len(v.items) for k, v in made.items()}
    assert all(len(picture.rows) < 80 for picture in pictures)
    assert not set(made["own_blocks", "core"].items) & set(made["own_blocks", "more"].items)


def test_one_enormous_line_says_what_to_do(session):
    bring_in("A long line about boats and said and more. " * 3000)
    for name, part in PARTS:
        assert repr(shown(name, part))


# The four strands.


def test_every_strand_has_a_core_and_more_of_it(example):
    kinds = {"own_blocks": Sorter, "own_sources": Tapper, "own_claims": Marker, "own_words": Marker}
    for name, kind in kinds.items():
        core, more = shown(name), shown(name, "more")
        assert isinstance(core, kind) and isinstance(more, kind) and core.items and more.items
        assert not set(core.items) & set(more.items)
    assert isinstance(shown("own_claims", "kinds"), Chooser)


def test_a_part_that_is_not_there_says_which_are(example):
    for name in ("own_blocks", "own_sources", "own_claims", "own_words"):
        assert "core and more" in shown(name, "rest").line


def test_the_core_holds_a_shaky_suggestion_a_sound_one_and_a_silent_block(example, session):
    text = session.pack(example).article
    chances = [own_places._chance(m) for m in sourcing.sentences(text) if sourcing.short(m) in shown("own_sources").items]
    assert min(chances) < 0.7 < 0.9 < max(chances)
    blocks = shown("own_claims").blocks.values()
    marked = [any(b.span.holds(m.span) for m in claims.cues(text)) for b in blocks]
    assert any(marked) and not all(marked)


def test_the_end_of_the_story_is_in_the_core(example, session):
    text = session.pack(example).article
    last = max(m.span for m in text.marks_of("boilerplate") if scheme.group_of(m.kind) == "story")
    assert any(item.span == last for item in shown("own_blocks").items.values())


def test_a_stake_is_asked_even_where_the_two_differ_and_is_only_kept(example):
    tapper = shown("own_sources")
    item = next(iter(tapper.items))
    told = (*tapper.choose(item, "named", "kind"), *tapper.choose(item, "party", "stake"))
    assert told[-1].as_json()["word"] in ("Kept", "You two agree", "You two differ") and tapper.spec["argues"]


# Nothing but “the first reader”, in any line of any exercise.


def said(exercise: Exercise):
    """Every line of ours that an exercise shows before anything is answered."""
    yield from (exercise.title, exercise.spec["ask"], exercise.spec["notice"], exercise.spec["reader"])
    for item in exercise.items.values():
        yield from (item.label, *item.hints)
        for part in item.parts:
            yield part.ask
            yield from (line for option in part.options for line in (option.label, option.hint))
    for clue in getattr(exercise, "clues", {}).values():
        yield from (hint for one in clue for hint in one.hints)


def check_cards(cards) -> None:
    for card in cards:
        data = card.as_json()
        lines = [data["word"], data["title"], *data["says"], *data["other"], data["back"]]
        assert not [line for line in lines if BANNED.search(outside_quotes(line))], lines


@pytest.mark.parametrize("text", ["", MATCH], ids=["example", "match"])
@pytest.mark.parametrize("name, part", PARTS)
def test_no_line_of_an_exercise_says_reference_or_who_is_right(name, part, text, session):
    if text:
        bring_in(text)
    else:
        choose_example()
    exercise = shown(name, part)
    if isinstance(exercise, Notice):
        return
    lines = [line for line in said(exercise) if BANNED.search(outside_quotes(line))]
    assert not lines, lines
    for item in exercise.items.values():
        for asked in item.parts:
            slugs = [o.slug for o in asked.options]
            for choice in [list(c) for n in (1, 2) for c in combinations(slugs, n)] if asked.several else slugs:
                check_cards(exercise.choose(item.id, choice, asked.id))
        check_cards(exercise.show(item.id))


@pytest.mark.parametrize("name", ["own_claims", "own_words"])
def test_no_mark_is_told_more_than_a_difference(name, example):
    marker = shown(name)
    for kind in marker.kinds:
        for block in marker.blocks.values():
            words = spans.words(block.text)
            for word in words[::6]:
                made = marker.mark(block.span.start + word.start, block.span.start + words[min(len(words) - 1, words.index(word) + 1)].end, kind)
                check_cards(marker.done(block.id))
                marker.reopen(block.id)
                marker.remove(made)
            check_cards(marker.done(block.id, alone=True))
            marker.reopen(block.id)


def test_lessons_on_such_a_text_speak_the_same_way(example, session):
    from exercises.session import TEXT_KEY

    session.answers.put(TEXT_KEY, {"choice": example})
    for name in ("tap_sources", "mark_attributions", "mark_wording", "sort_blocks"):
        made = getattr(exercises, name)()
        assert made.spec["argues"] and not [line for line in said(made) if BANNED.search(outside_quotes(line))]
    assert "nobody has read this text" in exercises.flags_picture().line
    assert "first reader marks is left" in exercises.rewrite("headline").write("A bell stops")[0].says[0]


# Arguing, and what is made of it.


def argue(slug: str) -> Tapper:
    tapper = shown("own_sources")
    say_nothing_but_own_voice(tapper)
    apart = [i for i in tapper.items if tapper.feedback(i)[0].verdict == "differs"]
    tapper.object(apart[0], "it is a set phrase")
    tapper.go_over(apart[1])
    return tapper


def test_the_differences_hold_both_readings_and_the_reason(example):
    argue(example)
    card = shown("own_differences").picture()
    assert isinstance(card, Card)
    found = [" ".join(line for part in parts for line in part) for _, *parts in card.sections]
    assert "Your reason: it is a set phrase" in found[1] and "You: “author’s own voice”" in found[1] and "The first reader has “" in found[1]
    assert re.search(r"Of such suggestions .+ in 10 hold\.", found[1])
    assert "You go with the reader here." in found[2]
    assert re.search(r"asked the same at \d+ places and differ at \d+", found[0])
    assert not [line for line in found if BANNED.search(outside_quotes(line))]


def test_marks_are_compared_too_and_parts_of_one_attribution_make_one_place(example):
    marker = shown("own_claims")
    for block in marker.blocks:
        marker.done(block)
    card = shown("own_differences").picture()
    missed = [parts for _, *parts in card.sections if any("You: no mark here" in line for part in parts for line in part)]
    assert missed and any(re.search(r"source “.+, cue “.+, content “", " ".join(parts[-1])) for parts in missed), missed


def test_a_change_of_mind_is_not_a_second_difference(example):
    tapper = argue(example)
    apart = [i for i in tapper.items if tapper.feedback(i)[0].verdict == "differs"]
    before = len(shown("own_differences").picture().sections)
    tapper.choose(apart[0], next(k for k in scheme.SOURCE_KINDS if tapper.choose(apart[0], k)[0].verdict == "agrees"))
    assert len(shown("own_differences").picture().sections) == before - 1


def test_with_no_difference_the_card_asks_what_neither_of_the_two_saw(example):
    tapper = shown("own_sources")
    first = next(iter(tapper.items))
    next(k for k in scheme.SOURCE_KINDS if tapper.choose(first, k)[0].verdict == "agrees")
    assert "blind spot" in shown("own_differences").picture().line


def test_the_card_says_what_the_learner_decided(example):
    argue(example)
    sorter = shown("own_blocks")
    for item in sorter.items:
        sorter.choose(item, "story")
    marker = shown("own_words")
    block = next(iter(marker.blocks.values()))
    word = spans.words(block.text)[1]
    marker.mark(block.span.start + word.start, block.span.start + word.end, "evaluative")
    exercises.surprised(6).write("a dog that writes")
    told = shown("own_card").picture().line
    for line in ("I sorted 9 parts", "because it is a set phrase", "At 1 place I went with the reader", "a dog that writes", "1 place where a word judges"):
        assert line in told, line
    assert not BANNED.search(outside_quotes(told))


def test_blocks_in_which_nothing_was_marked_are_on_the_card_too(example):
    for call in ("own_claims", "own_words"):
        marker = shown(call)
        marker.done(next(iter(marker.blocks)), alone=True)
    told = shown("own_card").picture().line
    assert "I hear nobody but the author in 1 block." in told and "I let every word stand in 1 block." in told


def test_an_empty_card_says_what_is_to_do(example):
    assert shown("own_card").picture().line.count("Still to do") == 5


def test_both_readings_stand_in_both_pictures(example):
    argue(example)
    shown("own_blocks").choose(next(iter(shown("own_blocks").items)), "asks-you")
    strip, stacks = (part.picture() for part in shown("own_pictures").parts)
    assert {"You", "The first reader"} <= set(strip.rows[0]) and {"You", "The first reader"} <= set(stacks.rows[0])
    assert "teaching edition" not in str(strip.draw)


@pytest.mark.parametrize("value", [{"choice": "../../etc"}, {"choice": 7}, ["x"], "own", {"choice": "al-bukamal"}, {}])
def test_a_choice_that_is_no_text_of_ones_own_is_none(value, session):
    session.answers.put(own.OWN_KEY, value)
    assert isinstance(shown("own_page"), Notice)


def test_going_over_and_arguing_are_kept_and_can_be_undone(example, session):
    tapper = shown("own_sources")
    item = next(iter(tapper.items))
    tapper.choose(item, "hidden")
    tapper.go_over(item)
    assert session.answers.get(f"{example}/sources/{item}#over") is True
    assert tapper.undo() and session.answers.get(f"{example}/sources/{item}#over") is None


def test_a_core_takes_its_turn_over_all_rules():
    from exercises.annotation import Mark

    def mark(n: int, rule: str, chance: float) -> Mark:
        return Mark(f"claims/m{n}", "claims", "cue", Span(n, n + 1), Span(n, n + 1), "why", facts={"first_reader": {"rule": rule, "chance": chance}})

    marks = [mark(n, "said", 0.9 + n / 1000) for n in range(30)] + [mark(90, "hedge", 0.5), mark(91, "by", 0.4)]
    first = {m.facts["first_reader"]["rule"] for m in own_places.in_turn(marks)[:4]}
    assert {"by", "hedge"} <= first and len(own_places.in_turn(marks)) == len(marks)


def test_the_bringing_of_nothing_is_told(session):
    with pytest.raises(bring.BringError):
        exercises.bring_article().parts[0].paste("  \n ")
