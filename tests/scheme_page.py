"""Writes the coding scheme as one page, texts/scheme/README.md.

Usage: python tests/scheme_page.py --write   write the page
       python tests/scheme_page.py --check   say whether the page is current (exit code 1 where it is not)
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
PAGE = KIT / "texts" / "scheme" / "README.md"
sys.path.insert(0, str(KIT))

from exercises import scheme  # noqa: E402

OPENING = f"""# The coding scheme, version {scheme.VERSION}

This page is all that you need to read one article by the kit’s scheme. It is made from `exercises/scheme/`
by `python tests/scheme_page.py --write`; change it there. No example is from a text of the kit.

The scheme says what the words on a page do. It never says what is true. Read the page as it stands: use the text,
and nothing that you know from elsewhere, unless you say so. Where you doubt, choose one, and write down the other
as a doubt with its reason.

**Words used here.** A *block* is what stands between two blank lines; blocks are counted from 1. A *sentence* is
counted from 1 inside its block; 0 means the whole block. The *story* is the headline and the report: what tells
what happened. A *source* is whoever says, writes or shows something; a *cue* is the word that tells you so; the
*content* is what is told. The *author’s own voice* is the text speaking with no source in it.
"""

OUTPUT = """## What you hand in

One JSON file with these lists. Every entry has a short `why`. Quotes are copied letter by letter from the block.

| list | one entry for | fields |
| --- | --- | --- |
| `boilerplate` | every block (`sentence` 0), or every sentence of a block that does several jobs | `block`, `sentence`, `kind`, `speaker`, `why` |
| `sourcing` | every sentence of the story | `block`, `sentence`, `kind`, `stake` (“” for `own-voice` and `hidden`), `why` |
| `claims` | every piece of a source, cue or content | `block`, `kind`, `quote`, `group` (a1, a2 … one for each saying), `stance` (cues only), `why` |
| `claim_kinds` | every sentence of the story | `block`, `sentence`, `kinds` (a list) |
| `wording` | every mark, in reading order | `block`, `kind`, `quote`, `why` |
| `doubts` | every place where another careful reader could differ | one sentence each |

If the same words stand twice in a block, add `nth` (1, 2 …) to the entry. Of the tables below, hand in the kinds of
block, speaker, source, stake, part, stance, claim and wording. The six groups, who gains and how we know a stake are
asked of learners only.
"""


def cell(text: str) -> str:
    """Text that is safe inside a table."""
    return text.replace("|", "\\|")


def table(name: str, kinds: Mapping[str, scheme.Kind]) -> Iterator[str]:
    """One table of kinds, as lines."""
    yield f"### {name[0].upper()}{name[1:]}\n"
    yield "| kind | what it is | the question that decides | clear | hard | often taken for |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for k in kinds.values():
        cells = (f"**{k.label}** `{k.slug}`", k.definition, k.test, k.example, k.hard, kinds[k.confused].label)
        yield f"| {' | '.join(map(cell, cells))} |"
    yield ""


def strand(slug: str) -> Iterator[str]:
    """One strand: its question, its rules, its tables, as lines."""
    yield f"## {slug.capitalize()}: {scheme.QUESTIONS[slug][0].lower()}{scheme.QUESTIONS[slug][1:]}\n"
    yield from (f"{number}. {rule}" for number, rule in enumerate(scheme.RULES[slug], 1))
    yield ""
    for name, kinds in scheme.TABLES[slug]:
        yield from table(name, kinds)


def page() -> str:
    """The whole page."""
    lines = [OPENING, *(line for slug in scheme.STRANDS for line in strand(slug)), OUTPUT]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--write", action="store_true")
    which.add_argument("--check", action="store_true")
    if parser.parse_args(arguments).write:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("texts/scheme/README.md is not current: run python tests/scheme_page.py --write")
    return 1


if __name__ == "__main__":
    sys.exit(main())
