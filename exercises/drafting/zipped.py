"""A pack as one .zip file, and back: everything is checked before a file of it is written, and nothing is written over."""
from __future__ import annotations

import io
import json
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from ..pack import Pack, read_text
from .about import RIGHTS, DraftError, is_slug, may_share, own_slug
from .packing import place

MOST_BYTES, MOST_UNPACKED, MOST_FILES, MOST_RATIO = 20_000_000, 60_000_000, 60, 200
"""The largest .zip, what it may unpack to, how many files, and how far one of them may shrink."""
_NAMES = frozenset(("pack.json", "article.txt", "marks.json", "questions.json", "choices.json", "dossier.json", "since.json", "tree.json",
                    "verbs.json", "words.json", "README.md"))
_OWN = re.compile(r"own-[0-9a-f]{10}")
_WHEN = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db")
"""What some systems put into every .zip; it is passed over."""


def to_zip(pack: Pack) -> bytes:
    """The pack as a .zip with one folder in it, the same bytes each time for the same pack; DraftError for one that may not be shared."""
    if not may_share(pack):
        raise DraftError(f"“{pack.title}” may not be shared. {RIGHTS['private']}")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in sorted(_files(pack.folder)):
            entry = zipfile.ZipInfo(f"{pack.slug}/{name}", _WHEN)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, (stat.S_IFREG | 0o644) << 16
            file.writestr(entry, read_text(pack.folder / name).encode("utf-8"))
    return made.getvalue()


class NameTaken(DraftError):
    """Another text has the name that a .zip claims; `slug` is that name, `free` one that nobody has."""

    def __init__(self, slug: str, free: str):
        super().__init__(f"There is a text “{slug}” already, and it stays as it is. Take this one in under another name, such as “{free}”.")
        self.slug, self.free = slug, free


def from_zip(content: bytes, texts_folder: Path, taken_slugs: Collection[str], as_slug: str = "") -> str:
    """Takes a pack in from a .zip into TEXTS_FOLDER and gives its slug; `as_slug`: the name to give it here.

    DraftError or PackError in one sentence where it is no .zip, holds what is no pack’s, leads out of its folder, is too large, cannot
    be run by every lesson; NameTaken where its name is in `taken_slugs`. Then nothing was written.
    """
    slug, found = _unpacked(content)
    slug = as_slug or slug
    if slug in taken_slugs:
        raise NameTaken(slug, _other(slug, taken_slugs))
    files = {name: _normal(name, raw) for name, raw in found.items()}
    if _OWN.fullmatch(slug) and slug != own_slug(files.get("article.txt", b"").decode("utf-8")):
        raise DraftError(f"“{slug}” is the name of another text, made from that text’s words. Take this one in under another name.")
    return place(slug, files, texts_folder).slug


def _files(folder: Path) -> list[str]:
    """The files of a pack that travel, named from its folder."""
    names = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return [name for name in names if _belongs(name)]


def _belongs(name: str) -> bool:
    """Whether a pack may hold a file of this name: one we know, or the text, the marks or the facts of an account."""
    folder, _, file = name.rpartition("/")
    if folder == "accounts":
        stem = file.removesuffix(".marks.json") if file.endswith(".marks.json") else file.removesuffix(".txt") if file.endswith(".txt") else ""
        return file == "facts.json" or is_slug(stem)
    return folder == "" and name in _NAMES


def _unpacked(content: bytes) -> tuple[str, dict[str, bytes]]:
    """The name of the one folder in a .zip and the files in it, none of them written anywhere."""
    if len(content) > MOST_BYTES:
        raise DraftError(f"This file is larger than {MOST_BYTES // 1_000_000} MB, and no pack is.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = [i for i in file.infolist() if not i.filename.startswith(_LEFT_OUT[0]) and not i.filename.endswith(_LEFT_OUT[1:])]
            slug = _check(infos)
            return slug, {i.filename.removeprefix(f"{slug}/"): _read(file, i) for i in infos if not i.is_dir()}
    except DraftError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, struct.error) as error:
        raise DraftError("This file is no .zip, or it is damaged; ask for it once more.") from error


def _check(infos: list[zipfile.ZipInfo]) -> str:
    """The name of the one folder; DraftError for the first thing that a pack does not have."""
    if not infos:
        raise DraftError("This .zip is empty.")
    if len(infos) > MOST_FILES:
        raise DraftError(f"This .zip holds {len(infos)} files, and a pack has {MOST_FILES} at most.")
    if sum(i.file_size for i in infos) > MOST_UNPACKED:
        raise DraftError("This .zip would unpack to far more than any pack holds, so it was not opened.")
    for info in infos:
        _check_one(info)
    names = [i.filename.lower() for i in infos]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise DraftError(f"This .zip holds “{_short(twice)}” twice.")
    folders = {i.filename.split("/")[0] for i in infos}
    slug = folders.pop()
    if folders or not is_slug(slug) or f"{slug}/pack.json" not in [i.filename for i in infos]:
        raise DraftError("This .zip is no pack: it should hold one folder with a pack.json in it.")
    strange = next((i.filename for i in infos if not _expected(i, slug)), "")
    if strange:
        raise DraftError(f"This .zip holds “{_short(strange)}”, and that is no file of a pack.")
    return slug


def _check_one(info: zipfile.ZipInfo) -> None:
    name, kind = info.filename, stat.S_IFMT(info.external_attr >> 16)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in info.orig_filename or ":" in name or "\0" in info.orig_filename:
        raise DraftError(f"This .zip wants to write outside its folder (“{_short(name)}”), so nothing of it was unpacked.")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise DraftError(f"“{_short(name)}” in this .zip is a link or a device and no file, so nothing of it was unpacked.")
    if info.flag_bits & 1:
        raise DraftError("This .zip is locked with a password; a pack is not.")
    if info.file_size > MOST_RATIO * max(info.compress_size, 1_000):
        raise DraftError(f"“{_short(name)}” in this .zip would grow over {MOST_RATIO} times, so it was not opened.")


def _expected(info: zipfile.ZipInfo, slug: str) -> bool:
    name = info.filename.removeprefix(f"{slug}/")
    return name in ("", "accounts/") if info.is_dir() else _belongs(name)


def _read(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One file, of which no more is unpacked than its entry says there is; BadZipFile where that is not what the entry sums up to."""
    with file.open(info) as opened:
        return opened.read(info.file_size + 1)


def _normal(name: str, raw: bytes) -> bytes:
    """A file’s text with its newlines normalised; DraftError where it is no text, or no JSON object where it should be one."""
    try:
        whole, text = True, raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        if name.endswith(".json"):
            data = json.loads(text)
            whole = isinstance(data, Mapping)
            json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8")  # half a character or no number would break the page that shows it
    except UnicodeDecodeError as error:
        raise DraftError(f"{name} in this .zip is no UTF-8 text (byte {error.start}).") from None
    except (ValueError, RecursionError):
        raise DraftError(f"{name} in this .zip is no valid JSON.") from None
    if not whole:
        raise DraftError(f"{name} in this .zip should hold one JSON object.")
    return text.encode("utf-8")


def _other(slug: str, taken: Collection[str]) -> str:
    return next(name for name in (f"{slug[:50]}-{n}" for n in range(2, 10_000)) if name not in taken)


def _short(name: str) -> str:
    return ascii(name)[1:-1][:60]
