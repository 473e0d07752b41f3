"""For the wall: an exercise one question at a time, with the hands of the class."""
from __future__ import annotations

from .. import boilerplate, questions, sourcing
from ..judging import Item
from ..pack import Pack, PackError, Text
from ..pages import Table
from ..partner import argues
from ..session import session
from ..widgets import Following, Projector
from .common import asking, chosen, cores, following, only, plainly, said_of


def _around(text: Text, items: tuple[Item, ...]) -> dict[str, tuple[str, str]]:
    """What stands before and after each item in its block."""
    found = {}
    for item in items:
        block = text.block_at(item.span.start)
        found[item.id] = text.text[block.span.start:item.span.start], text.text[item.span.end:block.span.end]
    return found


def _title(question: str, numbers: tuple[int, ...]) -> str:
    """Two of a kind on one page need names that differ, for whoever finds them by name."""
    return question if numbers else f"{question} All of them"


def _blocks(pack: Pack, numbers: tuple[int, ...]) -> Projector:
    items = tuple(only(i, "group") for i in boilerplate.items(pack.article, cores(pack, "boilerplate", "core")))
    return Projector(f"class/{pack.slug}/blocks", _title("What is this part of the page there for?", numbers), "Hands up for one answer each.",
                     _picked("blocks", items, _there(pack, items, numbers)), argues(pack.article, boilerplate.judge(pack.article, session().confusions)), session().answers, voice=pack.article.voice)


def _sources(pack: Pack, numbers: tuple[int, ...]) -> Projector:
    items = sourcing.items(pack.reading, cores(pack, "sourcing", "core"), stake=False)
    items = _picked("sources", items, _there(pack, items, numbers))
    return Projector(f"class/{pack.slug}/sources", _title("Who does this sentence come from?", numbers), "Hands up for one answer each.",
                     items, argues(pack.reading, sourcing.judge(pack.reading, session().confusions)), session().answers, around=_around(pack.reading, items),
                     voice=pack.reading.voice)


def _task(name: str, numbers: tuple[int, ...]) -> Projector:
    pack = asking(name)
    data = questions.task(pack, name)
    read = " ".join(f"{text['who']}: {text['text']}" for text in data.get("texts", ()))
    ask = " ".join(filter(None, (said_of(pack), data["ask"])))
    return Projector(f"class/{pack.slug}/{name}", data["title"], ask, _picked(name, questions.items(data), numbers), questions.judge(data), session().answers, notice=read)


def _wall(name: str, numbers: tuple[int, ...] = ()) -> Projector:
    made = {"blocks": _blocks, "sources": _sources}
    return made[name](chosen(), numbers) if name in made else _task(name, numbers)


def _there(pack: Pack, items: tuple[Item, ...], numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers asked for; for a text that somebody brought, whose core may be shorter, as many from its start where one is not there."""
    shorter = pack.meta.get("borrows") and any(n > len(items) for n in numbers)
    return tuple(range(1, min(len(numbers), len(items)) + 1)) if shorter else numbers


def _picked(name: str, items: tuple[Item, ...], numbers: tuple[int, ...]) -> tuple[Item, ...]:
    """The items of these numbers, counted from 1; all where there are none."""
    missing = [n for n in numbers if not 1 <= n <= len(items)]
    if missing:
        raise PackError(f"“{name}” has no question {missing[0]}; it has 1 to {len(items)}.")
    return tuple(items[n - 1] for n in numbers) or items


@plainly
def project(name: str, *numbers: int) -> Following:
    """One exercise for the wall: “blocks”, “sources”, or any task of questions by its name.

    `numbers` picks some of its questions, counted from 1; without them all come. Another text chosen changes it at once.
    """
    return following("On the wall", lambda: _wall(name, numbers))


@plainly
def hands_table(*names: str) -> Following:
    """The hands of the class beside the reference, a row a question that was counted; it grows with every count."""
    return Following("Hands", plainly(lambda: _table(names)), session().answers, lambda: (session().slug, _counted()))


def _counted() -> dict[str, object]:
    return {key: record.v for key, record in session().answers.records.items() if key.endswith("#hands")}


def _table(names: tuple[str, ...]) -> Table:
    walls = [_wall(name) for name in names]
    rows = [_row(wall, item) for wall in walls for item in wall.items.values() if any(wall.hands(item.id).values())]
    columns = {"question": "question", "hands": "hands, most first", "reference": chosen().article.voice.name, "same": "hands with it"}
    return Table(f"Hands counted on {len(rows)} of {sum(len(wall.items) for wall in walls)} questions", columns, rows)


def _row(wall: Projector, item: Item) -> dict[str, str]:
    part, hands, fits = item.parts[0], wall.hands(item.id), wall.fits(item.id)
    names = {o.slug: o.label for o in part.options}
    most_first = sorted((slug for slug in hands if hands[slug]), key=lambda slug: -hands[slug])
    same = "" if part.several or not fits else f"{sum(hands.get(slug, 0) for slug in fits)} of {sum(hands.values())}"
    return {"question": " ".join(filter(None, (item.text, "" if item.span else part.ask))), "hands": ", ".join(f"{names[slug]} {hands[slug]}" for slug in most_first),
            "reference": ", ".join(names[slug] for slug in names if slug in fits) or "no right answer here", "same": same}
