"""For the wall: an exercise one question at a time, with the hands of the class."""
from __future__ import annotations

from .. import boilerplate, questions, sourcing
from ..judging import Item
from ..pack import Pack, Text
from ..pages import Table
from ..session import HOME, session
from ..widgets import Projector
from .common import chosen, cores, only, plainly


def _around(text: Text, items: tuple[Item, ...]) -> dict[str, tuple[str, str]]:
    """What stands before and after each item in its block."""
    found = {}
    for item in items:
        block = text.block_at(item.span.start)
        found[item.id] = text.text[block.span.start:item.span.start], text.text[item.span.end:block.span.end]
    return found


def _blocks(pack: Pack) -> Projector:
    items = tuple(only(i, "group") for i in boilerplate.items(pack.article, cores(pack, "boilerplate", "core")))
    return Projector(f"class/{pack.slug}/blocks", "What is this part of the page there for?", "Hands up for one answer each.",
                     items, boilerplate.judge(pack.article, session().confusions), session().answers)


def _sources(pack: Pack) -> Projector:
    items = sourcing.items(pack.reading, cores(pack, "sourcing", "core"), stake=False)
    return Projector(f"class/{pack.slug}/sources", "Who does this sentence come from?", "Hands up for one answer each.",
                     items, sourcing.judge(pack.reading, session().confusions), session().answers, around=_around(pack.reading, items))


def _task(pack: Pack, name: str) -> Projector:
    pack = pack if name in pack.data("questions")["tasks"] else session().pack(HOME)
    data = questions.task(pack, name)
    read = " ".join(f"{text['who']}: {text['text']}" for text in data.get("texts", ()))
    return Projector(f"class/{pack.slug}/{name}", data["title"], data["ask"], questions.items(data), questions.judge(data), session().answers, notice=read)


def _wall(name: str) -> Projector:
    made = {"blocks": _blocks, "sources": _sources}
    return made[name](chosen()) if name in made else _task(chosen("questions"), name)


@plainly
def project(name: str) -> Projector:
    """One exercise for the wall: “blocks”, “sources”, or any task of questions by its name."""
    return _wall(name)


@plainly
def hands_table(*names: str) -> Table:
    """The hands of the class beside the reference, a row a question."""
    rows = [row for name in names for row in _rows(_wall(name))]
    columns = {"question": "question", "hands": "hands", "reference": "the reference"}
    return Table(f"Hands counted on {sum(bool(row['hands']) for row in rows)} of {len(rows)} questions", columns, rows)


def _rows(wall: Projector) -> list[dict[str, str]]:
    rows = []
    for item in wall.items.values():
        names = {o.slug: o.label for o in item.parts[0].options}
        counted = ", ".join(f"{names[slug]} {number}" for slug, number in wall.hands(item.id).items())
        told = wall.reveal(item.id)
        rows.append({"question": item.text or item.parts[0].ask, "hands": counted, "reference": told[0].title if told else ""})
    return rows
