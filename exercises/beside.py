"""The article and another account, side by side: their blocks in pairs, and the marks in both counted by kind."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from . import scheme, spans
from .charts import Picture, TwoCounts, paired
from .pack import Account, Block, Pack, PackError, Text

TOLD = ("named", "outlet", "unnamed", "recording")
_READ = {"sourcing": ("headline", "report"), "claims": ("headline", "report"), "wording": ("headline", "report", "label")}
_ASKED = {"boilerplate": "blocks", "sourcing": "sources", "claims": "cues", "wording": "wording"}


@dataclass(frozen=True)
class Count:
    """How often one kind is marked in the article and in the account; `per` is the same for 100 words that were read for it."""

    strand: str
    kind: str
    label: str
    marks: tuple[int, int]
    per: tuple[float, float]

    @property
    def asked(self) -> str:
        """What is marked, in a word."""
        return _ASKED[self.strand]


def account(pack: Pack) -> Account:
    """The account that the pack sets beside its article; raises PackError where it names none or has not marked it.

    An account without marks for what its blocks do is taken for a story alone.
    """
    found = next((a for a in pack.accounts if a.about.get("beside") is True), None)
    if found is None:
        raise PackError(f"“{pack.title}” has no account to set beside its article: none of its accounts in pack.json says so.")
    bare = [strand for strand in scheme.STRANDS if strand != "boilerplate" and not found.text.marks_of(strand)]
    if bare:
        raise PackError(f"“{pack.title}”: the account “{found.slug}” is not marked for {', '.join(bare)}, so it cannot be set beside the article.")
    return found


def kinds(text: Text) -> list[str]:
    """What each block does: the kind of its first boilerplate mark."""
    first: dict[int, str] = {}
    for mark in text.marks_of("boilerplate"):
        first.setdefault(text.block_at(mark.span.start).number, mark.kind)
    return [first.get(block.number, "report") for block in text.blocks]


def _partners(pack: Pack, other: Account) -> list[tuple[int, int]]:
    """The blocks that the pack itself sets beside each other, as numbers; raises PackError for one that is not there."""
    given = other.about.get("partners") or []
    for pair in given:
        whole = isinstance(pair, list) and len(pair) == 2 and all(isinstance(n, int) for n in pair)
        if not whole or not all(0 < n <= len(text.blocks) for n, text in zip(pair, (pack.article, other.text))):
            raise PackError(f"{pack.slug}/pack.json: “partners” of the account “{other.slug}” should be pairs of block numbers, and {pair} is none.")
    return [(pair[0], pair[1]) for pair in given]


def _keys(text: Text, partners: list[int]) -> list[str]:
    """What a block is matched by: its place among the partners; else, where the pack names partners, the story's blocks stand alone."""
    alone = {"headline", "report"} if partners else set()
    keys = [f"{text.name} {n}" if kind in alone else kind for n, kind in enumerate(kinds(text), 1)]
    for place, number in enumerate(partners):
        keys[number - 1] = f"partner {place}"
    return keys


def pairs(pack: Pack, other: Account) -> Iterator[tuple[str, Block | None, Block | None]]:
    """Blocks that belong beside each other, in the order of the page, with the pupils' group; one without a partner stands alone.

    They do the same job, one after the other, unless the pack names partners for its story.
    """
    sides, partners = (pack.article, other.text), _partners(pack, other)
    keys = [_keys(text, [pair[n] for pair in partners]) for n, text in enumerate(sides)]
    group = [[scheme.group_of(kind) for kind in kinds(text)] for text in sides]
    for same, a1, a2, b1, b2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if same == "equal":
            yield from ((group[0][a], sides[0].blocks[a], sides[1].blocks[b]) for a, b in zip(range(a1, a2), range(b1, b2)))
        else:
            yield from ((group[0][a], sides[0].blocks[a], None) for a in range(a1, a2))
            yield from ((group[1][b], None, sides[1].blocks[b]) for b in range(b1, b2))


def words_read(text: Text, strand: str) -> int:
    """How many words the marks of a strand were looked for in: the whole page, or its story (for wording with the labels)."""
    asked = _READ.get(strand)
    blocks = (b for b, kind in zip(text.blocks, kinds(text)) if asked is None or kind in asked)
    return sum(len(spans.words(b.text)) for b in blocks)


def _tally(text: Text, strand: str) -> Counter:
    marks = text.marks_of(strand)
    if strand == "boilerplate":
        return Counter(scheme.group_of(kind) for kind in ([m.kind for m in marks] or kinds(text)))
    if strand == "claims":
        return Counter(str(m.facts.get("stance", "")) for m in marks if m.kind == "cue")
    return Counter(m.kind for m in marks)


_KINDS = {"boilerplate": scheme.BLOCK_GROUPS, "sourcing": scheme.SOURCE_KINDS, "claims": scheme.STANCES, "wording": scheme.WORDING_KINDS}


def counts(article: Text, other: Text) -> tuple[Count, ...]:
    """Every kind that is marked in one of the two, counted in both, strand by strand in the scheme's order."""
    found = []
    for strand, known in _KINDS.items():
        tallies = [_tally(t, strand) for t in (article, other)]
        read = [words_read(t, strand) for t in (article, other)]
        found += [_count(strand, slug, kind.label, [t[slug] for t in tallies], read)
                  for slug, kind in known.items() if any(t[slug] for t in tallies)]
    return tuple(found)


def _count(strand: str, slug: str, label: str, marks: list[int], read: list[int]) -> Count:
    per = tuple(100 * m / w if w else 0.0 for m, w in zip(marks, read))
    return Count(strand, slug, label, (marks[0], marks[1]), (per[0], per[1]))


def finding(found: tuple[Count, ...]) -> str:
    """What the counts say, in numbers alone."""
    def total(strand: str, among: tuple[str, ...] = ()) -> list[int]:
        return [sum(c.marks[side] for c in found if c.strand == strand and (not among or c.kind in among)) for side in (0, 1)]

    told, sentences, loaded = total("sourcing", TOLD), total("sourcing"), total("wording")
    return (f"{told[0]} of {sentences[0]} sentences in the article say where they come from, and {told[1]} of {sentences[1]} in the account; "
            f"words that judge: {loaded[0]} and {loaded[1]}")


def picture(article: Text, other: Text) -> Picture:
    """Marks for 100 words, kind by kind: one sign for the article, one for the account."""
    found = counts(article, other)
    return paired([TwoCounts(c.asked, c.label, c.marks, c.per) for c in found], finding=finding(found))
