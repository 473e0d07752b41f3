"""Lesson 03: source, cue and content; reporting verbs; kinds of claim."""
from __future__ import annotations

from collections.abc import Mapping

from .. import kinds_of_claim as kinds
from .. import claims, scheme
from ..judging import Feedback, Item, by_reference
from ..partner import argues
from ..session import session
from ..widgets import Bins, Chooser, Marker, Viewer
from .common import chosen, common, cores, learned, plainly, viewer


@plainly
def mark_attributions(part: str = "core") -> Marker:
    """Mark source, cue and content, block by block."""
    pack = chosen()
    title = "Who says it, how is it put, and what is said?" if part == "core" else "Who says it in the other blocks?"
    return Marker(f"{pack.slug}/attributions", title,
                  "Mark the words for source, cue and content. Then say that you are done with the block.",
                  pack.reading, cores(pack, "claims", part), scheme.SPAN_KINDS,
                  argues(pack.reading, claims.judge_block(pack.reading, session().confusions)), alone="Nobody but the author", **common(pack))


def _verb_feedback(verb: Mapping, chosen_stance: str) -> Feedback:
    label = scheme.STANCES[verb["stance"]].label
    extra = f"It takes for granted: {verb['presupposes']}." if verb.get("presupposes") else ""
    example = f"For example: {verb['example']}"
    second, back = verb.get("second") or {}, verb.get("back", "")
    other = (f"“{scheme.STANCES[second['stance']].label}”: {second['reason']}",) if second else ()
    if chosen_stance == verb["stance"]:
        return Feedback("agrees", f"“{verb['verb']}” {label}", tuple(x for x in (verb["why"], extra, example) if x), other, back)
    if chosen_stance == second.get("stance"):
        says = (second["reason"], by_reference(label, verb["why"]))
        return Feedback("second", f"“{verb['verb']}” {scheme.STANCES[chosen_stance].label}", says, back=back)
    overlooked = verb.get("overlooks", {}).get(chosen_stance, "")
    says = (overlooked, by_reference(label, verb["why"]), extra, example)
    return Feedback("differs", f"you say “{scheme.STANCES[chosen_stance].label}”", tuple(x for x in says if x), other, back)


@plainly
def sort_cues() -> Bins:
    """Reporting verbs into three bins: stands behind it, just says, keeps a distance."""
    verbs = {v["verb"].replace(" ", "-"): v for v in session().shared("reporting-verbs")["verbs"] if v.get("exercise")}
    items = tuple(Item(slug, (claims.STANCE,), v["verb"], hints=tuple(v.get("hints", ())),
                       given={"stance": v["stance"]} if v.get("given") else {}) for slug, v in verbs.items())
    return Bins("scheme/cues", "How close does the writer stand?", "Put each verb into a bin. Two are given.", items,
                lambda item, part, choice: _verb_feedback(verbs[item], choice), answers=session().answers)


@plainly
def claim_kinds() -> Chooser:
    """What kinds of claim are in a sentence, and what could check it?"""
    pack = chosen()
    items = kinds.items(pack.reading, cores(pack, "claims", "kinds"))
    return Chooser(f"{pack.slug}/claim-kinds", "What kinds of claim are these?", "Choose as many as fit.",
                   items, argues(pack.reading, kinds.judge(pack.reading, session().confusions)), session().answers, voice=pack.reading.voice)


@plainly
def cues_picture() -> Viewer:
    """The cues of the article by stance, and whose statement each reports."""
    pack = chosen()
    return viewer(pack, "attributions", "Whose statements get which cue?",
                  lambda: claims.picture(pack.article, [span for span, kind in learned(pack, "attributions") if kind == "cue"]))
