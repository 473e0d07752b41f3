"""Every judge on the real texts: what the reference says agrees with itself, second readings are told as such, and
every other answer is told what it overlooks."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from exercises import boilerplate, claims, kinds_of_claim, pack as packs, scheme, sourcing, wording
from exercises.annotation import Mark
from exercises.judging import Feedback, Learned
from exercises.pack import Pack, Text

TEXTS = Path(__file__).resolve().parents[2] / "texts"
PACKS = ("al-bukamal", "council")
STAKED = ("named", "outlet", "unnamed", "recording")
STANDS = {"claims": "nobody but the author", "wording": "no loaded words here"}


@cache
def load(slug: str) -> Pack:
    return packs.load(slug, TEXTS)


@cache
def confusions() -> dict:
    return packs.read_json(TEXTS / "scheme" / "confusions.json")


@pytest.fixture(params=PACKS)
def pack(request) -> Pack:
    return load(request.param)


def none(faults: Iterator[str]) -> None:
    """Fails with all faults, one a line."""
    found = list(faults)
    if found:
        pytest.fail(f"{len(found)} faults:\n" + "\n".join(found), pytrace=False)


def texts_of(pack: Pack) -> list[Text]:
    return [pack.article, *(account.text for account in pack.accounts)]


def wordless(told: Feedback) -> Iterator[str]:
    """What is missing in a piece of feedback: a title, a reason, words that a page can show."""
    data = told.as_json()
    if not told.title.strip() or not data["word"]:
        yield "no title"
    if not told.says or any(len(line.split()) < 3 for line in (*told.says, *told.other)):
        yield f"a reason without words: {told.says} {told.other}"


def choice_faults(name: str, tell: Callable[[str], Feedback], choices, reference: str, seconds: set[str]) -> Iterator[str]:
    """Each choice at one place beside what it should be told."""
    for choice in choices:
        told = tell(choice)
        wanted = "agrees" if choice == reference else "second" if choice in seconds else "differs"
        if told.verdict != wanted:
            yield f"{name}, {choice}: {told.verdict}, not {wanted}"
        yield from (f"{name}, {choice}: {fault}" for fault in wordless(told))
        if wanted == "differs" and len(told.says) < 2:
            yield f"{name}, {choice}: nothing says what this answer overlooks"


def test_what_a_block_is_for(pack):
    tell = boilerplate.judge(pack.article, confusions())

    def faults():
        for mark in pack.article.marks_of("boilerplate"):
            group = scheme.group_of(mark.kind)
            seconds = {scheme.group_of(o.kind) for o in mark.others if o.kind in scheme.BLOCK_KINDS} - {group}
            yield from choice_faults(mark.id, lambda c: tell(boilerplate.short(mark), "group", c), scheme.BLOCK_GROUPS, group, seconds)

    none(faults())


def test_who_speaks_in_a_block(pack):
    tell = boilerplate.judge(pack.article, confusions())

    def faults():
        for mark in pack.article.marks_of("boilerplate"):
            speaker = mark.facts["speaker"]
            seconds = {o.facts["speaker"] for o in mark.others if "speaker" in o.facts} - {speaker}
            yield from choice_faults(mark.id, lambda c: tell(boilerplate.short(mark), "speaker", c), scheme.SPEAKERS, speaker, seconds)

    none(faults())


def test_who_gains_from_a_block(pack):
    tell = boilerplate.judge(pack.article, confusions())

    def faults():
        for mark in pack.article.marks_of("boilerplate"):
            told = {g: tell(boilerplate.short(mark), "gains", g) for g in scheme.GAINERS}
            if [g for g, f in told.items() if f.verdict == "agrees"] != [mark.facts["gainer"]]:
                yield f"{mark.id}: {[(g, f.verdict) for g, f in told.items()]}"
            yield from (f"{mark.id}, {g}: {fault}" for g, f in told.items() for fault in wordless(f))

    none(faults())


def test_who_a_sentence_comes_from(pack):
    tell = sourcing.judge(pack.article, confusions())

    def faults():
        for mark in pack.article.marks_of("sourcing"):
            seconds = {o.kind for o in mark.others} - {mark.kind}
            yield from choice_faults(mark.id, lambda c: tell(sourcing.short(mark), "kind", c), scheme.SOURCE_KINDS, mark.kind, seconds)

    none(faults())


def test_what_a_source_has_at_stake_and_how_that_is_known(pack):
    tell = sourcing.judge(pack.article, confusions())

    def stake_faults(mark: Mark):
        own = mark.facts.get("stake", "")
        told = {s: tell(sourcing.short(mark), "stake", s) for s in scheme.STAKES}
        seconds = {o.facts.get("stake") for o in mark.others} - {own, None, ""}
        for slug, feedback in told.items():
            maybe = slug in seconds if own else any(o.kind in STAKED for o in mark.others)
            wanted = "agrees" if slug == own else "second" if maybe else "differs"
            if feedback.verdict != wanted:
                yield f"{mark.id}, stake {slug}: {feedback.verdict}, not {wanted}"
            yield from (f"{mark.id}, stake {slug}: {fault}" for fault in wordless(feedback))

    def known_faults(mark: Mark):
        told = {s: tell(sourcing.short(mark), "known", s) for s in scheme.KNOWN_FROM}
        if not mark.facts.get("stake") or not mark.facts.get("known_from"):
            return (f"{mark.id}, known {s}: something is told, though there is no stake" for s, f in told.items() if f)
        agreeing = [s for s, f in told.items() if f.verdict == "agrees"]
        wrong = [] if agreeing == [mark.facts["known_from"]] else [f"{mark.id}, known: {agreeing}"]
        return [*wrong, *(f"{mark.id}, known {s}: {fault}" for s, f in told.items() for fault in wordless(f))]

    marks = pack.article.marks_of("sourcing")
    none(fault for mark in marks for fault in (*stake_faults(mark), *known_faults(mark)))


def test_kinds_of_claim(pack):
    tell = kinds_of_claim.judge(pack.article, confusions())

    def verdict(mark: Mark, kinds: set[str]) -> str:
        told = tell(kinds_of_claim.short(mark), "kinds", [k for k in scheme.CLAIM_KINDS if k in kinds])
        lacking = [*wordless(told)]
        return f"wordless: {lacking}" if lacking else told.verdict

    def faults():
        for mark in kinds_of_claim.claims(pack.article):
            reference, seconds = set(mark.facts["kinds"]), {o.kind for o in mark.others}
            other = set(scheme.CLAIM_KINDS) - reference - seconds
            expected = {"agrees": [reference, reference | seconds],
                        "part": [reference | {o} for o in other] + [{k} for k in reference if len(reference) > 1],
                        "differs": [{o} for o in other]}
            yield from (f"{mark.id}, {sorted(kinds)}: {verdict(mark, kinds)}, not {wanted}"
                        for wanted, cases in expected.items() for kinds in cases if verdict(mark, kinds) != wanted)

    assert kinds_of_claim.claims(pack.article)
    none(faults())


# Marks on words: source, cue and content; loaded words.

SPANS = {"claims": (claims.judge_block, claims.attributions), "wording": (wording.judge_block, wording.marks)}


def by_block(text: Text, strand: str):
    """Each block with its reference marks and its judge."""
    judge, marks = SPANS[strand]
    tell = judge(text, confusions())
    for block in text.blocks:
        yield block, marks(text, block.span), tell


@pytest.mark.parametrize("strand", SPANS)
def test_the_places_to_mark_are_there(pack, strand):
    assert SPANS[strand][1](pack.article)


@pytest.mark.parametrize("strand", SPANS)
@pytest.mark.parametrize("words", ["core", "span"])
def test_marking_what_must_be_in_agrees_and_so_does_all_that_may(pack, strand, words):
    def faults():
        for text in texts_of(pack):
            for block, marks, tell in by_block(text, strand):
                told = tell(block.id, [Learned(getattr(m, words), m.kind) for m in marks], "done") if marks else []
                yield from (f"{text.name} {block.id}, {words} of {f.marks}: {f.verdict}: {f.says}" for f in told if f.verdict != "agrees")
                yield from (f"{text.name} {block.id}: {fault}" for f in told for fault in wordless(f))

    none(faults())


@pytest.mark.parametrize("strand", SPANS)
def test_silence_in_a_block_that_is_done_is_told_what_the_reference_marks(pack, strand):
    def faults():
        for text in texts_of(pack):
            for block, marks, tell in by_block(text, strand):
                told = tell(block.id, [], "done")
                wanted = ["missed"] * len(marks) if marks else ["stands"]
                if [f.verdict for f in told] != wanted:
                    yield f"{text.name} {block.id}: {[f.verdict for f in told]}, not {wanted}"
                yield from (f"{text.name} {block.id}: {fault}" for f in told for fault in wordless(f))

    none(faults())


@pytest.mark.parametrize("strand", SPANS)
def test_letting_a_sound_block_stand_agrees_with_the_reference(pack, strand):
    found = [(block.id, tell(block.id, [], "alone")) for block, marks, tell in by_block(pack.article, strand) if not marks]
    assert found, "each text has a block without marks"
    assert all([f.verdict for f in told] == ["stands"] and told[0].title == STANDS[strand] for _, told in found)


def test_saying_that_nobody_else_speaks_where_somebody_does_is_answered_first(pack):
    blocks = [(b, tell) for b, marks, tell in by_block(pack.article, "claims") if marks]
    told = [tell(block.id, [], "alone")[0] for block, tell in blocks]
    assert told and all(f.verdict == "differs" and not list(wordless(f)) for f in told)


@pytest.mark.parametrize("strand", SPANS)
def test_another_kind_on_the_same_words_differs_or_is_a_second_reading(pack, strand):
    def faults():
        for text in texts_of(pack):
            for block, marks, tell in by_block(text, strand):
                for mark in marks:
                    kinds = {m.kind for m in marks} | set(scheme.WORDING_KINDS if strand == "wording" else scheme.SPAN_KINDS)
                    yield from (f for kind in kinds - {mark.kind} for f in one(text, block, mark, kind, tell, marks))

    def one(text, block, mark, kind, tell, marks):
        touching = [m for m in marks if m is not mark and m.span.touches(mark.span)]
        if touching:  # then another mark may be the nearer one
            return
        told = next(f for f in tell(block.id, [Learned(mark.span, kind)], "done") if mark.id in f.marks)
        wanted = "second" if kind in {o.kind for o in mark.others} else "differs"
        if told.verdict != wanted:
            yield f"{text.name} {mark.id} marked as {kind}: {told.verdict}, not {wanted}"
        yield from (f"{text.name} {mark.id} marked as {kind}: {fault}" for fault in wordless(told))
        if wanted == "differs" and (len(told.says) < 2 or len(told.says[0].split()) < 3):
            yield f"{text.name} {mark.id} marked as {kind}: nothing says what this answer overlooks: {told.says[0]}"

    none(faults())


def test_a_mark_where_the_reference_has_none_is_told_why_it_lets_the_words_stand(pack):
    def faults():
        for strand, kinds in (("claims", scheme.SPAN_KINDS), ("wording", scheme.WORDING_KINDS)):
            block, _, tell = next(found for found in by_block(pack.article, strand) if not found[1])
            for kind in kinds:
                (told,) = tell(block.id, [Learned(block.span, kind)], "done")
                if told.verdict != "extra" or list(wordless(told)) or told.says[0].startswith("The reference marks nothing"):
                    yield f"{strand}, {kind}: {told}"

    none(faults())


def test_what_was_left_out_and_what_was_taken_in_is_named():
    text = load("al-bukamal").article
    tell = claims.judge_block(text, confusions())
    content = next(m for m in claims.attributions(text) if m.kind == "content" and len(text.words_of(m).split()) > 4)
    block = text.block_at(content.span.start)
    half = Learned(type(content.span)(content.span.start, content.span.start + 1), "content")
    (told,) = [f for f in tell(block.id, [half], "done") if content.id in f.marks]
    assert told.verdict == "part" and "you left out “" in told.says[0]
    whole = Learned(block.span, "content")
    (told,) = [f for f in tell(block.id, [whole], "done") if f.verdict == "part"]
    assert text.text[block.span.start:block.span.start + 9] in told.says[0] and told.says[0].startswith("Your mark runs over")


def test_pictures_count_what_the_marks_say(pack):
    told, of = sourcing.told(pack.article)
    assert of == len(pack.article.marks_of("sourcing")) and 0 < told < of
    assert str(told) in sourcing.picture(pack.article).finding or told == 1
    assert len(boilerplate.picture(pack.article).rows) == len(boilerplate.units(pack.article))
    assert claims.picture(pack.article).finding != claims.picture(pack.article, []).finding
