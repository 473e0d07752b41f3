"""Packs: what is read back, and one clear sentence for each fault."""
import json
from dataclasses import replace

import pytest

from exercises import annotation, pack
from exercises.annotation import Mark, Reading
from exercises.spans import Span

TEXT = "Pool closes\n\nThe pool will close, the mayor said. Nobody knows why.\n"


def marks():
    start = TEXT.index("the mayor")
    return [Mark("sourcing/s01", "sourcing", "named", Span(13, 51), Span(13, 51), "The mayor says it.",
                 others=(Reading("own-voice", "or the author"),), hints=("here", "this"), overlooks={"hidden": "no"}, back="Why?"),
            Mark("claims/a1-source", "claims", "source", Span(start, start + 9), Span(start + 4, start + 9), "Who speaks.", "a1", {"kind": "named"})]


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts" / "pool"
    folder.mkdir(parents=True)
    write(folder)
    return tmp_path / "texts"


def write(folder, text=TEXT, found=None, **meta):
    (folder / "article.txt").write_text(text, encoding="utf-8")
    about = {"format": pack.FORMAT, "version": 1, "title": "Pool", "notice": "Invented.", "language": "en",
             "licence": "CC BY 4.0", "sha256": pack.digest(TEXT), **meta}
    (folder / "pack.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "marks.json").write_text(json.dumps(annotation.collection(found or marks(), TEXT, "pool")), encoding="utf-8")


def fails(texts, *words):
    with pytest.raises(pack.PackError) as error:
        pack.load("pool", texts)
    message = str(error.value)
    assert all(word in message for word in words), message
    assert message.count("\n") == 0


def test_a_pack_comes_back_as_it_was_written(texts):
    read = pack.load("pool", texts)
    assert list(read.article.marks) == marks()
    assert [b.id for b in read.article.blocks] == ["b01", "b02"]


def test_windows_newlines_and_a_byte_order_mark_change_nothing(texts):
    (texts / "pool" / "article.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert pack.load("pool", texts).article.text == TEXT


def test_a_missing_pack_names_those_there_are(texts):
    with pytest.raises(pack.PackError, match="no text pack “lake”; there are pool"):
        pack.load("lake", texts)
    with pytest.raises(pack.PackError):
        pack.load("../pool", texts)


def test_an_edited_text_is_named(texts):
    (texts / "pool" / "article.txt").write_text(TEXT.replace("mayor", "major"), encoding="utf-8")
    fails(texts, "pool/article.txt", "changed")


def test_a_truncated_file_names_its_line(texts):
    path = texts / "pool" / "marks.json"
    path.write_text(path.read_text()[:60])
    fails(texts, "pool/marks.json", "line 1")


def test_a_missing_file_is_named(texts):
    (texts / "pool" / "marks.json").unlink()
    fails(texts, "pool/marks.json", "missing")


@pytest.mark.parametrize("change, words", [
    (dict(kind="rumour"), ("rumour", "sourcing/s01")),
    (dict(strand="gossip"), ("gossip",)),
    (dict(span=Span(10, 9000), core=Span(10, 9000)), ("outside the text",)),
    (dict(core=Span(0, 4)), ("core",)),
    (dict(reason=" "), ("reason is missing",)),
])
def test_a_faulty_mark_is_named(texts, change, words):
    first, second = marks()
    write(texts / "pool", found=[Mark(**{**first.__dict__, **change}), second])
    fails(texts, "marks.json", *words)


def test_a_moved_mark_is_named(texts):
    path = texts / "pool" / "marks.json"
    path.write_text(path.read_text().replace('"start": 13', '"start": 14'))
    fails(texts, "sourcing/s01")


def test_overlapping_units_and_doubled_ids_are_named(texts):
    first, second = marks()
    write(texts / "pool", found=[first, Mark(**{**first.__dict__, "id": "sourcing/s02", "span": Span(20, 51), "core": Span(20, 51)})])
    fails(texts, "sourcing/s01", "sourcing/s02", "overlap")
    write(texts / "pool", found=[second, second])
    fails(texts, "2 marks", "claims/a1-source")


@pytest.mark.parametrize("meta, word", [(dict(format="other"), "not a text pack"), (dict(version=9), "version 9"), (dict(notice=""), "notice")])
def test_a_pack_file_of_another_kind_is_named(texts, meta, word):
    write(texts / "pool", **meta)
    fails(texts, "pool/pack.json", word)


def test_account_names_never_leave_the_folder(texts):
    write(texts / "pool", accounts=[{"slug": "../../secret"}])
    fails(texts, "../../secret")


def test_anchor_prefers_the_place_whose_surroundings_fit():
    text = "a cat, the cat, a cat."
    assert annotation.anchor(text, "cat", "the ") == Span(11, 14)
    assert annotation.anchor(text, "cat", near=20) == Span(18, 21)
    assert annotation.anchor(text, "dog") is None


def test_a_text_with_another_behind_it_counts_blocks_on_and_moves_the_marks(texts):
    first = pack.load("pool", texts).article
    both = first.followed_by(first, "From another page")
    assert both.text[:len(first.text)] == first.text and both.marks[:len(first.marks)] == first.marks
    assert [b.number for b in both.blocks] == [1, 2, 3, 4]
    assert [b.origin for b in both.blocks] == ["", "", "From another page", "From another page"]
    moved = both.marks[len(first.marks):]
    assert [both.words_of(m) for m in moved] == [first.words_of(m) for m in first.marks]
    assert [both.text[m.core.start:m.core.end] for m in moved] == [first.text[m.core.start:m.core.end] for m in first.marks]


def test_names_that_two_texts_share_are_told_apart_when_one_stands_behind_the_other(texts):
    first = pack.load("pool", texts).article
    mark = replace(first.marks[0], id="claims/a1-cue", strand="claims", group="a1")
    both = replace(first, marks=(mark,)).followed_by(replace(first, name="wire", marks=(mark, replace(mark, id="claims/w2", group="w2"))), "")
    assert [m.id for m in both.marks] == ["claims/a1-cue", "claims/wire-a1-cue", "claims/w2"]
    assert [m.group for m in both.marks] == ["a1", "wire-a1", "w2"]


def test_the_account_that_is_mixed_in_stands_behind_the_article(texts):
    folder = texts / "pool" / "accounts"
    folder.mkdir()
    (folder / "other.txt").write_text("The lake stays open, the mayor said.", encoding="utf-8")
    about = {"slug": "other", "title": "Another page"}
    write(texts / "pool", accounts=[about])
    assert pack.load("pool", texts).reading == pack.load("pool", texts).article
    write(texts / "pool", accounts=[{**about, "mixed_in": True}])
    read = pack.load("pool", texts).reading
    assert [b.text for b in read.blocks][-1] == "The lake stays open, the mayor said." and "Another page" in read.blocks[-1].origin
