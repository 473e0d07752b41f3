"""What you flagged over the walk, and what you let stand, beside a careful reader."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import charts, flags
from ..pack import Pack
from ..pages import Notice
from ..session import session
from ..widgets import Viewer
from ..widgets.marker import STATES
from .common import choices, chosen, learned, lender, plainly, viewer


_NO_COUNT = ("Nothing is counted here, for nobody has read this text with care yet but you. Rules cannot tell a sound sentence from a weak one. "
             "Lesson 06 shows where you and the first reader differ.")


def _done(pack: Pack, task: str) -> set[str]:
    """The blocks of a Marker's task that the learner called done."""
    prefix = f"{pack.slug}/{task}/"
    return {key.removeprefix(prefix).removesuffix("#done") for key, record in session().answers.records.items()
            if key.startswith(prefix) and key.endswith("#done") and record.v in STATES}


def _asked(pack: Pack) -> Iterator[flags.Judged]:
    """The lines that the tasks of the pack, and those it borrows, put to the learner, to use or to check."""
    own = _tasks(pack)
    for name, data in own.items():
        yield from flags.questions(data, choices(pack, name, "answer"))
    if pack.meta.get("borrows"):
        other = lender(pack)
        for name, data in _tasks(other).items():
            if name not in own:
                yield from flags.questions(data, choices(other, name, "answer"))


def _tasks(pack: Pack) -> Mapping[str, Mapping]:
    return pack.data("questions")["tasks"] if pack.has("questions") else {}


def over_the_walk(pack: Pack) -> list[charts.Flags]:
    """One row a kind of place; those without an answer are left out."""
    judged = {
        "sourcing": flags.sources(pack.reading, choices(pack, "sources", "kind")),
        "wording": flags.words(pack.reading, _done(pack, "wording"), [span for span, _ in learned(pack, "wording")]),
        "questions": _asked(pack),
    }
    rows = [flags.tally(flags.LABELS[name], places) for name, places in judged.items()]
    return [row for row in rows if row.hits + row.missed + row.false_alarms + row.stands]


@plainly
def flags_picture() -> Viewer | Notice:
    """What you flagged and what you let stand, over the whole walk."""
    pack = chosen()
    if not pack.article.voice.corrects:
        return Notice(_NO_COUNT)
    return viewer(pack, "", "What did you flag, and what did you let stand?", lambda: charts.walk_flags(over_the_walk(pack)), "Count my flags")
