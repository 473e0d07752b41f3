"""Whole cards as a learner gets them: nothing is said twice, titles read on from their verdict, a screen reader hears it all."""
from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import exercises
from exercises import wording
from exercises.judging import Feedback, Learned
from exercises.session import HOME
from exercises.spans import Span, words
from exercises.voice import VERDICTS
from exercises.widgets import Marker
from exercises.widgets.exercise import Exercise

KIT = Path(__file__).resolve().parents[2]
TEXTS = (HOME, "council")
CALLS = (("sort_blocks", "core"), ("sort_blocks", "more"), ("who_gains",), ("tap_sources", "core"), ("tap_sources", "more"), ("sort_cues",),
         ("claim_kinds",), ("actor_verbs",), ("judge_sources",), *(("ask", t) for t in ("chain", "own-voice", "swap-the-cue", "sound-or-not", "one-voice", "end-check")))
MARKERS = (("mark_attributions", "core"), ("mark_attributions", "more"), ("mark_wording", "core"), ("mark_wording", "more"))


def sentences(card: Feedback) -> list[str]:
    """All that a card says, in sentences of more than four words, in small letters."""
    said = (*card.as_json()["says"], *card.other, card.back)
    found = (s.strip().lower() for line in said for s in re.split(r"(?<=[.?!])[”’]?\s+", re.sub(r"^(The reference has )?“?[^”:]{1,60}”?: ", "", line)))
    return [s for s in found if len(s.split()) > 4]


def faults(where: str, card: Feedback) -> Iterator[str]:
    """What is wrong with a card as a whole."""
    said = sentences(card)
    yield from (f"{where}: said twice: {s}" for s in {s for s in said if said.count(s) > 1})
    head, plain = VERDICTS[card.verdict][1], re.sub(r"“.*”", "", card.title).lower()
    if any(pair in plain for pair in re.findall(r"(?=\b(\w+ \w+)\b)", head.lower())) or re.search(r"\w: “", card.title):
        yield f"{where}: a title that stammers: {head}: {card.title}"


def chosen(call: tuple[str, ...]) -> Iterator[tuple[str, Feedback]]:
    """Each card for one choice in an exercise."""
    shown: Exercise = getattr(exercises, call[0])(*call[1:])
    for item in shown.items.values():
        for part in item.parts:
            for option in part.options:
                told = shown._judge(item.id, part.id, [option.slug] if part.several else option.slug)
                if told:
                    yield f"{shown.task} {item.id} {part.id} {option.slug}", told


def marked(call: tuple[str, ...]) -> Iterator[tuple[str, Feedback]]:
    """Each card for a mark of the reference made as every kind, whole and without its first word."""
    marker: Marker = getattr(exercises, call[0])(*call[1:])
    for block in marker.blocks:
        for place in marker.spec["reference"][block]:
            text = marker.text.text[place["start"]:place["end"]]
            first = words(text)[min(1, len(words(text)) - 1)].start
            for kind in marker.kinds:
                for start in {place["start"], place["start"] + first}:
                    for told in marker.judge_block(block, [Learned(Span(start, place["end"]), kind)], "done"):
                        yield f"{marker.task} {block} “{text[:20]}” as {kind}", told


def none_on(found: frozenset[str]) -> None:
    if found:
        pytest.fail(f"{len(found)} faults:\n" + "\n".join(sorted(found)[:40]), pytrace=False)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_card_of_a_choice_says_a_thing_twice(start, text, call):
    start(text=text)
    cards = list(chosen(call))
    assert cards
    none_on(frozenset(f for where, card in cards for f in faults(where, card)))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("call", MARKERS, ids=" ".join)
def test_no_card_of_a_mark_says_a_thing_twice(start, text, call):
    start(text=text)
    cards = list(marked(call))
    assert cards
    none_on(frozenset(f for where, card in cards for f in faults(where, card)))


def test_who_gives_another_answer_hears_what_the_reference_has(start):
    start()
    for call in (*CALLS, *MARKERS):
        for where, card in (marked if call in MARKERS else chosen)(call):
            if card.verdict == "differs" and not card.title.startswith(("you chose", "no source", "the reference has")):
                assert any(line.startswith("The reference ") for line in card.says), (where, card)


def test_another_careful_reading_is_never_the_reference_itself(start):
    start()
    tell = exercises.ask("end-check")
    cards = [tell._judge(i.id, "answer", o.slug) for i in tell.items.values() for o in i.parts[0].options]
    agreed = {c.title for c in cards if c.verdict == "agrees"}
    assert agreed and not [c for c in cards for other in c.other if other.partition(":")[0] in agreed]


def test_a_word_inside_a_longer_one_is_no_loaded_word():
    loaded = {"open": "leave it out", "us-backed": "leave it out"}
    assert wording.loaded_in("The open-air pool and a US-backed force", loaded) == (("US-backed", "leave it out"),)
    assert wording.loaded_in("An open secret", loaded) == (("open", "leave it out"),)


SPOKEN = """const data = {word: "Differs", title: "you say “named”", says: ["It acts.", "The reference has “own voice”: nobody tells."],
  other: ["One could hear a film in it."], back: "Who saw it?", ask: "Who says so?"};
console.log(spokenCard(data)); console.log(spokenCard({word: "Agrees", title: "yes?", says: ["So it is."], other: [], back: ""}));"""


@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
def test_a_screen_reader_hears_the_whole_card_in_order():
    code = (KIT / "exercises/widgets/base_parts.js").read_text(encoding="utf-8")
    done = subprocess.run(["node", "-e", f"{code}\n{SPOKEN}"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.strip().splitlines()
    assert first == ("Who says so? Differs: you say “named”. It acts. The reference has “own voice”: nobody tells. "
                     "Another careful reading. One could hear a film in it. Who saw it?")
    assert second == "Agrees: yes? So it is."


def test_a_second_reading_of_a_stake_is_told_with_the_stake_and_not_with_the_kind(start):
    start(text="council")
    tell = exercises.tap_sources("more")._judge
    kind, stake = tell("s15", "kind", "named"), tell("s15", "stake", "owned")
    assert stake.verdict == "second" and not [o for o in kind.other if o.startswith("“named")]
