"""What people bring may mean harm: it is told in one sentence, nothing of theirs is lost, and time stays linear."""
from __future__ import annotations

import io
import json
import os
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import exercises
from exercises import bring, original, pack as packs
from exercises.bring import Brought, BringError, Changes, webpage
from exercises.compare import kept
from exercises.drafting import Draft, DraftError, from_zip, merge_keys, quick_pack, suggest, write_pack
from exercises.drafting.about import own_slug
from exercises.pack import PackError
from exercises.session import HOME
from exercises.walk import packed
from exercises.walk.own import OWN_KEY
from exercises.widgets import Errand

TEXT = "Pool opens again\n\nThe pool in Mill Lane opened on Monday. The mayor said that it costs less now.\n\nPhoto: the baker\n"
ABOUT = {"title": "Pool", "rights": "own"}


@pytest.fixture
def draft(tmp_path) -> Draft:
    return Draft.begin(TEXT, ABOUT, None, tmp_path / "answers")


@pytest.fixture
def files(draft, tmp_path) -> dict[str, bytes]:
    """The files of a sound pack."""
    folder = write_pack(draft, tmp_path / "made")
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def zipped(files: dict[str, bytes], slug: str = "pool") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in files.items():
            file.writestr(f"{slug}/{name}", content)
    return made.getvalue()


def changed(files: dict[str, bytes], name: str, *place: object, value: object) -> dict[str, bytes]:
    """The files with one value of a JSON file changed."""
    data = json.loads(files[name])
    at = data
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    return {**files, name: json.dumps(data).encode()}


def refused(content: bytes, folder: Path) -> str:
    with pytest.raises(PackError) as told:
        from_zip(content, folder, ())
    assert not folder.exists() or not list(folder.iterdir())
    assert "Error" not in str(told.value) and len(str(told.value)) < 320
    return str(told.value)


# A pack that comes from outside.

READER = ("first", "items", 0, "kit:facts", "first_reader")


@pytest.mark.parametrize("name, place, value, says", [
    ("marks.json", (*READER, "rule"), {"a": 1}, "first_reader"), ("marks.json", (*READER, "why"), [1], "first_reader"),
    ("marks.json", (*READER, "chance"), "often", "first_reader"), ("marks.json", (*READER, "chance"), 7, "first_reader"), ("marks.json", READER, [1], "first_reader"),
    ("pack.json", ("chain",), 3, "chain"), ("pack.json", ("chain",), [{"role": ["x"]}], "chain"), ("pack.json", ("accounts",), 3, "accounts"),
    ("pack.json", ("accounts",), [1], "accounts"), ("pack.json", ("version",), "9" * 3000, "version"), ("marks.json", ("first",), [1], "marks.json"),
    ("marks.json", ("first", "items", 0, "kit:strand"), ["x"], "marks.json"), ("marks.json", ("first", "items", 0, "body"), [], "marks.json"),
    ("marks.json", ("first", "items", 0, "target"), {}, "selector"), ("pack.json", ("title",), "half \ud800", "JSON"), ("pack.json", ("odd",), float("nan"), "JSON"),
    ("pack.json", ("odd",), float("inf"), "JSON")])
def test_a_field_of_a_wrong_sort_is_refused_and_named(files, tmp_path, name, place, value, says):
    assert says in refused(zipped(changed(files, name, *place, value=value)), tmp_path / "texts")


def test_a_pack_may_not_take_the_name_that_another_text_gives_itself(files, tmp_path):
    other, mine = own_slug("A text that somebody will bring.\n"), own_slug(TEXT)
    assert "another text" in refused(zipped(files, other), tmp_path / "texts")
    assert from_zip(zipped(files, mine), tmp_path / "texts", ()) == mine


