"""How far two independent readings of the article agree, with each other and with the key.

Usage: python tests/readings.py           print figures and every place where readings part
       python tests/readings.py --write   write the figures into the pack's README
       python tests/readings.py --check   compare them with what is written there

ROUNDS lists the pairs of files in texts/al-bukamal/readings/; a pair is shown where both are there. Every
answer is taken as a set of kinds, empty for a word without a mark; answers agree when the sets are the same.
"""
from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(KIT) in sys.path else [str(KIT)]

from exercises import pack as packs
from exercises import scheme, spans
from exercises.annotation import Mark
from exercises.classroom import agreement as agree
from exercises.spans import Span

PACK = KIT / "texts" / "al-bukamal"
README = PACK / "README.md"
ROUNDS = (("First round", "a", "b"), ("Second round", "second-a", "second-b"))
START, END = "<!-- figures: written by tests/readings.py -->", "<!-- end of figures -->"
STALE = "texts/al-bukamal/README.md: the figures are not those of the readings; run python tests/readings.py --write"
Kinds = frozenset[str]
NOTHING: Kinds = frozenset()
YES = {True: frozenset({"yes"}), False: frozenset({"no"})}


class ReadingFault(ValueError):
    """A reading that does not fit the article; the message names file and place."""


@dataclass(frozen=True)
class Place:
    """One unit: what each reading says of it (None where it gave no answer), and what the key asks for.

    A reading fits the key where it has all of `must` and nothing outside `may`; `second` are the key's others.
    """

    where: str
    words: str
    answers: tuple[Kinds | None, ...]
    must: Kinds
    may: Kinds
    second: Kinds = NOTHING

    @property
    def parted(self) -> bool:
        return len(set(self.answers) - {None}) > 1

    @property
    def off_key(self) -> bool:
        """True where every reading has an answer and none fits the key."""
        return not any(a is None or self.must <= a <= self.may for a in self.answers)


@dataclass(frozen=True)
class Question:
    """One row of the table: what was asked, of which units, and the units by cluster."""

    strand: str
    asks: str
    unit: str
    clusters: tuple[tuple[Place, ...], ...]

    @cached_property
    def result(self) -> agree.Agreement:
        return agree.agreement([[p.answers for p in cluster] for cluster in self.clusters])


@dataclass(frozen=True)
class Pair:
    """Two readings, the article and its key; every sentence has an address: its block, its number in it."""

    names: tuple[str, str]
    readings: tuple[Mapping, Mapping]
    article: packs.Text

    @cached_property
    def sentences(self) -> dict[tuple[int, int], Span]:
        return {(b.number, n): s for b in self.article.blocks
                for n, s in enumerate(spans.sentences(self.article.text, b.span), 1)}

    @cached_property
    def story(self) -> dict[tuple[int, int], Span]:
        blocks = {x["block"] for r in self.readings for x in r["boilerplate"] if x["kind"] in ("headline", "report")}
        return {at: span for at, span in self.sentences.items() if at[0] in blocks}

    def quoted(self, span: Span) -> str:
        return " ".join(self.article.text[span.start:span.end].split())

    def found(self, name: str, entry: Mapping) -> Span:
        """Where the quote of an entry stands in its block; raises ReadingFault unless it is there once."""
        block = self.article.blocks[entry["block"] - 1]
        hits = list(re.finditer(rf"(?<!\w){re.escape(entry['quote'])}(?!\w)", block.text))
        if len(hits) != 1:
            raise ReadingFault(f"readings/{name}.json: “{entry['quote']}” stands {len(hits)} times in block {block.number}.")
        return Span(block.span.start + hits[0].start(), block.span.start + hits[0].end())

    def key(self, strand: str, span: Span) -> list[Mark]:
        return [m for m in self.article.marks_of(strand) if m.span.touches(span)]


def one(value: str | None) -> Kinds | None:
    """An answer of one kind as a set; an answer left empty is the empty set, no answer is None."""
    return None if value is None else frozenset({value} - {""})


def address(at: tuple[int, int]) -> str:
    return ".".join(str(n) for n in at if n)


def asked_of_key(marks: list[Mark], field: str) -> tuple[Kinds, Kinds, Kinds]:
    """What the key says of a place, twice (all of it must be there, nothing else may), and its second readings."""
    said = frozenset(m.kind if field == "kind" else m.facts[field] for m in marks) - {""}
    second = frozenset(o.kind if field == "kind" else o.facts.get(field, "") for m in marks for o in m.others)
    return said, said, second - said - {""}


