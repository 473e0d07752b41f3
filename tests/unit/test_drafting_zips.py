"""A pack travels as one .zip, and a hostile one is refused before a file of it is written."""
from __future__ import annotations

import io
import json
import re
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from exercises import pack as packs
from exercises.drafting import Draft, DraftError, from_zip, may_share, take_away, to_zip, write_pack
from exercises.pack import PackError

KIT = Path(__file__).resolve().parents[2]
TEXT = "Bakery opens again\n\nThe bakery in Mill Lane opened again on Monday. Its owner said that bread costs less now.\n\nPhoto: the baker\n"


@pytest.fixture
def pack(tmp_path):
    draft = Draft.begin(TEXT, {"title": "Bakery", "rights": "own"}, None, tmp_path / "answers")
    write_pack(draft, tmp_path / "mine")
    return packs.load("bakery", tmp_path / "mine")


def zipped(files: dict[str, bytes | str], **attributes) -> bytes:
    """A .zip of names with their contents; `attributes` are set on every entry."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in attributes.items():
                setattr(entry, attribute, value)
            file.writestr(entry, content)
    return made.getvalue()


def files_of(pack) -> dict[str, bytes]:
    return {f"bakery/{p.name}": p.read_bytes() for p in pack.folder.iterdir()}


def changed(pack, name: str, change) -> bytes:
    """The pack’s .zip with one JSON file changed."""
    files = files_of(pack)
    data = json.loads(files[f"bakery/{name}"])
    change(data)
    return zipped({**files, f"bakery/{name}": json.dumps(data)})


def refused(content: bytes, folder: Path, taken=(), **more) -> str:
    """The one sentence of a refusal; nothing may be there afterwards."""
    with pytest.raises(PackError) as told:
        from_zip(content, folder / "texts", taken, **more)
    left = [p for p in folder.rglob("*") if p.is_file() and "mine" not in p.parts and "answers" not in p.parts]
    line = str(told.value)
    assert not left and "\n" not in line and 15 < len(line) < 320, line
    return line


def test_a_pack_comes_out_as_it_went_in(pack, tmp_path):
    slug = from_zip(to_zip(pack), tmp_path / "texts", ["council"])
    there = packs.load(slug, tmp_path / "texts")
    assert slug == "bakery" and there.article == pack.article and there.meta == pack.meta
    assert {p.name: p.read_bytes() for p in there.folder.iterdir()} == {p.name: p.read_bytes() for p in pack.folder.iterdir()}


def test_the_same_pack_gives_the_same_bytes(pack, tmp_path):
    first = to_zip(pack)
    for path in pack.folder.iterdir():
        path.touch()
    assert to_zip(pack) == first and to_zip(packs.load(from_zip(first, tmp_path / "texts", ()), tmp_path / "texts")) == first


@pytest.mark.parametrize("slug", ["council", "al-bukamal"])
def test_the_packs_of_the_kit_travel_too(slug, tmp_path):
    ours = packs.load(slug, KIT / "texts")
    there = packs.load(from_zip(to_zip(ours), tmp_path, [slug], as_slug="a-copy"), tmp_path)
    assert there.article.marks == ours.article.marks and len(there.accounts) == 3 and there.has("dossier") and not there.has("readings/a")


def test_it_never_comes_over_another(pack, tmp_path):
    content = to_zip(pack)
    assert "“bakery-2”" in refused(content, tmp_path, ["bakery"])
    assert from_zip(content, tmp_path / "texts", ["bakery"], as_slug="bakery-2") == "bakery-2"
    before = (tmp_path / "texts" / "bakery-2" / "pack.json").stat().st_mtime_ns
    with pytest.raises(DraftError, match="stays as it is"):
        from_zip(content, tmp_path / "texts", (), as_slug="bakery-2")
    assert (tmp_path / "texts" / "bakery-2" / "pack.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("slug", ["../up", "UPPER", "con", "", "a" * 61, "a/b", ".hidden", "a--b-"])
def test_a_name_that_is_no_folder_is_refused(pack, tmp_path, slug):
    content = zipped({name.replace("bakery", slug, 1): c for name, c in files_of(pack).items()})
    refused(content, tmp_path)
    if slug:
        refused(to_zip(pack), tmp_path, as_slug=slug)


@pytest.mark.parametrize("name", ["../evil.txt", "bakery/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "bakery\\..\\evil.txt", "bakery/C:evil.json",
                                  "bakery/sub/pack.json", "bakery/run.py", "bakery/marks.pkl", "bakery/.git/config", "bakery/accounts/../x.txt",
                                  "bakery/accounts/deep/x.txt", "bakery/accounts/x.exe", "other/pack.json", "loose.txt", "bakery/accounts/.txt"])
def test_files_that_are_no_packs_are_refused(pack, tmp_path, name):
    told = refused(zipped({**files_of(pack), name: "x"}), tmp_path)
    assert "outside its folder" in told or not ({"..", "C:", ""} & set(re.split(r"[/\\]|(?<=:)", name)))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(pack, tmp_path, kind):
    assert "link" in refused(zipped({**files_of(pack)}, external_attr=(kind | 0o777) << 16, create_system=3), tmp_path)


def test_a_bomb_is_not_opened(pack, tmp_path):
    assert "200 times" in refused(zipped({**files_of(pack), "bakery/words.json": b"[" + b" " * 30_000_000 + b"]"}), tmp_path)
    many = {f"bakery/accounts/a{n}.txt": "x" for n in range(70)}
    assert "files" in refused(zipped({**files_of(pack), **many}), tmp_path)


def test_a_size_that_lies_is_noticed(pack, tmp_path):
    """The central directory says 10 bytes, the data holds many more."""
    content = bytearray(zipped({**files_of(pack), "bakery/words.json": json.dumps({"a": "b" * 5000})}))
    at = content.rfind(b"bakery/words.json") - 46
    assert content[at:at + 4] == b"PK\x01\x02"
    content[at + 24:at + 28] = (10).to_bytes(4, "little")
    refused(bytes(content), tmp_path)


def test_a_locked_zip_is_refused(pack, tmp_path):
    content = bytearray(zipped(files_of(pack)))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    assert "password" in refused(bytes(content), tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all", b"\x80\x04\x95\x0b\x00\x00\x00", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_is_refused(tmp_path, content):
    refused(content, tmp_path)


def test_a_zip_that_is_cut_short_or_scrambled_is_refused(pack, tmp_path):
    content = to_zip(pack)
    for cut in range(1, len(content), max(1, len(content) // 25)):
        refused(content[:cut], tmp_path)
    scrambled = bytearray(content)
    scrambled[200:260] = bytes(60)
    refused(bytes(scrambled), tmp_path)


def test_what_a_mac_adds_is_passed_over(pack, tmp_path):
    extra = {"__MACOSX/bakery/._pack.json": b"\x00", "bakery/.DS_Store": b"\x00"}
    assert from_zip(zipped({**files_of(pack), **extra}), tmp_path / "texts", ()) == "bakery"
    assert sorted(p.name for p in (tmp_path / "texts" / "bakery").iterdir()) == ["article.txt", "marks.json", "pack.json", "questions.json"]


def test_windows_newlines_come_in_as_ours(pack, tmp_path):
    files = {name: c.replace(b"\n", b"\r\n") for name, c in files_of(pack).items()}
    from_zip(zipped(files), tmp_path / "texts", ())
    assert (tmp_path / "texts" / "bakery" / "article.txt").read_bytes() == TEXT.encode()


def _no_list(data):
    data["accounts"] = [1]


def _odd_cores(data):
    data["cores"]["sourcing"]["core"] = [999]


def _odd_task(data):
    data["tasks"]["first-impressions"]["items"][0]["options"] = 7


def _odd_title(data):
    data["title"] = ["a", {"b": 1}]


def _odd_stance(data):
    cue = next(m for m in data["first"]["items"] if m["body"][0]["value"] == "cue")
    cue["kit:facts"]["stance"] = "loud"


def _odd_speaker(data):
    del data["first"]["items"][0]["kit:facts"]["speaker"]


def _odd_other(data):
    data["first"]["items"][0]["kit:others"] = [{"kind": ["x"], "reason": "r"}]


def _odd_facts(data):
    data["first"]["items"][0]["kit:facts"] = [1, 2]


def _outside(data):
    data["first"]["items"][0]["target"]["selector"][1]["end"] = 10**9


def _no_kinds(data):
    claim = next(m for m in data["first"]["items"] if m["body"][0]["value"] == "claim")
    claim["kit:facts"]["kinds"] = [["event"]]


@pytest.mark.parametrize("name, change", [
    ("pack.json", _no_list), ("pack.json", _odd_title), ("questions.json", _odd_cores), ("questions.json", _odd_task), ("marks.json", _odd_stance),
    ("marks.json", _odd_speaker), ("marks.json", _odd_other), ("marks.json", _odd_facts), ("marks.json", _outside), ("marks.json", _no_kinds)],
    ids=lambda v: v if isinstance(v, str) else v.__name__)
def test_a_pack_that_a_lesson_could_not_run_is_refused_and_named(pack, tmp_path, name, change):
    assert "bakery" in refused(changed(pack, name, change), tmp_path)


def test_a_text_that_was_changed_is_refused(pack, tmp_path):
    assert "article.txt" in refused(zipped({**files_of(pack), "bakery/article.txt": TEXT.replace("Monday", "Friday")}), tmp_path)
    assert "UTF-8" in refused(zipped({**files_of(pack), "bakery/article.txt": b"\xff\xfe"}), tmp_path)
    assert "JSON" in refused(zipped({**files_of(pack), "bakery/words.json": "[" * 100_000}), tmp_path)
    assert "JSON" in refused(zipped({**files_of(pack), "bakery/words.json": "[1]"}), tmp_path)


def test_a_private_text_is_not_shared(tmp_path):
    draft = Draft.begin(TEXT, {"title": "Bakery", "rights": "private"}, None, tmp_path / "answers")
    private = packs.load(write_pack(draft, tmp_path / "mine").name, tmp_path / "mine")
    assert not may_share(private) and may_share(packs.load("council", KIT / "texts"))
    with pytest.raises(DraftError, match="original.json"):
        to_zip(private)


def test_a_text_of_ones_own_can_be_taken_away_and_no_other(pack, tmp_path):
    shutil.copytree(pack.folder, tmp_path / "texts" / "bakery")
    for wrong in ("..", "council", "../mine/bakery"):
        with pytest.raises(DraftError):
            take_away(wrong, tmp_path / "texts")
    take_away("bakery", tmp_path / "texts")
    assert not (tmp_path / "texts" / "bakery").exists() and pack.folder.exists()
