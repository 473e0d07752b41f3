"""The reader of blocks: its rules on small pages of the kit's own, spans, hostile pages, linear time, the kit's own keys."""
from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises import scheme, spans
from exercises.annotation import from_json
from exercises.reader import BlockGuess, PageBlock, label_blocks, page_blocks, read_blocks
from exercises.reader.blocks.cues import cues, load
from exercises.reader.blocks.points import in_story

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT / "tests"))
LISTS = sorted((KIT / "exercises" / "reader" / "blocks").glob("*.json"))

STORY = (
    "The ferry left the south pier at nine on Monday with forty people on board, the harbour office said.",
    "It was the first crossing since the storm of last week, which had torn a hole into the landing stage and sunk two boats.",
    "“We had to wait for a new chain,” said Ines Calder, who has steered the ferry for eleven years.",
    "The town will pay for the repair, and the work on the north pier is to start in the spring of next year.",
)
PAGE = (
    ("navigation", "Home | News | Weather | Contact"),
    ("headline", "Ferry Runs Again After a Week of Repairs"),
    ("byline", "By Ana Marsh, staff reporter"),
    ("byline", "3 May 2021, 9:40 am"),
    ("label", "Filed under: Harbour, Ferries"),
    ("report", STORY[0]),
    ("credit", "Photo: Jon Field / Harbour Gazette"),
    ("report", STORY[1]),
    ("navigation", "Read more: Who pays for the north pier?"),
    ("report", STORY[2]),
    ("report", STORY[3]),
    ("donation", "Our radio lives on gifts from people like you. Please donate what you can, from 3 pounds a month."),
    ("source-notice", "This article was originally published by the Harbour Gazette."),
    ("copyright", "© 2021 Harbour Gazette. All rights reserved."),
    ("republication", "Schools may republish this article free of charge, as long as they name us and link to our page."),
    ("fair-use", "Some of these maps are the property of others and are shown under the rules of fair use, for teaching only."),
    ("liability", "The views in this article are those of the author. We are not responsible for any mistakes in it."),
    ("comment", "What do you think? Leave a comment below."),
    ("membership", "Sign up for our free newsletter and get the harbour news in your inbox."),
    ("contact", "Newsroom: desk@example.org"),
    ("navigation", "More from our ferry desk"),
)


def test_every_kind_on_one_small_page():
    found = label_blocks([text for _, text in PAGE])
    wrong = [(kind, got, text) for (kind, text), got in zip(PAGE, found) if kind != got]
    assert {kind for kind, _ in PAGE} == set(scheme.BLOCK_KINDS)
    assert not wrong


def test_a_guess_says_all_that_a_lesson_needs():
    text = "\n\n".join(block for _, block in PAGE)
    guesses = read_blocks(text)
    assert [guess.kind for guess in guesses] == [kind for kind, _ in PAGE]
    for guess, (kind, block) in zip(guesses, PAGE):
        assert isinstance(guess, BlockGuess) and text[guess.span.start:guess.span.end] == block
        assert guess.group == scheme.group_of(kind) and guess.speaker in scheme.SPEAKERS
        assert guess.rule in load("rules.json")["rules"] or guess.rule in load("cues.json")["cues"]
        assert guess.why.endswith(".") and "{" not in guess.why and 0 < guess.chance < 1


def test_the_reason_names_the_words_that_decided():
    guesses = {guess.kind: guess for guess in read_blocks("\n\n".join(block for _, block in PAGE))}
    assert "originally published by” says in set words where the text came from" in guesses["source-notice"].why
    assert "The story has ended before it." in guesses["contact"].why
    assert guesses["headline"].why.startswith("It is short")


def test_speakers_on_a_page_that_reposts():
    speaker = {guess.kind: guess.speaker for guess in read_blocks("\n\n".join(block for _, block in PAGE))}
    assert speaker["report"] == speaker["headline"] == "author"
    assert speaker["donation"] == "first-publisher", "its “our” stands before the source notice"
    assert speaker["copyright"] == speaker["liability"] == speaker["membership"] == "reposter"


def test_where_nothing_is_reposted_the_first_publisher_speaks():
    page = [block for kind, block in PAGE if kind != "source-notice"]
    assert {g.speaker for g in read_blocks("\n\n".join(page)) if g.group != "story"} == {"first-publisher"}


def test_a_prompt_between_paragraphs_is_no_story_and_a_subhead_is():
    page = [STORY[0], STORY[1], "Sign up for our newsletter", STORY[2], "A hole in the landing stage", STORY[3], STORY[1]]
    assert label_blocks(page) == ["report", "report", "membership", "report", "report", "report", "report"]


def html(body: str) -> str:
    return f"<!doctype html><html><head><title>Ferry</title></head><body>{body}</body></html>"


def paragraphs() -> str:
    return "".join(f"<p>{text}</p>" for text in STORY)


