"""The Author and what is around it, without a browser: what a page sends is checked, kept and taken back; a draft becomes a lesson."""
from __future__ import annotations

import base64
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from calls import CHOSEN

import exercises
from exercises import annotation, pack as packs, scheme
from exercises.annotation import Mark
from exercises.answers import Answers
from exercises.drafting import Draft
from exercises.pages import Notice
from exercises.session import session
from exercises.spans import Span
from exercises.walk import alone, authored
from exercises.widgets import Author, Blank, Done, Errand, Form, Took

ARTICLE = """Ferry Stops for Two Weeks

The ferry to Holm Island will not sail until 20 May, harbour master Ines Marsh said on Monday. “We found a crack in the hull,” she added.

Some shops on the island are reportedly running out of milk. A reckless lack of care led to this mess.

Keep our harbour letter alive: give what you can."""
FIRST = {"path": (1,), "surprised": (1,), "rewrite": ("headline",), "ask": ("chain",), "project": ("blocks",), "hands_table": ("blocks",)}
WIDGETS = Path(exercises.__file__).parent / "widgets"


def mark(name: str, kind: str, words: str, **more) -> Mark:
    span = Span(ARTICLE.index(words), ARTICLE.index(words) + len(words))
    first = {"first_reader": {"rule": "a word of saying", "why": "Because.", "chance": 0.83}}
    facts = {**first, **more.pop("facts", {})}
    return Mark(name, name.partition("/")[0], kind, span, span, f"Why it is {kind}.", facts=facts, **more)


BLOCK = {"speaker": "author", "does": "Tells.", "gains": "You learn of it.", "gainer": "reader"}
BLOCKS = ARTICLE.split("\n\n")
MARKS = (
    *(mark(f"boilerplate/b{n:02d}", kind, text, facts=BLOCK) for n, (kind, text) in enumerate(zip(("headline", "report", "report", "donation"), BLOCKS), 1)),
    mark("sourcing/s01", "own-voice", "Ferry Stops for Two Weeks"), mark("sourcing/s02", "named", BLOCKS[1][:93]),
    mark("claims/a1-source", "source", "harbour master Ines Marsh", group="a1"), mark("claims/a1-cue", "cue", "said", group="a1", facts={"stance": "neutral"}),
    mark("wording/w01", "evaluative", "reckless", facts={"plain": ""}),
)


@pytest.fixture
def draft(tmp_path) -> Draft:
    return Draft.begin(ARTICLE, {"title": "The ferry stops"}, MARKS, tmp_path)


@pytest.fixture
def author(draft) -> Author:
    made = Author(draft)
    made.sent = []
    made.send = lambda content, buffers=None: made.sent.append(content)
    return made


def value(author: Author, name: str, state: str, **change) -> dict:
    held = author.answers.get(f"{author.task}/mark/{name}")
    return {**held, "state": state, "mark": {**held["mark"], **change}}


def say(author: Author, name: str, data: object, n: int = 2) -> None:
    author._hear({"type": "answer", "key": f"{author.task}/mark/{name}", "n": n, "by": "page", "v": data})


def missing_now(author: Author) -> list[dict]:
    author.sent.clear()
    author._hear({"type": "missing"})
    return author.sent[-1]["missing"]


def test_the_page_gets_the_text_every_mark_and_how_far_to_trust_each(author):
    assert [b["text"] for b in author.spec["blocks"]] == BLOCKS and len(author._state()["records"]) == len(MARKS)
    assert set(author.spec["chances"]) == {m.id for m in MARKS} and author.spec["chances"]["sourcing/s01"] == "about 8 in 10"
    assert repr(author) == f"Author: The ferry stops, 0 of {len(MARKS)} looked at"


@pytest.mark.parametrize("state", ["accepted", "dropped", "mended"])
def test_what_is_decided_is_in_the_file_at_once_and_comes_back(author, draft, tmp_path, state):
    say(author, "sourcing/s02", value(author, "sourcing/s02", state))
    again = Author(Draft.open(draft.slug, tmp_path))
    assert again.states()["sourcing/s02"] == state and again.progress() == {"done": 1, "of": len(MARKS)}
    assert ("sourcing/s02" in [m.id for m in again.draft.marks()]) == (state != "dropped")


