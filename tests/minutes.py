"""How long a lesson takes, estimated from what there is to read and to do. An estimate: no class was timed.

Usage: python tests/minutes.py [TEXT]

Reading: 180 words a minute, slow enough to read every word of a reason (silent reading at 14 is faster:
Brysbaert 2019 has adults at 238). Doing: 6 seconds a choice, 12 a mark, 20 a line written. Half of what a
reader is told about an item is taken as read, for nobody reads every card.
"""
from __future__ import annotations

import ast
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
WORDS_A_MINUTE, CHOICE, MARK, LINE = 180, 6, 12, 20
SECTIONS = {"core": "core", "for everybody": "everybody", "more": "more"}


def words(text: object) -> int:
    return len(re.findall(r"\w[\w’'-]*", str(text)))


def cells(path: Path) -> Iterator[tuple[str, int, list[tuple[str, tuple]]]]:
    """Each cell: its part of the lesson, its words where it is prose, its calls where it is code."""
    part = "core"
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            head = re.search(r"^## (.+)$", source, re.M)
            part = next((p for name, p in SECTIONS.items() if head and head[1].lower().startswith(name)), "end" if head and "Key points" in head[1] else part)
            yield part, words(re.sub(r"\]\([^)]*\)", "]", source)), []
        else:
            yield part, 0, [(n.func.id, tuple(map(ast.literal_eval, n.args))) for n in ast.walk(ast.parse(source))
                            if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]


def seconds(shown) -> float:
    """Reading and doing, for what one call shows."""
    from exercises.widgets import Marker, Note, Rewriter, Together
    from exercises.widgets.exercise import Exercise

    if isinstance(shown, Together):
        return sum(map(seconds, shown.parts))
    if isinstance(shown, Note | Rewriter):
        return LINE
    if not isinstance(shown, Exercise):
        return 10
    told = [f for item in shown.items for f in shown.show(item)]
    read = sum(words(f"{item.text} {' '.join(p.ask for p in item.parts)}") for item in shown.items.values())
    read += words(shown.spec["ask"]) + sum(words(part.get("text", "")) for part in shown.spec.get("texts", ()))
    read += sum(words(" ".join(f.says)) for f in told) / 2
    if isinstance(shown, Marker):
        read += sum(words(b.text) for b in shown.blocks.values())
        return read / WORDS_A_MINUTE * 60 + MARK * len(told)
    options = {tuple(o.label for o in p.options) for item in shown.items.values() for p in item.parts}
    read += sum(words(" ".join(labels)) for labels in options)
    return read / WORDS_A_MINUTE * 60 + CHOICE * len(told)


def minutes(lesson: Path) -> dict[str, float]:
    """Minutes by part of a lesson: core, everybody, more, end."""
    import exercises

    found = dict.fromkeys(("core", "everybody", "more", "end"), 0.0)
    for part, prose, calls in cells(lesson):
        found[part] += prose / WORDS_A_MINUTE
        for name, arguments in calls:
            shown = getattr(exercises, name)(*arguments)
            shown = getattr(shown, "shown", shown)  # what follows the chosen text
            page = words(getattr(shown, "text", None).text) if type(shown).__name__ == "Page" else 0
            found[part] += (seconds(shown) + page / WORDS_A_MINUTE * 60) / 60
    return found


def main(text: str = "al-bukamal") -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KIT_ANSWERS"] = folder
        sys.path.insert(0, str(KIT))
        from exercises.session import TEXT_KEY, session

        from exercises.walk.own import OWN_KEY, own_texts

        session().answers.put(TEXT_KEY, {"choice": text})
        session().answers.put(OWN_KEY, {"choice": list(own_texts())[-1]})  # lesson 06 on its example
        print("| lesson | core | for everybody | more | end |\n| --- | ---: | ---: | ---: | ---: |")
        for lesson in sorted((KIT / "notebooks").glob("0*.ipynb")):
            row = minutes(lesson)
            print(f"| {lesson.name[:2]} | {' | '.join(f'{row[p]:.1f}' for p in row)} |")


if __name__ == "__main__":
    main(*sys.argv[1:2])