def test_a_saved_page_in_order_with_the_markup_as_sign():
    page = html("<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
                f"<main><article><h1>Ferry Runs Again</h1><p class='byline'>By Ana Marsh</p>{paragraphs()}</article></main>"
                "<aside class='related'><h3>Related stories</h3><a href='/x'>Storm sinks two boats in the harbour</a></aside>"
                "<footer><p>© 2021 Harbour Gazette</p></footer>")
    blocks = page_blocks(page)
    assert all(isinstance(block, PageBlock) for block in blocks)
    assert [block.kind for block in blocks] == ["navigation", "navigation", "headline", "byline", *["report"] * 4,
                                                "navigation", "navigation", "copyright"]


@pytest.mark.parametrize("hidden", [
    "<script>var p = '<p>Nobody sees this.</p>';</script>", "<style>p { color: red }</style>", "<template><p>Unseen</p></template>",
    "<div hidden><p>Unseen</p></div>", "<div style='display: none'><p>Unseen</p></div>", "<p style=\"VISIBILITY:hidden\">Unseen</p>",
    "<noscript>Unseen</noscript>", "<script type='application/ld+json'>{\"articleBody\": \"Unseen\"}</script>", "<!-- <p>Unseen</p> -->",
    "<svg><title>Unseen</title></svg>", "<textarea>Unseen</textarea>", "<dialog><p>Unseen</p></dialog>", "<p class='sr-only'>Unseen</p>",
    "<script>Unseen", "<!-- Unseen"])
def test_what_a_reader_does_not_see_is_left_out(hidden):
    assert [block.text for block in page_blocks(html(paragraphs() + hidden))] == list(STORY)


def test_tags_left_open_entities_and_breaks():
    page = "<p>One &amp; two&nbsp;three<p>Four<br>five<br><br>six<ul><li>seven<li>eight</ul><table><tr><td>nine<td>ten<tr><td>eleven</table>"
    assert [block.text for block in page_blocks(page)] == ["One & two three", "Four\nfive", "six", "seven", "eight", "nine ten", "eleven"]


@pytest.mark.parametrize("page", ["", " \n ", "<", "<<<>>>", "</p></div>", "<p", "<a href='x", "\x00\x00", "<!", "<p>\x00</p>", "&#0;&#x110000;",
                                  "<p>مرحبا بكم في الميناء</p>", "<p>‮abc‬</p>", "<p title=\"a>b\">x</p>"])
def test_odd_pages_are_read(page):
    for block in page_blocks(page):
        assert block.text.strip() and block.kind in scheme.BLOCK_KINDS and "\x00" not in block.text
    for guess in read_blocks(page):
        assert guess.kind in scheme.BLOCK_KINDS


def test_nothing_gives_nothing():
    assert label_blocks([]) == [] and read_blocks("") == [] and read_blocks(" \n\n\t ") == [] and page_blocks("") == []
    assert len(label_blocks(["", " ", "a"])) == 3