def test_undo_takes_back_the_latest_change(author):
    say(author, "wording/w01", value(author, "wording/w01", "dropped"))
    assert author.undo() == f"{author.task}/mark/wording/w01" and author.states()["wording/w01"] == "suggested"
    assert author.undo() is None


def test_many_accepted_at_once_are_one_message_and_one_save(author, monkeypatch):
    saves = []
    monkeypatch.setattr("exercises.answers.write_answers", lambda *args: saves.append(args))
    names = ["boilerplate/b02", "boilerplate/b03", "claims/a1-cue"]
    records = {f"{author.task}/mark/{n}": {"n": 2, "by": "page", "v": value(author, n, "accepted")} for n in names}
    author._hear({"type": "sync", "work": author.answers.work, "records": records})
    assert {n for n, state in author.states().items() if state == "accepted"} == set(names) and len(saves) == 1


def moved(author: Author, name: str, start: int, end: int) -> dict:
    held = value(author, name, "mended")
    held["mark"]["target"]["selector"][1] = {"type": "TextPositionSelector", "start": start, "end": end}
    return held


def test_a_moved_edge_gets_its_quote_anew(author):
    start = ARTICLE.index("Ines")
    say(author, "claims/a1-source", moved(author, "claims/a1-source", start, start + len("Ines Marsh")))
    kept = author.answers.get(f"{author.task}/mark/claims/a1-source")["mark"]
    assert annotation.from_json(kept, "")[1] == "Ines Marsh" and kept["target"]["selector"][0]["prefix"].endswith("harbour master ")


