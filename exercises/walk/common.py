"""What every call of the walk shares: the chosen text, the learner's answers, one clear sentence for a fault."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import wraps

from .. import questions
from ..judging import Item
from ..pack import Pack, PackError, Text
from ..pages import Notice
from ..session import HOME, TEXT_KEY, session
from ..spans import Span
from ..widgets import Chooser, Desk, Following, Lent, Note, Viewer

FIRST = "first-impressions"
CHOOSE_FIRST = "Choose your text under “What will you read?”. Then it stands here."
_NOTHING = {
    ("boilerplate", "gains"): "“{title}” has no line outside its story, so there is nobody else to ask about.",
    ("boilerplate", "more"): "“{title}” is short: you had all its blocks above.",
    ("sourcing", "more"): "“{title}” is short: you had all its sentences above.",
    ("claims", "more"): "You had every block of “{title}” that is ready to be marked.",
    ("claims", "kinds"): "In “{title}” no claim is marked, so there is none to sort.",
    ("wording", "more"): "You had every block of “{title}” whose words are marked.",
}
"""What is told where a part of a lesson finds nothing in a text."""
LESSONS = (
    ("00", "First look"), ("01", "Where does it end?"), ("02", "Who is speaking?"),
    ("03", "Said, or said that said?"), ("04", "Other words"), ("05", "Check it yourself"), ("06", "Your own article"),
)


def plainly(call: Callable, of: Callable[[], str] = lambda: session().slug) -> Callable:
    """A call that says in one sentence what is wrong with a pack, so that the lesson still opens; `of` names the text it is on."""

    @wraps(call)
    def shown(*args, **kwargs):
        try:
            return call(*args, **kwargs)
        except PackError as error:
            return Notice(str(error))
        except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
            if not _brought(of()):
                raise
            return Notice(f"“{of()}”: a file of this text is not as this part needs it ({type(error).__name__}). The other parts may still work.")

    return shown


def _brought(slug: str) -> bool:
    """Whether a text is one that somebody brought, whose files nobody has tested."""
    return not (session().texts / slug / "pack.json").is_file()


def chosen(needs: str = "") -> Pack:
    """The chosen pack; the one it borrows from where it lacks what a lesson needs: a data file by its name, or `accounts`."""
    pack = session().pack()
    there = not needs or (bool(pack.accounts) if needs == "accounts" else pack.has(needs))
    return pack if there else lender(pack)


def lender(pack: Pack) -> Pack:
    """The pack that lends what this one lacks: the one it names itself, else the kit's article."""
    return session().pack(str(pack.meta.get("borrows") or HOME))


def said_of(pack: Pack) -> str:
    """The line over what another pack than the chosen one lends; “” for the chosen one."""
    called = pack.meta.get("called") or f"another text, “{pack.title}”"
    return "" if pack is session().pack() else f"This part uses {called}. The text you chose has nothing of its own for it."


def lent(pack: Pack, shown):
    """What a call shows, under a line that says whose it is where the chosen pack has none of its own."""
    line = said_of(pack)
    return Lent(line, shown) if line else shown


def following(title: str, make: Callable[[], object]) -> Following:
    """What `make` gives for the chosen text, made anew when another text is chosen."""
    return Following(title, plainly(make), session().answers, lambda: session().slug)


def once_chosen(title: str, make: Callable[[], object]) -> Following:
    """The same, and a line that says what to do until somebody has chosen: nobody comes upon a text unasked."""
    def made() -> object:
        return make() if session().answers.get(TEXT_KEY) else Notice(CHOOSE_FIRST)

    return Following(title, plainly(made), session().answers, lambda: session().answers.get(TEXT_KEY))


def cores(pack: Pack, strand: str, part: str) -> list:
    """The places that one part of a lesson works on."""
    known = pack.data("questions")["cores"].get(strand, {})
    if part not in known:
        raise PackError(f"“{pack.title}” has no part “{part}” for this exercise; it has {' and '.join(known) or 'none'}.")
    if not known[part]:
        raise PackError(_NOTHING.get((strand, part), "“{title}” has nothing for this part.").replace("{title}", pack.title))
    return known[part]


def blocks(text: Text, numbers: Collection[int]) -> list[dict]:
    """Blocks of a text as a widget shows them."""
    return [{"id": b.id, "n": b.number, "start": b.span.start, "text": b.text, "from": b.origin} for b in text.blocks if b.number in numbers]


def only(item: Item, *parts: str) -> Item:
    """The item with some of its questions."""
    return replace(item, parts=tuple(p for p in item.parts if p.id in parts))


def common(pack: Pack) -> dict:
    """What every exercise on the words of a pack's article is given."""
    return {"answers": session().answers, "notice": pack.notice}


def choices(pack: Pack, task: str, part: str = "") -> dict[str, object]:
    """The learner's choices in one task: item → choice, or (item, part) joined by a slash."""
    prefix = f"{pack.slug}/{task}/"
    found = {}
    for key, record in session().answers.records.items():
        value = record.v
        if key.startswith(prefix) and "#" not in key and isinstance(value, Mapping) and "choice" in value:
            item, _, asked = key.removeprefix(prefix).partition("/")
            if not part or asked == part:
                found[item if part else f"{item}/{asked}"] = value["choice"]
    return found


def plain_date(written: str, month: str = "%B") -> str:
    """“2017-11-08” as “8 November 2017”, with “%b” for the month as “8 Nov 2017”; anything else as it stands."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return written
    return f"{day.day} {day.strftime(month)} {day.year}"


def learned(pack: Pack, task: str) -> list[tuple[Span, str]]:
    """The marks a learner made in one task, as spans with their kinds."""
    prefix = f"{pack.slug}/{task}/m-"
    values = (r.v for key, r in session().answers.records.items() if key.startswith(prefix))
    return [(Span(v["start"], v["end"]), v["kind"]) for v in values if isinstance(v, Mapping)]


def viewer(pack: Pack, task: str, title: str, draw: Callable, first: str = "Draw my picture") -> Viewer:
    """A picture that is drawn when asked for, and again when answers changed."""
    return Viewer(title, draw, answers=session().answers, watch=f"{pack.slug}/{task}".rstrip("/"), first=first)


@plainly
def path(lesson: int) -> Desk:
    """The whole path and where you are on it, with what is saved."""
    return Desk(lesson, LESSONS, session().answers)


@plainly
def ask(name: str) -> Chooser | Following:
    """A task of questions, each option with its reason; the first impressions wait until a text is chosen."""
    return once_chosen("Your first impressions", lambda: _ask(name)) if name == FIRST else _ask(name)


def _ask(name: str) -> Chooser | Lent:
    pack = asking(name)
    data = questions.task(pack, name)
    made = Chooser(f"{pack.slug}/{name}", data["title"], data["ask"], questions.items(data), questions.judge(data), session().answers,
                   about={"texts": list(data.get("texts", ()))})
    return lent(pack, made)


def asking(name: str, among: str = "tasks") -> Pack:
    """The pack whose questions.json has a task of this name (or a sentence to rewrite): the chosen one, or its lender."""
    pack = chosen("questions")
    return pack if name in pack.data("questions").get(among, ()) else lender(pack)


@plainly
def surprised(lesson: int) -> Note:
    """What surprised you? One line, kept with the answers."""
    return Note(f"notes/{lesson:02d}", "What surprised you?", "One line is enough. It is kept with your work.", session().answers)
