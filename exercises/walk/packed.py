"""A draft tried as a pupil, saved as a pack, taken in from a file, put together with another."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ipywidgets import HTML, Widget

from .. import bring, original, pack as packs, scheme
from ..annotation import Mark
from ..drafting import LIVE, Draft, NameTaken, from_zip, may_share, to_zip, write_pack
from ..drafting.merging import Merged, merged
from ..drafting.mended import told_anew
from ..drafting.missing import in_story
from ..drafting.packing import files, place
from ..pack import Pack, PackError
from ..pages import Page
from ..session import TEXT_KEY, Session, session, standing_in
from ..widgets import Done, Took
from ..widgets.errand import Given
from .alone import marks_alone
from .ending import sort_blocks
from .said import mark_attributions
from .speaking import tap_sources
from .words import mark_wording

LESSONS = (("Lesson 01: where does the article end?", sort_blocks), ("Lesson 02: who is speaking?", tap_sources),
           ("Lesson 03: said, or said that said?", mark_attributions), ("Lesson 04: other words", mark_wording))
_SHOWN = 12
_scratch: list[tempfile.TemporaryDirectory] = []


def _as_widget(shown) -> Widget:
    return shown if isinstance(shown, Widget) else HTML(shown._repr_html_())


def _apart(made) -> Widget:
    """A widget whose answers no lesson looks for."""
    widget = _as_widget(made)
    if isinstance(made, Widget):
        widget.spec = {**widget.spec, "apart": True}
    return widget


def previewed(draft: Draft) -> Done:
    """The cores of lessons 01 to 04 on the draft, with answers that go nowhere."""
    while _scratch:
        _scratch.pop().cleanup()
    _scratch.append(tempfile.TemporaryDirectory(prefix="preview-"))
    folder = Path(_scratch[0].name)
    marks = tuple(told_anew(e.mark) for e in in_story(draft.reading(), draft.entries(LIVE)))
    about = {"title": "Your article", **draft.about, "rights": "private"}  # to try it, nobody need say yet whose words they are
    pack = place(draft.slug, files(draft.slug, draft.text, marks, about, 0), folder / "texts")
    scratch = Session(session().root, folder)
    scratch.answers.put(TEXT_KEY, {"choice": pack.slug})
    shown = [_as_widget(Page(pack.article, pack.title, pack.notice))]
    with standing_in(scratch):
        for name, lesson in LESSONS:
            shown += [HTML(f"<h3>{name}</h3>"), _apart(lesson("core"))]
    return Done("This is what a pupil meets", ("The page first, then the core of each lesson. Press “Show it” again after a change.",), shown=tuple(shown))


def saved(draft: Draft) -> Done:
    """The draft as a pack in the texts of this kit; DraftError says what must be told first."""
    with tempfile.TemporaryDirectory() as folder:
        write_pack(draft, Path(folder))  # checked before the version there is goes aside
    pack = _in_place_of_earlier(draft)
    session().forget(pack.slug)
    left = [m for m in draft.missing() if not m.must]
    says = [f"“{pack.title}” is in {_named(pack.folder)}. On this computer, lesson 00 offers it under “What will you read?” the next time that you run it.",
            *([f"Still open, if you like: {left[0].what}" + (f" And {len(left) - 1} more." if left[1:] else "")] if left else [])]
    return _to_share(pack, says) if may_share(pack) else _to_keep(pack, says)


def _named(path: Path) -> str:
    """A folder as a teacher finds it in the file list."""
    root = session().root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _in_place_of_earlier(draft: Draft) -> Pack:
    """The pack, written; where that fails, the earlier version of it comes back to its place."""
    there = session().own_texts / draft.slug
    aside = _set_aside(draft, there)
    try:
        return packs.load(write_pack(draft, session().own_texts).name, session().own_texts)
    except PackError:
        if aside and not there.exists():
            aside.rename(there)
        raise


def _set_aside(draft: Draft, there: Path) -> Path | None:
    """An earlier version of this very text goes to a folder of its own, which is given; a pack of another text stays, and the name is told to be taken."""
    if not (there / "pack.json").is_file():
        return None
    if packs.load(draft.slug, session().own_texts).article.text != draft.text:
        raise PackError(f"Another text of yours is called “{draft.slug}” already. It stays as it is; give this one another title, begun anew.")
    earlier = session().answers.path.parent / "earlier-texts"
    earlier.mkdir(exist_ok=True)
    return there.rename(earlier / f"{draft.slug}-{datetime.now():%Y%m%d-%H%M%S-%f}")


def _beside(name: str, content: bytes) -> Took:
    """The file to take away, also written beside the answers."""
    folder = session().answers.path.parent / "packs"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return Took(name, content)


def _to_share(pack: Pack, says: list[str]) -> Done:
    file = _beside(f"{pack.slug}.zip", to_zip(pack))
    ways = ("For your class: download the file, and give it to each pupil. There, open this notebook and use “Take in a lesson from a file”; "
            f"or unzip it into the folder texts. A copy is in {_named(session().answers.path.parent / 'packs')}.",
            "On a shared server or on Binder, upload the file there and take it in once. Binder forgets it when it closes.")
    return Done("Saved", (*says, *ways), (file,))


def _to_keep(pack: Pack, says: list[str]) -> Done:
    """A text that may not be passed on: the marks without its words go into a file instead."""
    told = ["The words are not yours to share, so there is no .zip. Use the lesson on this computer, on the wall, or where each pupil has the article."]
    data, notes = marks_alone(pack)
    file = _beside(f"{pack.slug}-original.json", json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8"))
    told.append(" ".join(("What you may share is your marks. This file holds them and none of the article’s words. "
                          "Whoever has a copy of the article gives both under “Take in a lesson from a file”.", *notes)))
    return Done("Saved", (*says, *told), (file,))


def taken(given: Given, folder: Path) -> tuple[Done, str]:
    """A lesson from a file: a pack among the texts of this kit, or marks without words laid on a copy of one’s own.

    Gives what is told, and the slug of the draft that was made in the second case, else "".
    """
    if "pack" not in given:
        raise ValueError("Choose a file first.")
    name, content = given["pack"]
    if name.lower().endswith(".json"):
        return _laid(content, given.get("copy"), folder)
    return _taken_in(content), ""


def _taken_in(content: bytes) -> Done:
    """A pack among the texts; one whose name another text has gets a name of its own, and the same file twice is one text."""
    where, slugs = session().own_texts, session().slugs()
    try:
        slug, note = from_zip(content, where, slugs), ()
    except NameTaken as taken:
        if _is_there(taken.slug, content):
            return Done("You have it already", (f"“{session().pack(taken.slug).title}” is one of your texts. Nothing was changed.",))
        slug = from_zip(content, where, slugs, as_slug=taken.free)
        note = (f"Another text is kept as “{taken.slug}” and stays as it is, so this one is kept as “{slug}”.",)
    offered = f"“{session().pack(slug).title}” is one of your texts now. Lesson 00 offers it under “What will you read?” the next time that you run it."
    return Done("Taken in", (offered, *note))


def _is_there(slug: str, content: bytes) -> bool:
    """Whether a text of this name would make just this file."""
    try:
        return to_zip(session().pack(slug)) == content
    except ValueError:
        return False


def _laid(content: bytes, copy: tuple[str, bytes] | None, folder: Path) -> tuple[Done, str]:
    if copy is None:
        raise ValueError("This file holds marks and no words. Give your own copy of the article with it: save the page, or its text, as a file.")
    try:
        data = json.loads(content)
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise ValueError("This file is damaged: it is no JSON. Ask for it once more.") from None
    laid = original.lay(data, bring.file(*copy).text)
    if not laid.found:
        raise ValueError("None of its sentences stand in your copy. Is it the same article?")
    about = data.get("about") or {}
    made = Draft.begin(laid.text, {"title": str(about.get("title") or ""), "rights": "private"}, laid.marks, folder)
    made.accept(*(m.id for m in made.marks()))
    missing = [f"Not found, or in other words in your copy: the sentence after “… {m.before}”." for m in laid.missing[:_SHOWN]]
    return Done("Laid on your copy", (f"{laid.found} of {laid.total} sentences were found, and {len(laid.marks)} marks stand on them. "
                                      "It is a draft now, chosen above. Look it through and save it.", *missing)), made.slug


def put_together(given: Given, draft: Draft | None, folder: Path) -> tuple[Done, str]:
    """Two markings of one text as a new draft; gives what is told and the draft’s slug."""
    if not given or (len(given) < 2 and draft is None):
        raise ValueError("Give two files, or one file to go with a draft that you began.")
    with tempfile.TemporaryDirectory() as scratch:
        read = [packs.load(from_zip(content, Path(scratch) / slot, ()), Path(scratch) / slot) for slot, (_, content) in sorted(given.items())]
    texts = [(p.article.text, p.article.marks, _about_of(p)) for p in read]
    if len(texts) < 2:
        texts.insert(0, (draft.text, draft.marks(), draft.about))
    (text, mine, about), (other, theirs, _) = texts
    if text != other:
        raise ValueError("These are two texts, not two markings of one. A single comma more makes it another text.")
    key = merged(mine, theirs)
    made = Draft.begin(text, about, key.marks, folder)
    made.accept(*(m.id for m in made.marks()))
    return Done("One key from two", tuple(_disagreements(text, key))), made.slug


def _about_of(pack: Pack) -> dict[str, str]:
    """What a pack tells of its text, as a draft holds it."""
    steps = {step.get("role"): step for step in pack.meta.get("chain", ()) if isinstance(step, Mapping)}
    first, then = steps.get("first-publisher", {}), steps.get("reposter", {})
    told = {"publisher": first.get("who"), "published": first.get("date"), "reposter": then.get("who"), "reposted": then.get("date")}
    return {k: str(v) for k, v in {**{n: pack.meta.get(n) for n in ("title", "rights", "licence", "address")}, **told}.items() if v}


def _disagreements(text: str, key: Merged) -> list[str]:
    apart, alone = key.disagreements, key.first + key.second
    last = "The new draft is chosen above. Go through it once more if you like."
    counted = f"You agree in {key.same} places and read {key.differ} differently. {alone} marks only one of you made."
    if not apart:
        return [counted, last]
    more = [f"And {len(apart) - _SHOWN} more."] if len(apart) > _SHOWN else []
    return [f"{counted} Wherever you part, both readings are in the key, and pupils hear of both:", *(_line(text, m) for m in apart[:_SHOWN]), *more, last]


def _line(text: str, mark: Mark) -> str:
    said = " ".join(text[mark.span.start:mark.span.end].split())
    kinds = {**scheme.KINDS[mark.strand], **scheme.CLAIM_KINDS}
    others = [kinds[o.kind].label if o.kind in kinds else "let it stand" for o in mark.others[-1:]]
    return f"“{said if len(said) < 60 else said[:58].rstrip() + ' …'}”: {' or '.join([kinds[mark.kind].label, *others])}."
