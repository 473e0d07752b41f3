"""Two markings of one text become one key, and nothing of either is lost."""
from __future__ import annotations

import random
from dataclasses import replace

import pytest

from exercises.annotation import Mark, Reading
from exercises.drafting import merge_keys, merged, suggest
from exercises.pack import Text, faults
from exercises.spans import Span

TEXT = "Cup won\n\nThe brave team won, coach Orr said. The town is proud of it. It was the third cup.\n"


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mark(words: str, kind: str, reason: str, strand: str = "sourcing", id: str = "x", **more) -> Mark:
    return Mark(f"{strand}/{id}", strand, kind, at(words), at(words), reason, **more)


SENTENCE = "The town is proud of it."


def test_same_place_and_kind_is_one_mark_with_both_reasons():
    key = merged([mark(SENTENCE, "own-voice", "Nobody says it here.")], [mark(SENTENCE, "own-voice", "A town cannot speak.", id="y")])
    assert [m.reason for m in key.marks] == ["Nobody says it here. A town cannot speak."] and (key.same, key.differ, key.first, key.second) == (1, 0, 0, 0)
    assert not key.marks[0].others and not key.disagreements


def test_the_reason_of_a_person_goes_before_that_of_a_rule():
    rule = mark(SENTENCE, "own-voice", "No such word. Look.", facts={"first_reader": {"rule": "r", "why": "No such word.", "chance": 0.5}})
    person = mark(SENTENCE, "own-voice", "A town cannot speak.")
    assert merge_keys([rule], [person])[0].reason == merge_keys([person], [rule])[0].reason == "A town cannot speak."
    assert "first_reader" not in merge_keys([rule], [person])[0].facts and "first_reader" in merge_keys([rule], [rule])[0].facts


def test_another_kind_becomes_the_second_reading_whichever_comes_first():
    a, b = [mark(SENTENCE, "own-voice", "Nobody says it here.")], [mark(SENTENCE, "hidden", "Somebody must have told it.")]
    (ab,), (ba,) = merge_keys(a, b), merge_keys(b, a)
    assert (ab.kind, ab.others) == ("own-voice", (Reading("hidden", "Somebody must have told it."),))
    assert (ba.kind, ba.others) == ("hidden", (Reading("own-voice", "Nobody says it here."),))
    assert merged(a, b).differ == 1 and merged(a, b).disagreements == (ab,)


def test_another_stake_is_a_second_reading_of_the_stake():
    a = mark(SENTENCE, "named", "She says it herself.", facts={"stake": "party", "stake_note": "Her own team."})
    b = mark(SENTENCE, "named", "She says it herself.", facts={"stake": "none-found", "stake_note": "Nothing was found."})
    (key,) = merge_keys([a], [b])
    assert key.facts["stake"] == "party" and key.others == (Reading("named", "Nothing was found.", {"stake": "none-found"}),)
    assert merge_keys([replace(a, facts={})], [b])[0].facts["stake"] == "none-found"


@pytest.mark.parametrize("strand, kind, words", [("wording", "evaluative", "brave"), ("claims", "cue", "said")])
def test_what_only_one_has_is_kept_with_no_mark_as_second_reading(strand, kind, words):
    one = mark(words, kind, "It weighs, or it tells.", strand)
    for a, b in (([one], []), ([], [one])):
        key = merged(a, b)
        assert [(m.kind, [o.kind for o in m.others]) for m in key.marks] == [(kind, ["none"])] and key.first + key.second == 1 and len(key.disagreements) == 1


def test_a_unit_that_only_one_has_is_kept_as_it_is():
    one = mark(SENTENCE, "own-voice", "Nobody says it here.")
    assert merge_keys([], [one]) == (one,) and merge_keys([one], []) == (one,)


def test_other_edges_give_what_both_have_as_core():
    a, b = mark("brave team", "label", "A name for people.", "wording"), mark("The brave team", "label", "It puts them on a side.", "wording", id="y")
    (key,) = merge_keys([a], [b])
    assert key.span == at("The brave team") and key.core == at("brave team")


def test_cores_that_do_not_meet_give_what_both_stretches_share():
    a = replace(mark("The brave team", "label", "A name for people.", "wording"), core=at("The"))
    b = replace(mark("The brave team", "label", "It puts them on a side.", "wording", id="y"), core=at("team"))
    assert merge_keys([a], [b])[0].core == at("The brave team")


