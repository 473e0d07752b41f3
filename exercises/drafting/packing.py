"""A draft as the files of a pack, checked before they are put where lessons read them."""
from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .. import annotation, pack as packs, scheme
from ..annotation import Mark
from ..answer_file import reason
from ..bring import Brought
from ..pack import FORMAT, VERSION, Pack, PackError, Text, digest
from ..reader.language import ENGLISH_ONLY, looks_english
from . import cores, tasks
from .about import DraftError, is_slug, own_slug, plain_text
from .checking import check_pack
from .entry import LIVE
from .mended import told_anew
from .missing import in_story, missing
from .phrases import clip
from .short import left_out, without
from .suggesting import suggest

if TYPE_CHECKING:
    from .draft import Draft

BORROWS = "council"
"""The pack whose tasks, notes and accounts are used where a text has none of its own."""
_MENU = 70
_TITLE = 200
_BOOK = 2_000_000
_INCOMING, _LEFT_AFTER = ".incoming-", 3600
NOT_READ = "Its key is what the first reader suggests, by rules. Nobody has looked at {left}, so argue with it."
WITH_HELP = "Somebody brought this text to the kit. The marks are one careful reading, made with the first reader’s help."


def pack_files(draft: "Draft") -> dict[str, bytes]:
    """The files of the pack by name, as they stand now: pack.json, article.txt, marks.json, questions.json."""
    entries = in_story(draft.reading(), draft.entries(LIVE))
    whole = Text(draft.slug, draft.text, tuple(e.mark for e in entries))
    out = left_out(whole, entries)
    kept = [e for e in entries if e not in out]
    parts = without(whole, cores.cores(whole), out)
    left = sum(not e.looked_at for e in kept)
    return files(draft.slug, draft.text, tuple(told_anew(e.mark) for e in kept), draft.about, left, parts)


def files(slug: str, text: str, marks: Sequence[Mark], about: Mapping[str, str], left: int, parts: Mapping | None = None) -> dict[str, bytes]:
    """The files of a pack. `left`: how many of its marks nobody has looked at; then the key is called the first reader’s.

    `parts`: the blocks of each part of each lesson, where they are not those that all of the marks give.
    """
    article = Text(slug, text, tuple(marks))
    meta = {
        "format": FORMAT, "version": VERSION, "title": about["title"], "menu": about.get("menu") or _menu(about["title"]),
        "notice": " ".join(filter(None, (about.get("notice"), _notice(left, len(marks)), left and not looks_english(text) and ENGLISH_ONLY))), "sha256": digest(text), "language": about.get("language", "en"),
        "licence": about.get("licence") or _licence(about["rights"]), "rights": about["rights"], "scheme": scheme.VERSION,
        "key": "first-reader" if left else "reference", "not_looked_at": left, "borrows": BORROWS,
        "authorship": f"Text: {about.get('author') or about.get('publisher') or 'not told'}. Marks: made with the kit.", "chain": _chain(about), "accounts": [],
        **({"address": about["address"]} if about.get("address") else {}),
    }
    questions = {"format": "who-says-so questions", "version": 1, "cores": parts or cores.cores(article), "wrong_lessons": [],
                 "tasks": tasks.tasks(article, about), "rewrites": tasks.rewrites(article)}
    return {"article.txt": text.encode("utf-8"), "marks.json": _json(annotation.collection(marks, text, f"{slug}:marks")),
            "pack.json": _json(meta), "questions.json": _json(questions)}


def write_pack(draft: "Draft", texts_folder: Path) -> Path:
    """Writes the pack to TEXTS_FOLDER/SLUG, whole or not at all, and gives that folder.

    DraftError naming what must be done first, or that a pack of this name is there already: it is never written over.
    """
    todo = [m for m in missing(draft) if m.must]
    if todo:
        raise DraftError(f"Not written yet. {todo[0].what}" + (f" ({len(todo) - 1} more to do.)" if todo[1:] else ""))
    return place(draft.slug, pack_files(draft), texts_folder).folder


