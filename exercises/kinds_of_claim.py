"""What kinds of claim are in a sentence: what happened, a number, a cause, a motive or feeling, a judgement."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from . import scheme
from .annotation import Mark
from .judging import Feedback, Item, Part, labels, options
from .pack import PackError, Text
from .slips.case import filled, quote
from .slips.vocabulary import figures
from .spans import words
from .voice import Voice

CLAIM = Part("kinds", "What kinds of claim are in it? Choose as many as fit.", options(scheme.CLAIM_KINDS), several=True)
_NAMES = labels(scheme.CLAIM_KINDS)
_CAUSES = re.compile(r"\b(?:thanks to|because|due to|thus|therefore|so that|after|as a result|led to|caused|answered|brought)\b", re.I)
_WEIGHING = ("evaluative", "loaded-verb", "label")
_TOLD = 2


def short(mark: Mark) -> str:
    return mark.id.rsplit("/", 1)[-1]


def claims(text: Text) -> tuple[Mark, ...]:
    return tuple(m for m in text.marks_of("claims") if m.kind == "claim")


def items(text: Text, ids: Sequence[str]) -> tuple[Item, ...]:
    """The claims to sort into kinds, by short id; raises PackError naming those that are not there."""
    marks = {short(m): m for m in claims(text)}
    unknown = [i for i in ids if i not in marks]
    if unknown:
        raise PackError(f"{text.name}/marks.json: there is no claim {', '.join(unknown)}, and questions.json asks about it.")
    return tuple(Item(i, (CLAIM,), text.words_of(marks[i]), "", marks[i].hints, span=marks[i].span) for i in ids)


def judge(text: Text, confusions: Mapping[str, Mapping[str, str]]):
    """A judge for `items`: the kinds left out and added, with the reason and how it could be checked."""
    marks, voice = {short(m): m for m in claims(text)}, text.voice

    def feedback(item: str, part: str, chosen: Sequence[str]) -> Feedback:
        mark, mine = marks[item], set(chosen)
        reference, allowed = set(mark.facts["kinds"]), {o.kind for o in mark.others}
        left, added = _ordered(reference - mine), _ordered(mine - reference - allowed)
        verdict = "agrees" if not left and not added else "part" if mine & reference else "differs"
        told = _overlooked(text, mark, left, added, confusions.get("claim-kinds", {})) if voice.corrects else _apart(left, added)
        check = (f"What could check it: {mark.facts['check']}",) if mark.facts.get("check") else ()
        return Feedback(verdict, _title(verdict, _ordered(reference), voice), (*told, mark.reason, *check),
                        tuple(o.reason for o in mark.others), mark.back, (mark.id,), (mark.span,), key=voice.key)

    return feedback


def _apart(left: list[str], added: list[str]) -> list[str]:
    """The kinds that one of two readers has, each with the question to put to it."""
    return [f"{head} “{_NAMES[k]}”. {scheme.CLAIM_KINDS[k].test}"
            for head, kinds in (("The first reader also has", left), ("Only you have", added)) for k in kinds]


def _title(verdict: str, reference: list[str], voice: Voice) -> str:
    """The kinds of the other reader; said to be its kinds where the learner's are others."""
    if verdict == "agrees":
        return ", ".join(_NAMES[k] for k in reference)
    return f"{voice.name} has {' and '.join(f'“{_NAMES[k]}”' for k in reference)}"


def _ordered(kinds: set[str]) -> list[str]:
    return [k for k in scheme.CLAIM_KINDS if k in kinds]


def _overlooked(text: Text, mark: Mark, left: list[str], added: list[str], says: Mapping[str, str]) -> list[str]:
    """One kind left out and one added explained, or two of a sort; the others are only named, so that it is no pile."""
    share = {"left": max(1, _TOLD - len(added)), "added": max(1, _TOLD - len(left))}
    told = [_left(text, mark, k, says) for k in left[:share["left"]]] + [_added(text, mark, k, says) for k in added[:share["added"]]]
    rest = (("Left out as well", left[share["left"]:]), ("Too much as well", added[share["added"]:]))
    named = " ".join(f"{head}: {' and '.join(f'“{_NAMES[k]}”' for k in kinds)}." for head, kinds in rest if kinds)
    return told + ([f"{named} Ask the test question of each kind, then decide."] if named else [])


def _left(text: Text, mark: Mark, kind: str, says: Mapping[str, str]) -> str:
    found = _signs(text, mark, kind)
    name = f"left:{kind}" if found or f"left:{kind}-plain" not in says else f"left:{kind}-plain"
    return _said(says, name, text, mark, found) or f"You left out “{_NAMES[kind]}”. {scheme.CLAIM_KINDS[kind].test}"


def _added(text: Text, mark: Mark, kind: str, says: Mapping[str, str]) -> str:
    found = _signs(text, mark, kind)
    sign = {"number": "-figure", "cause": "-word", "judgement": "-word"}.get(kind, "") if found else ""
    general = _said(says, f"added:{kind}{sign}", text, mark, found)
    return mark.overlooks.get(kind) or general or f"You added “{_NAMES[kind]}”. {scheme.CLAIM_KINDS[kind].test}"


def _said(says: Mapping[str, str], name: str, text: Text, mark: Mark, found: Sequence[str]) -> str:
    quoted = " and ".join(f"“{word}”" for word in found[:2])
    return filled(says.get(name, ""), {"mine": quote(text, mark.span), "found": quoted})


def _signs(text: Text, mark: Mark, kind: str) -> list[str]:
    """The words of a claim that make one think of a kind: its figures, its “because”, its weighing words."""
    said = text.words_of(mark)
    if kind == "number":
        return figures([said[s.start:s.end] for s in words(said)])
    if kind == "cause":
        return _CAUSES.findall(said)
    if kind == "judgement":
        weighing = [m for m in text.marks_of("wording") if m.kind in _WEIGHING and mark.span.holds(m.span)]
        return [text.text[m.core.start:m.core.end] for m in weighing]
    return []
