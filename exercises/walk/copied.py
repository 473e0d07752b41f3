"""The article itself, on the learner's own copy: every mark is laid on it, and it becomes the text of the lessons."""
from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping

from .. import annotation, original
from ..bring import Brought, BringError
from ..drafting.packing import place
from ..judging import Feedback
from ..original import Laid
from ..pack import FORMAT, VERSION, Pack, PackError, digest, read_json
from ..session import HOME, TEXT_KEY, session
from ..widgets import Bringer
from .common import plainly

SLUG = "al-bukamal-original"
MAKER = "own_copy"
"""What pack.json says of who wrote the pack: only such a pack is ever replaced."""
ENOUGH = 0.5
"""The share of sentences that have to be there: on less, no lesson would be about the article."""
_NEXT = ".next"
"""Where a new copy is made: a folder whose packs no lesson lists."""
_ASK = ("Paste your saved copy of the page, or give its file. Whatever stands around the article may stay. "
        "The kit holds marks for this article and none of its words, so it needs your copy to lay them on.")
_NOTICE = ("This is your own copy of the report that South Front published on 20 November 2017 and Global Research reposted a day later. "
           "It is kept beside your answers. Its words are not yours or ours to pass on; the marks and reasons are the kit’s.")
_AGAIN = "Copy the page once more from the site, from its title to its last line, and give that. What you answered stays."
_DATA = ("dossier", "choices", "tree", "words", "since")
_LONG = 20
_SHOWN = 24


@plainly
def own_copy() -> Bringer:
    """A box for your own copy of the article; its marks are laid on it, and the lessons run on it from then on."""
    return Bringer("Read the article itself", session().answers, take, ask=_ASK, button="Lay the marks on my copy")


def take(brought: Brought) -> Feedback:
    """Lays the marks on what was brought and makes it the text of the lessons; BringError where it is another text."""
    data = read_json(session().texts / HOME / "original.json")
    laid = original.lay(data, brought.text)
    if laid.found < ENOUGH * laid.total:
        raise BringError(f"{laid.found} of the article’s {laid.total} sentences stand in this text, so nothing was changed. Is it the report "
                         "on al-Bukamal of November 2017, as Global Research has it? Copy that whole page, and paste it here.")
    _put(_files(laid, data, session().pack(HOME)))
    session().answers.put(TEXT_KEY, {"choice": SLUG})
    return Feedback("kept", _title(laid), (*_told(laid), *brought.notes))


def _title(laid: Laid) -> str:
    return f"{laid.found} of {laid.total} sentences found"


def _told(laid: Laid) -> Iterator[str]:
    marks = f"{len(laid.marks)} marks are laid on your copy."
    if not laid.missing:
        yield f"Every sentence of the article stands in your copy. {marks}"
    else:
        yield f"{marks} {_left_out(len(laid.lost))} to what stands below: your copy does not have it, or has it in other words."
        yield from map(_line, laid.missing)
        yield _AGAIN
    yield "The lessons now run on it. It is kept beside your answers, and from there it goes to nobody. To go back, choose another text in lesson 00."


def _left_out(marks: int) -> str:
    return {0: "No other belongs", 1: "One more belongs"}.get(marks, f"{marks} more belong")


def _line(missing: original.Missing) -> str:
    where = f"after “{missing.before}”" if missing.before else "at the beginning"
    there = f"your copy has “{_cut(missing.instead)}” there" if missing.instead else "nothing stands there in your copy"
    return f"Sentence {missing.number}, {where}: {there}."


def _cut(text: str) -> str:
    first = text.split()[:_SHOWN]
    return " ".join(first) + (" …" if len(first) < len(text.split()) else "")