BAD = {
    "not a record": lambda a: ["accepted"],
    "no such state": lambda a: value(a, "wording/w01", "true"),
    "no such kind": lambda a: value(a, "wording/w01", "mended", body=[{"purpose": "classifying", "value": "named"}, {"purpose": "describing", "value": "x"}]),
    "outside": lambda a: moved(a, "wording/w01", 5, 10_000),
    "backwards": lambda a: moved(a, "wording/w01", 9, 5),
    "no words": lambda a: moved(a, "wording/w01", len(BLOCKS[0]), len(BLOCKS[0]) + 2),
    "another name": lambda a: value(a, "wording/w01", "mended", id="wording/w02"),
    "another strand": lambda a: value(a, "wording/w01", "mended", **{"kit:strand": "sourcing"}),
    "too long": lambda a: value(a, "wording/w01", "mended", **{"kit:back": "x" * 2001}),
    "by a stranger": lambda a: {**value(a, "wording/w01", "accepted"), "by": "reader:\n"},
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_fit_is_left_out_in_a_sentence(author, name):
    say(author, "wording/w01", BAD[name](author))
    assert author.states()["wording/w01"] == "suggested"
    assert "left out" in author.sent[-1]["notices"][-1]


@pytest.mark.parametrize("message", [
    {"type": "fresh"}, {"type": "adopt", "work": "w", "records": {}}, {"type": "sing"},
    {"type": "answer", "key": "the-ferry-stops/text/00000", "n": 5, "by": "page", "v": "other words"},
    {"type": "answer", "key": "the-ferry-stops/mark/../../x", "n": 5, "by": "page", "v": {}},
])
def test_the_page_reaches_no_further_than_the_marks(author, message):
    before = dict(author.answers.records)
    author._hear(message)
    assert author.draft.slug == "the-ferry-stops" and dict(author.answers.records) == before and author.sent[-1]["notices"]


def test_a_mark_of_ones_own_is_kept_and_taken_back(author):
    own = mark("wording/x01", "loaded-verb", "running out")
    new = {"mark": annotation.to_json(own, ARTICLE), "state": "added", "by": "person"}
    say(author, "wording/x01", new, n=1)
    assert "wording/x01" in [m.id for m in author.draft.marks()]
    say(author, "wording/x01", None, n=2)
    assert "wording/x01" not in author.states() and len(author.states()) == len(MARKS)


def test_what_is_missing_is_told_first_what_must_be(author):
    found = missing_now(author)
    assert found[0]["must"] and "about/rights" in [m["place"] for m in found if m["must"]]
    say(author, "sourcing/s02", value(author, "sourcing/s02", "dropped"))
    assert sum("source kind" in m["what"] for m in missing_now(author) if m["must"]) == 1


def test_what_is_missing_is_told_anew_when_the_form_is_filled(author):
    author.sent.clear()
    say(author, "wording/w01", value(author, "wording/w01", "dropped"))
    assert "missing" not in [m["type"] for m in author.sent]
    author.draft.tell(rights="own")
    assert "about/rights" not in [m["place"] for m in author.sent[-1]["missing"]]


def bodied(kind: str, reason: str) -> list[dict]:
    return [{"purpose": "classifying", "value": kind}, {"purpose": "describing", "value": reason}]


def test_a_reason_that_is_emptied_is_the_schemes_until_there_is_another(author):
    held = value(author, "wording/w01", "mended", body=bodied("evaluative", " "))
    held["mark"]["kit:others"] = [{"kind": "none", "reason": ""}, {"kind": "label", "reason": "It names them."}]
    say(author, "wording/w01", held)
    kept = author.draft.entry("wording/w01").mark
    assert kept.reason == scheme.WORDING_KINDS["evaluative"].definition and kept.others[0].reason.strip() and kept.others[1].reason == "It names them."
    assert kept in author.draft.marks()


@pytest.mark.parametrize("name, facts", [
    ("boilerplate/b01", {"gainer": "nobody"}), ("boilerplate/b01", {"speaker": ""}), ("sourcing/s02", {"stake": "big"}), ("claims/a1-cue", {"stance": ["neutral"]}),
])
def test_a_fact_that_is_not_offered_is_left_out(author, name, facts):
    held = value(author, name, "mended")
    held["mark"]["kit:facts"] = {**held["mark"]["kit:facts"], **facts}
    say(author, name, held)
    assert author.states()[name] == "suggested" and "not offered" in author.sent[-1]["notices"][-1]


def test_a_block_that_becomes_part_of_the_story_gets_suggestions(author):
    say(author, "boilerplate/b04", value(author, "boilerplate/b04", "mended", body=bodied("report", "It tells.")))
    last = ARTICLE.index(BLOCKS[3])
    assert not any(m.strand == "sourcing" and m.span.start == last for m in author.draft.marks())
    for name in ("boilerplate/b04", "boilerplate/b04", "wording/w01", ["b"], None):
        author._hear({"type": "story", "id": name})
    assert [m.strand for m in author.draft.marks() if m.span.start == last].count("sourcing") == 1


# The page’s own code: steps and undo.

PAGE = """
const localStorage = { setItem() {}, getItem: () => null };
const held = new Map(RECORDS), said = [], sent = [];
const kit = {
  spec: { ...SPEC }, say: (text) => said.push(text), state: () => ({ work: "w" }),
  keys: (prefix) => [...held.keys()].filter((key) => key.startsWith(prefix) && held.get(key)), get: (key) => held.get(key) ?? null,
  codePoints, utf16, putAll: (values) => { sent.push(Object.keys(values)); for (const [k, v] of Object.entries(values)) held.set(k, v); deck.takeChanges(); },
};
const deck = new Deck(kit);
"""


def run_page(author: Author, script: str) -> object:
    """What the deck of the page says, run by node."""
    code = "\n".join((WIDGETS / f"{n}.js").read_text(encoding="utf-8") for n in ("base", "base_parts", "marker_words", "marker_text", "marker_bar", "author_deck"))
    records = [[key, record["v"]] for key, record in author._state()["records"].items()]
    page = PAGE.replace("RECORDS", json.dumps(records)).replace("SPEC", json.dumps(author.spec))
    done = subprocess.run(["node", "-e", f"{code}\n{page}\n{script}"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


needs_node = pytest.mark.skipif(not shutil.which("node"), reason="node is not here to run the page's code")


@needs_node
def test_marks_come_in_reading_order_and_an_act_leads_to_the_next(author):
    got = run_page(author, "deck.accept(); deck.drop(); console.log(JSON.stringify([deck.cards.map((c) => c.id), deck.here, deck.counts().left, said.at(-1)]))")
    order, here, left, told = got
    assert order[:4] == ["boilerplate/b01", "sourcing/s01", "boilerplate/b02", "sourcing/s02"]
    assert here == "boilerplate/b02" and left == len(MARKS) - 2 and told.startswith("Dropped: author’s own voice. 3 of ")


@needs_node
def test_all_of_a_sort_in_a_block_are_one_step_to_take_back(author):
    script = """deck.here = "claims/a1-cue"; deck.acceptAll(); const all = deck.cards.filter((c) => c.state === "accepted").map((c) => c.id);
      deck.undo(); console.log(JSON.stringify([all, deck.counts().left, sent.length, said.at(-1)]))"""
    accepted, left, messages, told = run_page(author, script)
    assert sorted(accepted) == ["claims/a1-cue", "claims/a1-source"] and left == len(MARKS) and messages == 2 and told.startswith("Undone: 2 accepted in block 2.")


@needs_node
def test_undo_passes_over_what_was_changed_elsewhere_since(author):
    script = """deck.accept(); const key = deck.prefix + "boilerplate/b01";
      held.set(key, { ...held.get(key), state: "dropped" }); deck.takeChanges();
      deck.undo(); console.log(JSON.stringify([held.get(key).state, said.at(-1)]))"""
    assert run_page(author, script) == ["dropped", "There is nothing to undo."]


@needs_node
def test_undo_knows_its_own_change_when_it_comes_back_from_the_file_in_another_order(author):
    script = """deck.accept(); const key = deck.prefix + "boilerplate/b01";
      const turned = (v) => !v || typeof v !== "object" ? v : Array.isArray(v) ? v.map(turned) : Object.fromEntries(Object.entries(v).reverse().map(([n, x]) => [n, turned(x)]));
      held.set(key, turned(held.get(key))); deck.takeChanges(); deck.undo(); console.log(JSON.stringify(held.get(key).state))"""
    assert run_page(author, script) == "suggested"


@needs_node
def test_marks_go_with_the_story(author):
    script = """const unit = deck.cards.find((c) => c.id === "boilerplate/b02"); const before = deck.cards.length;
      const as = (kind) => ({ ...unit.mark, body: unit.mark.body.map((b) => b.purpose === "classifying" ? { ...b, value: kind } : b) });
      deck.change(unit, as("navigation"), "kind"); const less = deck.cards.map((c) => c.id); deck.undo();
      console.log(JSON.stringify([less, deck.cards.length === before]))"""
    less, back = run_page(author, script)
    assert back and "sourcing/s02" not in less and "claims/a1-cue" not in less and "boilerplate/b02" in less and "sourcing/s01" in less


@needs_node
def test_letters_typed_one_after_the_other_are_one_step(author):
    script = """const type = (text) => { const card = deck.current; deck.change(card, { ...card.mark, "kit:back": text, "kit:hints": [text] }, "a hint", "one field"); };
      type("L"); type("Lo"); type("Look"); const typed = deck.current.mark["kit:hints"]; deck.undo();
      console.log(JSON.stringify([typed, deck.current.mark["kit:hints"] ?? [], deck.steps.length]))"""
    assert run_page(author, script) == [["Look"], [], 0]


@needs_node
def test_no_second_mark_of_a_kind_comes_over_a_sentence(author):
    script = """const at = deck.cards.find((c) => c.id === "sourcing/s02"); deck.here = at.id; deck.drop();
      const free = deck.clashOf("", "sourcing", at); deck.here = at.id; deck.accept();
      console.log(JSON.stringify([free, deck.clashOf("", "sourcing", at)?.id, deck.clashOf("", "wording", at)]))"""
    assert run_page(author, script) == [None, "sourcing/s02", None]


@needs_node
def test_a_core_stays_inside_the_words_of_its_mark(author):
    code = (WIDGETS / "author_mend.js").read_text(encoding="utf-8")
    script = f"""{code.replace("class MendView", "var MendView = class")}
      const mark = {{ target: {{}}, "kit:core": [4, 9] }};
      console.log(JSON.stringify([[0, 7], [5, 6], [10, 12], [0, 20]].map(([a, b]) => withSpan(mark, a, b, "x")["kit:core"] ?? null)))"""
    assert run_page(author, script) == [[4, 7], None, None, [4, 9]]


# A form and an errand.


def test_a_form_keeps_each_blank_and_refuses_what_its_settling_refuses(tmp_path):
    def settle(said):
        if said.get("day") == "soon":
            raise ValueError("“soon” is no day.")
        return {**said, "more": 1}

    form = Form("pool/about", "About", "Fill in.", (Blank("title", "Title"), Blank("day", "Day", "day")), Answers(tmp_path / "a.json"), settle)
    form.fill(title="The pool")
    assert form.said() == {"title": "The pool"} and form.answers.get("pool/about")["more"] == 1 and form.progress() == {"done": 1, "of": 2}
    form._hear({"type": "answer", "key": "pool/about", "n": 9, "by": "p", "v": {"title": "x", "day": "soon"}})
    form._hear({"type": "answer", "key": "pool/about", "n": 9, "by": "p", "v": {"title": ["x"]}})
    assert form.said() == {"title": "The pool"}


@pytest.fixture
def errand(tmp_path):
    def run(given):
        if "one" not in given:
            raise ValueError("Choose a file first.")
        return Done("Done", (given["one"][0],), (Took("out.txt", given["one"][1][::-1]),))

    made = Errand("Turn it round", "Give a file.", "Do it", run, Answers(tmp_path / "a.json"), (("one", "A file", ".txt"),))
    made.sent = []
    made.send = lambda content, buffers=None: made.sent.append(content)
    return made


def give(errand: Errand, slot: str, data: object) -> dict:
    errand._hear({"type": "do", "files": {slot: {"name": "in.txt", "data": data}}})
    return errand.sent[-1]


def test_an_errand_takes_a_file_and_gives_one(errand):
    said = give(errand, "one", base64.b64encode(b"abc").decode())
    assert said["title"] == "Done" and said["says"] == ["in.txt"] and base64.b64decode(said["files"][0]["data"]) == b"cba"


@pytest.mark.parametrize("slot, data, says", [("two", "YWJj", "not asked for"), ("one", "?", "whole"), ("one", 7, "whole"), ("one", "A" * 8_000_100, "larger")])
def test_an_errand_tells_what_it_cannot_take(errand, slot, data, says):
    told = give(errand, slot, data)
    text = " ".join([*told.get("says", ()), *told.get("notices", ())])
    assert says in text and not told.get("files")


def test_an_errand_that_cannot_be_done_says_why(errand):
    errand._hear({"type": "do", "files": {}})
    assert errand.sent[-1]["title"] == "This did not work" and "Choose a file first." in errand.sent[-1]["says"]


# The calls of the notebook.


@pytest.fixture
def teacher(start, tmp_path):
    """A teacher’s session, nothing begun."""
    started = start()
    authored._open.clear()
    return started


def bring(text: str = ARTICLE, title: str = "The ferry stops") -> Author:
    bringer = exercises.bring_for_class().parts[0]
    bringer.paste(text)
    bringer._now().call(title)
    bringer.take()
    return exercises.mark_article().shown


def tell(**about: str) -> None:
    exercises.about_article().shown.fill(**about)


def test_before_anything_is_brought_each_call_says_what_to_do(teacher):
    assert isinstance(exercises.mark_article().shown, Notice) and isinstance(exercises.about_article().shown, Notice)
    with pytest.raises(ValueError, match="Bring one above"):
        exercises.save_pack().do()


def test_an_article_that_is_brought_stands_in_every_part(teacher):
    marking, about = exercises.mark_article(), exercises.about_article()
    author = bring()
    assert marking.shown.draft is author.draft
    assert about.shown.answers is author.answers and about.shown.said()["title"] == "The ferry stops"
    assert author.progress()["of"] > 8


@pytest.mark.parametrize("text, says", [("It rained on the pier again " * 2000, "12,000 words"), ("He said so. " * 900, "900 sentences")])
def test_a_book_is_told_to_be_too_long_and_nothing_is_lost(teacher, text, says):
    bringer = exercises.bring_for_class().parts[0]
    bringer.paste(text)
    with pytest.raises(ValueError, match=says):
        bringer.take()
    assert authored.current() is None and bringer.changes.result().text == text.strip()


def test_earlier_drafts_are_there_to_go_on_with(teacher):
    bring()
    bring(f"{ARTICLE}\n\nOne more line stands here.", "Another ferry")
    earlier = exercises.bring_for_class().parts[1].shown
    options = {o.slug: o for o in next(iter(earlier.items.values())).parts[0].options}
    assert set(options) == {"the-ferry-stops", "another-ferry"} and "0 of" in options["the-ferry-stops"].hint
    marking = exercises.mark_article()
    earlier.choose("draft", "the-ferry-stops")
    assert marking.shown.task == "the-ferry-stops"


@pytest.mark.parametrize("broken", [b"{", b'{"format": "who-says-so answers", "version": 1, "work": "w", "records": {}}'])
def test_a_damaged_draft_keeps_no_other_from_being_found(teacher, broken):
    bring()
    (teacher.answers.path.parent / "drafts" / "a-torn-page.json").write_bytes(broken)
    authored._open.clear()
    assert exercises.mark_article().shown.task == "the-ferry-stops"
    earlier = exercises.bring_for_class().parts[1].shown
    assert [o.slug for o in next(iter(earlier.items.values())).parts[0].options] == ["the-ferry-stops"]


def test_the_preview_keeps_nothing_and_asks_for_nothing_first(teacher):
    bring()
    view = exercises.preview()
    view.parts[0].do()
    exercises_shown = [w for w in view.children if hasattr(w, "answers") and w is not view.parts[0]]
    assert [type(w).__name__ for w in exercises_shown] == ["Sorter", "Tapper", "Marker", "Marker"]
    before = dict(teacher.answers.records)
    sorter = exercises_shown[0]
    sorter.choose(next(iter(sorter.items)), "story")
    assert dict(teacher.answers.records) == before and session() is teacher
    assert all(w.spec["apart"] for w in exercises_shown)


def test_nothing_is_saved_before_it_is_said_whose_words_these_are(teacher):
    bring()
    with pytest.raises(ValueError, match="whose words"):
        exercises.save_pack().do()
    assert "the-ferry-stops" not in session().slugs()


def test_a_saved_lesson_stands_in_lesson_00_and_runs(teacher):
    bring()
    tell(rights="own")
    done = exercises.save_pack().do()
    assert done.title == "Saved" and done.files[0].name == "the-ferry-stops.zip"
    chooser = exercises.choose_text().shown
    chooser.choose("text", "the-ferry-stops")
    assert exercises.sort_blocks().items and exercises.tap_sources().items


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "articles").iterdir()), ids=lambda p: p.stem)
def test_articles_of_three_fields_become_lessons(teacher, path):
    bringer = exercises.bring_for_class().parts[0]
    bringer.give(path.name, path.read_bytes())
    bringer.take()
    draft = authored.current()
    draft.accept(*(m.id for m in draft.marks()))
    tell(rights="own")
    exercises.save_pack().do()
    exercises.choose_text().shown.choose("text", draft.slug)
    made = [getattr(exercises, name)(*FIRST.get(name, ())) for name in CHOSEN]
    notices = [shown.line for shown in (getattr(one, "shown", one) for one in made) if isinstance(shown, Notice)]
    assert notices == [session().pack().notice], "only what stands for a look back"


