"""Lesson 06: an article that the learner brings, read together with the first reader."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from .. import boilerplate, claims, scheme, sourcing, wording
from .. import kinds_of_claim as kinds
from ..bring import Brought, paste
from ..charts import Picture
from ..drafting import quick_pack
from ..drafting.about import own_slug as own_name
from ..drafting.about import plain_text
from ..drafting.phrases import clip
from ..judging import Feedback, Item, Option, Part
from ..pack import Pack, PackError, read_text
from ..pages import Notice, Page
from ..partner import argues
from ..session import session
from ..voice import FIRST_READER
from ..widgets import Bringer, Chooser, Following, Marker, Sorter, Tapper, Together
from .common import blocks, choices, common, only, plainly, viewer
from .own_places import PARTS, marking_blocks, page_parts, sentence_blocks
from .own_summary import differences_card, own_reading_card

OWN_KEY = "settings/own/answer"
BRING_FIRST = "Bring an article, or take the example, under “Which article do you want to read?”. Then it stands here."
_MENU = 80
"""The longest title in the menu, in characters: a text without a headline is called by its first line."""
_MANY = 60
"""With more places than this, a picture shows those that were asked about and leaves out the rest."""


def _example() -> Brought:
    return _pasted(session().texts / "scheme" / "example-article.txt")


@cache
def _pasted(path: Path) -> Brought:
    """A text file as if it were pasted; read once, for the menu asks at every answer."""
    return paste(read_text(path))


def _example_slug() -> str:
    return own_name(plain_text(_example().text))


def _is_own(slug: str) -> bool:
    """Whether there is such a text, read by the first reader alone."""
    with suppress(PackError):
        return slug in session().slugs() and session().pack(slug).article.key == FIRST_READER.key
    return False


def own_texts() -> dict[str, str]:
    """The articles that were brought, and behind them the example: slug → title."""
    example = _example_slug()
    brought = {slug: clip(session().pack(slug).title, _MENU) for slug in session().slugs() if slug != example and _is_own(slug)}
    return {**brought, example: "An example to try: a ferry and its bell"}


def own_slug() -> str:
    """The article chosen for lesson 06, made where it is the example and not there yet; “” where none is chosen."""
    chosen = session().answers.get(OWN_KEY)
    slug = chosen.get("choice") if isinstance(chosen, Mapping) else None
    if not isinstance(slug, str):
        return ""
    if _is_own(slug):
        return slug
    with suppress(ValueError):
        return quick_pack(_example(), session().own_texts) if slug == _example_slug() else ""
    return ""  # the folder cannot be written: `_stands` says so


def _of_own(make: Callable[[Pack], object]) -> Following:
    """What `make` gives for the article chosen, or one line that says what to do first."""
    def made() -> object:
        slug = own_slug()
        return make(session().pack(slug)) if slug else Notice(BRING_FIRST)

    return Following("Your article", plainly(made, own_slug), session().answers, own_slug)


def _where(slug: str) -> str:
    """The folder in which a text is kept, as somebody would look for it."""
    folder = session().own_texts / slug
    return str(folder.relative_to(session().root) if folder.is_relative_to(session().root) else folder)


def _take(brought: Brought) -> Feedback:
    slug = quick_pack(brought, session().own_texts)
    session().answers.put(OWN_KEY, {"choice": slug})
    kept = f"It is kept in {_where(slug)}, beside your answers. From there it goes to nobody."
    return Feedback("kept", session().pack(slug).title, (kept, *brought.notes))


def _menu() -> Chooser:
    offered = tuple(Option(slug, title) for slug, title in own_texts().items())
    asked = Item("own", (Part("answer", "Choose one:", offered),))

    def kept(item: str, part: str, slug: str) -> Feedback:
        return Feedback("kept", own_texts().get(slug, ""), (_stands(slug),))

    return Chooser("settings", "Which article do you want to read?", "One that you brought, or the example. What you answered on another stays kept.",
                   (asked,), kept, session().answers)


def _stands(slug: str) -> str:
    """Where the text chosen is, or that it could not be put there."""
    if own_slug() == slug or _is_own(slug):
        return f"It stands below. It is kept in {_where(slug)}, and what you answer with your work."
    return f"It cannot be kept in {_where(slug)}, so it does not stand below. Is the folder write-protected, or the disk full?"


@plainly
def bring_article() -> Together:
    """Bring an article of your own, or choose among those that are there."""
    menu = Following("Your articles", plainly(_menu), session().answers, lambda: tuple(own_texts()))
    return Together(Bringer("Bring an article", session().answers, _take), menu)


@plainly
def own_page() -> Following:
    """Your article as you brought it, block by block."""
    return _of_own(lambda pack: Page(pack.article, pack.title, pack.notice))


@plainly
def own_blocks(part: str = "core") -> Following:
    """Where does it end? Blocks of your article, sorted beside the first reader."""
    return _of_own(lambda pack: _blocks(pack, part))


def _blocks(pack: Pack, part: str) -> Sorter | Notice:
    text, wanted = pack.article, set(page_parts(pack.article, part))
    items = tuple(only(i, "group") for i in boilerplate.items(text) if i.id in wanted)
    title = "What does each part of your page do?" if part == PARTS[0] else "What do the other parts of your page do?"
    return _some(items, lambda: Sorter(
        f"{pack.slug}/blocks", title, _of_all(len(items), len(boilerplate.units(text)), "parts"), items,
        argues(text, boilerplate.judge(text, session().confusions)), voice=text.voice, **common(pack)))


@plainly
def own_sources(part: str = "core") -> Following:
    """Who is speaking? Sentences of your article, beside the first reader."""
    return _of_own(lambda pack: _sources(pack, part))


def _sources(pack: Pack, part: str) -> Tapper | Notice:
    text, found = pack.article, sentence_blocks(pack.article, part)
    wanted = {i for names in found.values() for i in names}
    items = tuple(replace(i, parts=(sourcing.KIND, sourcing.STAKE)) for i in sourcing.items(text, tuple(found)) if i.id in wanted)
    title = "Who does each sentence come from?" if part == PARTS[0] else "Who do the other sentences come from?"
    return _some(items, lambda: Tapper(
        f"{pack.slug}/sources", title, _of_all(len(items), len(sourcing.sentences(text)), "sentences"), items,
        argues(text, sourcing.judge(text, session().confusions)), about={"blocks": blocks(text, found)}, voice=text.voice, **common(pack)))


@plainly
def own_claims(part: str = "core") -> Following:
    """Said, or said that said? Source, cue and content in your article; with “kinds”, what kinds of claim it makes."""
    make = _kinds if part == "kinds" else lambda pack: _claims(pack, part)
    return _of_own(make)


def _claims(pack: Pack, part: str) -> Marker:
    text = pack.article
    title = "Who says it, how is it put, and what is said?" if part == PARTS[0] else "Who says it in the other blocks?"
    return Marker(f"{pack.slug}/attributions", title, "Mark the words for source, cue and content. Then say that you are done with the block.",
                  text, marking_blocks(text, "claims", part), scheme.SPAN_KINDS, argues(text, claims.judge_block(text, session().confusions)),
                  alone="Nobody but the author", **common(pack))


def _kinds(pack: Pack) -> Chooser | Notice:
    text = pack.article
    ids = [kinds.short(m) for m in kinds.claims(text)][:8]
    return _some(ids, lambda: Chooser(
        f"{pack.slug}/claim-kinds", "What kinds of claim are these?", "Choose as many as fit.", kinds.items(text, ids),
        argues(text, kinds.judge(text, session().confusions)), session().answers, voice=text.voice))


@plainly
def own_words(part: str = "core") -> Following:
    """Other words: which words of your article judge while they tell?"""
    return _of_own(lambda pack: _words(pack, part))


def _words(pack: Pack, part: str) -> Marker:
    text = pack.article
    title = "Which words judge while they tell?" if part == PARTS[0] else "Which words judge in the other blocks?"
    return Marker(f"{pack.slug}/wording", title, "Mark a word and say what kind it is. Then say that you are done with the block.",
                  text, marking_blocks(text, "wording", part), scheme.WORDING_KINDS, argues(text, wording.judge_block(text, session().confusions)),
                  alone="No loaded words here", **common(pack))


def _some(places: tuple | list, make: Callable) -> object:
    return make() if places else Notice("No more places here: the part above asked about all of them.")


def _of_all(asked: int, there: int, what: str) -> str:
    """What to do, and how much of a long article is asked about."""
    some = f" {asked} of {there} {what} are asked about here." if asked < there else ""
    return f"Say what you think. Then see what the first reader thinks.{some}"


@plainly
def own_pictures() -> Following:
    """Who speaks when, and where it ends: drawn with your answers beside those of the first reader."""
    return _of_own(lambda pack: Together(viewer(pack, "sources", "Who speaks when?", lambda: _strip(pack)),
                                         viewer(pack, "blocks", "Where does it end?", lambda: _stacks(pack))))


def _strip(pack: Pack) -> Picture:
    text = pack.article
    asked = {i for part in PARTS for names in sentence_blocks(text, part).values() for i in names}
    return sourcing.picture(text, choices(pack, "sources", "kind"), asked if len(sourcing.sentences(text)) > _MANY else ())


def _stacks(pack: Pack) -> Picture:
    text = pack.article
    asked = {i for part in PARTS for i in page_parts(text, part)}
    return boilerplate.both_pictures(text, choices(pack, "blocks", "group"), asked if len(boilerplate.units(text)) > _MANY else ())


@plainly
def own_differences() -> Following:
    """Where you and the first reader differ: both readings and your reason, for talk."""
    return _of_own(lambda pack: viewer(pack, "", "Where do you and the first reader differ?", lambda: differences_card(pack), "Show where we differ"))


@plainly
def own_card() -> Following:
    """The reading card of your article, with what you decided."""
    return _of_own(lambda pack: viewer(pack, "", "My reading card", lambda: own_reading_card(pack), "Make my reading card"))
