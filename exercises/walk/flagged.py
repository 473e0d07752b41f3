"""What you flagged over the walk, and what you let stand, beside a careful reader."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import charts, flags
from ..pack import Pack
from ..session import session
from ..widgets import Viewer
from ..widgets.marker import STATES
from .common import choices, chosen, learned, plainly, viewer


def _done(pack: Pack, task: str) -> set[str]:
    """The blocks of a Marker's task that the learner called done."""
    prefix = f"{pack.slug}/{task}/"
    return {key.removeprefix(prefix).removesuffix("#done") for key, record in session().answers.records.items()
            if key.startswith(prefix) and key.endswith("#done") and record.v in STATES}


def _marked(pack: Pack, task: str, strand: str) -> Iterator[flags.Judged]:
    return flags.spans(pack.reading, strand, _done(pack, task), [span for span, _ in learned(pack, task)])


def _asked(pack: Pack) -> Iterator[flags.Judged]:
    """Every task of the pack that asks whether a sentence may stand as it is."""
    tasks: Mapping[str, Mapping] = pack.data("questions")["tasks"] if pack.has("questions") else {}
    for name, data in tasks.items():
        if data.get("lets_stand"):
            yield from flags.questions(data["items"], data["options"], data["lets_stand"], choices(pack, name, "answer"))


def over_the_walk(pack: Pack) -> list[charts.Flags]:
    """One row an exercise of the walk; those without an answer are left out."""
    judged = {
        "boilerplate": flags.blocks(pack.article, choices(pack, "blocks", "group")),
        "sourcing": flags.sources(pack.reading, choices(pack, "sources", "kind")),
        "claims": _marked(pack, "attributions", "claims"),
        "wording": _marked(pack, "wording", "wording"),
        "questions": _asked(pack),
    }
    rows = [flags.tally(flags.LABELS[name], places) for name, places in judged.items()]
    return [row for row in rows if row.hits + row.missed + row.false_alarms + row.stands]


@plainly
def flags_picture() -> Viewer:
    """What you flagged and what you let stand, over the whole walk."""
    pack = chosen()
    return viewer(pack, "", "What did you flag, and what did you let stand?", lambda: charts.walk_flags(over_the_walk(pack)), "Count my flags")