def test_saving_again_sets_the_earlier_version_aside(teacher):
    author = bring()
    tell(rights="own")
    exercises.save_pack().do()
    author.draft.drop(author.draft.marks()[-1].id)
    exercises.save_pack().do()
    kept = list((teacher.answers.path.parent / "earlier-texts").iterdir())
    assert len(kept) == 1 and packs.load(kept[0].name, kept[0].parent).article.text == author.draft.text
    assert len(session().pack("the-ferry-stops").article.marks) == len(packs.load(kept[0].name, kept[0].parent).article.marks) - 1


def test_what_cannot_be_shared_gives_a_file_without_words(teacher):
    bring()
    tell(rights="private")
    done = exercises.save_pack().do()
    (file,) = done.files
    assert file.name.endswith("original.json") and any("none of the article’s words" in line for line in done.says)
    said = file.content.decode("utf-8").lower().split()
    words = [w.strip("“”,.:") for w in ARTICLE.lower().split()]
    runs = {tuple(words[i:i + 6]) for i in range(len(words) - 5)}
    assert not any(tuple(w.strip("“”,.:\"") for w in said[i:i + 6]) in runs for i in range(len(said) - 5))


def test_a_lesson_from_a_colleague_is_taken_in(teacher, start, tmp_path):
    bring()
    tell(rights="own")
    (file,) = exercises.save_pack().do().files
    shutil.rmtree(session().own_texts / "the-ferry-stops")
    session().forget("the-ferry-stops")
    exercises.bring_pack().do(pack=(file.name, file.content))
    assert session().pack("the-ferry-stops").title == "The ferry stops"
    assert exercises.bring_pack().do(pack=(file.name, file.content)).title == "You have it already"
    with pytest.raises(ValueError):
        exercises.bring_pack().do(pack=("x.zip", b"no zip"))


