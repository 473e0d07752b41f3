"""Where does the article end, and who is talking outside it?"""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from . import scheme
from .annotation import Mark
from .charts import PageBlock, Picture, ends, two_ends
from .judging import Feedback, Item, Part, judge_kind, labels, options
from .pack import Text
from .slips.case import filled, quote
from .voice import Voice

ASKS = {"group": "What does this part of the page do?", "speaker": "Who speaks here?", "gains": "Who gains from it?"}
_GROUP_LABELS, _SPEAKER_LABELS, _GAINER_LABELS = map(labels, (scheme.BLOCK_GROUPS, scheme.SPEAKERS, scheme.GAINERS))
PARTS = (
    Part("group", ASKS["group"], options(scheme.BLOCK_GROUPS)),
    Part("speaker", ASKS["speaker"], options(scheme.SPEAKERS)),
    Part("gains", ASKS["gains"], options(scheme.GAINERS)),
)


def short(mark: Mark) -> str:
    """The last part of a mark's id: what an item is called."""
    return mark.id.rsplit("/", 1)[-1]


def units(text: Text, blocks: range | None = None) -> tuple[Mark, ...]:
    """The places to sort, in reading order: a block, or a sentence of one that does several things."""
    marks = text.marks_of("boilerplate")
    return tuple(m for m in marks if blocks is None or text.block_at(m.span.start).number in blocks)


def items(text: Text, blocks: range | None = None) -> tuple[Item, ...]:
    """One item a unit; `blocks` are block numbers counted from 1."""
    return tuple(
        Item(short(m), PARTS, text.words_of(m), _label(text, m), m.hints, span=m.span)
        for m in units(text, blocks)
    )


def _label(text: Text, mark: Mark) -> str:
    block = text.block_at(mark.span.start)
    whole = mark.span == block.span
    return f"Block {block.number}" if whole else f"Block {block.number}, part {short(mark).rsplit('-', 1)[-1]}"


def _speaker(mark: Mark, chosen: str, confusions: Mapping[str, str], voice: Voice) -> Feedback:
    """Who speaks: the mark's kind is swapped for its speaker, and so are its second readings."""
    others = tuple(replace(o, kind=o.facts["speaker"]) for o in mark.others if "speaker" in o.facts)
    own = replace(mark, kind=str(mark.facts["speaker"]), others=others, overlooks=_about(mark, "speaker:"),
                  reason=str(mark.facts.get("speaker_reason") or mark.facts["does"]), back="")
    return judge_kind(own, chosen, _SPEAKER_LABELS, confusions, voice=voice)


def _gains(mark: Mark, chosen: str, confusions: Mapping[str, str], voice: Voice) -> Feedback:
    reference = str(mark.facts["gainer"])
    own = replace(mark, kind=reference, reason=str(mark.facts["gains"]), others=(), overlooks=_about(mark, "gains:"), back="")
    return judge_kind(own, chosen, _GAINER_LABELS, confusions, voice=voice)


def _about(mark: Mark, question: str) -> dict[str, str]:
    """What the mark says of other answers to one of its questions."""
    return {k.removeprefix(question): v for k, v in mark.overlooks.items() if k.startswith(question)}


def _group(text: Text, mark: Mark, chosen: str, confusions: Mapping[str, str]) -> Feedback:
    others = tuple(replace(o, kind=scheme.group_of(o.kind)) for o in mark.others if o.kind in scheme.BLOCK_KINDS)
    others = tuple(o for o in others if o.kind != scheme.group_of(mark.kind))
    overlooks = {**_closer(text, mark, confusions), **mark.overlooks}
    own = replace(mark, kind=scheme.group_of(mark.kind), others=others, overlooks=overlooks)
    return judge_kind(own, chosen, _GROUP_LABELS, confusions, voice=text.voice)


def _closer(text: Text, mark: Mark, confusions: Mapping[str, str]) -> dict[str, str]:
    """The reasons that fit this sort of block: by its kind, or by the cue in it where somebody is quoted."""
    cue = next((m for m in text.marks_of("claims") if m.kind == "cue" and m.span.touches(mark.span)), None)
    quoted = {"cue": quote(text, cue.core)} if cue and scheme.group_of(mark.kind) == "story" else {}
    place = f"{scheme.group_of(mark.kind)}:quoted" if quoted else mark.kind
    return {pair.partition(">")[0]: filled(says, quoted) for pair, says in confusions.items() if pair.partition(">")[2] == place}


def judge(text: Text, confusions: Mapping[str, Mapping[str, str]]):
    """A judge for `items(text)`: (item, part, choice) → feedback."""
    marks, confusions = {short(m): m for m in text.marks_of("boilerplate")}, text.voice.lessons(confusions)

    def feedback(item: str, part: str, choice: str) -> Feedback:
        if part == "group":
            return _group(text, marks[item], choice, confusions.get("boilerplate", {}))
        if part == "speaker":
            return _speaker(marks[item], choice, confusions.get("speaker", {}), text.voice)
        return _gains(marks[item], choice, confusions.get("gains", {}), text.voice)

    return feedback


def picture(text: Text, groups: Mapping[str, str] | None = None) -> Picture:
    """The page as a stack: the learner's groups by item where any are given, else the reference's."""
    return ends(_stack(text, units(text), groups))


def both_pictures(text: Text, groups: Mapping[str, str], only: Collection[str] = ()) -> Picture:
    """The page as two stacks, the learner's beside that of the key; `only` names the units to draw, where a page has too many."""
    marks = [m for m in units(text) if not only or short(m) in only]
    return two_ends(_stack(text, marks, groups), _stack(text, marks), ("You", text.voice.start))


def _stack(text: Text, marks: Sequence[Mark], groups: Mapping[str, str] | None = None) -> list[PageBlock]:
    return [PageBlock(_label(text, m).removeprefix("Block "), len(text.words_of(m).split()),
                      scheme.group_of(m.kind) if groups is None else groups.get(short(m), ""), str(m.facts["speaker"])) for m in marks]
