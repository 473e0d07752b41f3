"""Every text pack is marked whole: each place of it, in each strand, with a reason, hints and other readings."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from marking import MAIN, PACKS, TEXTS, every_mark, load, marked, marks_in, none, quoted, report_blocks, sentences_of, story_blocks

from exercises import pack as packs
from exercises import scheme, spans
from exercises.annotation import Mark
from exercises.pack import Pack, Text
from exercises.spans import Span

SECOND_READINGS = 8


@pytest.fixture(params=PACKS)
def pack(request) -> Pack:
    return load(request.param)


def test_the_packs_are_there():
    assert MAIN in PACKS and len(PACKS) >= 2, f"the article and a text without war; there are {PACKS}"


def test_text_is_complete(pack):
    assert pack.title and pack.notice and pack.article.blocks


def test_marks_of_all_four_strands(pack):
    none(f"{pack.slug}: no mark of the strand {s}" for s in scheme.STRANDS if not pack.article.marks_of(s))


def test_every_block_has_its_function_marked(pack):
    """One mark a block, or one a sentence: together they take in every word once."""
    def faults():
        for text, block in [(t, b) for t in marked(pack, "boilerplate") for b in t.blocks]:
            marks = marks_in(text, "boilerplate", block.span)
            words = [Span(w.start + block.span.start, w.end + block.span.start) for w in spans.words(block.text)]
            times = Counter(sum(m.span.touches(w) for m in marks) for w in words)
            if set(times) != {1}:
                yield f"{text.name}, {block.id}: {times[0]} words in no boilerplate mark, {len(words) - times[0] - times[1]} in several: {block.text[:50]}"
            yield from (f"{m.id} goes beyond {block.id}" for m in marks if not block.span.holds(m.span))
    none(faults())


def test_every_block_says_who_speaks_and_what_for(pack):
    def faults():
        for mark in [m for t in marked(pack, "boilerplate") for m in t.marks_of("boilerplate")]:
            if mark.facts.get("speaker") not in scheme.SPEAKERS:
                yield f"{mark.id}: speaker should be one of {', '.join(scheme.SPEAKERS)}"
            if mark.facts.get("gainer") not in scheme.GAINERS:
                yield f"{mark.id}: gainer should be one of {', '.join(scheme.GAINERS)}"
            yield from (f"{mark.id}: “{name}” is missing" for name in ("does", "gains") if not str(mark.facts.get(name, "")).strip())
    none(faults())


def _unsourced(text: Text) -> Iterator[str]:
    units = {m.span: m for m in text.marks_of("sourcing")}
    wanted = [s for block in story_blocks(text) for s in sentences_of(text, block)]
    if not wanted:
        yield f"{text.name}: no block is marked as headline or report"
    yield from (f"no sourcing mark on the sentence at {s.start}: {quoted(text, s)}" for s in wanted if s not in units)
    yield from (f"{m.id} is not one whole sentence of the story: {quoted(text, m.span)}" for s, m in units.items() if s not in wanted)


def test_every_sentence_of_the_story_has_a_source_kind(pack):
    none(fault for text in marked(pack, "sourcing") for fault in _unsourced(text))


def test_sources_have_a_stake_and_only_sources_do(pack):
    def faults():
        for mark in [m for t in marked(pack, "sourcing") for m in t.marks_of("sourcing")]:
            facts, has_source = mark.facts, mark.kind not in ("own-voice", "hidden")
            if has_source and facts.get("stake") not in scheme.STAKES:
                yield f"{mark.id}: stake should be one of {', '.join(scheme.STAKES)}"
            if has_source and not str(facts.get("source", "")).strip():
                yield f"{mark.id}: who the source is, is missing"
            if has_source and facts.get("known_from") not in scheme.KNOWN_FROM:
                yield f"{mark.id}: known_from should be one of {', '.join(scheme.KNOWN_FROM)}"
            if mark.kind == "own-voice" and facts.get("stake"):
                yield f"{mark.id}: the author’s own voice has no source, and so no stake"
            if mark.kind == "hidden" and facts.get("grammar") not in ("agentless", "hedge"):
                yield f"{mark.id}: grammar of a hidden source should be agentless or hedge"
            if not str(facts.get("subject", "")).strip():
                yield f"{mark.id}: what the sentence reports (subject) is missing"
    none(faults())


def _groups(text: Text) -> dict[str, list[Mark]]:
    groups: dict[str, list[Mark]] = {}
    for mark in text.marks_of("claims"):
        if mark.kind != "claim":
            groups.setdefault(mark.group, []).append(mark)
    return groups


def test_every_attribution_is_whole(pack):
    """A cue and a content in each group, and a source unless it is hidden."""
    def faults(text):
        for name, marks in _groups(text).items():
            kinds = [m.kind for m in marks]
            if not name:
                yield f"{', '.join(m.id for m in marks)}: these belong to no group"
                continue
            yield from (f"the attribution {name} has no {kind}" for kind in ("cue", "content") if kind not in kinds)
            if "source" not in kinds and not _is_hidden(text, marks):
                yield f"the attribution {name} has no source, and the sentence is not marked as a hidden one"
            for mark in marks:
                if mark.kind == "cue" and (mark.facts.get("stance") not in scheme.STANCES or not mark.facts.get("verb")):
                    yield f"{mark.id}: a cue has a verb and a stance, one of {', '.join(scheme.STANCES)}"
                if mark.kind == "source" and not {mark.facts.get("kind")} <= set(scheme.SOURCE_KINDS):
                    yield f"{mark.id}: a source has a kind, one of {', '.join(scheme.SOURCE_KINDS)}"
    none(fault for text in marked(pack, "claims") for fault in faults(text))


def _is_hidden(text: Text, marks: list[Mark]) -> bool:
    over = [u for m in marks for u in marks_in(text, "sourcing", m.span)]
    return any(u.kind in ("hidden", "recording") or "hidden" in [o.kind for o in u.others] for u in over)


def test_every_sentence_of_the_report_has_its_claims(pack):
    def faults(text):
        groups = _groups(text)
        claims = [m for m in text.marks_of("claims") if m.kind == "claim"]
        yield from (f"no claim in the sentence {quoted(text, s)}" for block in report_blocks(text) for s in sentences_of(text, block)
                    if not any(c.span.touches(s) for c in claims))
        for mark in claims:
            kinds = mark.facts.get("kinds") or []
            if not kinds or not set(kinds) <= set(scheme.CLAIM_KINDS):
                yield f"{mark.id}: kinds should be some of {', '.join(scheme.CLAIM_KINDS)}"
            if "check" not in mark.facts:
                yield f"{mark.id}: what would check it is missing (empty where nothing could)"
            if mark.facts.get("voice") not in {"own", *groups}:
                yield f"{mark.id}: voice should be own or one of {', '.join(groups)}"
    none(fault for text in marked(pack, "claims") for fault in faults(text))


def test_loaded_words_have_a_plain_alternative(pack):
    none(f"{mark.id}: “{name}” is missing" for text, mark in every_mark(pack) if mark.strand == "wording"
         for name in ("plain", "lost", "gained") if not str(mark.facts.get(name, "")).strip())


def test_reasons_are_there_and_no_two_alike(pack):
    marks = [m for _, m in every_mark(pack)]
    given = [(m.id, m.reason) for m in marks] + [(f"{m.id}, the other reading", o.reason) for m in marks for o in m.others]
    by_words: dict[str, list[str]] = {}
    for name, reason in given:
        by_words.setdefault(" ".join(re.findall(r"\w+", reason.lower())), []).append(name)
    none([f"{name}: the reason is too short to explain anything: “{reason}”" for name, reason in given if len(reason.split()) < 5]
         + [f"the same reason for {', '.join(names)}" for names in by_words.values() if len(names) > 1])


def text_names() -> list:
    """Every text that has marks, as (pack, its place in `every_text`), by its name."""
    accounts = {p: sorted(m.name.removesuffix(".marks.json") for m in (TEXTS / p / "accounts").glob("*.marks.json")) for p in PACKS}
    named = [(p, name) for p in PACKS for name in (p, *accounts[p])]
    return [pytest.param(p, name, id=name) for p, name in named]


def asked_about(slug: str, name: str) -> tuple[Mark, ...]:
    """The marks that the lessons ask about: all of the article and of an account mixed in or marked whole, else the wording."""
    found = load(slug)
    if name == slug:
        return tuple(found.article.marks)
    account = next(a for a in found.accounts if a.slug == name)
    whole = account.about.get("mixed_in") or account.text.marks_of("boilerplate")
    return tuple(account.text.marks) if whole else tuple(account.text.marks_of("wording"))


@pytest.mark.parametrize("slug, name", text_names())
def test_every_mark_has_three_hints_and_a_question_back(slug, name):
    """Where to look, what to look for there, the answer with its reason; then something to think about or to look up."""
    def faults():
        for mark in asked_about(slug, name):
            if len([h for h in mark.hints if h.strip()]) != 3:
                yield f"{mark.id}: {len(mark.hints)} hints; three steps are needed"
            if mark.reason in mark.hints:
                yield f"{mark.id}: a hint is the reason once more"
            if "?" not in mark.back:
                yield f"{mark.id}: no question back: “{mark.back}”"
    none(faults())


@pytest.mark.parametrize("slug, name", text_names())
def test_no_two_answers_or_questions_back_alike(slug, name):
    marks = asked_about(slug, name)
    assert marks, f"{name} has no marks"
    told = Counter(words.lower() for m in marks for words in (*m.hints[2:], m.back) if words)
    none(f"{times} times: “{words}”" for words, times in told.items() if times > 1)


@pytest.mark.parametrize("slug, name", text_names())
def test_every_other_source_kind_is_told_what_it_overlooks(slug, name):
    none(f"{m.id}: “{kind}” is told nothing of its own" for m in asked_about(slug, name) if m.strand == "sourcing"
         for kind in scheme.SOURCE_KINDS if kind not in {m.kind, *m.overlooks, *(o.kind for o in m.others)})


def _helped(name: str, entry: dict, choices, own: str, least: int) -> Iterator[str]:
    """What is missing in an entry of a table of verbs: three hints, a question back, what other choices overlook."""
    if len(entry.get("hints", ())) != 3:
        yield f"{name}: {len(entry.get('hints', ()))} hints; three steps are needed"
    if "?" not in entry.get("back", ""):
        yield f"{name}: no question back"
    told = set(entry.get("overlooks", {}))
    if own in told or not told <= set(choices) or len(told) < least:
        yield f"{name}: {sorted(told)} are told what they overlook; at least {least} of {sorted(set(choices) - {own})}"


def test_reporting_verbs_that_are_asked_about_have_hints_and_a_question_back():
    verbs = [v for v in packs.read_json(TEXTS / "scheme" / "reporting-verbs.json")["verbs"] if v.get("exercise")]
    assert verbs
    none(fault for v in verbs for fault in _helped(v["verb"], v, scheme.STANCES, v["stance"], len(scheme.STANCES) - 1))


@pytest.mark.parametrize("slug", [p for p in PACKS if (TEXTS / p / "verbs.json").is_file()])
def test_rows_of_actor_by_verb_have_hints_and_a_question_back(slug):
    data = packs.read_json(TEXTS / slug / "verbs.json")
    assert data["rows"]
    none(fault for row in data["rows"] for fault in _helped(row["id"], row, [a["slug"] for a in data["actors"]], row["actor"], 2))


def _answers(mark: Mark) -> set[str]:
    """What a learner can answer where the reference has this mark."""
    if mark.strand == "boilerplate":
        return {*scheme.BLOCK_GROUPS, *(f"speaker:{s}" for s in scheme.SPEAKERS)}
    if mark.kind == "claim":
        return set(scheme.CLAIM_KINDS)
    if mark.strand == "claims":
        return {*scheme.SPAN_KINDS, *{"cue": scheme.STANCES, "source": scheme.SOURCE_KINDS}.get(mark.kind, ())}
    return set(scheme.KINDS[mark.strand])


def _own_answers(mark: Mark) -> set[str]:
    """What the reference itself answers there."""
    if mark.strand == "boilerplate":
        return {scheme.group_of(mark.kind), f"speaker:{mark.facts.get('speaker')}"}
    return set(mark.facts.get("kinds", ())) if mark.kind == "claim" else {mark.kind}


def test_likely_other_answers_are_told_what_they_overlook(pack):
    def faults():
        for _, mark in every_mark(pack):
            if mark.strand in ("boilerplate", "sourcing") and len(mark.overlooks) < 2:
                yield f"{mark.id}: {len(mark.overlooks)} other answers are told what they overlook; two are needed"
            yield from (f"{mark.id}: “{a}” is no answer here" for a in mark.overlooks if a not in _answers(mark))
            yield from (f"{mark.id}: “{a}” is the reference itself; it overlooks nothing" for a in _own_answers(mark) & set(mark.overlooks))
    none(faults())


def _other_kinds(mark: Mark) -> set[str]:
    """What a second careful reading of this mark may have: a kind of its strand, or no mark at all."""
    if mark.kind == "claim":
        return set(scheme.CLAIM_KINDS)
    return {*scheme.KINDS[mark.strand], *({"none"} if mark.strand in ("claims", "wording") else ())}


def test_other_readings_have_kinds_of_the_scheme(pack):
    none(f"{m.id}: the other reading “{o.kind}” is not one of {', '.join(sorted(_other_kinds(m)))}"
         for _, m in every_mark(pack) for o in m.others if o.kind not in _other_kinds(m))


def test_second_careful_readings():
    places = [m.id for m in load(MAIN).article.marks if m.others]
    assert len(places) >= SECOND_READINGS, f"{len(places)} places carry a second reading; at least {SECOND_READINGS} do: {places}"


CONFUSIONS = {
    "boilerplate": {**scheme.BLOCK_GROUPS, **scheme.BLOCK_KINDS}, "gains": scheme.GAINERS, "stake": scheme.STAKES, "known": scheme.KNOWN_FROM,
    "speaker": scheme.SPEAKERS, "sourcing": scheme.SOURCE_KINDS,
    "claims": {**scheme.SPAN_KINDS, **scheme.CLAIM_KINDS, **scheme.STANCES}, "wording": scheme.WORDING_KINDS,
}


def test_confusions_are_pairs_of_the_scheme():
    data = packs.read_json(TEXTS / "scheme" / "confusions.json")
    none([f"texts/scheme/confusions.json has no part “{name}”" for name in CONFUSIONS if not data.get(name)]
         + [f"confusions.json, {name}: “{pair}” should be chosen>reference, both of none, {', '.join(known)}"
            for name, known in CONFUSIONS.items() for written in data.get(name, {}) if (pair := written.removesuffix(":quoted"))
            if len(set(pair.split(">"))) != 2 or not set(pair.split(">")) <= {*known, "none"}])


PAIRS = {"boilerplate": scheme.BLOCK_GROUPS, "speaker": scheme.SPEAKERS, "gains": scheme.GAINERS, "stake": scheme.STAKES, "known": scheme.KNOWN_FROM,
         "sourcing": scheme.SOURCE_KINDS, "claims": scheme.SPAN_KINDS, "wording": scheme.WORDING_KINDS}


def test_every_other_answer_has_a_reason_of_its_own():
    data = packs.read_json(TEXTS / "scheme" / "confusions.json")
    none(f"confusions.json, {name}: “{chosen}>{reference}” is missing" for name, known in PAIRS.items()
         for chosen in known for reference in known if chosen != reference and not data[name].get(f"{chosen}>{reference}", "").strip())


def test_every_claim_kind_has_words_for_being_left_out_and_for_being_added():
    data = packs.read_json(TEXTS / "scheme" / "confusions.json")
    none([f"confusions.json, claim-kinds: “{way}:{kind}” is missing" for way in ("left", "added") for kind in scheme.CLAIM_KINDS
          if not data["claim-kinds"].get(f"{way}:{kind}")]
         + [f"confusions.json, no-stake: “{s}” is missing" for s in scheme.STAKES if not data["no-stake"].get(s)])
