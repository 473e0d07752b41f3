"""The article and an account side by side: blocks in pairs, marks counted from the marks, and what cannot be set beside."""
from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import exercises
from exercises import beside, scheme
from exercises.annotation import Mark
from exercises.charts import TwoCounts, paired
from exercises.pack import Account, Pack, Text
from exercises.pages import Beside, Notice, Table
from exercises.session import HOME, session
from exercises.spans import Span


def mark(strand: str, kind: str, start: int, end: int, **facts) -> Mark:
    return Mark(f"{strand}/{start}-{kind}", strand, kind, Span(start, end), Span(start, end), "Because it is so.", facts=facts)


def text(name: str, *blocks: tuple[str, str], marks: tuple[Mark, ...] = ()) -> Text:
    """A text of blocks, each with its words and its kind."""
    whole = "\n\n".join(words for words, _ in blocks)
    bare = Text(name, whole, ())
    return Text(name, whole, (*marks, *(mark("boilerplate", kind, *b.span) for b, (_, kind) in zip(bare.blocks, blocks))))


ARTICLE = text("article", ("One two", "headline"), ("Three four five six seven eight nine ten", "report"), ("Give", "donation"),
               marks=(mark("sourcing", "own-voice", 0, 7), mark("sourcing", "named", 9, 49), mark("wording", "label", 9, 14),
                      mark("claims", "cue", 9, 14, stance="neutral"), mark("claims", "source", 15, 19)))
OTHER = text("other", ("Eleven twelve", "headline"), ("By us", "byline"), ("Thirteen", "report"), ("Fourteen", "report"), ("Pay", "donation"),
             marks=(mark("sourcing", "hidden", 0, 13), mark("wording", "label", 0, 6), mark("wording", "tag", 7, 13),
                    mark("claims", "cue", 0, 6, stance="distancing")))


def pack_of(other: Text = OTHER, **about) -> Pack:
    account = Account("other", {"title": "Other", "why": "Why.", "beside": True, **about}, other)
    return Pack("small", Path("small"), {"title": "Small", "notice": "Notice."}, ARTICLE, (account,))


def numbers(pack: Pack) -> list[tuple]:
    return [(group, a and a.number, b and b.number) for group, a, b in beside.pairs(pack, pack.accounts[0])]


def test_blocks_of_one_kind_stand_beside_each_other_and_others_alone():
    assert numbers(pack_of()) == [("story", 1, 1), ("who-when", None, 2), ("story", None, 3), ("story", 2, 4), ("asks-you", 3, 5)]


def test_the_pack_may_name_the_partners_of_its_story():
    assert numbers(pack_of(partners=[[1, 1], [2, 3]])) == [
        ("story", 1, 1), ("who-when", None, 2), ("story", 2, 3), ("story", None, 4), ("asks-you", 3, 5)]


@pytest.mark.parametrize("wrong", [[9, 1], [1, 0], [1], "ab", [1, "1"], [1, 2, 3]])
def test_a_partner_that_is_not_there_is_told(wrong):
    with pytest.raises(beside.PackError, match="small/pack.json: “partners”"):
        numbers(pack_of(partners=[wrong]))


def test_every_block_of_both_pages_stands_once_and_in_order(start):
    pack = start().pack()
    other = beside.account(pack)
    rows = list(beside.pairs(pack, other))
    for side, whole in ((1, pack.article), (2, other.text)):
        assert [row[side] for row in rows if row[side]] == list(whole.blocks)
    assert any(row[1] is None for row in rows) and sum(None not in row for row in rows) > 15


def test_marks_are_counted_and_not_made_equal():
    found = {(c.strand, c.kind): (c.marks, c.per) for c in beside.counts(ARTICLE, OTHER)}
    assert found["wording", "label"] == ((1, 1), (10.0, 25.0))
    assert found["wording", "tag"] == ((0, 1), (0.0, 25.0))
    assert found["claims", "distancing"][0] == (0, 1) and found["claims", "neutral"][0] == (1, 0)
    assert found["sourcing", "named"] == ((1, 0), (10.0, 0.0))
    assert found["boilerplate", "story"] == ((2, 3), (pytest.approx(200 / 11), pytest.approx(300 / 7)))
    assert ("wording", "metonymy") not in found


def test_wording_is_looked_for_in_labels_too_and_sourcing_in_the_story_alone():
    labelled = text("labelled", ("One", "headline"), ("Two three", "label"), ("Four", "copyright"))
    assert [beside.words_read(labelled, s) for s in scheme.STRANDS] == [4, 1, 1, 3]


