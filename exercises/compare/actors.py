"""Who acts in the texts, what each text calls them, and which verbs they get there."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .. import reader
from ..pack import Text
from ..reader.page import Page, read
from ..spans import Span
from . import verbs
from .loaded import Loaded, loaded
from .naming import in_brackets, lines, together
from .sentences import Sentence, sentences

MOST_ACTORS = 8
_PEOPLE = re.compile(r".*(?:ian|ean|ish|ese|ican|aqi|eli|emi|tani|uti|French|Dutch|Greek)$")
_NOUN = re.compile(r" [^\W\d_]{3,}\b")
_HUNG = ("label", "tag", "evaluative", "metonymy")
_JUDGES = ("loaded-verb", "mind-reading")
_BETWEEN = re.compile(r"[\s“”\"'’(,-]*(?:(?:of|the|an?|and|from)\b[\s“”\"'’(,-]*){0,2}")
_REACH = 60
_TAIL = re.compile(r",|\b(?:of|in|for|from|at|who)\b")


@dataclass(frozen=True)
class Word:
    """A word that an actor gets in a text: how often, whether it is loaded, and whether it is done to them."""

    words: str
    times: int
    loaded: bool = False
    suffered: bool = False


@dataclass(frozen=True)
class Part:
    """One actor in one text: what they are called (names as they stand, labels hung on them), the verbs they get, how often they are named."""

    actor: str
    text: int
    named: int
    called: tuple[Word, ...] = ()
    verbs: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A name where it stands in a text, in code points."""

    text: int
    span: Span
    name: str


@dataclass
class _Tally:
    names: Counter = field(default_factory=Counter)
    judged: set[str] = field(default_factory=set)
    labels: Counter = field(default_factory=Counter)
    verbs: Counter = field(default_factory=Counter)


def parts(texts: Sequence[Text], written: str = "", told: Sequence[Sequence[Sentence]] = (), words: Sequence[Sequence[Loaded]] = ()) -> tuple[Part, ...]:
    """Actor by actor, text by text: those named at least twice who get a verb or a label, the most named first, MOST_ACTORS at most.

    `written` says which names are one actor, a line each. Actors on its lines come first and are always shown. `told` and `words` are
    the sentences and the loaded words of each text, where they are known already.
    """
    given, told, words = lines(written), told or sentences(texts), words or tuple(map(loaded, texts))
    found = list(_mentions(texts, told, given))
    called = together([[m.name for m in found if m.text == n] for n in range(len(texts))], given, _initials(texts, found))
    tallies = {(called[m.name.lower()], number): _Tally() for m in found for number in range(len(texts))}
    for number, text in enumerate(texts):
        _count(text, told[number], words[number], [m for m in found if m.text == number], called, tallies)
    return tuple(_part(actor, number, tallies[actor, number]) for actor in _chosen(tallies, given) for number in range(len(texts)))


def _chosen(tallies: dict[tuple[str, int], _Tally], given: Sequence[Sequence[str]]) -> list[str]:
    named, acting = Counter(), set()
    for (actor, _), tally in tallies.items():
        named[actor] += tally.names.total()
        if tally.verbs or tally.labels:
            acting.add(actor)
    first = [group[0] for group in given if named[group[0]]]
    rest = sorted((a for a in named if named[a] > 1 and a in acting and a not in first), key=lambda a: (-named[a], a))
    return [*dict.fromkeys(first), *rest[:max(0, MOST_ACTORS - len(first))]]


def _part(actor: str, number: int, tally: _Tally) -> Part:
    called = [Word(name, times, name in tally.judged) for name, times in tally.names.most_common()]
    called += [Word(label, times, loaded=True) for label, times in tally.labels.most_common()]
    got = [Word(words, times, judges, suffered) for (words, judges, suffered), times in sorted(tally.verbs.items(), key=lambda p: (not p[0][1], p[0][2], -p[1], p[0][0]))]
    return Part(actor, number, tally.names.total(), tuple(called), tuple(got))


def _mentions(texts: Sequence[Text], told: Sequence[Sequence[Sentence]], given: Sequence[Sequence[str]]) -> Iterator[Mention]:
    """Every name, and every name that a person wrote down, the longest of those that overlap."""
    names = sorted({name for group in given for name in group}, key=len, reverse=True)
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in names), re.IGNORECASE) if names else None
    for number, text in enumerate(texts):
        for sentence in told[number]:
            asked = [m.span() for m in wanted.finditer(sentence.words)] if wanted else []
            names_here = (_with_noun(sentence, fact.start, fact.end) for fact in sentence.facts if fact.kind == "name")
            kept = [*asked, *(n for n in names_here if not any(n[0] < b and a < n[1] for a, b in asked))]
            for start, end in sorted(kept):
                at = Span(sentence.span.start + start, sentence.span.start + end)
                if (start, end) in asked or not _PEOPLE.fullmatch(text.text[at.start:at.end]):
                    yield Mention(number, at, text.text[at.start:at.end])


