"""Two corpora of loaded words, as clones of their repositories have them. Nothing of them is kept in the kit.

BASIL (github.com/launchnlp/BASIL, Fan et al. 2019): the spans of lexical bias in 300 news articles.
PTC (in github.com/shehel/BERT_propaganda_detection, Da San Martino et al. 2019): the spans of loaded language and of
name-calling or labelling in 350 articles. The halves are split by the first byte of the SHA-256 of an article’s id,
even to count and odd to score; the three articles of BASIL on one event share an id, so that they stay together.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TECHNIQUES = ("Loaded_Language", "Name_Calling,Labeling")
Places = list[tuple[int, int]]


class Article(NamedTuple):
    """A text, the spans that people marked in it, its corpus, and whether it is of the half that is scored."""

    corpus: str
    text: str
    spans: Places
    held_out: bool


def held_out(article_id: str) -> bool:
    return hashlib.sha256(article_id.encode()).digest()[0] % 2 == 1


def _ptc(folder: Path) -> Iterator[Article]:
    for path in sorted((folder / "train-articles").glob("article*.txt")):
        article_id = path.stem.removeprefix("article")
        labels = folder / "train-labels-FLC" / f"{path.stem}.task-FLC.labels"
        rows = [line.split("\t") for line in labels.read_text(encoding="utf-8").splitlines()] if labels.is_file() else []
        with path.open(encoding="utf-8", newline="") as file:
            yield Article("PTC", file.read(), [(int(s), int(e)) for _, name, s, e in rows if name in TECHNIQUES], held_out(article_id))


def _basil_text(data: dict) -> tuple[str, list[int]]:
    """The sentences of an article one a line, and where each starts."""
    lines = [line for paragraph in data["body-paragraphs"] for line in paragraph]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return "\n".join(lines), starts


def _basil(folder: Path) -> Iterator[Article]:
    for path in sorted((folder / "articles").glob("*/*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        marks = json.loads((folder / "annotations" / path.parent.name / f"{path.stem}_ann.json").read_text(encoding="utf-8"))
        text, starts = _basil_text(data)
        places = [(starts[int(mark["id"][1:])] + mark["start"], starts[int(mark["id"][1:])] + mark["end"])
                  for mark in marks["phrase-level-annotations"] if mark["bias"] == "lex" and mark["id"][0] == "p"]
        yield Article("BASIL", text, places, held_out(data["triplet-uuid"]))


def load(folder: Path) -> list[Article]:
    """The articles of one clone; raises ValueError for a folder that holds neither corpus."""
    if (folder / "annotations").is_dir():
        return list(_basil(folder))
    for inside in (folder, folder / "datasets-v2" / "datasets"):
        if (inside / "train-labels-FLC").is_dir():
            return list(_ptc(inside))
    raise ValueError(f"{folder} holds neither BASIL nor the propaganda corpus.")
