"""Accounts of one event side by side: the kit's own three, or any that somebody brings."""
from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .. import compare
from ..bring import Brought
from ..compare import kept
from ..judging import Feedback
from ..pack import Pack, PackError, Text
from ..pages import Notice, Table
from ..session import TEXT_KEY, session
from ..widgets import Bringer, Following, Lineup, Note, Together, Viewer
from .common import plainly

TEXTS_KEY, ACTORS_KEY = "compare/texts", "compare/actors"
OWN_KEY = "settings/own/answer"
CALM = "council"
_NAME = 80
_NEEDED = "Bring two texts on one event first, or press “Compare the kit’s own three accounts” above."
_ONE_MORE = "One text stands there. Bring a second one on the same event, and the two are compared here."
_ASK = "Each text has a letter. Give it a name that you will know again: a paper, a date, a side."
_ACTORS = ("Is an actor missing? Write its name on a line of its own. One actor can have many names: put them on one line, with commas: "
           "the council, town hall, Orla Venn’s team. The first name stands for all.")


@plainly
def bring_accounts() -> Together:
    """Bring two to five texts, name them, take one out; or set the kit's own three there."""
    bringer = Bringer("Bring a text to compare", session().answers, _take, button="Set it beside the others", several=True)
    return Together(bringer, _lineup())


def _lineup() -> Lineup:
    ready = [("Compare the kit’s own three accounts", _own_three(_pack()))]
    return Lineup(TEXTS_KEY, "These stand side by side", _ASK, session().answers, _there, most=compare.MOST, ready=[*ready, *_with_article()])


def _pack() -> Pack:
    """The pack whose accounts are offered: the chosen one where it has several, and the calm one for who has not chosen."""
    chosen = session().pack() if session().answers.get(TEXT_KEY) else None
    return chosen if chosen and len(chosen.accounts) >= compare.FEWEST else session().pack(CALM)


def _own_three(pack: Pack) -> list[dict[str, str]]:
    return [{"name": _short(str(a.about["title"])), "pack": pack.slug, "account": a.slug} for a in pack.accounts[:compare.MOST]]


def _with_article() -> list[tuple[str, list[dict[str, str]]]]:
    """The learner's own article, where there is one, as the first text of a new row."""
    value = session().answers.get(OWN_KEY)
    slug = value.get("choice") if isinstance(value, Mapping) else None
    if slug not in session().slugs():
        return []
    return [("Begin with my own article", [{"name": _short(session().pack(slug).title), "pack": slug}])]


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _NAME else line[:_NAME - 1].rsplit(" ", 1)[0] + "…"


def _folder() -> Path:
    return session().answers.path.parent / "compared"


def _entries() -> list[dict]:
    value = session().answers.get(TEXTS_KEY)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _there(entry: Mapping) -> bool:
    try:
        return bool(_text(entry))
    except PackError:
        return False


def _text(entry: Mapping) -> Text:
    """The text of an entry, under its name; PackError where it cannot be found."""
    name = str(entry.get("name", ""))
    if entry.get("file"):
        return kept.kept(_folder(), str(entry["file"]), name)
    pack = session().pack(str(entry.get("pack", "")) or "no pack")
    if not entry.get("account"):
        return replace(pack.article, name=name)
    account = next((a for a in pack.accounts if a.slug == entry["account"]), None)
    if account is None:
        raise PackError(f"“{pack.title}” has no account “{entry['account']}”: take “{name}” out.")
    return replace(account.text, name=name)


def _take(brought: Brought) -> Feedback:
    """Sets a brought text beside the others; CompareError says in one sentence why it cannot."""
    entries = _entries()
    if len(entries) >= compare.MOST:
        raise compare.CompareError(f"{compare.MOST} texts stand side by side already, and no more fit: take one out below, then press the button again.")
    name = kept.keep(_folder(), brought.text, brought.labels)
    twin = next((n for n, entry in enumerate(entries) if _same(entry, brought.text)), None)
    if twin is not None:
        raise compare.CompareError(f"This text stands there already, as {compare.LETTERS[twin]}: bring another one.")
    called = _short(brought.title or brought.text.split("\n", 1)[0])
    session().answers.put(TEXTS_KEY, [*entries, {"name": called, "file": name}])
    number = len(entries) + 1
    says = "Bring a second one on the same event." if number == 1 else "The tables below now have it too. You can change its name in the list."
    return Feedback("kept", f"as {compare.LETTERS[number - 1]}", (says,))


def _same(entry: Mapping, text: str) -> bool:
    try:
        return _text(entry).text.split() == text.split()
    except PackError:
        return False


@lru_cache(maxsize=2)
def _worked_out(folder: Path, entries: str) -> compare.Comparison:
    """The comparison of these entries, as JSON: worked out once for all the tables and the picture."""
    return compare.compare([_text(entry) for entry in json.loads(entries)])


def _compared() -> compare.Comparison:
    """The comparison of the texts that stand there; PackError with one sentence where there are too few."""
    entries = _entries()
    if len(entries) < compare.FEWEST:
        raise PackError(_ONE_MORE if entries else _NEEDED)
    try:
        return _worked_out(_folder(), json.dumps(entries))
    except compare.CompareError as error:
        raise PackError(str(error)) from None


def _following(title: str, show: Callable[[compare.Comparison], object], watch: Sequence[str] = (TEXTS_KEY,)) -> Following:
    """What `show` gives for the texts that stand there, made anew when they change."""
    answers = session().answers
    return Following(title, plainly(lambda: show(_compared())), answers, lambda: [answers.get(key) for key in watch])


def compare_sources() -> Following:
    """Who is named as source in each text, and how many sentences tell where they come from."""
    return _following("Who is named as source?", compare.sources_table)


def compare_words() -> Together:
    """Which names, labels and verbs each actor gets in each text; with a place to say which names are one actor."""
    note = Note(ACTORS_KEY, "Which names are one actor?", _ACTORS, session().answers, rows=4, longest=2000)
    return Together(_following("Which words does each actor get?", _words, (TEXTS_KEY, ACTORS_KEY)), note)


def _words(found: compare.Comparison) -> Table:
    value = session().answers.get(ACTORS_KEY)
    written = str(value.get("text", "")) if isinstance(value, Mapping) else ""
    return compare.words_table(found, written or _given())


def _given() -> str:
    """The names that a pack itself takes as one, where all texts are from it."""
    packs = {entry.get("pack") for entry in _entries()}
    names = session().pack(packs.pop()).meta.get("actors", []) if len(packs) == 1 and None not in packs else []
    return "\n".join(map(str, names)) if isinstance(names, list) else ""


def alone_in_one() -> Following:
    """Sentences, numbers, names and dates that seem to stand in one text alone, each with the nearest sentence of another."""
    return _following("What stands in one text alone?", compare.alone_table)


def compare_picture() -> Following:
    """The texts in one picture."""
    answers = session().answers

    def viewer() -> Viewer | Notice:
        _compared()
        return Viewer("The texts side by side", lambda: compare.picture(_compared()), answers=answers, watch="compare", first="Draw the picture")

    return Following("The texts side by side", plainly(viewer), answers, lambda: min(len(_entries()), compare.FEWEST))
