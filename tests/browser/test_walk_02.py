"""Lesson 02 as a pupil does it: sentences by mouse, finger and keys, two pages opened, the strip drawn."""
from __future__ import annotations

import pupil
from playwright.sync_api import expect
from pupil import card, choice, exercise, heard, press

from exercises import scheme, sourcing

LESSON = "02-who-is-speaking"
TAPPER, LEAVE, STRIP = "Who does each sentence come from?", "Leave the page", "Who speaks when?"
CORE = (1, 8, 9, 10)
KINDS = scheme.SOURCE_KINDS
STAKE = sourcing.STAKE.ask


def first_of(text, kind: str):
    """The first sentence of the core that the reference gives this kind of source."""
    return next(m for m in text.marks_of("sourcing") if m.kind == kind and text.block_at(m.span.start).number in CORE)


def other_than(mark, *kinds: str) -> str:
    """One of these kinds that no careful reader chooses for the sentence."""
    return next(kind for kind in kinds if kind not in {mark.kind, *(o.kind for o in mark.others)})


class Reader:
    """A pupil before the running text."""

    def __init__(self, tapper, text):
        self.tapper, self.text = tapper, text

    def sentence(self, mark):
        return self.tapper.get_by_role("button", name=self.text.words_of(mark))

    def panel(self, mark):
        return self.tapper.get_by_role("group", name=self.text.words_of(mark))

    def choose(self, mark, kind: str) -> None:
        choice(self.panel(mark), KINDS[kind].label).click()

    def sees(self, mark, verdict: str) -> None:
        """The verdict and the pack's reason stand beside the sentence's questions."""
        told = card(self.tapper, mark.reason)
        expect(told).to_contain_text(verdict)
        assert pupil.pixels_apart(self.panel(mark), told) < pupil.APART_AT_MOST

    def is_asked_for_stake(self, mark, asked: bool = True) -> None:
        expect(self.panel(mark).get_by_role("radiogroup", name=STAKE)).to_have_count(int(asked))

    def has_chosen(self, mark, kind: str) -> None:
        expect(self.sentence(mark)).to_contain_text(KINDS[kind].label)


def by_mouse(reader: Reader, agreed, alone, differed) -> None:
    """Three sentences; the stake is asked for only where somebody speaks and the answer does not differ."""
    reader.sentence(agreed).click()
    reader.choose(agreed, agreed.kind)
    reader.sees(agreed, "Agrees")
    reader.is_asked_for_stake(agreed)
    reader.sentence(alone).click()
    reader.choose(alone, alone.kind)
    reader.sees(alone, "Agrees")
    reader.is_asked_for_stake(alone, False)
    reader.sentence(differed).click()
    reader.choose(differed, other_than(differed, "unnamed", "recording"))
    reader.sees(differed, "Differs")
    reader.is_asked_for_stake(differed, False)
    reader.choose(differed, differed.kind)
    reader.sees(differed, "Agrees")
    reader.is_asked_for_stake(differed)


def by_keys(page, reader: Reader, mark) -> None:
    """From sentence to sentence with the arrows, a number key to say what it is."""
    sentences = reader.text.marks_of("sourcing")
    reader.sentence(sentences[0]).focus()
    for _ in range(sentences.index(mark)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press(str(list(KINDS).index(mark.kind) + 1))
    reader.has_chosen(mark, mark.kind)
    expect(heard(reader.tapper)).to_contain_text(mark.reason)


def test_sentences_by_mouse_finger_and_keys(lab, new_page, open_lesson):
    text = pupil.pack_of(lab).article
    outlet, alone, named, hidden = (first_of(text, kind) for kind in ("outlet", "own-voice", "named", "hidden"))
    page = open_lesson(LESSON, page=new_page(has_touch=True))
    reader = Reader(exercise(page, TAPPER), text)
    by_mouse(reader, outlet, alone, named)
    reader.sentence(hidden).tap()
    choice(reader.panel(hidden), KINDS["hidden"].label).tap()
    reader.sees(hidden, "Agrees")
    last = text.marks_of("sourcing")[2]
    by_keys(page, reader, last)
    expect(reader.tapper.get_by_text("5 of 9 answered")).to_be_visible()
    said = {pupil.short(mark): mark.kind for mark in (outlet, alone, named, hidden, last)}
    before = {"before": [other_than(named, "unnamed", "recording")]}
    pupil.wait_until_kept(lab, {f"al-bukamal/sources/{name}/kind": {"choice": kind, **(before if kind == "named" else {})}
                                for name, kind in said.items()})
    draws_the_strip(exercise(page, STRIP), sourcing.picture(text, said))


def draws_the_strip(strip, expected) -> None:
    """The picture says its finding to whoever cannot see it, and the table behind it is one press away."""
    press(strip, "Draw my picture")
    picture = strip.get_by_role("img")
    expect(picture).to_have_attribute("alt", expected.alt)
    assert expected.finding in expected.alt and picture.evaluate("img => img.complete && img.naturalWidth") > 600
    strip.get_by_text("The table behind it").click()
    expect(strip.get_by_role("row")).to_have_count(1 + len(expected.rows))


def test_two_pages_opened(lab, open_lesson):
    pack = pupil.pack_of(lab)
    data = pack.data("choices")
    notes = {note["id"]: note for note in pack.data("dossier")["notes"]}
    leaving = exercise(open_lesson(LESSON), LEAVE)
    for name in data["results"][:2]:
        result = leaving.get_by_role("group", name=notes[name]["teaser"])
        expect(leaving.get_by_text(notes[name]["says"])).to_have_count(0)
        choice(result, "Open this page").click()
        told = card(leaving, notes[name]["says"])
        expect(told).to_contain_text(notes[name]["who_says"])
        expect(told).to_contain_text(data["why"][name])
        assert pupil.pixels_apart(result, told) < pupil.APART_AT_MOST
    expect(leaving.get_by_text("2 of 6 answered")).to_be_visible()
    expect(leaving.get_by_role("article")).to_have_count(2)
    pupil.wait_until_kept(lab, {f"al-bukamal/leave/{name}/open": {"choice": "open"} for name in data["results"][:2]})