def boilerplate(pair: Pair, field: str) -> Iterator[Place]:
    """Every block; every sentence of a block that a reading splits."""
    coded = [{(x["block"], x["sentence"]): x[field] for x in r["boilerplate"]} for r in pair.readings]
    split = {block for answers in coded for block, sentence in answers if sentence}
    for block in pair.article.blocks:
        parts = [(at, s) for at, s in pair.sentences.items() if at[0] == block.number]
        for at, span in parts if block.number in split else [((block.number, 0), block.span)]:
            answers = tuple(one(c.get(at, c.get((block.number, 0)))) for c in coded)
            yield Place(address(at), pair.quoted(span), answers, *asked_of_key(pair.key("boilerplate", span), field))


def sourcing(pair: Pair, field: str, empty: bool = True) -> Iterator[Place]:
    """Every sentence of the story; without `empty`, a field left empty is no answer."""
    coded = [{(x["block"], x["sentence"]): x[field] for x in r["sourcing"]} for r in pair.readings]
    for at, span in pair.story.items():
        answers = tuple(one(c.get(at) if empty else c.get(at) or None) for c in coded)
        yield Place(address(at), pair.quoted(span), answers, *asked_of_key(pair.key("sourcing", span), field))


def claim_kinds(pair: Pair) -> Iterator[list[Place]]:
    """Every sentence of the story with every claim kind: is it one, yes or no? One cluster a sentence."""
    coded = [{(x["block"], x["sentence"]): x["kinds"] for x in r["claim_kinds"]} for r in pair.readings]
    for at, span in pair.story.items():
        marks = [m for m in pair.key("claims", span) if m.kind == "claim"]
        said = {k for m in marks for k in m.facts["kinds"]}
        second = {o.kind for m in marks for o in m.others} - said
        yield [Place(f"{address(at)} {kind}", pair.quoted(span),
                     tuple(None if at not in c else YES[kind in c[at]] for c in coded),
                     YES[kind in said], YES[kind in said], YES[True] if kind in second else NOTHING)
               for kind in scheme.CLAIM_KINDS]


def stances(pair: Pair) -> Iterator[Place]:
    """Every sentence in which a reading marks a cue: the stances of its cues."""
    coded = [[(pair.found(name, x), x["stance"]) for x in r["claims"] if x["kind"] == "cue"]
             for name, r in zip(pair.names, pair.readings)]
    for at, span in pair.story.items():
        answers = tuple(frozenset(stance for cue, stance in c if cue.touches(span)) for c in coded)
        cues = [m for m in pair.key("claims", span) if m.kind == "cue"]
        if any(answers):
            yield Place(address(at), pair.quoted(span), answers, *asked_of_key(cues, "stance"))


def token_wise(pair: Pair, strand: str, within: Mapping[tuple[int, int], Span]) -> Iterator[list[Place]]:
    """Every word, with the set of kinds marked on it. One cluster a sentence."""
    marked = [[(x["kind"], pair.found(name, x)) for x in r[strand]] for name, r in zip(pair.names, pair.readings)]
    key = [m for m in pair.article.marks_of(strand) if m.kind != "claim"]
    words = spans.words(pair.article.text)
    columns = [agree.word_values(words, m) for m in (
        *marked, [(m.kind, m.core) for m in key], [(m.kind, m.span) for m in key],
        [(o.kind, m.span) for m in key for o in m.others])]
    rows = [(word, values[:-3], values[-3:]) for word, *values in zip(words, *columns)]
    for at, span in within.items():
        yield [Place(address(at), pair.quoted(word), tuple(answers), *key) for word, answers, key in rows if span.holds(word)]


def marked_or_not(places: list[Place]) -> list[Place]:
    """The same words, asked only whether they are marked."""
    def flat(kinds: Kinds) -> Kinds:
        return frozenset({"marked"}) if kinds else NOTHING
    return [Place(p.where, p.words, tuple(map(flat, p.answers)), flat(p.must), flat(p.may), p.second & {"none"}) for p in places]


