"""A draft tried as a pupil, saved as a pack, taken in from a file, put together with another."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ipywidgets import HTML, Widget

from .. import original, pack as packs, scheme
from ..annotation import Mark
from ..drafting import LIVE, Draft, from_zip, may_share, merge_keys, to_zip, write_pack
from ..drafting.missing import in_story
from ..drafting.packing import files, place
from ..pack import Pack, PackError
from ..pages import Page
from ..session import TEXT_KEY, Session, session, standing_in
from ..spans import words
from ..widgets import Done, Took
from .ending import sort_blocks
from .said import mark_attributions
from .speaking import tap_sources
from .words import mark_wording

LESSONS = (("Lesson 01: where does the article end?", sort_blocks), ("Lesson 02: who is speaking?", tap_sources),
           ("Lesson 03: said, or said that said?", mark_attributions), ("Lesson 04: other words", mark_wording))
SHORTEST_QUOTE = 6
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
    marks = tuple(e.mark for e in in_story(draft.reading(), draft.entries(LIVE)))
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
    _set_aside(draft)
    pack = packs.load(write_pack(draft, session().own_texts).name, session().own_texts)
    session().forget(pack.slug)
    left = [m for m in draft.missing() if not m.must]
    says = [f"“{pack.title}” is in {_named(pack.folder)}. On this computer, lesson 00 offers it under “What will you read?” the next time that you run it.",
            *([f"Still open, if you like: {left[0].what}" + (f" And {len(left) - 1} more." if left[1:] else "")] if left else [])]
    return _to_share(pack, says) if may_share(pack) else _to_keep(pack, says)


def _named(path: Path) -> str:
    """A folder as a teacher finds it in the file list."""
    root = session().root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _set_aside(draft: Draft) -> None:
    """An earlier version of this very text goes to a folder of its own; a pack of another text stays, and the name is told to be taken."""
    there = session().own_texts / draft.slug
    if not (there / "pack.json").is_file():
        return
    if packs.load(draft.slug, session().own_texts).article.text != draft.text:
        raise PackError(f"Another text of yours is called “{draft.slug}” already. It stays as it is; give this one another title, begun anew.")
    earlier = session().answers.path.parent / "earlier-texts"
    earlier.mkdir(exist_ok=True)
    there.rename(earlier / f"{draft.slug}-{datetime.now():%Y%m%d-%H%M%S-%f}")


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
    marks, changed = without_quotes(pack.article.text, pack.article.marks)
    about = {"title": pack.title, "chain": pack.meta.get("chain", []), "rights": "private"}
    told = ["The words are not yours to share, so there is no .zip. Use the lesson on this computer, on the wall, or where each pupil has the article."]
    try:
        data = original.write(pack.article.text, marks, about, pack.data("questions")["cores"])
    except ValueError as error:
        return Done("Saved", (*says, *told, f"The file with your marks alone could not be made: {error}"))
    file = _beside(f"{pack.slug}-original.json", json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8"))
    told.append("What you may share is your marks. This file holds them and none of the article’s words; it fits whoever has a copy of their own."
                + (f" In {changed} of them the reason quoted the article; there, the scheme’s own words stand instead." if changed else ""))
    return Done("Saved", (*says, *told), (file,))


def without_quotes(text: str, marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], int]:
    """The marks, with words of our own wherever one of theirs repeats six words or more of the text in a row; and in how many that was."""
    runs = _runs(text)
    cleaned = [_cleaned(mark, runs) for mark in marks]
    return tuple(cleaned), sum(one != mark for one, mark in zip(cleaned, marks))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = [text[w.start:w.end].lower() for w in words(text)]
    return frozenset(tuple(said[i:i + SHORTEST_QUOTE]) for i in range(len(said) - SHORTEST_QUOTE + 1))


def _cleaned(mark: Mark, runs: frozenset[tuple[str, ...]]) -> Mark:
    def quotes(said: object) -> bool:
        return isinstance(said, str) and not runs.isdisjoint(_runs(said))

    facts = {name: value for name, value in mark.facts.items() if not quotes(value) and name != "first_reader"}
    blank = {name: "" for name in mark.facts if name not in facts and name != "first_reader"}
    return replace(mark, reason=scheme.KINDS[mark.strand][mark.kind].definition if quotes(mark.reason) else mark.reason, facts={**facts, **blank},
                   hints=tuple(h for h in mark.hints if not quotes(h)), others=tuple(o for o in mark.others if not quotes(o.reason)),
                   overlooks={k: v for k, v in mark.overlooks.items() if not quotes(v)}, back="" if quotes(mark.back) else mark.back)


def taken(given: Mapping[str, tuple[str, bytes]]) -> Done:
    """A pack from a file, among the texts of this kit."""
    if "pack" not in given:
        raise ValueError("Choose a file first.")
    slug = from_zip(given["pack"][1], session().own_texts, session().slugs())
    return Done("Taken in", (f"“{session().pack(slug).title}” is one of your texts now. Lesson 00 offers it under “What will you read?” the next time that you run it.",))


def merged(given: Mapping[str, tuple[str, bytes]], draft: Draft | None, folder: Path) -> tuple[Done, str]:
    """Two markings of one text as a new draft; gives what is told and the draft’s slug."""
    if not given or (len(given) < 2 and draft is None):
        raise ValueError("Give two files, or one file to go with a draft that you began.")
    with tempfile.TemporaryDirectory() as scratch:
        read = [packs.load(from_zip(content, Path(scratch) / slot, ()), Path(scratch) / slot) for slot, (_, content) in sorted(given.items())]
    texts = [(p.article.text, p.article.marks, dict(p.meta)) for p in read]
    if len(texts) < 2:
        texts.insert(0, (draft.text, draft.marks(), draft.about))
    (text, mine, about), (other, theirs, _) = texts
    if text != other:
        raise ValueError("These are two texts, not two markings of one. A single comma more makes it another text.")
    marks = merge_keys(mine, theirs)
    names = ("title", "rights", "licence", "author", "address")
    made = Draft.begin(text, {n: about[n] for n in names if n in about} | ({} if draft is None else draft.about if draft.text == text else {}), marks, folder)
    made.accept(*(m.id for m in marks))
    return Done("One key from two", tuple(_disagreements(text, mine, marks))), made.slug


def _disagreements(text: str, before: tuple[Mark, ...], after: tuple[Mark, ...]) -> list[str]:
    known = {m.id: len(m.others) for m in before}
    apart = [m for m in after if len(m.others) > known.get(m.id, 0)]
    if not apart:
        return ["Your marks agree wherever both of you marked. The new draft is chosen above."]
    head = f"In {len(apart)} place{'' if len(apart) == 1 else 's'} you read it differently. Both readings are in the key, and pupils see both."
    more = [f"And {len(apart) - _SHOWN} more."] if len(apart) > _SHOWN else []
    return [head, *(_line(text, mark) for mark in apart[:_SHOWN]), *more, "The new draft is chosen above. Go through it once more if you like."]


def _line(text: str, mark: Mark) -> str:
    said = " ".join(text[mark.span.start:mark.span.end].split())
    kinds = {**scheme.KINDS[mark.strand], **scheme.CLAIM_KINDS}
    other = mark.others[-1].kind
    return f"“{said if len(said) < 60 else said[:58].rstrip() + ' …'}”: {kinds[mark.kind].label}, or {kinds[other].label if other in kinds else 'let it stand'}."
