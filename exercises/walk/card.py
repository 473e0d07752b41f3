"""The reading card: four questions for the next article, with what the learner found on this one."""
from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten

from .. import boilerplate, charts, claims, sourcing, wording
from ..pack import Pack
from ..pages import Card
from ..session import session
from ..widgets import Viewer
from .common import choices, chosen, learned, plainly, viewer
from .flagged import over_the_walk

_LONGEST = 170


@plainly
def reading_card() -> Viewer:
    """Four questions for the next article, with what you did on this one."""
    pack = chosen()
    return viewer(pack, "", "My reading card", lambda: card(pack), "Make my reading card")


def card(pack: Pack) -> Card:
    """The card from the answers there are: heading, questions, and what the learner found, strand by strand."""
    return Card("My reading card", (
        ("1. Where does the article end?", ("Who talks outside it? What do they want from me?",), _ends(pack)),
        ("2. Who is speaking?", ("Could I put a name to it? What is at stake for them?",), _speaks(pack)),
        ("3. Said, or said that someone said it?", ("Who says it, by which word, and what exactly?",
                                                    "“Claimed” is not “false”. No source is not “a lie”."), _said(pack)),
        ("4. Would another writer use this word?", ("Which plainer word tells the same? What is lost with it?",), _words(pack)),
        ("Before I pass it on", ("What would help me know? Where would I look next?",), _over_all(pack)),
    ), f"Who Says So? · {pack.title}")


def _ends(pack: Pack) -> tuple[str, ...]:
    groups, all_ = choices(pack, "blocks", "group"), len(boilerplate.units(pack.article))
    if not groups:
        return ("Still to do: lesson 01.",)
    return (f"I sorted {len(groups)} of {all_} parts of this page. {boilerplate.picture(pack.article, groups).finding}.",)


def _speaks(pack: Pack) -> tuple[str, ...]:
    kinds, marks = choices(pack, "sources", "kind"), sourcing.sentences(pack.article)
    mine = [kinds[sourcing.short(m)] for m in marks if sourcing.short(m) in kinds]
    if not mine:
        return ("Still to do: lesson 02.",)
    told, of = sourcing.told(pack.article)
    where = sum(kind not in ("hidden", "own-voice") for kind in mine)
    return (f"I looked at {len(mine)} of {of} sentences. By my reading, {where or 'none'} of them tell where they come from. {pack.article.voice.start}: {told} of {of}.",)


def _said(pack: Pack) -> tuple[str, ...]:
    cues = [span for span, kind in learned(pack, "attributions") if kind == "cue"]
    if not cues:
        return ("Still to do: lesson 03.",)
    return (f"{_first_person(claims.picture(pack.article, cues).finding)}.",)


def _words(pack: Pack) -> tuple[str, ...]:
    spans = {span for span, _ in learned(pack, "wording")}
    shared = sum(any(m.span.touches(span) for m in wording.marks(pack.reading)) for span in spans)
    found = (f"I marked {charts.count(len(spans), 'place')} where a word judges. {pack.reading.voice.start} marks {shared} of them too.",) if spans else ()
    headline = written(f"{pack.slug}/rewrite/headline/text/text")
    return (*found, *((f"My headline: {headline}",) if headline else ())) or ("Still to do: lesson 04.",)


def _over_all(pack: Pack) -> tuple[str, ...]:
    flagged = over_the_walk(pack) if pack.article.voice.corrects else []
    lines = (f"{_first_person(charts.walk_flags(flagged).finding)}.",) if flagged else ()
    surprise = next((said for n in range(5, -1, -1) if (said := written(f"notes/{n:02d}"))), "")
    return (*lines, *((f"What surprised me: {surprise}",) if surprise else ()))


def written(key: str) -> str:
    """A line that the learner wrote, on one line and cut where it is long."""
    value = session().answers.get(key)
    return shorten(str(value.get("text", "")), _LONGEST, placeholder=" …") if isinstance(value, Mapping) else ""


def _first_person(finding: str) -> str:
    return re.sub(r"\b[Yy]ou\b", "I", finding)