def test_another_text_under_this_ones_name_is_not_shown_for_it(files, tmp_path):
    brought = Brought("The man said so.\n\nAnd he said more.")
    slug = own_slug(brought.text)
    (tmp_path / slug).mkdir()
    with pytest.raises(DraftError, match="damaged"):
        quick_pack(brought, tmp_path)
    for name, content in files.items():
        (tmp_path / slug / name).write_bytes(content)
    with pytest.raises(DraftError, match="another text"):
        quick_pack(brought, tmp_path)
    assert (tmp_path / slug / "article.txt").read_text(encoding="utf-8") == TEXT


def test_what_an_ended_kernel_left_is_no_pack_and_is_swept(files, tmp_path):
    old, new = tmp_path / ".incoming-old", tmp_path / ".incoming-new"
    for folder in (old, new):
        (folder / "pool").mkdir(parents=True)
        (folder / "pool" / "pack.json").write_bytes(files["pack.json"])
    os.utime(old, (time.time() - 9000,) * 2)
    quick_pack(Brought("The man said so."), tmp_path)
    assert not old.exists() and new.exists()
    assert len(list(tmp_path.glob("*/pack.json"))) == 1


def test_an_article_whose_marks_are_broken_is_told_beside_any_text(start, files):
    made = start(text=HOME)
    folder = made.own_texts / "pool"
    folder.mkdir(parents=True)
    for name, content in changed(files, "marks.json", *READER, "rule", value={"a": 1}).items():
        (folder / name).write_bytes(content)
    made.answers.put(OWN_KEY, {"choice": "pool"})
    assert "“pool”" in exercises.own_blocks().shown.line


# Marks without words.

@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"a":' * 100_000, b'{"a": NaN}', b'{"a": 1e999}', b'{"a": "\\ud800"}', b"\xff\xfe", b"", b"9" * 5000])
def test_damaged_marks_without_words_are_told(content, tmp_path):
    with pytest.raises(ValueError, match="damaged"):
        packed.taken({"pack": ("x.json", content), "copy": ("c.txt", TEXT.encode())}, tmp_path)


@pytest.mark.parametrize("kinds", [True, 1, "event", [["event"]], [{}], {}])
def test_marks_without_words_that_fit_no_lesson_are_told(kinds, tmp_path):
    data = original.write(TEXT, suggest(TEXT), {"title": "Pool"})
    next(m for m in data["marks"] if m["kind"] == "claim")["facts"]["kinds"] = kinds
    with pytest.raises(DraftError, match="kinds"):
        packed.taken({"pack": ("x.json", json.dumps(data).encode()), "copy": ("c.txt", TEXT.encode())}, tmp_path)
    assert not (tmp_path / "drafts").exists()


# A draft.

@pytest.mark.parametrize("reason", ["half \ud800", "long " * 20_000])
def test_what_cannot_be_kept_is_told_and_the_mark_stays(draft, reason):
    mark = draft.marks()[0]
    with pytest.raises(DraftError, match=mark.id):
        draft.mend(replace(mark, reason=reason))
    with pytest.raises(DraftError, match=mark.id):
        Draft.begin(TEXT, ABOUT, [replace(mark, reason=reason)], draft.answers.path.parent)
    assert draft.marks()[0] == mark


@pytest.mark.parametrize("parts", [10**12, "x", -1, [1], None])
def test_a_count_in_a_draft_is_not_trusted(draft, parts):
    path = draft.answers.path
    data = json.loads(path.read_text(encoding="utf-8"))
    data["records"]["pool/about"]["v"]["parts"] = parts
    path.write_text(json.dumps(data), encoding="utf-8")
    assert Draft.open("pool", path.parent.parent).text == TEXT


# A disk that is full.

def full(*_, **__):
    raise OSError(28, "No space left on device")


def test_the_earlier_lesson_comes_back_where_the_new_one_cannot_be_written(start, monkeypatch):
    made = start()
    draft = Draft.begin(TEXT, ABOUT, None, made.answers.path.parent)
    packed.saved(draft)
    before = (made.own_texts / "pool" / "marks.json").read_bytes()

    def written(one: Draft, folder: Path) -> Path:
        if folder == made.own_texts:
            assert not (folder / "pool").exists()
            raise DraftError("The disk is full.")
        return write_pack(one, folder)

    monkeypatch.setattr(packed, "write_pack", written)
    with pytest.raises(DraftError, match="full"):
        packed.saved(draft)
    assert (made.own_texts / "pool" / "marks.json").read_bytes() == before


