"""Is it said, or said that someone said it? Source, cue and content."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from . import scheme, slips
from .annotation import Mark
from .charts import Cue, Picture
from .charts import cues as cue_picture
from .judging import Feedback, Judgement, Learned, Part, by_reference, compare, labels, options
from .pack import Text
from .slips import Case
from .slips.claims import SLIPS
from .spans import Span
from .voice import Voice

_LABELS = labels(scheme.SPAN_KINDS)
_HEARS = "The first reader hears somebody else as well. It goes by single words, so look at the words that it marks: do they hand anything over?"
STANCE = Part("stance", "How close does the writer stand to what was said?", options(scheme.STANCES))


def short(mark: Mark) -> str:
    return mark.id.rsplit("/", 1)[-1]


def attributions(text: Text, within: Span | None = None) -> tuple[Mark, ...]:
    """The source, cue and content marks of a text, or of one stretch of it."""
    return tuple(m for m in text.marks_of("claims")
                 if m.kind in scheme.SPAN_KINDS and (within is None or m.span.touches(within)))


def _left_out(case: Case) -> list[str]:
    whole = f"Without it the {_LABELS[case.judged.mark.kind]} is not whole."
    return [case.text.voice.pick(f"You left out {case.quote(s)}. {whole}", f"The first reader takes in {case.quote(s)} as well.")
            for s in case.judged.left_out]


def _taken_in(case: Case) -> list[str]:
    said = []
    for span in case.judged.taken_in:
        owner = next((m for m in case.marks if m.span.touches(span) and m.kind != case.kind), None)
        where = f"reads that as the {_LABELS[owner.kind]}" if owner else "leaves that outside"
        said.append(f"You took in {case.quote(span)}. {case.text.voice.start} {where}.")
    return said


def _shape(case: Case) -> list[str]:
    name, judged, reader = _LABELS[case.judged.mark.kind], case.judged, case.text.voice.name
    said = []
    if judged.pieces > 1:
        said.append(f"You made {judged.pieces} marks of what {reader} reads as one {name}.")
    if judged.merged:
        said.append(f"One mark of yours covers {len(judged.merged) + 1} places that {reader} keeps apart, each a {name} of its own.")
    return said


def _others(mark: Mark) -> tuple[str, ...]:
    return tuple(o.reason for o in mark.others)


def explain(case: Case, confusions: Mapping[str, Mapping[str, str]], told: set[str]) -> Feedback:
    """What a learner is told about one pair of span marks; `told` holds the slips already told in this block."""
    judged, reasons, voice = case.judged, confusions.get("claims", {}), case.text.voice
    words = confusions.get("claims-slips", {})
    says, covered = slips.answer(case, SLIPS, words, told)
    if judged.verdict == "extra":
        general = reasons.get(f"{case.kind}>none", f"{voice.start} marks nothing here.")
        title = f"{_LABELS[case.kind]} {case.quote(judged.mine.span)}"
        return Feedback("extra", title, tuple(says) or (slips.stray(case, general, words, told),), spans=(judged.mine.span,), key=voice.key)
    says = {"missed": lambda: says, "differs": lambda: _differs(case, reasons, says), "part": lambda: _part(case, says, covered)}.get(
        judged.verdict, tuple)()
    return _beside(case, (*filter(None, says), _reference(judged, voice)))


def _reference(judged: Judgement, voice: Voice) -> str:
    differs = judged.verdict == "differs"
    return by_reference(_LABELS[judged.mark.kind], judged.mark.reason, voice) if differs else judged.mark.reason


def _beside(case: Case, says: tuple[str, ...]) -> Feedback:
    mark, verdict = case.judged.mark, case.judged.verdict
    second = verdict == "missed" and any(o.kind == "none" for o in mark.others)
    title = slips.title(case, _LABELS)
    return Feedback(verdict, title, says, _others(mark), "" if second else mark.back, (mark.id,), (mark.span,), key=case.text.key)


def _differs(case: Case, reasons: Mapping[str, str], says: list[str]) -> list[str]:
    """The slip, or the general reason; and what the mark itself says of this other answer."""
    mark = case.judged.mark
    own = mark.overlooks.get(case.kind, "")
    if says:
        return [*says, own] if own else says
    return [own or reasons.get(f"{case.kind}>{mark.kind}", "")]


def _part(case: Case, says: list[str], covered: set[str]) -> list[str]:
    """The slips, then by name what no slip explains."""
    plain = {"shape": _shape, "left": _left_out, "taken": _taken_in}
    return [*says, *(line for name, lines in plain.items() if name not in covered for line in lines(case))][:max(slips.TOLD, len(says))]


def judge_block(text: Text, confusions: Mapping[str, Mapping[str, str]]) -> Callable[[str, Sequence[Learned], str], list[Feedback]]:
    """A judge for the Marker: (block id, marks made, "done" or "alone") → feedback in reading order."""
    blocks, says = {b.id: b for b in text.blocks}, text.voice.lessons(confusions)

    def feedback(block: str, mine: Sequence[Learned], state: str) -> list[Feedback]:
        within = blocks[block].span
        marks, told = attributions(text, within), set()
        if not mine and not marks:
            return [_stands(text, within)]
        judged = compare(mine, marks, text.text, within)
        return _opening(marks, state, text.voice) + [explain(c, says, told) for c in slips.cases(judged, mine, marks, text, within)]

    return feedback


def _opening(marks: Sequence[Mark], state: str, voice: Voice) -> list[Feedback]:
    if state == "alone" and marks:
        if not voice.corrects:
            return [Feedback("differs", "you say that nobody but the author speaks here", (_HEARS,), key=voice.key)]
        hidden = all(m.kind != "source" for m in marks)
        why = ("Somebody is behind a part of this block, though we are not told who. Look for the word that gives it away."
               if hidden else "Somebody else speaks in this block. Look for the words that hand the sentence over.")
        return [Feedback("differs", "you say that nobody but the author speaks here", (why,))]
    return []


def _stands(text: Text, within: Span) -> Feedback:
    own = [m for m in text.marks_of("sourcing") if m.span.touches(within)]
    reason = own[0].reason if own else "Nobody else is given as the source of anything here."
    return Feedback("stands", "nobody but the author", (reason,), spans=(within,), marks=tuple(m.id for m in own[:1]), key=text.key)


def cues(text: Text) -> tuple[Mark, ...]:
    """The cue marks of a text, in reading order."""
    return tuple(m for m in text.marks_of("claims") if m.kind == "cue")


def picture(text: Text, found: Sequence[Span] | None = None) -> Picture:
    """The cues by stance and by whose statement is reported: those the learner found, or all of the reference."""
    marks = [m for m in cues(text) if found is None or any(m.span.touches(s) for s in found)]
    statements = [Cue(text.text[m.core.start:m.core.end], str(m.facts["stance"]), str(m.facts.get("whose", ""))) for m in marks]
    if found is None:
        return cue_picture(statements)
    drawn, head = cue_picture(statements), _found(len(marks), len(cues(text)), text.voice)
    return cue_picture(statements, finding=f"{head}. {drawn.finding}" if marks else head)


def _found(shared: int, of: int, voice: Voice) -> str:
    """How many cues of the key the learner marked too."""
    if not shared:
        return voice.pick(f"No cue marked yet, of {of}", f"No cue marked yet that {voice.name} has, of its {of}")
    return voice.pick(f"You found {shared} of {of} cues", f"You and {voice.name} share {shared} of its {of} cues")
