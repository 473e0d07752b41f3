"""Lesson 04: actor by verb, loaded words, words of other pages, a headline rewritten."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from .. import scheme, wording
from ..judging import Feedback, Item, Option, Part, by_reference
from ..pack import Account, Pack, PackError, Text
from ..pages import Table, Texts
from ..partner import argues
from ..session import session
from ..widgets import Grid, Marker, Rewriter, Viewer
from .common import asking, choices, chosen, common, cores, lent, plain_date, plainly, viewer


def _overlooked(row: Mapping, picked: str, rows: Iterable[Mapping]) -> str:
    """What a common other answer overlooks: the row’s own words, or those for this sort of answer."""
    near = any(r["actor"] == picked for r in rows if r["sentence"] == row["sentence"])
    sort = "left-out" if picked == "left-out" else ">left-out" if row["actor"] == "left-out" else "other" if near else "absent"
    return row.get("overlooks", {}).get(picked) or session().confusions.get("verbs", {}).get(sort, "")


def _verb_feedback(row: Mapping, label: Mapping[str, str], picked: str, rows: Iterable[Mapping]) -> Feedback:
    back = row.get("back", "")
    if picked == row["actor"]:
        return Feedback("agrees", label[picked], (row["reason"],), back=back)
    says = (_overlooked(row, picked, rows), by_reference(label[row["actor"]], row["reason"]))
    return Feedback("differs", f"you say “{label[picked]}”", tuple(s for s in says if s), back=back)


@plainly
def actor_verbs() -> Grid:
    """Actor by verb: who does what in the article?"""
    pack = chosen("verbs")
    data = pack.data("verbs")
    label = {a["slug"]: a["label"] for a in data["actors"]}
    part = Part("actor", "Who does this in the article?", tuple(Option(s, name) for s, name in label.items()))
    rows = {r["id"]: r for r in data["rows"]}
    marks = {m.id.rsplit("/", 1)[-1]: m for m in pack.article.marks_of("sourcing")}
    items = tuple(Item(i, (part,), r["verb"], _where(pack.article, marks.get(r["sentence"])), tuple(r.get("hints", ())),
                       {"actor": r["actor"]} if r.get("given") else {}) for i, r in rows.items())
    made = Grid(f"{pack.slug}/verbs", "Who does what?", "Choose who does it. Some rows are given.", items,
                lambda item, part, choice: _verb_feedback(rows[item], label, choice, rows.values()),
                session().answers, about={"rows": "verb", "columns": list(label.values())})
    return lent(pack, made)


def _where(text: Text, mark) -> str:
    return f"Block {text.block_at(mark.span.start).number}" if mark else ""


def _marker(text: Text, task: str, numbers, title: str) -> Marker:
    pack = chosen()
    return Marker(f"{pack.slug}/{task}", title, "Mark a word and say what kind it is. Then say that you are done with the block.",
                  text, numbers, scheme.WORDING_KINDS, argues(text, wording.judge_block(text, session().confusions)),
                  alone="No loaded words here", **common(pack))


@plainly
def mark_wording(part: str = "core") -> Marker:
    """Mark the words that judge while they tell."""
    pack = chosen()
    title = "Which words judge while they tell?" if part == "core" else "Which words judge in the other blocks?"
    return _marker(pack.reading, "wording", cores(pack, "wording", part), title)


def _account_blocks(pack: Pack, account: Account) -> list[int]:
    """The blocks of an account to mark: those that the pack's questions choose, else all."""
    picked = pack.data("questions")["cores"].get("accounts", {})
    return picked.get(account.slug) or [b.number for b in account.text.blocks]


def _account(pack: Pack, slug: str) -> Account:
    found = next((a for a in pack.accounts if (a.slug == slug if slug else a.about.get("beside"))), None)
    if found is None:
        wanted = f"“{slug}”" if slug else "to set beside its article"
        raise PackError(f"“{pack.title}” has no account {wanted}; it has {', '.join(a.slug for a in pack.accounts) or 'none'}.")
    return found


@plainly
def mark_account(slug: str = "") -> Marker:
    """The same question, put to another account: the one named, or the one that the pack sets beside its article."""
    pack = chosen("accounts")
    account = _account(pack, slug)
    numbers = _account_blocks(pack, account)
    made = Marker(f"{pack.slug}/wording-{account.slug}", str(account.about["title"]), "The same question, put to another account.",
                  account.text, numbers, scheme.WORDING_KINDS, wording.judge_block(account.text, session().confusions),
                  alone="No loaded words here", answers=session().answers, notice=str(account.about["why"]))
    return lent(pack, made)


@plainly
def other_accounts() -> Texts:
    """Other accounts of the same day, written for the kit."""
    pack = chosen("accounts")
    shown = [(f"{a.about['title']}", (str(a.about["why"]), *(b.text for b in a.text.blocks))) for a in pack.accounts]
    return lent(pack, Texts("Other accounts", [("Three accounts of the same day, written for this kit", shown)]))


@plainly
def real_words() -> Table:
    """The words that other pages used for what happened and for each side; the pack names the columns."""
    pack = chosen("words")
    data = pack.data("words")
    names = data["names"]
    rows = [{**row, **{n: names[n].get(row[n], row[n]) for n in names}, "date": plain_date(row["date"], "%b").replace(" ", "\u00a0")} for row in data["rows"]]
    more = " Scroll for more." if len(rows) > Table.longest else ""
    return lent(pack, Table(f"{data['caption']}: {len(rows)} rows.{more}", data["columns"], rows))


@plainly
def rewrite(name: str) -> Rewriter:
    """Rewrite a headline; see which loaded words remain and which facts it still carries."""
    pack = asking(name, "rewrites")
    known = pack.data("questions")["rewrites"]
    if name not in known:
        raise PackError(f"“{pack.title}” has no “{name}” to rewrite; it has {', '.join(known)}.")
    data = known[name]
    texts = (pack.article, *(a.text for a in pack.accounts))
    loaded = wording.vocabulary(texts)
    made = Rewriter(f"{pack.slug}/rewrite/{name}", data["title"], data["ask"], start=data["start"], facts=data["facts"], others=data["others"],
                    look=lambda sentence: [(word, plain and wording.plainer(plain)) for word, plain in wording.loaded_in(sentence, loaded)], answers=session().answers,
                    voice=pack.article.voice)
    return lent(pack, made)


@plainly
def verbs_picture() -> Viewer:
    """Actor by verb: plain verbs and loaded ones."""
    pack = chosen("verbs")
    return lent(pack, viewer(pack, "verbs", "Who gets which verbs?", lambda: wording.picture(pack.data("verbs"), choices(pack, "verbs", "actor"))))
