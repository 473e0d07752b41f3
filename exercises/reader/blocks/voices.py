"""Who speaks in a block, as a guess: the author, the site that had the text first, or the site that reposts it."""
from __future__ import annotations

from collections.abc import Sequence

from .facts import Seen

STORY = frozenset({"headline", "report"})
_FROM = frozenset({"was-first", "reprinted"})


def speakers(blocks: Sequence[Seen], kinds: Sequence[str]) -> list[str]:
    """A speaker for every block.

    Headline and report: the author. Where no line says that the text came from elsewhere, the first publisher speaks the
    rest. Where one does, the reposting site speaks, but a “we” below the story and above that line came with the text.
    """
    notice = next((i for i, kind in enumerate(kinds) if kind not in STORY and _FROM & blocks[i].cues.keys()), -1)
    if notice < 0:
        return ["author" if kind in STORY else "first-publisher" for kind in kinds]
    told = [i for i, kind in enumerate(kinds) if kind == "report"]
    start = told[0] if told else 0
    return ["author" if kind in STORY else _voice(block, start < i < notice) for i, (block, kind) in enumerate(zip(blocks, kinds))]


def _voice(block: Seen, with_the_text: bool) -> str:
    ours = {"we", "cue give", "cue back-us"} & set(block.facts)
    return "first-publisher" if with_the_text and ours else "reposter"