def quick_pack(brought: Brought, own_texts: Path) -> str:
    """A pack of what somebody brought, in the folder `session.own_texts`, with the first reader’s marks as its key; gives its slug.

    The slug comes from the text, so that the same text brought again finds its answers again. DraftError where there are no words.
    """
    text = plain_text(brought.text)
    slug = own_slug(text)
    if os.path.lexists(own_texts / slug):
        return _same(slug, text, own_texts)
    marks = suggest(text, tuple(brought.labels))
    about = {"title": clip(brought.title or tasks.rewrites(Text(slug, text, marks))["headline"]["start"], _TITLE), "rights": "private",
             "publisher": "", "published": str(brought.date or ""), "address": str(brought.address or "")}
    place(slug, files(slug, text, marks, about, len(marks)), own_texts)
    return slug


def _same(slug: str, text: str, own_texts: Path) -> str:
    """The slug, where its folder holds this text; DraftError else: it stays as it is."""
    try:
        there = packs.load(slug, own_texts).article.text
    except PackError as error:
        raise DraftError(f"This text was brought before, and its folder “{slug}” is damaged. Move it out of {own_texts.name}/, then bring the text again. {error}") from None
    if own_slug(there) != slug:
        raise DraftError(f"The folder “{slug}” in {own_texts.name}/ holds another text under this one’s name. Move it out of there, then bring the text again.")
    return slug


def place(slug: str, contents: Mapping[str, bytes], texts_folder: Path) -> Pack:
    """Writes files beside TEXTS_FOLDER/SLUG, checks that lessons run on them, and only then moves them there; gives the pack.

    `contents` may hold names in one folder deeper (`accounts/wire.txt`). DraftError or PackError in one sentence; then nothing is left behind.
    """
    if not is_slug(slug):
        raise DraftError(f"“{slug[:60]}” cannot be the name of a text: use small letters, digits and hyphens.")
    if os.path.lexists(texts_folder / slug):
        raise DraftError(f"There is a text “{slug}” already, and it stays as it is; choose another name.")
    try:
        texts_folder.mkdir(parents=True, exist_ok=True)
        _sweep(texts_folder)
        with tempfile.TemporaryDirectory(prefix=_INCOMING, dir=texts_folder) as folder:
            made = Path(folder) / slug
            for name, content in contents.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_bytes(content)
            _sound(slug, Path(folder))
            os.rename(made, texts_folder / slug)
    except OSError as error:
        raise DraftError(f"The text “{slug}” cannot be written: {reason(error)}.") from error
    return packs.load(slug, texts_folder)


def _sweep(texts_folder: Path) -> None:
    """Removes what a kernel left half written when it was ended, an hour ago or more."""
    for left in texts_folder.glob(f"{_INCOMING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_AFTER:
                shutil.rmtree(left)


def _sound(slug: str, folder: Path) -> Pack:
    """The pack FOLDER/SLUG, where it loads and every lesson can run on it."""
    try:
        return check_pack(packs.load(slug, folder))
    except PackError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise DraftError(f"{slug}: a file of this text is not as lessons need it ({type(error).__name__}).") from error


def take_away(slug: str, own_texts: Path) -> None:
    """Removes a pack that somebody brought; DraftError where there is none of that name. Answers on it are kept."""
    if not is_slug(slug) or not (own_texts / slug / "pack.json").is_file():
        raise DraftError(f"There is no text “{slug[:60]}” of your own.")
    shutil.rmtree(own_texts / slug)


def _json(data: object) -> bytes:
    """A file for people to read in, or, for a book of marks, one that is written and read in a fraction of the time."""
    text = json.dumps(data, ensure_ascii=False)
    return ((text if len(text) > _BOOK else json.dumps(data, ensure_ascii=False, indent=1)) + "\n").encode("utf-8")


def _menu(title: str) -> str:
    return f"Your own text: {title if len(title) <= _MENU else title[:_MENU].rpartition(' ')[0] + ' …'}"


def _notice(left: int, all_: int) -> str:
    return WITH_HELP if not left else NOT_READ.replace("{left}", "it" if left == all_ else f"{left} of its {all_} marks")


def _licence(rights: str) -> str:
    return {"own": "the writer’s own; ask before you pass it on", "private": "not to be shared"}[rights]


def _chain(about: Mapping[str, str]) -> list[dict[str, str]]:
    steps = (("first-publisher", "publisher", "published"), ("reposter", "reposter", "reposted"))
    return [{"role": role, "who": about[who], "date": about.get(day, "")} for role, who, day in steps if about.get(who)]
