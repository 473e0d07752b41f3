"""For the teacher: an article becomes a lesson, from the paste to the pack that a class reads."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ipywidgets import Widget

from .. import spans
from ..bring import Brought
from ..drafting import Draft, DraftError
from ..drafting.about import checked
from ..judging import Feedback, Item, Option, Part
from ..pages import Notice, Shown
from ..session import session
from ..spans import Span
from ..widgets import Author, Blank, Bringer, Chooser, Done, Errand, Following, Form, Together, Under
from .common import plainly
from .packed import previewed, put_together, saved, taken

DRAFT_KEY = "settings/draft/answer"
MOST_WORDS, MOST_SENTENCES = 8_000, 800
"""The longest text that is marked in one piece: ten times what a class reads in a lesson."""
NO_DRAFT = "No article is begun yet. Bring one above, and it stands here."
RIGHTS_NAMES = {"own": "Ours: I or my class wrote it", "licensed": "Shared by its owner: it has a licence", "private": "Somebody else’s: it may be read, not passed on"}
RIGHTS_MEAN = {
    "own": "You may share the lesson with anybody. Say under “Licence” how they may use it.",
    "licensed": "You may share the lesson under that same licence, with the owner’s name beside it.",
    "private": "Your class may read it here. It stays where this notebook runs. You can still share your marks: “Save it” then makes a file that holds none of its words.",
}
BLANKS = (
    Blank("title", "Title", hint="What your pupils see in the list of texts."),
    Blank("rights", "Whose words are these?", "choice", options=tuple((slug, RIGHTS_NAMES[slug], RIGHTS_MEAN[slug]) for slug in RIGHTS_NAMES)),
    Blank("licence", "Licence", hint="As its owner names it, such as CC BY 4.0. Needed only where it has one."),
    Blank("publisher", "Who published it first"),
    Blank("published", "On which day", "day"),
    Blank("reposter", "Who reposted it, if anybody"),
    Blank("reposted", "Reposted on which day", "day"),
    Blank("author", "Who wrote it"),
    Blank("address", "Where it stands", hint="The web address, if it has one."),
    Blank("notice", "A line for your pupils above the text", "text", "For example what they should know before they read it."),
)
_open: dict[Path, Draft] = {}


def _folder() -> Path:
    return session().answers.path.parent


def _path(slug: str) -> Path:
    return _folder() / "drafts" / f"{slug}.json"


def opened(slug: str) -> Draft:
    """The draft of this name, one object a kernel, so that all parts of the page hear of each change."""
    if _path(slug) not in _open:
        _open[_path(slug)] = Draft.open(slug, _folder())
    return _open[_path(slug)]


def _files() -> list[Path]:
    """The files of drafts, the latest changed first."""
    return sorted((_folder() / "drafts").glob("*.json"), key=lambda path: (-path.stat().st_mtime, path.name))


def _sound() -> list[str]:
    """The drafts that can be opened, the latest first; a damaged one keeps no other from being found."""
    found = []
    for path in _files():
        with suppress(DraftError):
            found.append(opened(path.stem).slug)
    return found


def current() -> Draft | None:
    """The draft that the teacher is at: the one chosen, else the latest; None where none is begun."""
    there = _sound()
    picked = session().answers.get(DRAFT_KEY)
    slug = picked.get("choice") if isinstance(picked, Mapping) else None
    return opened(slug if slug in there else there[0]) if there else None


def _slug_now() -> str:
    now = session().answers.get(DRAFT_KEY)
    return str(now.get("choice")) if isinstance(now, Mapping) else ""


def following_draft(title: str, make: Callable[[Draft], Widget | Shown]) -> Following:
    """What `make` gives for the current draft, made anew when another is chosen."""
    def made() -> Widget | Shown:
        draft = current()
        return make(draft) if draft else Notice(NO_DRAFT)

    return Following(title, plainly(made), session().answers, _slug_now)


def _not_too_long(brought: Brought) -> None:
    sentences = len(spans.sentences(brought.text, Span(0, len(brought.text))))
    for many, most, name in ((brought.words, MOST_WORDS, "words"), (sentences, MOST_SENTENCES, "sentences")):
        if many > most:
            raise ValueError(f"This text has {many:,} {name}, and a lesson takes up to {most:,}. Leave blocks out in the list here, or bring a part of it.")


def begin(brought: Brought) -> Feedback:
    """A draft of what was brought, with the first reader’s suggestions; it is the current one from then on."""
    _not_too_long(brought)
    about = {"title": brought.title, "published": brought.date, "address": brought.address, "labels": brought.labels}
    draft = Draft.begin(brought.text, about, None, _folder())
    _open[_path(draft.slug)] = draft
    session().answers.put(DRAFT_KEY, {"choice": draft.slug})
    many = len(draft.marks())
    return Feedback("kept", str(draft.about.get("title") or "Your article"), (f"The first reader suggests {many} marks. They stand further down, under “Say yes or no to each mark”.",))


def _how_far(slug: str) -> str:
    looked = [e.looked_at for e in opened(slug).entries()]
    return f"{sum(looked)} of {len(looked)} marks looked at"


def _begun() -> Widget | Shown:
    found = _sound()
    if not found:
        return Notice("No draft yet. Each one that you begin stands here, to go on with.")
    offered = tuple(Option(slug, opened(slug).about.get("title", slug), f"{_day(slug)}; {_how_far(slug)}") for slug in found)
    _, item, part = DRAFT_KEY.split("/")

    def kept(item: str, part: str, slug: str) -> Feedback:
        return Feedback("kept", opened(slug).about.get("title", slug), ("You go on with this one. It stands below.",))

    return Chooser("settings", "Go on with one that you began", "The latest is on top.", (Item(item, (Part(part, "Which draft?", offered),)),), kept, answers=session().answers)


def _day(slug: str) -> str:
    changed = datetime.fromtimestamp(_path(slug).stat().st_mtime)
    return f"last worked on {changed.day} {changed:%B}, {changed:%H:%M}"


@plainly
def bring_for_class() -> Together:
    """A box for the article; and the drafts begun earlier, to go on with."""
    bringer = Bringer("Bring an article for your class", session().answers, begin, button="Begin a lesson with this text", first=not _files())
    earlier = Following("Drafts", plainly(_begun), session().answers, lambda: (_slug_now(), len(_files())))
    return Together(bringer, earlier)


@plainly
def mark_article() -> Following:
    """The article with its suggested marks: accept, mend, drop, add."""
    return following_draft("Mark the article", Author)


@plainly
def about_article() -> Following:
    """Title, who published it and when, and whose words they are."""
    return following_draft("About the article", _about_form)


def _about_form(draft: Draft) -> Form:
    key = f"{draft.slug}/about"

    def settled(said: Mapping[str, str]) -> dict[str, object]:
        held = draft.answers.get(key) or {}
        fixed = {name: held[name] for name in ("sha256", "parts") if name in held}
        return {**checked({**held, **said}), **fixed}

    return Form(key, "About the article", "Each line is kept as you type. Only the first two must be filled in.", BLANKS, draft.answers, settled)


@plainly
def preview() -> Under:
    """The core of lessons 01 to 04 on the draft, as a pupil meets it; what is pressed in it is kept nowhere."""
    errand = Errand("See it as a pupil does", "Try what you like: nothing that you answer here is kept. Press again after a change.",
                    "Show it", lambda given: previewed(_current()), session().answers)
    return Under(errand)


def _current() -> Draft:
    draft = current()
    if draft is None:
        raise ValueError(NO_DRAFT)
    return draft


@plainly
def save_pack() -> Errand:
    """Writes the lesson into the texts of this kit, and gives it as one file for the class."""
    return Errand("Save the lesson", "It is checked before anything is written. Save as often as you like: earlier versions are set aside, not lost.",
                  "Save it", lambda given: saved(_current()), session().answers)


@plainly
def bring_pack() -> Errand:
    """Takes in a lesson that a colleague saved, or marks without words together with a copy of the article."""
    return Errand("Take in a lesson from a file", "A lesson comes as one .zip. It is checked before a file of it is written, and no text of yours is changed.",
                  "Take it in", lambda given: _chosen_after(*taken(given, _folder())), session().answers,
                  (("pack", "The file", ".zip,.json"), ("copy", "Only for a .json: your own copy of the article", ".html,.htm,.txt,.md,.docx,.pdf")))


def _chosen_after(done: Done, slug: str) -> Done:
    """The same; where a draft was made, it is the current one from then on."""
    if slug:
        session().answers.put(DRAFT_KEY, {"choice": slug})
    return done


@plainly
def merge_two() -> Errand:
    """Two teachers’ marks on one text become one key; where they differ, both readings stay."""
    return Errand("Put two markings together", "You and a colleague marked the same text? Give both files, or one file to go with the draft above. "
                  "The result is a new draft; both of yours stay as they are.", "Put them together",
                  lambda given: _chosen_after(*put_together(given, current(), _folder())), session().answers,
                  (("one", "A lesson", ".zip"), ("other", "A second one; leave it empty to take the draft above", ".zip")))
