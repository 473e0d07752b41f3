"""The pack's README gives the agreement that its two readings have now, and the key holds what both saw otherwise."""
from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[2]


@cache
def script():
    """tests/readings.py as a module."""
    spec = importlib.util.spec_from_file_location("readings_script", KIT / "tests" / "readings.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the first two readings that a test may change."""
    for name in ("a", "b"):
        shutil.copy(script().PACK / "readings" / f"{name}.json", tmp_path)
    return tmp_path


def change(path: Path, strand: str, number: int, **values) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    data[strand][number].update(values)
    path.write_text(json.dumps(data), encoding="utf-8")


def question(strand: str, asks: str, folder: Path):
    """One row of the first round."""
    _, asked, _ = next(script().rounds(folder))
    return next(q for q in asked if (q.strand, q.asks) == (strand, asks))


def test_the_readme_gives_the_figures_of_the_readings():
    found = script().written(script().README.read_text(encoding="utf-8"))
    assert found == script().figures(), script().STALE


def test_every_strand_has_its_figures():
    _, asked, _ = next(script().rounds())
    assert {q.strand for q in asked} == set(script().scheme.STRANDS)
    assert all(q.result.observed.units for q in asked), "a question without a unit"


def test_a_changed_answer_changes_counts_and_list(folder):
    before = question("sourcing", "kind", folder)
    old = json.loads((folder / "b.json").read_text(encoding="utf-8"))["sourcing"][0]["kind"]
    change(folder / "b.json", "sourcing", 0, kind="outlet" if old != "outlet" else "named")
    after = question("sourcing", "kind", folder)
    assert after.result.observed.agreed == before.result.observed.agreed - 1
    assert after.result.alpha < before.result.alpha
    lines = list(script().listed(after, lambda p: p.parted, ("a", "b")))
    assert len(lines) == 1 and lines[0].startswith("  1.1 ") and "b: outlet" in lines[0]


def test_a_shorter_span_parts_at_the_words_left_out(folder):
    claims = json.loads((folder / "a.json").read_text(encoding="utf-8"))["claims"]
    number = next(i for i, x in enumerate(claims) if len(x["quote"].split()) > 3)
    change(folder / "a.json", "claims", number, quote=claims[number]["quote"].rsplit(" ", 2)[0])
    result = question("claims", "source, cue, content or none", folder).result
    assert result.observed.units - result.observed.agreed == 2


def test_a_second_round_is_shown_where_it_is_there(folder):
    assert "Second round" not in script().figures(folder)
    for name in ("a", "b"):
        shutil.copy(folder / f"{name}.json", folder / f"second-{name}.json")
    assert script().figures(folder).count("| boilerplate | kind |") == 2
    assert "**Second round** (`readings/second-a.json` and `readings/second-b.json`)" in script().figures(folder)


def test_a_quote_that_is_not_there_is_named(folder):
    change(folder / "a.json", "wording", 0, quote="words that stand nowhere")
    with pytest.raises(script().ReadingFault, match=r"readings/a\.json: “words that stand nowhere” stands 0 times in block"):
        script().figures(folder)


HELD = (("boilerplate", "kind"), ("boilerplate", "speaker"), ("sourcing", "kind"),
        ("claims", "claim kinds, each yes or no"), ("wording", "kind or none"))


def test_where_both_part_from_the_key_it_holds_their_reading_as_a_second():
    """Asked of the last round, of every question to which the key may hold a second reading."""
    *_, (title, asked, pair) = script().rounds()
    places = [(q, p) for q in asked if (q.strand, q.asks) in HELD for c in q.clusters for p in c if p.off_key]
    missing = [f"{title}, {q.strand}, {q.asks}, {p.where} “{p.words[:40]}”: {sorted(answer) or 'none'}" for q, p in places
               for answer in p.answers if not (answer or {"none"}) <= p.second]
    assert not missing, "a second reading is missing in marks.json:\n" + "\n".join(missing)


@pytest.mark.parametrize("answers, parted, off_key", [
    (({"tag"}, {"tag"}), False, False), (({"tag", "label"}, {"tag"}), True, False), (({"label"}, set()), True, True),
    (({"tag", "metonymy"}, {"metonymy"}), True, True), ((None, {"label"}), False, False)])
def test_a_reading_fits_the_key_between_what_must_and_what_may_be_there(answers, parted, off_key):
    """The key: must hold tag, may hold label as well."""
    given = tuple(None if a is None else frozenset(a) for a in answers)
    place = script().Place("1.1", "word", given, frozenset({"tag"}), frozenset({"tag", "label"}))
    assert (place.parted, place.off_key) == (parted, off_key)


def test_a_sentence_that_one_reading_left_out_is_no_unit(folder):
    before = question("sourcing", "kind", folder).result.observed.units
    data = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    data["sourcing"] = data["sourcing"][1:]
    (folder / "a.json").write_text(json.dumps(data), encoding="utf-8")
    assert question("sourcing", "kind", folder).result.observed.units == before - 1
