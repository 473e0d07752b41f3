"""Lesson 06: the reading card of the learner’s own article, and the list of places where the two readers differ."""
from __future__ import annotations

from collections.abc import Sequence

from .. import claims, scheme, sourcing, wording
from ..charts import count
from ..pack import Pack
from ..pages import Card
from ..session import session
from .card import written
from .common import choices, learned
from .own_differences import Place, places

_SHOWN = 3
_NOTHING = "Still to do."
_ALIKE = "You two agree at every place so far. Two readers can share a blind spot. What would a third one say?"
_NONE = "Nothing is answered yet. Answer at a few places above, then look again."


def differences_card(pack: Pack) -> Card:
    """Every place at which the two readers differ, with both readings and the learner’s reason."""
    found = places(pack)
    apart = [p for p in found if not p.same]
    if not apart:
        return Card("Where we differ", (("For talk", (_ALIKE if found else _NONE,)),), pack.title)
    head = f"You and the first reader were asked the same at {count(len(found), 'place')} and differ at {len(apart)}."
    ask = "Read both readings to somebody. Which one would they follow, and what would change their mind?"
    return Card("Where we differ", (("For talk", (head, ask)), *(p.section for p in apart)), pack.title)


def own_reading_card(pack: Pack) -> Card:
    """The four questions on this article, with what the learner decided beside what the first reader says."""
    found = places(pack)
    return Card("My reading card", (
        ("1. Where does the article end?", ("Who talks outside it? What do they want from me?",), _ends(pack, found)),
        ("2. Who is speaking?", ("Could I put a name to it? What is at stake for them?",), _speaks(pack)),
        ("3. Said, or said that someone said it?", ("Who says it, by which word, and what exactly?",), _said(pack)),
        ("4. Would another writer use this word?", ("Which plainer word tells the same? What is lost with it?",), _words(pack)),
        ("What I decided against the rules", ("Where did a rule fail, and what did it overlook?",), _decided(found)),
        ("Before I pass it on", ("What would help me know? Where would I look next?",), _surprise()),
    ), f"Who Says So? · {pack.title}")


def _ends(pack: Pack, found: Sequence[Place]) -> tuple[str, ...]:
    sorted_ = [p for p in found if p.task == "blocks"]
    if not sorted_:
        return (_NOTHING,)
    story = [p.name for p in sorted_ if p.mine == f"“{scheme.BLOCK_GROUPS['story'].label}”"]
    last = f"The last that I take for story is {story[-1].lower()}." if story else "I take none of them for story."
    return (f"I sorted {count(len(sorted_), 'part')} of the page. {last} {_alike(sorted_)}",)


def _alike(found: Sequence[Place]) -> str:
    same = sum(p.same for p in found)
    return f"The first reader and I agree at {f'{same} of {len(found)}' if same else 'none of them'}."


def _speaks(pack: Pack) -> tuple[str, ...]:
    mine = choices(pack, "sources", "kind")
    marks = {sourcing.short(m): m for m in sourcing.sentences(pack.article) if sourcing.short(m) in mine}
    if not marks:
        return (_NOTHING,)
    told = [sum(sourcing.tells(kind) for kind in kinds) for kinds in ((mine[i] for i in marks), (m.kind for m in marks.values()))]
    return (f"Of {count(len(marks), 'sentence')}, I find a source to ask in {told[0] or 'none'}, and the first reader in {told[1] or 'none'}.",)


def _said(pack: Pack) -> tuple[str, ...]:
    cues = [span for span, kind in learned(pack, "attributions") if kind == "cue"]
    if not cues:
        alone = _alone(pack, "attributions")
        return (f"I hear nobody but the author in {count(alone, 'block')}.",) if alone else (_NOTHING,)
    shared = sum(any(m.span.touches(span) for m in claims.cues(pack.article)) for span in cues)
    words = ", ".join(f"“{pack.article.text[span.start:span.end]}”" for span in sorted(cues)[:_SHOWN])
    return (f"I marked {count(len(cues), 'cue')}, such as {words}. The first reader has {shared or 'none'} of them too.",)


def _alone(pack: Pack, task: str) -> int:
    """In how many blocks the learner said that there is nothing to mark."""
    answers = session().answers
    return sum(answers.get(f"{pack.slug}/{task}/{block.id}#done") == "alone" for block in pack.article.blocks)


def _words(pack: Pack) -> tuple[str, ...]:
    spans = sorted({span for span, _ in learned(pack, "wording")})
    if not spans:
        alone = _alone(pack, "wording")
        return (f"I let every word stand in {count(alone, 'block')}.",) if alone else (_NOTHING,)
    shared = sum(any(m.span.touches(span) for m in wording.marks(pack.article)) for span in spans)
    words = ", ".join(f"“{pack.article.text[span.start:span.end]}”" for span in spans[:_SHOWN])
    return (f"I marked {count(len(spans), 'place')} where a word judges, such as {words}. The first reader has {shared or 'none'} of them too.",)


def _decided(found: Sequence[Place]) -> tuple[str, ...]:
    """The places with a reason of the learner’s own first, then how it went with the rest."""
    apart = [p for p in found if not p.same]
    if not apart:
        return (_ALIKE if found else _NOTHING,)
    argued = [f"{p.name}: I say {p.mine.rstrip('.')}, because {p.reason}" for p in apart if p.reason][:_SHOWN]
    over = sum(p.over for p in apart)
    gone = (f"At {count(over, 'place')} I went with the reader.",) if over else ()
    return (f"We differ at {len(apart)} of {count(len(found), 'place')}.", *dict.fromkeys(argued), *gone)


def _surprise() -> tuple[str, ...]:
    said = written("notes/06")
    return (f"What surprised me: {said}",) if said else ()