def _with_noun(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """“Syrian” with “army” behind it; other names as they are."""
    noun = _NOUN.match(sentence.words, end) if _PEOPLE.fullmatch(sentence.words[start:end]) else None
    return start, noun.end() if noun else end


def _initials(texts: Sequence[Text], found: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    for mention in found:
        short = in_brackets(texts[mention.text].text, mention.span.end)
        if short:
            yield mention.name, short


def _count(text: Text, told: Sequence[Sentence], words: Sequence[Loaded], found: Sequence[Mention], called: dict[str, str], tallies: dict) -> None:
    page, cues = read(text.text), _cues(text)
    judged = [w.span for w in words if w.kind in _JUDGES]
    hung = [w for w in words if w.kind in _HUNG]
    ends, names = [s.span.end for s in told], {(called[m.name.lower()], m.span.start) for m in found}
    for mention in found:
        tally = tallies[called[mention.name.lower()], mention.text]
        tally.names[mention.name] += 1
        if any(w.span.holds(mention.span) for w in _near(hung, mention)):
            tally.judged.add(mention.name)
        sentence = told[bisect_right(ends, mention.span.start)].span
        labels = list(_labels(text, mention, hung, sentence))
        for span in labels:
            if (called[mention.name.lower()], span.start) not in names:
                tally.labels[text.text[span.start:span.end]] += 1
        for verb in _verbs(page, mention, sentence, cues, bool(labels)):
            judges = _touches(verb.span, judged)
            if judges or not verb.state:
                tally.verbs[" ".join(text.text[verb.span.start:verb.span.end].split()), judges, verb.suffered] += 1


def _touches(span: Span, spans: list[Span]) -> bool:
    i = bisect_right(spans, span)
    return any(other.touches(span) for other in spans[max(0, i - 2):i + 1])


def _labels(text: Text, mention: Mention, hung: Sequence[Loaded], sentence: Span) -> Iterator[Span]:
    """The loaded words hung on a name: inside it, or in front of it with small words between at most."""
    for word in _near(hung, mention):
        between = text.text[word.span.end:mention.span.start]
        if word.span.touches(mention.span) and not word.span.holds(mention.span) or (
                sentence.start <= word.span.start and word.span.end <= mention.span.start and _BETWEEN.fullmatch(between)):
            yield word.span


def _near(hung: Sequence[Loaded], mention: Mention) -> Iterator[Loaded]:
    """The loaded words that begin shortly before a name or in it."""
    i = bisect_left(hung, mention.span.start - _REACH, key=lambda w: w.span.start)
    for word in hung[i:i + 20]:
        if word.span.start >= mention.span.end:
            return
        yield word


def _cues(text: Text) -> list[tuple[Span, Span]]:
    """Source and cue of every attribution in a text, by the marks or by the first reader."""
    groups: dict[str, dict[str, Span]] = {}
    for mark in text.marks_of("claims"):
        if mark.group and mark.kind in ("source", "cue"):
            groups.setdefault(mark.group, {}).setdefault(mark.kind, mark.span)
    marked = [(g["source"], g["cue"]) for g in groups.values() if len(g) == 2]
    if marked:
        return sorted(marked)
    return sorted((source, a.cue[0]) for a in reader.attributions(text.text) for source in a.source or ())


def _verbs(page: Page, mention: Mention, sentence: Span, cues: list[tuple[Span, Span]], labelled: bool) -> Iterator[verbs.Verb]:
    """The verbs that a name gets where it stands; one place counts once. A name behind a preposition acts only under its label (“rebels of X”)."""
    start, stop = bisect_left(page.starts, sentence.start), bisect_left(page.starts, sentence.end)
    first, behind = bisect_left(page.starts, mention.span.start), bisect_left(page.starts, mention.span.end)
    hangs = verbs.after_preposition(page, first, start) and not labelled
    found = [verbs.before_by(page, first, start), None if hangs else verbs.behind(page, behind, stop)]
    i = bisect_left(cues, (Span(mention.span.start - 300, 0),))
    found += [verbs.Verb(cue) for source, cue in cues[i:i + 20] if _speaks(page.text, mention.span, source)]
    if found[1] and not found[1].suffered:
        found += verbs.carried_on(page, found[1], stop)
    kept: list[verbs.Verb] = []
    for verb in found:
        if verb and not any(verb.span.touches(other.span) for other in kept):
            kept.append(verb)
    yield from kept


def _speaks(text: str, name: Span, source: Span) -> bool:
    """Whether a name is the source and not only in it: it stands at its start, titles aside, or is its main word."""
    if not source.holds(name):
        return False
    before, behind = text[source.start:name.start], _TAIL.split(text[name.end:source.end], 1)[0]
    return not behind.startswith(("’s", "'s")) and not any(map(str.isupper, behind)) and not re.search(r"\b(?:of|in|for|from|by|to|at|and|who|chairs)\b|,", before)
