"""The marks of a pack without the words of its article, for a text that may not be passed on."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from .. import original, scheme
from ..annotation import Mark
from ..pack import Pack
from ..spans import Span, words

SHORTEST_QUOTE = 6
"""A reason that repeats so many words of the article in a row would give them away."""


def marks_alone(pack: Pack) -> tuple[dict, list[str]]:
    """The word-free form of a pack’s marks, and what a teacher should know of it, in sentences."""
    text = original.tidy(pack.article.text)
    marks, quoted = without_quotes(text, moved(pack.article.text, text, pack.article.marks))
    about = {"title": pack.title, "chain": pack.meta.get("chain", []), "rights": "private"}
    kept = [mark for mark in marks if _can_be_written(text, mark)]
    lost = len(pack.article.marks) - len(kept)
    notes = [f"In {quoted} of them a reason quoted the article; there, the scheme’s own words stand instead."] if quoted else []
    left = [f"{lost} could not be told without words and {'is' if lost == 1 else 'are'} left out."] if lost else []
    return original.write(text, kept, about, pack.data("questions")["cores"]), [*notes, *left]


def _can_be_written(text: str, mark: Mark) -> bool:
    try:
        return bool(original.write(text, [mark], {}))
    except ValueError:
        return False


def moved(text: str, tidied: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of a text on its tidied form; one that has no words left there is left out."""
    if text == tidied:
        return tuple(marks)
    to = _places(text, tidied)
    found = (replace(m, span=Span(to[m.span.start], to[m.span.end]), core=Span(to[m.core.start], to[m.core.end])) for m in marks)
    return tuple(m for m in found if m.span.start < m.span.end and m.core.start < m.core.end)


def _places(text: str, tidied: str) -> list[int]:
    """For every place of a text its place in the tidied form, line by line where both have as many lines."""
    pairs = list(zip(text.split("\n"), tidied.split("\n")))
    if text.count("\n") != tidied.count("\n"):
        pairs = [(text, tidied)]
    starts = accumulate((len(after) + 1 for _, after in pairs), initial=0)
    places = [at + place for (before, after), at in zip(pairs, starts) for place in _line_places(before, after)]
    return places


def _line_places(before: str, after: str) -> list[int]:
    """The same for one line and for the place behind it."""
    if before == after:
        return list(range(len(before) + 1))
    at = [0] * (len(before) + 1)
    for was, now, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for i in range(size):
            at[was + i] = now + i
        at[was + size] = now + size
    return list(accumulate(at, max))


def without_quotes(text: str, marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], int]:
    """The marks, with words of our own wherever one of theirs repeats six words or more of the text in a row; and in how many that was."""
    runs = _runs(text)
    cleaned = [_cleaned(mark, runs) for mark in marks]
    return tuple(cleaned), sum(one != mark for one, mark in zip(cleaned, marks))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = [text[w.start:w.end].lower() for w in words(text)]
    return frozenset(tuple(said[i:i + SHORTEST_QUOTE]) for i in range(len(said) - SHORTEST_QUOTE + 1))


def _cleaned(mark: Mark, runs: frozenset[tuple[str, ...]]) -> Mark:
    def quotes(said: object) -> bool:
        return isinstance(said, str) and not runs.isdisjoint(_runs(said))

    facts = {name: value for name, value in mark.facts.items() if not quotes(value) and name != "first_reader"}
    blank = {name: "" for name in mark.facts if name not in facts and name != "first_reader"}
    return replace(mark, reason=scheme.KINDS[mark.strand][mark.kind].definition if quotes(mark.reason) else mark.reason, facts={**facts, **blank},
                   hints=tuple(h for h in mark.hints if not quotes(h)), others=tuple(o for o in mark.others if not quotes(o.reason)),
                   overlooks={k: v for k, v in mark.overlooks.items() if not quotes(v)}, back="" if quotes(mark.back) else mark.back)
