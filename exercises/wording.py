"""Would another writer use this word? Loaded words, their plain alternatives, and actor by verb."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from . import scheme, slips
from .annotation import Mark
from .charts import ActorVerb, Picture, actor_verbs
from .judging import Feedback, Learned, by_reference, compare, labels
from .pack import Text
from .slips import Case
from .slips.wording import SLIPS
from .spans import Span
from .voice import Voice

_LABELS = labels(scheme.WORDING_KINDS)


def short(mark: Mark) -> str:
    return mark.id.rsplit("/", 1)[-1]


def marks(text: Text, within: Span | None = None) -> tuple[Mark, ...]:
    """The wording marks of a text, or of one stretch of it."""
    return tuple(m for m in text.marks_of("wording") if within is None or m.span.touches(within))


def plainer(plain: str) -> str:
    """The plain alternative as a sentence: a word to put there, or the advice to leave it out."""
    return f"Plainer: {plain}." if plain.startswith("leave ") else f"Plainer: “{plain}”."


def _trade(mark: Mark) -> tuple[str, ...]:
    plain, lost, gained = (str(mark.facts.get(k, "")) for k in ("plain", "lost", "gained"))
    said = [plainer(plain)] if plain else []
    said += [f"{head}: {_closed(text)}" for head, text in (("Lost with the plain word", lost), ("Gained", gained)) if text]
    return (" ".join(said),) if said else ()


def _closed(sentence: str) -> str:
    return sentence if sentence[-1] in ".?!" else f"{sentence}."


def _others(mark: Mark, told: str = "") -> tuple[str, ...]:
    """The second readings, without the one that was told as the learner’s own."""
    return tuple(f"“{_LABELS.get(o.kind, 'no mark')}”: {o.reason}" for o in mark.others if o.kind != told)


def explain(case: Case, confusions: Mapping[str, Mapping[str, str]], told: set[str]) -> Feedback:
    """What a learner is told about one marked word; `told` holds the slips already told in this block."""
    judged, mark = case.judged, case.judged.mark
    words, voice = confusions.get("wording-slips", {}), case.text.voice
    says, covered = slips.answer(case, SLIPS, words, told)
    reasons = confusions.get("wording", {})
    if judged.verdict == "extra":
        general = reasons.get(f"{case.kind}>none", f"{voice.start} lets this word stand.")
        title = f"{_LABELS[case.kind]} {case.quote(judged.mine.span)}"
        return Feedback("extra", title, tuple(says) or (slips.stray(case, general, words, told),), spans=(judged.mine.span,), key=voice.key)
    verdict = judged.verdict
    if verdict == "differs":
        verdict, says = _differs(case, reasons, says)
    elif verdict == "part":
        says = _part(case, says, covered)
    other = judged.verdict == "differs"
    reason = by_reference(_LABELS[mark.kind], mark.reason, voice) if other else mark.reason
    others = _others(mark, case.kind if verdict == "second" else "")
    said = (*filter(None, says), reason, *_trade(mark))
    return Feedback(verdict, slips.title(case, _LABELS, verdict), said, others, mark.back, (mark.id,), (mark.span,), key=voice.key)


def _differs(case: Case, reasons: Mapping[str, str], says: list[str]) -> tuple[str, list[str]]:
    """Another kind on the same words: a second reading, or what it overlooks at this place."""
    mark = case.judged.mark
    second = next((o for o in mark.others if o.kind == case.kind), None)
    if second:
        return "second", [second.reason]
    own = mark.overlooks.get(case.kind, "")
    if says:
        return "differs", [*says, own] if own else says
    return "differs", [own or reasons.get(f"{case.kind}>{mark.kind}", "")]


def _part(case: Case, says: list[str], covered: set[str]) -> list[str]:
    """The slips, then by name what no slip explains."""
    judged, pick = case.judged, case.text.voice.pick
    left = [] if "left" in covered else [pick(f"You left out {q}.", f"The first reader takes in {q} as well.") for q in map(case.quote, judged.left_out)]
    taken = [] if "taken" in covered else [
        pick(f"You took in {q}, which does not judge.", f"The first reader leaves {q} outside.") for q in map(case.quote, judged.taken_in)]
    return [*says, *left, *taken][:max(slips.TOLD, len(says))]


def _opening(reference: Sequence[Mark], state: str, says: Mapping[str, str], voice: Voice) -> list[Feedback]:
    """What is told first to somebody who lets a whole block stand in which the reference marks words."""
    if state != "alone" or not reference:
        return []
    second = all(any(o.kind == "none" for o in m.others) for m in reference)
    name, verdict = ("alone:second", "second") if second else ("alone", "differs")
    told = slips.filled(says.get(name, f"{voice.start} does mark a word here."), {"n": str(len(reference))})
    return [Feedback(verdict, "you let every word stand", (told,), key=voice.key)]


def judge_block(text: Text, confusions: Mapping[str, Mapping[str, str]]) -> Callable[[str, Sequence[Learned], str], list[Feedback]]:
    """A judge for the Marker: (block id, marks made, "done" or "alone") → feedback in reading order."""
    blocks, voice, says = {b.id: b for b in text.blocks}, text.voice, text.voice.lessons(confusions)

    def feedback(block: str, mine: Sequence[Learned], state: str) -> list[Feedback]:
        within = blocks[block].span
        reference, told = marks(text, within), set()
        if not mine and not reference:
            why = f"{voice.start} marks no word in this block. Plain wording is a choice too."
            return [Feedback("stands", "no loaded words here", (why,), spans=(within,), key=voice.key)]
        judged = compare(mine, reference, text.text, within)
        return _opening(reference, state, says.get("wording-slips", {}), voice) + [explain(c, says, told) for c in slips.cases(judged, mine, reference, text, within)]

    return feedback


def loaded_in(sentence: str, loaded: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The loaded words that stand in a learner's own sentence, each with its plain alternative."""
    hits = ((re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", sentence, re.IGNORECASE), plain) for word, plain in loaded.items())
    return tuple((hit.group(), plain) for hit, plain in sorted((h for h in hits if h[0]), key=lambda h: h[0].start()))


def vocabulary(texts: Sequence[Text]) -> dict[str, str]:
    """The words that must be in every mark of these texts, in small letters, each with its plain alternative."""
    found: dict[str, str] = {}
    for text in texts:
        for mark in marks(text):
            found.setdefault(text.text[mark.core.start:mark.core.end].lower(), str(mark.facts.get("plain", "")))
    return found


def picture(verbs: Mapping, chosen: Mapping[str, str] | None = None) -> Picture:
    """Actor by verb: the learner's choices with the given ones, or the reference alone."""
    label = {a["slug"]: a["label"] for a in verbs["actors"]}
    rows = []
    for row in verbs["rows"]:
        actor = row["actor"] if chosen is None or row.get("given") else chosen.get(row["id"], "")
        if actor in label:
            rows.append(ActorVerb(label[actor], row["verb"], bool(row["loaded"])))
    return actor_verbs(rows, finding=_so_far(actor_verbs(rows).finding, len(rows), verbs))


def _so_far(finding: str, placed: int, verbs: Mapping) -> str:
    left = len(verbs["rows"]) - placed
    given = sum(bool(row.get("given")) for row in verbs["rows"])
    if not left:
        return finding
    return f"{left} verbs still to place" if placed <= given else f"{left} still to place. So far: {finding}"
