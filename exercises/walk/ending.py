"""Lessons 00 and 01: the page as found, and where the article ends."""
from __future__ import annotations

from dataclasses import replace

from .. import boilerplate, questions
from ..charts import Picture
from ..judging import Feedback, Item, Option, Part
from ..pack import Pack, PackError
from ..pages import Page
from ..partner import argues
from ..session import TEXT_KEY, session
from ..widgets import Chooser, Following, Sorter, Viewer
from .common import choices, chosen, common, cores, once_chosen, only, plainly, viewer

_HERE = ("This text stands below. Read on. In a lesson that is open already, press Run All Cells once more. "
         "What you answered on the other text is kept.")


@plainly
def page() -> Following:
    """The page as it was found, once a text is chosen."""
    return once_chosen("The page as it was found", _page)


def _page() -> Page:
    pack = chosen()
    return Page(pack.article, pack.title, pack.notice)


@plainly
def choose_text() -> Following:
    """Which text to read: the article, one without war, or one that was brought; made anew when one more is there."""
    return Following("Choose your text", plainly(_choose_text), session().answers, lambda: tuple(session().slugs()))


def _choose_text() -> Chooser:
    """The texts as one question; a text that is damaged is left out, and said."""
    offered, damaged = _offered()
    _, item, part = TEXT_KEY.split("/")
    asked = Item(item, (Part(part, "Which text do you want to read?", offered),))

    def kept(item: str, part: str, slug: str) -> Feedback:
        return Feedback("kept", session().pack(slug).title, (_HERE,))

    return Chooser("settings", "Choose your text", " ".join(("You can change it at any time.", *damaged)), (asked,), kept, answers=session().answers)


def _offered() -> tuple[tuple[Option, ...], list[str]]:
    """The texts that can be chosen, and a sentence for each that cannot."""
    found, damaged = [], []
    for slug in session().slugs():
        try:
            pack = session().pack(slug)
            found.append(Option(slug, str(pack.meta.get("menu") or pack.title)))
        except PackError as error:
            damaged.append(f"One text is left out: {error}")
    if not found:
        raise PackError(damaged[0])
    return tuple(found), damaged


def _sorter(items, title: str, ask: str) -> Sorter:
    pack = chosen()
    return Sorter(f"{pack.slug}/blocks", title, ask, items, argues(pack.article, boilerplate.judge(pack.article, session().confusions)),
                  voice=pack.article.voice, **common(pack))


@plainly
def sort_blocks(part: str = "core") -> Sorter:
    """Sort blocks of the page into what they do."""
    pack = chosen()
    items = boilerplate.items(pack.article, cores(pack, "boilerplate", part))
    title = "What does each part of the page do?" if part == "core" else "What do the other parts of the page do?"
    return _sorter(tuple(only(i, "group") for i in items), title, "Read it. Then say what it is there for.")


@plainly
def who_gains() -> Sorter:
    """Who speaks in the parts around the story, and who gains from them?"""
    pack = chosen()
    items = boilerplate.items(pack.article, cores(pack, "boilerplate", "gains"))
    return _sorter(tuple(only(i, "speaker", "gains") for i in items), "Who speaks here, and who gains?", "Two questions for each part.")


@plainly
def end_picture() -> Viewer:
    """Where the report ends and what the rest is for: yours where you answered, the reference beside it."""
    pack = chosen()
    return viewer(pack, "blocks", "Where does the report end?", lambda: _with_guess(pack))


def _with_guess(pack: Pack) -> Picture:
    """The picture of the page; its caption begins with what the learner guessed before sorting."""
    picture = boilerplate.picture(pack.article, choices(pack, "blocks", "group"))
    guess = choices(pack, "predict-the-end", "answer").get("q1")
    offered = questions.task(pack, "predict-the-end")["items"][0]["options"] if guess else ()
    said = next((o["label"] for o in offered if o["slug"] == guess), "")
    return replace(picture, caption=f"Your guess was: {said}. {picture.caption}") if said else picture
