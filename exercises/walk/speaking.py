"""Lesson 02: who is speaking, and leaving the page."""
from __future__ import annotations

from collections.abc import Mapping

from .. import sourcing
from ..judging import Feedback, Item, Option, Part
from ..partner import argues
from ..session import session
from ..widgets import Chooser, Tapper, Viewer
from .common import blocks, choices, chosen, common, cores, lent, plain_date, plainly, viewer

_OPEN = Part("open", "Open it, or leave it?", (Option("open", "Open this page"), Option("leave", "Leave it")))


@plainly
def tap_sources(part: str = "core") -> Tapper:
    """One choice a sentence: who does it come from?"""
    pack = chosen()
    numbers = cores(pack, "sourcing", part)
    title = "Who does each sentence come from?" if part == "core" else "Who do the other sentences come from?"
    return Tapper(f"{pack.slug}/sources", title, "Tap a sentence. Then say who it comes from.",
                  sourcing.items(pack.reading, numbers), argues(pack.reading, sourcing.judge(pack.reading, session().confusions)),
                  about={"blocks": blocks(pack.reading, numbers)}, voice=pack.reading.voice, **common(pack))


@plainly
def speaks_picture() -> Viewer:
    """Who speaks when: the whole article by sentence, yours above the reference."""
    pack = chosen()
    return viewer(pack, "sources", "Who speaks when?", lambda: sourcing.picture(pack.article, choices(pack, "sources", "kind")))


def note_lines(note: Mapping, why: str = "") -> tuple[str, ...]:
    """A dossier note as paragraphs: who says so, what, what it does not show, stake, and where it stands."""
    lines = (f"Who says so: {note['who_says']}", note["says"], why, f"What it does not show: {note['not_said']}",
             f"Stake: {note['stake']['note']}", f"Where it stands: {note['address']}" if note["address"] else "")
    return tuple(line for line in lines if line)


@plainly
def leave_the_page() -> Chooser:
    """Six results, as outlet, date and a line. Open two."""
    pack = chosen("choices")
    data = pack.data("choices")
    notes = {n["id"]: n for n in pack.data("dossier")["notes"] if n["id"] in data["results"]}
    items = tuple(Item(i, (_OPEN,), notes[i]["teaser"], f"{notes[i]['outlet']}, {plain_date(notes[i]['date'])}") for i in data["results"])

    def judge(item: str, part: str, choice: str) -> Feedback:
        if choice == "leave":
            return Feedback("kept", "You left it", ("You can still open it. Which word in the line made you pass?",))
        return Feedback("opened", f"{notes[item]['outlet']}, {plain_date(notes[item]['date'])}", note_lines(notes[item], data["why"][item]))

    return lent(pack, Chooser(f"{pack.slug}/leave", "Leave the page", data["question"], items, judge, session().answers))
