"""Lesson 05: other sources by the same questions, many pages and one voice."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .. import charts, questions, scheme
from ..judging import Feedback, Item, Part, by_reference, labels, options
from ..pages import Notes, Notice
from ..session import session
from ..widgets import Chooser, Following, Viewer
from .common import choices, chosen, lent, once_chosen, plain_date, plainly, viewer
from .speaking import note_lines

_STAKES = {"party": "party", "owned": "owned", "aligned-own-words": "aligned", "aligned-others": "aligned", "none-found": "none-found"}
_LABELS = labels(scheme.STAKES)
_LOOK = ("The question is about the outlet. Those whom it quotes have stakes of their own.",
         "Ask who owns it or pays it. Then ask what it says of itself, and what others with a name say of it.")
_STAKE = Part("stake", "What does this outlet have at stake here?", options(scheme.STAKES))


def _stake(stake: Mapping, picked: str) -> Feedback:
    """One answer beside the stake of a note: what it overlooks, the note, a question back."""
    reference, back = _STAKES[stake["value"]], stake.get("back", "")
    if picked == reference:
        return Feedback("agrees", _LABELS[reference], (stake["note"],), back=back)
    overlooked = stake.get("overlooks", {}).get(picked) or session().confusions.get("stake", {}).get(f"{picked}>{reference}", "")
    says = (overlooked, by_reference(_LABELS[reference], stake["note"]))
    return Feedback("differs", f"you say “{_LABELS[picked]}”", tuple(s for s in says if s), back=back)


@plainly
def dossier() -> Notes:
    """All notes of the dossier, by topic; nothing is fetched."""
    pack = chosen("dossier")
    data = pack.data("dossier")
    groups = [(head, [(f"{n['outlet']}, {plain_date(n['date'])}", note_lines(n)) for n in data["notes"] if n["topic"] == topic])
              for topic, head in data["topics"].items()]
    return lent(pack, Notes("What others reported", [g for g in groups if g[1]]))


@plainly
def before_you_read() -> Following:
    """What a reader of today should know of the time of the text, once it is chosen."""
    return once_chosen("Before you read", _since)


def _since() -> Notes | Notice:
    """What since.json tells; the pack's notice where it has none."""
    pack = chosen()
    if not pack.has("since"):
        return Notice(pack.notice)
    data = pack.data("since")
    notes = [(n.get("head", f"{n['outlet']}, {plain_date(n['date'])}"), (n["says"], f"{n['outlet']}, {plain_date(n['date'])}")) for n in data["notes"]]
    return Notes(data["title"], [(data["title"], [("Why this matters", (data["point"],)), *notes])])


@plainly
def judge_sources() -> Chooser:
    """The same question, put to sources outside the page."""
    pack = chosen("dossier")
    data = pack.data("dossier")
    notes = {n["id"]: n for n in data["notes"]}
    items = tuple(Item(i, (_STAKE,), notes[i]["says"], f"{notes[i]['outlet']}, {plain_date(notes[i]['date'])}. Who says so: {notes[i]['who_says']}",
                       (*_LOOK, f"“{_LABELS[_STAKES[notes[i]['stake']['value']]]}”: {notes[i]['stake']['note']}"))
                  for i in data["judged"] if i in notes)

    def judge(item: str, part: str, picked: str) -> Feedback:
        return _stake(notes[item]["stake"], picked)

    return lent(pack, Chooser(f"{pack.slug}/stakes", "The same question, outside the page", "What has each outlet to win or to lose? One rule for all of them:",
                              items, judge, session().answers, notice=data["stake_rule"]))


@plainly
def source_tree() -> Viewer:
    """Many pages, one voice?"""
    pack = chosen("tree")
    leads = [charts.Lead(p["label"], voice) for p in pack.data("tree")["pages"] for voice in p["voices"]]
    return lent(pack, viewer(pack, "tree", "How many voices are behind these pages?", lambda: charts.tree(leads)))


@plainly
def impressions_again() -> Chooser:
    """The first impressions once more, with what you said at the start."""
    pack = chosen("questions")
    data = questions.task(pack, "first-impressions")
    before = choices(pack, "first-impressions", "answer")
    kept = questions.judge(data)

    def judge(item: str, part: str, picked: object) -> Feedback:
        given = kept(item, part, picked)
        names = {o["slug"]: o["label"] for q in data["items"] if q["id"] == item for o in q.get("options", data.get("options", ()))}
        first = before.get(item)
        said = " and ".join(names[s] for s in ([first] if isinstance(first, str) else first or ()) if s in names)
        line = f"At the start you said “{said}”." if said else "You gave no answer to this at the start."
        return replace(given, says=(line, *given.says))

    return lent(pack, Chooser(f"{pack.slug}/impressions-again", "Your first impressions, once more", "Answer as you see it now.",
                              questions.items(data), judge, session().answers))