def test_a_lesson_whose_name_is_taken_gets_another_and_changes_none(teacher, start):
    bring()
    tell(rights="own")
    (file,) = exercises.save_pack().do().files
    here = session().own_texts / "the-ferry-stops" / "pack.json"
    here.write_text(here.read_text(encoding="utf-8").replace("The ferry stops", "The ferry goes"), encoding="utf-8")
    session().forget("the-ferry-stops")
    before = here.read_bytes()
    done = exercises.bring_pack().do(pack=(file.name, file.content))
    assert done.title == "Taken in" and "the-ferry-stops-2" in done.says[-1]
    assert here.read_bytes() == before and session().pack("the-ferry-stops-2").title == "The ferry stops"


def test_marks_without_words_come_back_on_a_copy_of_ones_own(teacher):
    author = bring()
    tell(rights="private")
    (file,) = exercises.save_pack().do().files
    errand = exercises.bring_pack()
    with pytest.raises(ValueError, match="own copy"):
        errand.do(pack=(file.name, file.content))
    with pytest.raises(ValueError, match="same article"):
        errand.do(pack=(file.name, file.content), copy=("other.txt", b"Something else stands here and goes on for a while."))
    done = errand.do(pack=(file.name, file.content), copy=("mine.txt", ARTICLE.replace("shops", "shops  ").encode()))
    made = authored.current()
    assert done.title == "Laid on your copy" and made.slug != author.task
    assert {(m.strand, m.kind) for m in made.marks()} == {(m.strand, m.kind) for m in author.draft.marks()}


