"""Texts that somebody brought to compare, kept as files beside the answers: one a text, named by its words."""
from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from .. import pack, scheme
from ..annotation import Mark
from ..pack import PackError, Text
from ..spans import Span

FORMAT = "who-says-so text to compare"
_LETTERS = frozenset("0123456789abcdef")


def keep(folder: Path, text: str, labels: Sequence[str] = ()) -> str:
    """Writes a text where it is not kept yet; gives its name: the first 16 digits of its SHA-256. OSError where it cannot be written."""
    name = pack.digest(text)[:16]
    path = folder / f"{name}.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            part.write_text(json.dumps({"format": FORMAT, "text": text, "labels": list(labels)}, ensure_ascii=False), encoding="utf-8")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return name


def is_kept(folder: Path, name: str) -> bool:
    """Whether a text of this name is there."""
    return len(name) == 16 and set(name) <= _LETTERS and (folder / f"{name}.json").is_file()


def kept(folder: Path, name: str, called: str) -> Text:
    """A kept text with its blocks marked where the page told what they are. PackError where it is not there or damaged."""
    if not is_kept(folder, name):
        raise PackError(f"“{called}” is not in this kit any more: take it out and bring it once more.")
    data = pack.read_json(folder / f"{name}.json")
    text, labels = data.get("text"), data.get("labels")
    if data.get("format") != FORMAT or not isinstance(text, str) or not isinstance(labels, list):
        raise PackError(f"{pack.place(folder / name)}.json: this is not a text that was brought to compare; take “{called}” out and bring it once more.")
    return Text(called, text, _marks(Text(called, text, ()), labels))


def _marks(text: Text, labels: Sequence[object]) -> tuple[Mark, ...]:
    """Marks for the kinds of blocks that a saved page gave; none where they do not fit."""
    if len(labels) != len(text.blocks) or not all(label in scheme.BLOCK_KINDS for label in labels):
        return ()
    return tuple(_mark(block.id, str(label), block.span) for block, label in zip(text.blocks, labels))


def _mark(name: str, kind: str, span: Span) -> Mark:
    return Mark(f"boilerplate/{name}", "boilerplate", kind, span, span, "The saved page gives this block its place.")