def questions(pair: Pair) -> tuple[Question, ...]:
    """Every row of the table. Units that stand alone are clusters of one."""
    def alone(places: Iterable[Place]) -> tuple:
        return tuple((place,) for place in places)

    def together(clusters: Iterable[list[Place]]) -> tuple:
        return tuple(map(tuple, clusters))
    loaded = list(token_wise(pair, "wording", pair.sentences))
    part = "block, or sentence of a split one"
    return (
        Question("boilerplate", "kind", part, alone(boilerplate(pair, "kind"))),
        Question("boilerplate", "speaker", part, alone(boilerplate(pair, "speaker"))),
        Question("sourcing", "kind", "sentence", alone(sourcing(pair, "kind"))),
        Question("sourcing", "stake, empty as an answer", "sentence", alone(sourcing(pair, "stake"))),
        Question("sourcing", "stake, where both name one", "sentence", alone(sourcing(pair, "stake", False))),
        Question("claims", "source, cue, content or none", "word of the story", together(token_wise(pair, "claims", pair.story))),
        Question("claims", "stance of the cue", "sentence with a cue", alone(stances(pair))),
        Question("claims", "claim kinds, each yes or no", "sentence and kind", together(claim_kinds(pair))),
        Question("wording", "marked or not", "word of the page", together(map(marked_or_not, loaded))),
        Question("wording", "kind or none", "word of the page", together(loaded)),
    )


def rounds(folder: Path = PACK / "readings") -> Iterator[tuple[str, tuple[Question, ...], Pair]]:
    """Every round of which both readings are there: title, rows of the table, pair."""
    article = packs.load(PACK.name, PACK.parent).article
    for title, a, b in ROUNDS:
        if all((folder / f"{name}.json").is_file() for name in (a, b)):
            pair = Pair((a, b), tuple(packs.read_json(folder / f"{name}.json") for name in (a, b)), article)
            yield title, questions(pair), pair


def _row(question: Question) -> str:
    result = question.result
    span = f"{result.interval.low:.2f} to {result.interval.high:.2f}" if result.interval else "none"
    alpha = "not defined" if result.alpha is None else f"{result.alpha:.2f}"
    agreed, units = result.observed
    return f"| {question.strand} | {question.asks} | {question.unit} | {agreed} of {units} | {alpha} | {span} |".replace(" -", " −")


def figures(folder: Path = PACK / "readings") -> str:
    """The tables of all rounds, in Markdown."""
    head = "| strand | asked | unit | agreed | alpha | 95 % interval |\n| --- | --- | --- | ---: | ---: | --- |"
    return "\n\n".join(f"**{title}** ({' and '.join(f'`readings/{n}.json`' for n in pair.names)})\n\n{head}\n"
                       + "\n".join(map(_row, asked)) for title, asked, pair in rounds(folder))


def _shown(kinds: Kinds | None) -> str:
    return "no answer" if kinds is None else ", ".join(sorted(kinds)) or "nothing"


def _line(run: list[Place], names: tuple[str, str]) -> str:
    first = run[0]
    words = " ".join(p.words for p in run)
    said = "; ".join(f"{name}: {_shown(answer)}" for name, answer in zip(names, first.answers))
    key = _shown(first.must) + (f" (may be {_shown(first.may)})" if first.may != first.must else "")
    second = f"; second in the key: {_shown(first.second)}" if first.second else ""
    return f"  {first.where} “{words[:60]}” {said}; key: {key}{second}"


def listed(question: Question, wanted: Callable[[Place], bool], names: tuple[str, str]) -> Iterator[str]:
    """A line for every place that is wanted; words in a row with the same answers share one."""
    for cluster in question.clusters:
        runs = groupby(cluster, key=lambda p: (wanted(p), p.where, p.answers, p.must, p.may, p.second))
        yield from (_line(list(run), names) for (yes, *_), run in runs if yes)


def report(folder: Path = PACK / "readings") -> str:
    """Figures, then every place where the readings part, then every place where both part from the key."""
    lines = [figures(folder)]
    kept = (("the readings part from one another", lambda p: p.parted), ("both part from the key", lambda p: p.off_key))
    for title, asked, pair in rounds(folder):
        for heading, wanted in kept:
            lines.append(f"\n{title}: where {heading}")
            for question in asked:
                found = list(listed(question, wanted, pair.names))
                lines.append(f" {question.strand}, {question.asks}: {len(found)}")
                lines += found
    return "\n".join(lines)


def written(text: str) -> str:
    """What stands between the two marker comments of a README."""
    if text.count(START) != 1 or text.count(END) != 1:
        raise ReadingFault("texts/al-bukamal/README.md: the two marker comments should each stand there once.")
    return text.split(START)[1].split(END)[0].strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--write", "--check"):
        parser.add_argument(name, action="store_true")
    asked = parser.parse_args()
    if not (asked.write or asked.check):
        print(report())
        return 0
    text, new = README.read_text(encoding="utf-8"), figures()
    if written(text) == new:
        return 0
    if asked.check:
        sys.exit(STALE)
    before, after = text.split(START)[0], text.split(END)[1]
    README.write_text(f"{before}{START}\n\n{new}\n\n{END}{after}", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
