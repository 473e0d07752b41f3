"""The words of a suggestion that a person calls something else: reason, hints and facts follow the new kind."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .. import scheme
from ..annotation import Mark
from .blocks import gainer
from .entry import first_reader
from .found import STORY
from .phrases import pick, words

_BY_KIND = {"boilerplate": "blocks", "sourcing": "sources"}


def told_anew(mark: Mark) -> Mark:
    """The mark, with words of its new kind where the rules’ words still speak of the kind they took it for; others stay as they are."""
    was = first_reader(mark).get("kind")
    if not isinstance(was, str) or was == mark.kind or was not in scheme.KINDS.get(mark.strand, {}):
        return mark
    number = int(re.sub(r"\D", "", mark.id) or 0)
    kind, why = scheme.KINDS[mark.strand][mark.kind], str(first_reader(mark).get("why") or "")
    slots = {"was": scheme.KINDS[mark.strand][was].label, "label": kind.label, "says": f"{kind.definition[:1].lower()}{kind.definition[1:]}"}
    reason = pick(words()["mended"]["reason"], number, **slots) if why and why in mark.reason else mark.reason
    answer = pick(words()["mended"]["answer"], number, **slots)
    hints = tuple(answer if _is_of(hint, _told(mark.strand, was, "answer")) else hint for hint in mark.hints)
    back = pick(words()["mended"]["back"], number) if _is_of(mark.back, _told(mark.strand, was, "back")) else mark.back
    return replace(mark, reason=reason, hints=hints, back=back, facts={**mark.facts, **_facts(mark, was, number)})


def _told(strand: str, kind: str, part: str) -> Sequence[str]:
    """What the rules say of a kind, with its {slots} open."""
    table = words()["wording"]["kinds"] if strand == "wording" else words().get(_BY_KIND.get(strand, ""), {})
    return table.get(kind, {}).get(part, ())


def _is_of(said: str, forms: Sequence[str]) -> bool:
    """Whether somebody’s words are one of these forms filled in."""
    return any(re.fullmatch(re.sub(r"\\\{\w+\\\}", ".*", re.escape(form)), said, re.S) for form in forms)


def _facts(mark: Mark, was: str, number: int) -> dict[str, str]:
    """Who speaks in a block, what it does and gains, as its new kind has it, where a person left the rules’ words."""
    if mark.strand != "boilerplate":
        return {}
    speaker = _speaker(str(mark.facts.get("speaker")), was in STORY, mark.kind in STORY)
    changed = {} if speaker == mark.facts.get("speaker") else {"speaker": speaker, "speaker_reason": pick(words()["speaker_reasons"][speaker], number)}
    new = words()["blocks"][mark.kind]
    told = {part: pick(new[part], number) for part in ("does", "gains") if _is_of(str(mark.facts.get(part, "")), _told(mark.strand, was, part))}
    return {**changed, **told, **({"gainer": gainer(mark.kind, speaker)} if "gains" in told else {})}


def _speaker(speaker: str, was_story: bool, is_story: bool) -> str:
    """The author speaks in the story; outside of it somebody else does, where nobody said who."""
    if was_story and not is_story and speaker == "author":
        return "first-publisher"
    return "author" if is_story and not was_story else speaker