def _files(laid: Laid, data: Mapping, home: Pack) -> dict[str, bytes]:
    """The pack: the copy and its marks, and beside them what the article's own pack has, asked about this copy."""
    made = {
        "pack.json": _meta(laid, data, home), "marks.json": annotation.collection(laid.marks, laid.text, f"{SLUG}:marks"),
        "questions.json": _questions(laid, home), "verbs.json": data.get("data", {}).get("verbs") or dict(home.data("verbs")),
    }
    lent = [home.folder / f"{name}.json" for name in _DATA if home.has(name)] + sorted((home.folder / "accounts").glob("*.*"))
    return {"article.txt": laid.text.encode("utf-8"), **{name: _json(value) for name, value in made.items()},
            **{path.relative_to(home.folder).as_posix(): path.read_bytes() for path in lent}}


def _meta(laid: Laid, data: Mapping, home: Pack) -> dict:
    about = data.get("about", {})
    chain = [step for step in home.meta.get("chain", ()) if step.get("role") != "retelling"]
    return {"format": FORMAT, "version": VERSION, "title": str(about.get("title") or home.title), "menu": str(about.get("menu") or home.title),
            "notice": _NOTICE, "sha256": digest(laid.text), "language": "en", "licence": "not to be shared", "rights": "private",
            "scheme": home.meta.get("scheme"), "key": "reference", "borrows": HOME, "made_by": MAKER, "chain": chain,
            "authorship": "Text: South Front. Marks: written for the kit.", "dates": home.meta.get("dates", {}),
            "accounts": [_account(account, laid) for account in home.meta.get("accounts", ())]}


def _account(about: Mapping, laid: Laid) -> dict:
    """An account, set beside this copy by its block numbers."""
    pairs = [[laid.blocks[mine], theirs] for mine, theirs in about.get("partners", ()) if mine in laid.blocks]
    return {**about, "partners": pairs} if "partners" in about else dict(about)


def _questions(laid: Laid, home: Pack) -> dict:
    """The article's own questions; where they quote the teaching edition, they quote this copy."""
    asked = dict(home.data("questions"))
    cores = {**_whole(laid), "accounts": asked["cores"].get("accounts", {})}
    return {**_quoting(asked, _swaps(laid, home)), "cores": cores}


def _whole(laid: Laid) -> dict:
    """The cores without blocks in which a sentence has no marks, where marking is asked: the reference knows nothing of it."""
    broken = {missing.block for missing in laid.missing}
    return {strand: {part: [n for n in numbers if n not in broken] if strand in ("claims", "wording") else numbers for part, numbers in parts.items()}
            for strand, parts in laid.cores.items()}


def _swaps(laid: Laid, home: Pack) -> list[tuple[str, str]]:
    """Sentences and blocks of the teaching edition with what stands for them in this copy, the longest first."""
    mine = {m.id: laid.text[m.span.start:m.span.end] for m in laid.marks if m.strand in ("boilerplate", "sourcing")}
    pairs = {home.article.words_of(m): mine[m.id] for m in home.article.marks if m.id in mine}
    return sorted(((old, new) for old, new in pairs.items() if len(old) >= _LONG), key=lambda pair: -len(pair[0]))


def _quoting(value: object, swaps: list[tuple[str, str]]) -> object:
    if isinstance(value, dict):
        return {name: _quoting(part, swaps) for name, part in value.items()}
    if isinstance(value, list):
        return [_quoting(part, swaps) for part in value]
    for old, new in swaps if isinstance(value, str) else ():
        value = value.replace(old, new)
    return value


def _put(files: Mapping[str, bytes]) -> None:
    """Writes the pack beside the old one, checked, and then in its place; PackError where another pack has this name."""
    folder = session().own_texts
    there = folder / SLUG
    if os.path.lexists(there) and read_json(there / "pack.json").get("made_by") != MAKER:
        raise PackError(f"There is a text “{SLUG}” that was not made here. Move its folder out of {folder.name}/ first; it was left as it is.")
    shutil.rmtree(folder / _NEXT, ignore_errors=True)
    place(SLUG, files, folder / _NEXT)
    shutil.rmtree(there, ignore_errors=True)
    os.rename(folder / _NEXT / SLUG, there)
    (folder / _NEXT).rmdir()
    session().forget(SLUG)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