@given(st.text(alphabet="<>/ap=\"'!- \n\x00é😀&;#", max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_string_breaks_the_page_reader(page):
    assert all(block.kind in scheme.BLOCK_KINDS for block in page_blocks(page))


@given(st.lists(st.text(alphabet="abc .!?\n\t😀é“”", max_size=60), max_size=8).map("\n\n".join))
@settings(max_examples=100, deadline=None)
def test_spans_follow_each_other_and_lose_no_word(text):
    guesses = read_blocks(text)
    assert all(a.span.end <= b.span.start for a, b in zip(guesses, guesses[1:]))
    assert "".join("".join(text[g.span.start:g.span.end].split()) for g in guesses) == "".join(text.split())


def test_spans_are_in_code_points():
    text = "😀 Ferry 😀\n\n" + "\n\n".join(STORY)
    assert [text[g.span.start:g.span.end] for g in read_blocks(text)] == ["😀 Ferry 😀", *STORY]


def test_lines_are_blocks_where_blank_lines_are_missing():
    text = "\n".join(["Ferry Runs Again", "By Ana Marsh", *STORY, "© 2021 Harbour Gazette"])
    assert [g.kind for g in read_blocks(text)] == ["headline", "byline", *["report"] * 4, "copyright"]


def wrapped(text: str, width: int = 64) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            lines, line = [*lines, line], ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_broken_at_one_width_are_one_block(between):
    long = [f"{STORY[0]} {STORY[3]}", f"{STORY[1]} {STORY[2]} It was a fine day.", f"{STORY[3]} {STORY[1]}"]
    text = between.join(wrapped(block) for block in long)
    assert [" ".join(text[g.span.start:g.span.end].split()) for g in read_blocks(text)] == long


def seconds(job) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


HOSTILE = {
    "divs": lambda n: "<div>" * n, "closed divs": lambda n: "<div>" * n + "x" + "</div>" * n, "spans": lambda n: "<b><i>" * n + "x",
    "ends": lambda n: "<div>x" * 50 + "</b>" * n, "comments": lambda n: "<!--" * n, "declarations": lambda n: "<!x" * n,
    "quotes": lambda n: "<a href=\"" * n, "small": lambda n: "<" * n, "attributes": lambda n: "<a " + "b=c " * n + ">x",
    "links": lambda n: "<a href=x>" * n + "y", "paragraphs": lambda n: "<p>x" * n, "equal signs": lambda n: "<a " + "= " * n,
    "scripts": lambda n: "<script>" * n, "spaces": lambda n: "<a" + " " * n + "b", "ands": lambda n: "&" * n, "one block": lambda n: "a b. " * n,
    "nested": lambda n: "<div class='a b c'>" * n + "x", "closing a": lambda n: "<a>" + "<div>" * n + "</a>" * n,
    "tables": lambda n: "<table><tr><td>" * n, "lists": lambda n: "<ul><li>" * n}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_linear_time(name):
    small, large = HOSTILE[name](4_000), HOSTILE[name](40_000)
    page_blocks("warm")
    base = min(seconds(lambda: page_blocks(small)) for _ in range(2))
    assert seconds(lambda: page_blocks(large)) < 30 * base + .5


def test_two_hundred_thousand_tags_deep():
    deep = "<div>" * 200_000 + "<p>down here</p>" + "</div>" * 200_000
    assert [block.text for block in page_blocks(deep)] == ["down here"]


def test_a_long_text_takes_linear_time():
    def text(times: int) -> str:
        return "\n\n".join(STORY * times)
    base = min(seconds(lambda: read_blocks(text(40))) for _ in range(2))
    assert seconds(lambda: read_blocks(text(400))) < 25 * base + .3


def test_a_run_is_not_broken_by_one_block():
    assert in_story([30, 30, -8, 30, 30], 10) == [True] * 5
    assert in_story([30, 30, -40, 30, 30], 10) == [True, True, False, True, True]
    assert in_story([-30, -30, 8, -30], 10) == [False] * 4 and in_story([], 10) == []


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.name)
def test_every_list_names_its_source(path):
    assert len(json.loads(path.read_text(encoding="utf-8"))["source"]) > 15


def test_every_cue_speaks_for_a_kind_and_every_kind_of_apparatus_has_cues():
    assert {cue.kind for cue in cues()} == set(scheme.BLOCK_KINDS) - {"headline", "report"}
    assert set(load("rules.json")["kinds"]) == set(scheme.BLOCK_KINDS)


def own_keys():
    """Text and boilerplate marks of every text of the kit that has some."""
    for path in sorted((KIT / "texts").glob("**/*marks.json")):
        article = path.with_name("article.txt") if path.name == "marks.json" else path.with_name(path.name.replace(".marks.json", ".txt"))
        items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
        marks = [mark for item in items if (mark := from_json(item, path.name)[0]).strand == "boilerplate"]
        if marks:
            yield pytest.param(article, marks, id=str(article.relative_to(KIT / "texts")))


@pytest.mark.parametrize(("path", "marks"), list(own_keys()))
def test_the_reader_and_the_kits_own_key_agree_on_most_blocks(path, marks):
    """Whole blocks by their first mark; two wrong kinds and two wrong speakers at most."""
    text = path.read_text(encoding="utf-8")
    blocks = spans.blocks(text)
    firsts = [min((m for m in marks if m.span.touches(block)), key=lambda m: m.span.start) for block in blocks]
    guesses = read_blocks(text)
    assert [guess.span for guess in guesses] == list(blocks)
    kinds = sum(guess.kind == mark.kind for guess, mark in zip(guesses, firsts))
    voices = sum(guess.speaker == mark.facts["speaker"] for guess, mark in zip(guesses, firsts))
    print(f"{path.parent.name}/{path.name}: kind {kinds} of {len(blocks)}, speaker {voices} of {len(blocks)}")
    assert kinds >= len(blocks) - 2 and voices >= len(blocks) - 2


def test_the_held_out_half_is_told_by_the_name_alone():
    import reader_blocks
    names = list(reader_blocks.MARKS["pages"])
    half = [name for name in names if reader_blocks.held_out(name)]
    assert .3 < len(half) / len(names) < .7
    kinds = [kind for page in reader_blocks.MARKS["pages"].values() for *_, kind in page["kinds"]]
    assert {kind for kind in kinds if kind} <= set(scheme.BLOCK_KINDS)


def test_the_script_counts_what_is_right_wrong_and_missed():
    import reader_blocks
    body = reader_blocks.Body()
    body.add(["report", "report", "navigation", "headline"], ["report", "other", "report", "headline"], ["a b", "c", "d e f", "g"])
    assert body.blocks == {"right": 1, "wrong": 1, "missed": 1} and body.words == {"right": 2, "wrong": 1, "missed": 3}
    assert reader_blocks.f1(body.blocks) == (.5, .5, .5)
    assert reader_blocks.plain_rule(["word " * 15 + "end.", "word " * 15, "Short."]) == ["report", "navigation", "navigation"]