def test_one_mark_less_is_one_less_in_the_table(start):
    pack = start().pack()
    other = beside.account(pack).text
    tags = [m for m in other.marks if (m.strand, m.kind) == ("wording", "tag")]
    fewer = replace(other, marks=tuple(m for m in other.marks if m is not tags[0]))
    before, after = ({(c.strand, c.kind): c.marks for c in beside.counts(pack.article, t)} for t in (other, fewer))
    changed = {k for k in before if before[k] != after[k]}
    assert changed == {("wording", "tag")} and after["wording", "tag"][1] == before["wording", "tag"][1] - 1 == len(tags) - 1


def test_the_counts_are_all_the_marks(start):
    pack = start().pack()
    other = beside.account(pack).text
    found = beside.counts(pack.article, other)
    for side, whole in enumerate((pack.article, other)):
        total = Counter()
        for c in found:
            total[c.strand] += c.marks[side]
        assert total == {s: sum(m.strand == s and (s != "claims" or m.kind == "cue") for m in whole.marks) for s in scheme.STRANDS}


def test_the_table_says_what_it_counts_and_that_it_does_not_weigh(start):
    pack = start().pack()
    table = exercises.count_both()
    assert isinstance(table, Table) and len(table.rows) == len(beside.counts(pack.article, beside.account(pack).text))
    for whole in (pack.article, beside.account(pack).text):
        assert f"({beside.words_read(whole, 'boilerplate')} words)" in table.caption
    assert "nobody made them equal" in table.caption and "do not weigh truth" in table.caption
    assert set(table.rows[0]) == set(table.columns)


def test_the_picture_tells_the_counts(start):
    pack = start().pack()
    picture = exercises.both_picture().picture()
    told = sum(m.kind in beside.TOLD for m in pack.article.marks_of("sourcing"))
    assert picture.finding.startswith(f"{told} of {len(pack.article.marks_of('sourcing'))} sentences in the article")
    assert [(r["article"], r["account"]) for r in picture.rows] == [c.marks for c in beside.counts(pack.article, beside.account(pack).text)]
    assert picture.png and all(f"{r['kind']}: {r['article']} and {r['account']}." in picture.seen for r in picture.rows)


def test_paired_dots_find_where_each_text_has_more():
    rows = [TwoCounts("g", "a", (1, 2), (1.0, 2.0)), TwoCounts("g", "b", (5, 2), (5.0, 2.0)), TwoCounts("h", "c", (3, 2), (3.0, 2.0))]
    assert paired(rows).finding == "Of 3 kinds of mark, 2 are more frequent in the article and 1 in the account"
    assert paired([]).finding == "Nothing is marked in either text" and paired([]).png


@pytest.mark.parametrize("call", ["side_by_side", "count_both", "both_picture"])
def test_a_text_without_an_account_to_set_beside_it_says_so(start, copied, call):
    path = copied / "texts" / HOME / "pack.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["accounts"] = [{**a, "beside": False} for a in meta["accounts"]]
    path.write_text(json.dumps(meta), encoding="utf-8")
    start(copied)
    shown = getattr(exercises, call)()
    assert isinstance(shown, Notice) and "has no account to set beside its article" in shown.line and shown.line.count(". ") == 0


def test_an_account_that_is_not_marked_whole_is_told(start, copied):
    path = copied / "texts" / HOME / "pack.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["accounts"] = [{**a, "beside": a["slug"] == "government-side"} for a in meta["accounts"]]
    path.write_text(json.dumps(meta), encoding="utf-8")
    start(copied)
    shown = exercises.count_both()
    assert isinstance(shown, Notice) and "“government-side” is not marked for sourcing, claims" in shown.line


def test_an_account_that_is_a_story_alone_is_counted_as_one(start):
    pack = start(text="council").pack()
    other = beside.account(pack)
    assert not other.text.marks_of("boilerplate")
    story = next(c for c in beside.counts(pack.article, other.text) if c.strand == "boilerplate" and c.kind == "story")
    assert story.marks == (11, len(other.text.blocks)) and isinstance(exercises.side_by_side(), Beside)


def test_both_pages_are_shown_whole_with_their_names(start):
    start()
    shown, pack = exercises.side_by_side(), session().pack()
    html = shown._repr_html_()
    assert isinstance(shown, Beside) and html.count('class="pair"') == len(shown.rows)
    for name, whole in (("Article", pack.article), ("Account", beside.account(pack).text)):
        assert all(f"{name}, block {b.number}<" in html for b in whole.blocks)
    assert html.count("No block of this page stands beside it.") == sum(None in row for row in shown.rows)


def test_what_stands_in_a_text_stays_text():
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    block = text("evil", (evil, "headline")).blocks[0]
    html = Beside((evil, evil), (evil, evil), (evil,), [(evil, block, None)])._repr_html_()
    assert "<script" not in html and "<img" not in html and 'onerror="' not in html and html.count("&lt;script&gt;") >= 6
