"""Other accounts of the event are marked by the article's rules, and tell nothing that nobody reported."""
from __future__ import annotations

import re

import pytest
from marking import MAIN, PACKS, load, none, sentences_of, story_blocks

from exercises import scheme, spans
from exercises.pack import read_json

ACCOUNTS = 3


@pytest.fixture(params=PACKS)
def pack(request):
    return load(request.param)


def test_other_accounts_are_marked():
    accounts = load(MAIN).accounts
    assert len(accounts) >= ACCOUNTS, f"{len(accounts)} other accounts; at least {ACCOUNTS}"
    none([f"{a.slug}: no mark for wording" for a in accounts if not a.text.marks_of("wording")]
         + [f"{a.slug}: {name} is missing in pack.json" for a in accounts for name in ("title", "why")
            if not str(a.about.get(name, "")).strip()])


def test_an_account_to_set_beside_the_article_is_marked_on_its_words(pack):
    """What its blocks do may be left out where it is a story alone."""
    none(f"{a.slug}: no mark of the strand {s}" for a in pack.accounts if a.about.get("beside")
         for s in scheme.STRANDS if s != "boilerplate" and not a.text.marks_of(s))


def test_an_account_against_the_government_is_as_long_as_the_article():
    (account,) = [a for a in load(MAIN).accounts if a.slug == "anti-government"]
    article = load(MAIN).article
    assert account.about["beside"] is True
    assert abs(len(account.text.blocks) - len(article.blocks)) <= 2
    assert 0.8 < len(spans.words(account.text.text)) / len(spans.words(article.text)) < 1.25
    assert {m.kind for m in account.text.marks_of("boilerplate")} >= {m.kind for m in article.marks_of("boilerplate")} - {"fair-use"}
    assert "example.org" in account.text.text and not re.findall(r"[\w.-]+\.(?:com|net|org|ru|ca)\b", account.text.text.replace("example.org", ""))


def test_accounts_assert_nothing_without_a_source():
    """Each sentence of the story of an account comes from dossier notes or from a paragraph of the article."""
    pack = load(MAIN)
    known = {note["id"] for note in pack.data("dossier")["notes"]}
    facts = read_json(pack.folder / "accounts" / "facts.json")
    paragraphs = {f"original par. {n}" for n in range(1, 11)}

    def faults():
        for account in pack.accounts:
            listed = facts.get(account.slug, [])
            told = [s for b in story_blocks(account.text) for s in sentences_of(account.text, b)]
            if [f["sentence"] for f in listed] != list(range(1, len(told) + 1)):
                yield f"{account.slug}: {len(told)} sentences, and facts.json has {[f['sentence'] for f in listed]}"
            yield from (f"{account.slug}, sentence {f['sentence']}: no source" for f in listed if not f["from"])
            yield from (f"{account.slug}, sentence {f['sentence']}: “{i}” is no dossier note and no paragraph"
                        for f in listed for i in f["from"] if i not in known | paragraphs)
    none(faults())
