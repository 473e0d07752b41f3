"""A marked text as a file that holds none of its words."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from .. import spans
from ..annotation import Mark
from ..spans import Span
from .shape import FORMAT, VERSION
from .wordless import NORMALISER, digest, is_short, tidy, words


def write(text: str, marks: Iterable[Mark], about: Mapping[str, object], cores: Mapping[str, object] | None = None) -> dict:
    """The word-free form of a marked text, ready for JSON.

    `text` is parted into blocks by blank lines, and has no link targets or footnote numbers (`tidy` takes them out).
    `about` tells what the text is; `cores` gives block numbers by strand and part, as a pack's questions do. Reasons and
    hints are kept as they are: what they quote is the writer's to answer for. Raises ValueError where a mark has no word,
    or covers parts of several sentences.
    """
    if tidy(text) != text:
        raise ValueError("The text has link targets, footnote numbers or bullets: give tidy(text), and marks on that.")
    found = _sentences(text)
    return {"format": FORMAT, "version": VERSION, "normaliser": NORMALISER, "about": dict(about), "sentences": _listed(text, found),
            "cores": dict(cores or {}), "marks": [_mark(text, mark, [span for span, _ in found]) for mark in marks]}


def _sentences(text: str) -> list[tuple[Span, str]]:
    """The sentences that have a word, each with how it starts: a block, a line, or after another on the same line."""
    found, block = [], True
    for within in spans.blocks(text):
        end, block = within.start, True
        for span in spans.sentences(text, within):
            if words(text[span.start:span.end]):
                starts = "block" if block else "line" if "\n" in text[end:span.start] else ""
                found.append((span, starts))
                end, block = span.end, False
    return found


def _listed(text: str, found: list[tuple[Span, str]]) -> list[dict]:
    seen, listed = Counter(), []
    for span, starts in found:
        sentence = text[span.start:span.end]
        forms = [word.form for word in words(sentence)]
        item = {"words": len(forms), "starts": starts}
        if not is_short(sentence):
            hash_ = digest(forms)
            seen[hash_] += 1
            item |= {"sha256": hash_, "occurrence": seen[hash_]}
        listed.append({name: value for name, value in item.items() if value not in ("",)})
    return listed


def _mark(text: str, mark: Mark, sentences: list[Span]) -> dict:
    others = [{"kind": o.kind, "reason": o.reason, **({"facts": dict(o.facts)} if o.facts else {})} for o in mark.others]
    kept = {"id": mark.id, "strand": mark.strand, "kind": mark.kind, "reason": mark.reason, "place": _place(text, mark, sentences),
            "group": mark.group, "facts": dict(mark.facts), "others": others, "hints": list(mark.hints),
            "overlooks": dict(mark.overlooks), "back": mark.back}
    return {name: value for name, value in kept.items() if value}


def _place(text: str, mark: Mark, sentences: list[Span]) -> dict:
    touched = [n for n, span in enumerate(sentences) if span.touches(mark.span)]
    if not touched:
        raise ValueError(f"{mark.id}: there is no word under this mark.")
    first, last = touched[0], touched[-1]
    place, at = {"sentences": [first + 1, last + 1]}, sentences[first]
    whole = mark.span.start <= at.start and sentences[last].end <= mark.span.end
    if not whole and first != last:
        raise ValueError(f"{mark.id}: a mark over several sentences has to cover each of them whole.")
    if not whole:
        place["words"] = _numbers(text, at, mark.span, mark.id)
    return place if mark.core == mark.span else {**place, "core": _numbers(text, at, mark.core, mark.id)}


def _numbers(text: str, sentence: Span, span: Span, name: str) -> list[int]:
    """The first and the last word of a span, counted in its sentence from 1."""
    hit = [n for n, w in enumerate(words(text[sentence.start:sentence.end]), 1) if span.touches(Span(sentence.start + w.start, sentence.start + w.end))]
    if not hit:
        raise ValueError(f"{name}: there is no word under this mark.")
    return [hit[0], hit[-1]]