def test_kinds_of_a_claim_that_only_the_other_has_become_second_readings():
    a = mark(SENTENCE, "claim", "It looks inside.", "claims", facts={"kinds": ["motive"], "voice": "own"})
    b = mark(SENTENCE, "claim", "It is so.", "claims", facts={"kinds": ["event", "motive"], "voice": "own"})
    (key,) = merge_keys([a], [b])
    assert key.facts["kinds"] == ["motive"] and key.others == (Reading("event", "It is so."),)


def test_a_claim_and_a_content_on_one_place_stay_two():
    a, b = mark(SENTENCE, "claim", "It looks inside.", "claims", id="c01", facts={"kinds": ["motive"]}), mark(SENTENCE, "content", "It is told.", "claims", id="a1-content")
    assert len(merge_keys([a], [b])) == 2


def test_a_block_beside_its_sentences_keeps_the_first_and_reads_on():
    whole = Mark("boilerplate/b02", "boilerplate", "report", at(TEXT[9:-1]), at(TEXT[9:-1]), "It tells.", facts={"speaker": "author"})
    parts = [mark(SENTENCE, "comment", "It calls for a cheer.", "boilerplate", id="b02-1", facts={"speaker": "reposter"})]
    (key,) = merge_keys([whole], parts)
    assert key.kind == "report" and key.others == (Reading("comment", "It calls for a cheer.", {"speaker": "reposter"}),)


def test_parts_of_one_saying_share_a_group_and_other_names_do_not_meet():
    a = [mark("said", "cue", "It tells.", "claims", "a1-cue", group="a1", facts={"stance": "neutral", "verb": "said"})]
    b = [mark("said", "cue", "It tells.", "claims", "a1-cue", group="a1", facts={"stance": "neutral", "verb": "said"}),
         mark("coach Orr", "source", "She says it.", "claims", "a1-source", group="a1"), mark("proud", "cue", "A guess of mine.", "claims", "a2-cue", group="a2")]
    key = {m.id: m for m in merge_keys(a, b)}
    assert key["claims/a1-source"].group == "a1" and key["claims/a2-cue"].group == "a2" and len(key) == 3
    clash = merge_keys([replace(a[0], span=at("won"), core=at("won"))], b[2:] + [replace(b[1], id="claims/a1-cue")])
    assert len({m.id for m in clash}) == 3 and len({m.group for m in clash}) == 3


def noisy(marks, seed: int) -> list[Mark]:
    """A marking that differs from another in kinds, edges, and in what it leaves out."""
    dice, found = random.Random(seed), []
    for m in marks:
        if m.strand in ("claims", "wording") and m.kind != "claim" and dice.random() < 0.3:
            continue
        if m.strand == "sourcing" and dice.random() < 0.3:
            m = replace(m, kind=dice.choice(["named", "hidden", "own-voice"]), reason=f"Seen so by number {seed}.")
        if m.kind == "content" and m.span.end - m.span.start > 12 and dice.random() < 0.5:
            m = replace(m, span=Span(m.span.start, m.span.end - 3), core=Span(m.span.start, m.span.end - 3))
        found.append(m)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_and_the_key_fits_the_text(seed):
    article = "Ferry stops\n\nThe ferry will stop, the harbour board said on Friday. “We lose money,” said Ron Pell. It reportedly costs 12 a day.\n\nPeople claimed that the great plan was old. A boat was filmed at noon.\n"
    a, b = noisy(suggest(article), seed), noisy(suggest(article), seed + 100)
    key = merged(a, b)
    assert not [f for m in key.marks for f in faults(m, article[m.span.start:m.span.end], article)]
    assert len({m.id for m in key.marks}) == len(key.marks) == key.same + key.differ + key.first + key.second
    for m in (*a, *b):
        over = [k for k in key.marks if k.strand == m.strand and k.span.touches(m.span)]
        assert any(m.kind == k.kind or m.kind in [o.kind for o in k.others] for k in over), m.id
    units = [m for m in key.marks if m.strand in ("boilerplate", "sourcing")]
    assert len({m.span for m in units}) == len({(m.strand, m.span) for m in units}) - sum(1 for m in units if m.strand == "sourcing" and any(u.strand == "boilerplate" and u.span == m.span for u in units))
    other = merged(b, a)
    assert (other.same, other.differ, other.first, other.second) == (key.same, key.differ, key.second, key.first)
    assert Text("x", article, key.marks).marks_of("claims")
