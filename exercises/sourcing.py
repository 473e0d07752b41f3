"""Who is speaking? One choice a sentence: what kind of source it comes from, and what that source has at stake."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from . import scheme
from .annotation import Mark
from .charts import Bar, Picture, strip
from .charts.who_speaks import NOTE
from .judging import Feedback, Item, Part, judge_kind, labels, options
from .pack import Text
from .voice import FIRST_READER, Voice

_KIND_LABELS, _STAKE_LABELS, _KNOWN_LABELS = map(labels, (scheme.SOURCE_KINDS, scheme.STAKES, scheme.KNOWN_FROM))
_HAS_SOURCE = ("named", "outlet", "unnamed", "recording")
KIND = Part("kind", "Who does this sentence come from?", options(scheme.SOURCE_KINDS))
STAKE = Part("stake", "What does this source have at stake here?", options(scheme.STAKES), when=("kind", _HAS_SOURCE))
KNOWN = Part("known", "How do you know?", options(scheme.KNOWN_FROM), when=("kind", _HAS_SOURCE))


def short(mark: Mark) -> str:
    return mark.id.rsplit("/", 1)[-1]


def sentences(text: Text, blocks: range | None = None) -> tuple[Mark, ...]:
    """The sentences of the story, in reading order; `blocks` are block numbers counted from 1."""
    return tuple(m for m in text.marks_of("sourcing")
                 if blocks is None or text.block_at(m.span.start).number in blocks)


def story_blocks(text: Text) -> tuple[int, ...]:
    """The numbers of the blocks that hold a sentence of the story."""
    return tuple(dict.fromkeys(text.block_at(m.span.start).number for m in text.marks_of("sourcing")))


def items(text: Text, blocks: range | None = None, *, stake: bool = True) -> tuple[Item, ...]:
    """One item a sentence; without `stake`, or where the stake of its source was left open, only the kind of source is asked."""
    number = {m.id: n for n, m in enumerate(sentences(text), 1)}
    return tuple(
        Item(short(m), _parts(m, stake), text.words_of(m), f"Sentence {number[m.id]}", m.hints, span=m.span)
        for m in sentences(text, blocks)
    )


def _parts(mark: Mark, stake: bool) -> tuple[Part, ...]:
    left_open = mark.kind in _HAS_SOURCE and not mark.facts.get("stake")
    return (KIND, STAKE, KNOWN) if stake and not left_open else (KIND,)


def _no_stake(mark: Mark, chosen: str, confusions: Mapping[str, str]) -> Feedback:
    """A stake where the reference has nobody to ask it of; a second reading may have somebody."""
    if any(o.kind in _HAS_SOURCE for o in mark.others):
        return Feedback("second", "there is somebody to ask", (
            "Read so, it has a source. Who that is stays open, and so does the stake: that is worth saying too.",),
            marks=(mark.id,), spans=(mark.span,))
    says = (confusions.get(chosen, ""), f"The reference finds nobody here who could have a stake: {mark.reason}")
    return Feedback("differs", "no source, no stake", tuple(filter(None, says)), marks=(mark.id,), spans=(mark.span,))


def _open(chosen: str) -> Feedback:
    """A stake where rules alone made the key and the text does not tell it: the learner’s answer is only kept."""
    return Feedback("kept", _STAKE_LABELS[chosen], (
        "The first reader has no view here. It knows words and where they stand, and nothing of the world. What do you go by?",),
        key=FIRST_READER.key)


def _stake(mark: Mark, chosen: str, confusions: Mapping[str, Mapping[str, str]], voice: Voice) -> Feedback:
    reference = str(mark.facts.get("stake", ""))
    if not reference and not voice.corrects:
        return _open(chosen)
    if not reference:
        return _no_stake(mark, chosen, confusions.get("no-stake", {}))
    own = replace(mark, kind=reference, reason=str(mark.facts.get("stake_note") or mark.reason), overlooks={}, back="",
                  others=tuple(replace(o, kind=str(o.facts["stake"])) for o in mark.others if o.facts.get("stake")))
    return judge_kind(own, chosen, _STAKE_LABELS, confusions.get("stake", {}), voice=voice)


def _known(mark: Mark, chosen: str, confusions: Mapping[str, str], voice: Voice) -> Feedback | None:
    reference = str(mark.facts.get("known_from", ""))
    if not reference or not mark.facts.get("stake") or not voice.corrects:
        return None
    note = str(mark.facts.get("known_note") or mark.facts.get("stake_note") or "")
    own = replace(mark, kind=reference, reason=note, others=(), overlooks={}, back="")
    told = judge_kind(own, chosen, _KNOWN_LABELS, confusions)
    honest = chosen == "guess" != reference
    return replace(told, verdict="second", title=_KNOWN_LABELS[chosen]) if honest else told


def _other_kinds(mark: Mark) -> Mark:
    """The mark without second readings of its stake alone."""
    return replace(mark, others=tuple(o for o in mark.others if o.kind != mark.kind))


def judge(text: Text, confusions: Mapping[str, Mapping[str, str]]):
    """A judge for `items(text)`: (item, part, choice) → feedback."""
    marks, voice = {short(m): m for m in text.marks_of("sourcing")}, text.voice
    says = voice.lessons(confusions)

    def feedback(item: str, part: str, choice: str) -> Feedback | None:
        if part == "kind":
            return judge_kind(_other_kinds(marks[item]), choice, _KIND_LABELS, says.get("sourcing", {}), voice=voice)
        return _stake(marks[item], choice, says, voice) if part == "stake" else _known(marks[item], choice, says.get("known", {}), voice)

    return feedback


def tells(kind: object) -> bool:
    """Whether a kind of source is somebody or something one could ask."""
    return kind in _HAS_SOURCE


def told(text: Text) -> tuple[int, int]:
    """How many sentences of the reference tell where they come from, and how many there are."""
    marks = text.marks_of("sourcing")
    return sum(tells(m.kind) for m in marks), len(marks)


def _note(text: Text) -> str:
    """What a picture says of itself; only the kit’s own texts are a teaching edition."""
    return NOTE if text.voice.corrects else NOTE.partition(" · ")[0]


def _labels(text: Text, marks: Sequence[Mark]) -> list[str]:
    """What each sentence’s block is called: H for the headline, then the paragraphs by number."""
    place = {number: str(n) if n else "H" for n, number in enumerate(story_blocks(text))}
    return [place[text.block_at(m.span.start).number] for m in marks]


def picture(text: Text, kinds: Mapping[str, str] | None = None, only: Collection[str] = ()) -> Picture:
    """Who speaks when: the learner's kinds by sentence above the reference, which waits for a first answer; None: the reference alone.

    `only` names the sentences to draw, where a text has too many; without it all are drawn.
    """
    marks = [m for m in text.marks_of("sourcing") if not only or short(m) in only]
    reference = [Bar(label, len(text.words_of(m).split()), m.kind, m.facts.get("stake") in ("party", "owned", "aligned"))
                 for m, label in zip(marks, _labels(text, marks))]
    if kinds is None:
        return strip(reference, note=f"{_note(text)} · {text.voice.name.removeprefix('the ')} reading")
    mine = [replace(bar, kind=kinds.get(short(m), ""), stake=False) for bar, m in zip(reference, marks)]
    return strip(mine, reference if any(bar.kind for bar in mine) else (), names=("You", text.voice.start), note=f"{_note(text)} · my reading")