def test_a_full_disk_is_told_in_plain_words(start):
    told = []
    errand = Errand("Save", "", "Save it", full, start().answers)
    errand.send = lambda message, *_: told.append(message)
    errand._hear({"type": "do", "files": {}})
    (line,) = told[0]["says"]
    assert "the disk is full" in line and "Errno" not in line


def test_a_full_disk_is_told_by_a_text_and_by_a_draft(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "rename", full)
    with pytest.raises(DraftError, match="the disk is full"):
        quick_pack(Brought("The man said so."), tmp_path / "texts")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DraftError, match="the disk is full. No draft was begun"):
        Draft.begin(TEXT, ABOUT, None, tmp_path)
    assert not list((tmp_path / "texts").iterdir()) and not list((tmp_path / "drafts").glob("*.json"))


def test_a_text_to_compare_leaves_no_half_file(tmp_path, monkeypatch):
    monkeypatch.setattr(kept.os, "replace", full)
    with pytest.raises(OSError):
        kept.keep(tmp_path, TEXT)
    assert not list(tmp_path.iterdir())


# Files and addresses.

def test_a_saved_page_whose_parts_lie_in_one_another_is_told():
    deep = "".join(f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3000))
    with pytest.raises(BringError, match="“a.mhtml” is damaged"):
        bring.file("a.mhtml", deep.encode())


def test_a_document_longer_than_a_book_is_told(monkeypatch):
    monkeypatch.setattr("exercises.bring.text.MOST_CHARACTERS", 100)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        line = "<w:p><w:r><w:t>The man said so.</w:t></w:r></w:p>"
        file.writestr("word/document.xml", f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{line * 9}</w:document>')
    with pytest.raises(BringError, match="“a.docx” is longer than a book"):
        bring.file("a.docx", made.getvalue())


def test_a_name_of_a_site_that_cannot_be_is_not_repeated():
    with pytest.raises(BringError) as told:
        bring.address("http://" + "a." * 500 + "org")
    assert len(str(told.value)) < 200


# Titles, and time.

def test_a_title_holds_no_signs_that_cannot_be_kept(tmp_path):
    changes = Changes(Brought(TEXT.strip()))
    changes.call("\ud800\u202eA\0 title\x1b[31m")
    slug = quick_pack(changes.result(), tmp_path)
    assert packs.load(slug, tmp_path).title.endswith("A title[31m")


def test_a_library_that_never_ends_keeps_nobody_waiting(monkeypatch):
    class Slow:
        @staticmethod
        def bare_extraction(*_, **__):
            time.sleep(30)

    monkeypatch.setattr(webpage.optional, "has", lambda name: Slow)
    monkeypatch.setattr(webpage, "_SECONDS", 0.1)
    start = time.monotonic()
    assert webpage.from_html(f"<html><body><p>{TEXT}</p></body></html>", "This page").words
    assert time.monotonic() - start < 10


def test_two_keys_with_many_marks_on_one_place_are_put_together_in_time_that_is_linear():
    (mark,) = [m for m in suggest(TEXT) if m.kind == "cue"]

    def taken(count: int) -> float:
        many = [replace(mark, id=f"claims/m{n}", group=f"m{n}") for n in range(count)]
        start = time.process_time()
        assert len(merge_keys(many, many)) >= count
        return time.process_time() - start

    small = min(taken(500) for _ in range(3))
    assert taken(4000) < 24 * small


def test_a_sentence_of_many_sources_takes_time_that_is_linear():
    def taken(count: int) -> float:
        start = time.process_time()
        assert len(suggest("According to Bob, " * count)) > count / 10
        return time.process_time() - start

    suggest(TEXT)
    small = min(taken(1000) for _ in range(3))
    assert taken(8000) < 30 * small