def test_two_markings_become_one_key_with_both_readings(teacher):
    author = bring()
    tell(rights="own")
    (file,) = exercises.save_pack().do().files
    mine = next(m for m in author.draft.marks() if m.strand == "sourcing" and m.kind == "named")
    author.draft.mend(replace(mine, kind="unnamed"))
    done = exercises.merge_two().do(one=(file.name, file.content))
    new = authored.current()
    assert new.slug != author.task and any("differently" in line for line in done.says)
    held = next(m for m in new.marks() if m.span == mine.span and m.strand == "sourcing")
    assert {held.kind, *(o.kind for o in held.others)} >= {"named", "unnamed"}
    assert author.draft.entry(mine.id).mark.kind == "unnamed"


def test_two_texts_are_no_two_markings(teacher):
    bring()
    tell(rights="own")
    (file,) = exercises.save_pack().do().files
    bring(f"{ARTICLE}\n\nOne more line stands here.", "Another ferry")
    with pytest.raises(ValueError, match="two texts"):
        exercises.merge_two().do(one=(file.name, file.content))


def test_reasons_that_quote_the_article_are_changed_before_they_are_shared():
    quoting = mark("sourcing/s02", "named", BLOCKS[1][:93], hints=("Read “will not sail until 20 May” again.", "Who says so?"))
    (clean,), changed = alone.without_quotes(ARTICLE, (quoting,))
    assert changed == 1 and clean.hints == ("Who says so?",) and clean.reason == quoting.reason


def test_marks_follow_their_words_when_bullets_and_links_go():
    text = "Two men spoke.\n\n- Ann [Reed](www.example.org/reed) said no.\n- Bo said yes."
    tidied = "Two men spoke.\n\nAnn Reed said no.\nBo said yes."
    made = [Mark(f"claims/x{n}", "claims", "source", Span(text.index(a), text.index(b) + len(b)), Span(text.index(a), text.index(b) + len(b)), "Why.")
            for n, (a, b) in enumerate([("Two", "men"), ("Ann", "reed)"), ("Bo", "Bo"), ("said yes", "yes")])]
    assert [tidied[m.span.start:m.span.end] for m in alone.moved(text, tidied, made)] == ["Two men", "Ann Reed", "Bo", "said yes"]
