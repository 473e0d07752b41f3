"""Is it said, or said that someone said it? Source, cue and content, and the kinds of claim."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from . import scheme
from .annotation import Mark
from .charts import Cue, Picture
from .charts import cues as cue_picture
from .judging import Feedback, Item, Judgement, Learned, Part, compare, labels, options
from .pack import PackError, Text
from .spans import Span

_LABELS = labels(scheme.SPAN_KINDS)
CLAIM = Part("kinds", "What kinds of claim are in it? Choose as many as fit.", options(scheme.CLAIM_KINDS), several=True)
STANCE = Part("stance", "How close does the writer stand to what was said?", options(scheme.STANCES))


def short(mark: Mark) -> str:
    return mark.id.rsplit("/", 1)[-1]


def attributions(text: Text, within: Span | None = None) -> tuple[Mark, ...]:
    """The source, cue and content marks of a text, or of one stretch of it."""
    return tuple(m for m in text.marks_of("claims")
                 if m.kind in scheme.SPAN_KINDS and (within is None or m.span.touches(within)))


def _quote(text: Text, span: Span) -> str:
    return f"“{text.text[span.start:span.end]}”"


def _left_out(judged: Judgement, text: Text) -> list[str]:
    return [f"You left out {_quote(text, s)}. Without it the {_LABELS[judged.mark.kind]} is not whole." for s in judged.left_out]


def _taken_in(judged: Judgement, text: Text, marks: Sequence[Mark]) -> list[str]:
    said = []
    for span in judged.taken_in:
        owner = next((m for m in marks if m.span.touches(span) and m.kind != judged.mark.kind), None)
        if owner:
            said.append(f"You took in {_quote(text, span)}. The reference reads that as the {_LABELS[owner.kind]}.")
        else:
            said.append(f"You took in {_quote(text, span)}, which the reference leaves outside.")
    return said


def _shape(judged: Judgement) -> list[str]:
    name = _LABELS[judged.mark.kind]
    said = []
    if judged.pieces > 1:
        said.append(f"You made {judged.pieces} marks of what the reference reads as one {name}: it belongs together.")
    if judged.merged:
        said.append(f"One mark of yours covers {len(judged.merged) + 1} places that the reference keeps apart, each a {name} of its own.")
    return said


def _others(mark: Mark) -> tuple[str, ...]:
    return tuple(o.reason for o in mark.others)


def explain(judged: Judgement, text: Text, marks: Sequence[Mark], confusions: Mapping[str, str]) -> Feedback:
    """What a learner is told about one pair of span marks."""
    mark, mine = judged.mark, judged.mine
    if judged.verdict == "extra":
        general = confusions.get(f"{mine.kind}>none", "The reference marks nothing here.")
        return Feedback("extra", f"{_LABELS[mine.kind]}: {_quote(text, mine.span)}", (general,), spans=(mine.span,))
    title = f"{_LABELS[mark.kind]}: {_quote(text, mark.span)}"
    second = any(o.kind == "none" for o in mark.others)
    if judged.verdict == "missed":
        return Feedback("missed", title, (mark.reason,), _others(mark), mark.back if not second else "", (mark.id,), (mark.span,))
    if judged.verdict == "differs":
        overlooked = mark.overlooks.get(mine.kind) or confusions.get(f"{mine.kind}>{mark.kind}", "")
        says = (f"You call it the {_LABELS[mine.kind]}. {overlooked}".strip(), f"The reference has {_LABELS[mark.kind]}: {mark.reason}")
        return Feedback("differs", title, says, _others(mark), mark.back, (mark.id,), (mark.span,))
    says = (*_shape(judged), *_left_out(judged, text), *_taken_in(judged, text, marks), mark.reason)
    return Feedback(judged.verdict, title, says, _others(mark), mark.back, (mark.id,), (mark.span,))


def judge_block(text: Text, confusions: Mapping[str, Mapping[str, str]]) -> Callable[[str, Sequence[Learned], str], list[Feedback]]:
    """A judge for the Marker: (block id, marks made, "done" or "alone") → feedback in reading order."""
    blocks = {b.id: b for b in text.blocks}
    reasons = confusions.get("claims", {})

    def feedback(block: str, mine: Sequence[Learned], state: str) -> list[Feedback]:
        within = blocks[block].span
        marks = attributions(text, within)
        if not mine and not marks:
            return [_stands(text, within)]
        judged = compare(mine, marks, text.text, within)
        return _opening(mine, marks, state) + [explain(j, text, marks, reasons) for j in judged]

    return feedback


def _opening(mine: Sequence[Learned], marks: Sequence[Mark], state: str) -> list[Feedback]:
    if state == "alone" and marks:
        hidden = all(m.kind != "source" for m in marks)
        why = ("Somebody is behind a part of this block, though we are not told who. Look for the word that gives it away."
               if hidden else "Somebody else speaks in this block. Look for the words that hand the sentence over.")
        return [Feedback("differs", "you say that nobody but the author speaks here", (why,))]
    return []


def _stands(text: Text, within: Span) -> Feedback:
    own = [m for m in text.marks_of("sourcing") if m.span.touches(within)]
    reason = own[0].reason if own else "Nobody else is given as the source of anything here."
    return Feedback("stands", "nobody but the author", (reason,), spans=(within,), marks=tuple(m.id for m in own[:1]))


def claims(text: Text) -> tuple[Mark, ...]:
    return tuple(m for m in text.marks_of("claims") if m.kind == "claim")


def claim_items(text: Text, ids: Sequence[str]) -> tuple[Item, ...]:
    """The claims to sort into kinds, by short id."""
    marks = {short(m): m for m in claims(text)}
    unknown = [i for i in ids if i not in marks]
    if unknown:
        raise PackError(f"{text.name}/marks.json: there is no claim {', '.join(unknown)}, and questions.json asks about it.")
    return tuple(Item(i, (CLAIM,), text.words_of(marks[i]), "", marks[i].hints, span=marks[i].span) for i in ids)


def judge_claim(text: Text):
    """A judge for `claim_items`: the kinds found, left out and added, with the reason and how it could be checked."""
    marks = {short(m): m for m in claims(text)}

    def feedback(item: str, part: str, chosen: Sequence[str]) -> Feedback:
        mark, mine = marks[item], set(chosen)
        reference, allowed = set(mark.facts["kinds"]), {o.kind for o in mark.others}
        return _claim_feedback(mark, mine, reference, allowed)

    return feedback


def _claim_feedback(mark: Mark, mine: set[str], reference: set[str], allowed: set[str]) -> Feedback:
    name = labels(scheme.CLAIM_KINDS)
    left, added = reference - mine, mine - reference - allowed
    says = [mark.reason]
    says += [f"You left out “{name[k]}”. {scheme.CLAIM_KINDS[k].test}" for k in sorted(left)]
    says += [mark.overlooks.get(k) or f"You added “{name[k]}”. Ask: {scheme.CLAIM_KINDS[k].test}" for k in sorted(added)]
    if mark.facts.get("check"):
        says.append(f"What could check it: {mark.facts['check']}")
    verdict = "agrees" if not left and not added else "part" if mine & reference else "differs"
    return Feedback(verdict, ", ".join(name[k] for k in scheme.CLAIM_KINDS if k in reference), tuple(says), _others(mark), mark.back, (mark.id,), (mark.span,))


def cues(text: Text) -> tuple[Mark, ...]:
    """The cue marks of a text, in reading order."""
    return tuple(m for m in text.marks_of("claims") if m.kind == "cue")


def picture(text: Text, found: Sequence[Span] | None = None) -> Picture:
    """The cues by stance and by whose statement is reported: those the learner found, or all of the reference."""
    marks = [m for m in cues(text) if found is None or any(m.span.touches(s) for s in found)]
    statements = [Cue(text.text[m.core.start:m.core.end], str(m.facts["stance"]), str(m.facts.get("whose", ""))) for m in marks]
    if found is None:
        return cue_picture(statements)
    all_cues = len(cues(text))
    drawn = cue_picture(statements)
    head = f"You found {len(marks)} of {all_cues} cues" if marks else f"No cue marked yet, of {all_cues}"
    return cue_picture(statements, finding=f"{head}. {drawn.finding}" if marks else head)
