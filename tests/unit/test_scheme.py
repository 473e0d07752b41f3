"""The coding scheme is complete, its examples are its own, and the page made from it is current."""
from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from exercises import scheme

KIT = Path(__file__).resolve().parents[2]
PARTS = ("label", "definition", "test", "example", "hard", "confused")
KINDS = [pytest.param(kinds, kind, id=f"{strand}-{name}-{kind.slug}".replace(" ", "-"))
         for strand, tables in scheme.TABLES.items() for name, kinds in tables for kind in kinds.values()]
FULL = (scheme.BLOCK_KINDS, scheme.SPEAKERS, scheme.SOURCE_KINDS, scheme.STAKES, scheme.STANCES, scheme.CLAIM_KINDS,
        scheme.WORDING_KINDS, scheme.SPAN_KINDS)
RUN = 5


def the_page():
    spec = importlib.util.spec_from_file_location("scheme_page", KIT / "tests" / "scheme_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i:i + RUN]) for i in range(len(found) - RUN + 1)}


TEXTS = {path.relative_to(KIT).as_posix(): runs(path.read_text(encoding="utf-8")) for path in (KIT / "texts").rglob("*.txt")}


@pytest.mark.parametrize("kinds, kind", KINDS)
def test_every_kind_is_complete(kinds, kind):
    missing = [part for part in PARTS if not getattr(kind, part).strip()]
    assert not missing, f"{kind.slug} has no {', '.join(missing)}"
    assert kind.test.endswith("?"), f"{kind.slug}: the test is no question: {kind.test}"
    assert "because" in kind.hard or "since" in kind.hard, f"{kind.slug}: the hard example gives no reason: {kind.hard}"


@pytest.mark.parametrize("kinds, kind", KINDS)
def test_it_is_confused_with_another_of_its_table(kinds, kind):
    assert kind.confused in kinds and kind.confused != kind.slug


@pytest.mark.parametrize("kinds, kind", KINDS)
def test_examples_are_from_no_text_of_the_kit(kinds, kind):
    taken = {name for name, known in TEXTS.items() if known & (runs(kind.example) | runs(kind.hard))}
    assert not taken, f"{kind.slug}: an example stands in {', '.join(taken)}"


def test_every_table_is_shown_and_every_strand_has_rules():
    shown = [id(kinds) for tables in scheme.TABLES.values() for _, kinds in tables]
    assert {id(kinds) for kinds in FULL} <= set(shown)
    assert set(scheme.TABLES) == set(scheme.RULES) == set(scheme.QUESTIONS) == set(scheme.STRANDS)
    assert all(rule.endswith((".", "”.")) for rules in scheme.RULES.values() for rule in rules)


def test_no_two_kinds_say_the_same():
    for part in ("definition", "test", "example", "hard"):
        said = [getattr(k, part) for kinds in FULL for k in kinds.values()]
        assert len(said) == len(set(said)), f"two kinds have one {part}: {sorted(s for s in said if said.count(s) > 1)}"


def test_block_kinds_belong_to_the_groups():
    assert {k.group for k in scheme.BLOCK_KINDS.values()} == set(scheme.BLOCK_GROUPS)


def test_the_page_is_current():
    page = the_page()
    assert page.PAGE.read_text(encoding="utf-8") == page.page(), "run python tests/scheme_page.py --write"


def test_the_page_holds_every_part_of_every_kind_and_every_rule():
    text = the_page().PAGE.read_text(encoding="utf-8")
    parts = [part for kinds in FULL for k in kinds.values() for part in (k.label, k.definition, k.test, k.example, k.hard)]
    missing = [part for part in [*parts, *(r for rules in scheme.RULES.values() for r in rules)] if part not in text]
    assert not missing


def test_the_check_says_when_the_page_is_old(tmp_path, monkeypatch, capsys):
    page = the_page()
    monkeypatch.setattr(page, "PAGE", tmp_path / "README.md")
    assert page.main(["--check"]) == 1 and "--write" in capsys.readouterr().out
    assert page.main(["--write"]) == 0 and page.main(["--check"]) == 0
