"""Score the reader of blocks on saved pages: python tests/reader_blocks.py FOLDER [FOLDER…] [--misses] [--chances] [--all].

A FOLDER is `test/test-pages` of github.com/mozilla/readability or `tests` of github.com/adbar/trafilatura. Pages are
split by name: a page is held out where the first byte of the SHA-256 of its name is odd. Without `--all` only those are
scored. `--misses` prints what was taken for what, `--chances` writes chances.json beside the rules from these counts.
Nothing of the pages is kept in the kit.
"""
from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(KIT))

from exercises.reader import PageBlock, label_blocks, page_blocks, read_blocks  # noqa: E402
from exercises.reader.blocks.markup import Marked, marked_blocks  # noqa: E402

MARKS = json.loads((KIT / "tests" / "reader_blocks_marks.json").read_text(encoding="utf-8"))
CHANCES = KIT / "exercises" / "reader" / "blocks" / "chances.json"
STORY = ("headline", "report")
BEFORE, AFTER = 15, 25
_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[.!?…][\"'”’)\]»]*\s*$")
Truth = list[str | None]


def held_out(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", raw)
        return raw.decode(named[1].decode() if named else "latin-1", "replace")


def pages(folders: Iterable[Path]) -> Iterator[tuple[str, str, Path]]:
    """Name, HTML and folder of every page; a page of readability has its folder, one of trafilatura its file."""
    for folder in folders:
        for path in sorted(folder.glob("*/source.html")):
            yield path.parent.name, decoded(path.read_bytes()), path.parent
        for path in sorted([*folder.glob("cache/*.html"), *folder.glob("eval/*.html")]):
            if path.name in MARKS["pages"]:
                yield path.name, decoded(path.read_bytes()), path


def expected(blocks: list[Marked], folder: Path) -> Truth:
    """Body or not by expected.html: a block is body where four fifths of its runs of three words stand there, and one of
    under four words where a whole block there has the same words. A block that is the page’s title is left open."""
    parts = [words(block.text) for block in marked_blocks((folder / "expected.html").read_text(encoding="utf-8"))]
    whole, every = {tuple(part) for part in parts}, [word for part in parts for word in part]
    runs = set(zip(every, every[1:], every[2:]))
    title = words(json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8")).get("title") or "")
    return [_expected(words(block.text), whole, runs, title) for block in blocks]


def _expected(found: list[str], whole: set, runs: set, title: list[str]) -> str | None:
    if not found or found == title:
        return None
    if len(found) < 4:
        return "report" if tuple(found) in whole else "other"
    own = list(zip(found, found[1:], found[2:]))
    return "report" if sum(run in runs for run in own) >= .8 * len(own) else "other"


def marked(name: str, blocks: list[Marked]) -> Truth | None:
    """The kinds marked by hand; None where the page has none, or another number of blocks than when it was marked."""
    page = MARKS["pages"].get(name)
    if not page or page["blocks"] != len(blocks):
        return None
    first, last = page["window"] or (1, 0)
    truth: Truth = ["report" if first <= i <= last else None for i in range(len(blocks))]
    for start, end, kind in page["kinds"]:
        truth[start:end + 1] = [kind] * (end + 1 - start)
    return truth


def around(truth: Truth) -> range:
    """From 15 blocks above the first block of the body to 25 below the last."""
    body = [i for i, kind in enumerate(truth) if kind == "report"]
    return range(max(0, body[0] - BEFORE), min(len(truth), body[-1] + AFTER + 1)) if body else range(0)


def plain_rule(texts: list[str]) -> list[str]:
    """What to beat: fifteen words and the end of a sentence make a body block."""
    return ["report" if len(words(text)) >= 15 and _ENDS.search(text) else "navigation" for text in texts]


@dataclass
class Body:
    """Right, wrong and missed body blocks, and the same by words; one pair of F1 a page."""

    blocks: Counter = field(default_factory=Counter)
    words: Counter = field(default_factory=Counter)
    pages: list[float] = field(default_factory=list)

    def add(self, found: list[str], truth: Truth, texts: list[str]) -> None:
        page: Counter = Counter()
        for i in around(truth):
            if truth[i] in (None, "headline"):
                continue
            what = {(True, True): "right", (True, False): "wrong", (False, True): "missed"}.get((found[i] in STORY, truth[i] == "report"))
            if what:
                page[what] += 1
                self.words[what] += len(words(texts[i]))
        self.blocks += page
        if page:
            self.pages.append(f1(page)[2])

    def __str__(self) -> str:
        mean = sum(self.pages) / max(1, len(self.pages))
        return "".join(f"{100 * value:7.1f}" for value in (*f1(self.blocks), *f1(self.words), mean))


def f1(counts: Counter) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    return right / max(1, right + wrong), right / max(1, right + missed), 2 * right / max(1, 2 * right + wrong + missed)


@dataclass
class Scores:
    """All that is counted on the pages."""

    body: dict[tuple[str, str], Body] = field(default_factory=lambda: defaultdict(Body))
    kinds: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    rules: dict[str, dict[str, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(lambda: [0, 0])))
    misses: list[tuple[str, str, str, str]] = field(default_factory=list)
    seconds: Counter = field(default_factory=Counter)
    size: Counter = field(default_factory=Counter)

    def page(self, name: str, html: str, path: Path) -> None:
        blocks = marked_blocks(html)
        texts = [block.text for block in blocks]
        truths = {"marked by hand": marked(name, blocks)}
        if path.is_dir() and name not in MARKS["skipped"] and len(blocks) >= 25 and english(texts):
            truths["expected.html"] = expected(blocks, path)
        if any(truths.values()):
            self._read(html, texts, {key: truth for key, truth in truths.items() if truth})

    def _read(self, html: str, texts: list[str], truths: dict[str, Truth]) -> None:
        page = self._timed("html", lambda: page_blocks(html))
        found = {"text": self._timed("text", lambda: label_blocks(texts)), "html": [block.kind for block in page], "plain rule": plain_rule(texts)}
        self.size["blocks"] += len(texts)
        self.size["words"] += sum(len(text.split()) for text in texts)
        for key, truth in truths.items():
            if sum(kind == "report" for kind in truth) >= 5:
                for way, labels in found.items():
                    self.body[key, way].add(labels, truth, texts)
        if truth := truths.get("marked by hand"):
            self._typed(found, truth, texts)
            self._chances("html", page, truth)
            self._chances("text", read_blocks("\n\n".join(text.replace("\n", " ") for text in texts)), truth)

    def _timed(self, way: str, job):
        start = time.process_time()
        done = job()
        self.seconds[way] += time.process_time() - start
        return done

    def _typed(self, found: dict[str, list[str]], truth: Truth, texts: list[str]) -> None:
        for i, kind in enumerate(truth):
            if kind and kind not in STORY:
                for way in ("text", "html"):
                    self.kinds[way][kind, found[way][i]] += 1
                    if found[way][i] != kind:
                        self.misses.append((way, kind, found[way][i], texts[i]))

    def _chances(self, way: str, page: list[PageBlock], truth: Truth) -> None:
        for block, kind in zip(page, truth):
            if kind:
                for key in (block.rule, f"{block.rule} {block.kind}"):
                    self.rules[way][key][0] += block.kind == kind
                    self.rules[way][key][1] += 1


def english(texts: list[str]) -> bool:
    found = words(" ".join(texts))
    return len(found) > 60 and sum(word in {"the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "was", "by", "it"} for word in found) > .1 * len(found)


def table(scores: Scores) -> str:
    lines = [f"{'body':32}{'blocks: P, R, F1':>21}{'words: P, R, F1':>21}  F1 by page"]
    lines += [f"{key + ', ' + way:32}{body}  ({len(body.pages)} pages)" for (key, way), body in sorted(scores.body.items())]
    for way, counts in scores.kinds.items():
        right = sum(n for (kind, found), n in counts.items() if kind == found)
        lines.append(f"kind, {way}: {right} of {counts.total()} blocks of apparatus")
        for kind in sorted({kind for kind, _ in counts}):
            row = {found: n for (true, found), n in counts.items() if true == kind}
            others = ", ".join(f"{found} {n}" for found, n in sorted(row.items(), key=lambda x: -x[1]) if found != kind)
            lines.append(f"  {kind:14}{row.get(kind, 0):4} of {sum(row.values()):4}   {others}")
    speed = {way: scores.size["blocks"] / max(.01, scores.seconds[way]) for way in ("text", "html")}
    per_word = {way: scores.size["words"] / max(.01, scores.seconds[way]) for way in speed}
    lines += [f"{way}: {speed[way]:,.0f} blocks and {per_word[way]:,.0f} words a second" for way in speed]
    return "\n".join(lines)


def write_chances(scores: Scores) -> None:
    counted = {way: {key: value for key, value in sorted(rules.items()) if value[1] > 2 or " " not in key} for way, rules in sorted(scores.rules.items())}
    about = {"format": "who-says-so chances of blocks", "version": 1,
             "source": "Right and all of each rule on the held-out pages that were marked by hand (tests/reader_blocks.py FOLDER… --chances)."}
    text = json.dumps({**about, **counted}, indent=1)
    CHANCES.write_text(re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    whole = Scores()
    for title, source, where in pages(Path(a) for a in sys.argv[1:] if not a.startswith("--")):
        if "--all" in sys.argv or held_out(title):
            whole.page(title, source, where)
    print(table(whole))
    if "--misses" in sys.argv:
        print(*(f"{way}: {true} taken for {found}: {text[:90]!r}" for way, true, found, text in whole.misses), sep="\n")
    if "--chances" in sys.argv:
        write_chances(whole)
