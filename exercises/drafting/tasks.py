"""Questions about a text that are made from its draft, in words that fit any text; everything else a pack borrows."""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .. import spans
from ..pack import Text
from .found import STORY
from .phrases import clip, first_words, pick

_SOURCES, _PLACES = 2, 6


@cache
def _words() -> Mapping:
    return json.loads((Path(__file__).parent / "tasks.json").read_text(encoding="utf-8"))


def tasks(text: Text, about: Mapping[str, str]) -> dict[str, dict]:
    """The tasks of questions.json by name: first impressions, where the story ends, and the chain where a publisher is known."""
    made = {"first-impressions": _impressions(text, about), "predict-the-end": _end(text)}
    return {**made, "chain": _chain(text, about)} if about.get("publisher") else made


def rewrites(text: Text) -> dict[str, dict]:
    """The headline to write anew, with facts that any headline could carry."""
    told = _words()["headline"]
    story = [m for m in text.marks_of("boilerplate") if m.kind in STORY]
    head = next((m for m in story if m.kind == "headline"), story[0] if story else None)
    start = text.words_of(head) if head else text.text
    sentence = spans.sentences(start, spans.Span(0, len(start)))[0]
    return {"headline": {"title": told["title"], "ask": told["ask"], "start": clip(start if head and head.kind == "headline" else start[sentence.start:sentence.end], 300),
                         "facts": [dict(f) for f in told["facts"]], "others": []}}


def named_sources(text: Text, most: int = _SOURCES) -> list[str]:
    """The named people, bodies and outlets that tell most sentences of a text, at most `most`."""
    times: dict[str, int] = {}
    for mark in text.marks_of("sourcing"):
        name = str(mark.facts.get("source") or "").strip()
        if mark.kind in ("named", "outlet") and len(name) > 2:
            times[name] = times.get(name, 0) + 1
    return [clip(name) for name in sorted(times, key=lambda n: -times[n])[:most]]


def _impressions(text: Text, about: Mapping[str, str]) -> dict:
    told = _words()["first-impressions"]
    items = [{**item, "options": [o for choice in item["options"] for o in _kept(choice, text, about)]} for item in told["items"]]
    return {**told, "items": items}


def _kept(choice: str | Mapping, text: Text, about: Mapping[str, str]) -> Iterator[dict]:
    """An option as it stands, or those that a name such as “sources” stands for."""
    if not isinstance(choice, str):
        yield {**choice, "verdict": "kept"}
    elif choice == "sources":
        yield from (_option(_words()["voice"], f"source-{n}", name=name) for n, name in enumerate(named_sources(text), 1))
    elif about.get(choice):
        yield _option(_words()[choice], choice, name=clip(about[choice]))


def _option(told: Mapping[str, str], slug: str, verdict: str = "kept", **slots: object) -> dict:
    return {"slug": slug, "label": pick([told["label"]], 0, **slots), "verdict": verdict, "reason": pick([told["reason"]], 0, **slots)}


def _end(text: Text) -> dict:
    told, count = _words()["predict-the-end"], len(text.blocks)
    options = []
    for row, n in enumerate(_guesses(text)):
        slots = {"n": n, "count": count, "first": first_words(text.blocks[n - 1].text)}
        whole = n == count
        options.append({"slug": f"b{n:02d}", "label": pick([told["last" if whole else "label"]], 0, **slots), "verdict": "kept",
                        "reason": pick([told["whole"]] if whole else told["reasons"], row, **slots)})
    item = {"id": "q1", "text": pick([told["text"]], 0, count=count), "ask": told["question"], "options": options}
    return {"title": told["title"], "ask": told["ask"], "sure": told["sure"], "items": [item]}


def _guesses(text: Text) -> list[int]:
    """Up to six numbers of blocks to choose from: where the story ends, some before it and after it, and the last."""
    story = [text.block_at(m.span.start).number for m in text.marks_of("boilerplate") if m.kind in STORY]
    end, count = max(story, default=1), len(text.blocks)
    near = dict.fromkeys(n for n in (end, count, end + 1, end - 2, end + 3, end // 2, end - 1, end + 2) if 1 <= n <= count)
    return sorted(list(near)[:_PLACES])


def _chain(text: Text, about: Mapping[str, str]) -> dict:
    told = _words()["chain"]
    slots = {name: clip(about.get(name, "")) for name in ("publisher", "reposter")}
    items = [_first(told["first"], text, about, slots), *([_second(told["second"], about, slots)] if slots["reposter"] else [])]
    return {"title": told["title"], "ask": told["ask"], "sure": told["sure"], "items": items}


def _first(told: Mapping, text: Text, about: Mapping[str, str], slots: dict[str, str]) -> dict:
    rest = [("reposter", slots["reposter"], told["reposter"])] if slots["reposter"] else []
    rest += [(f"source-{n}", name, told["source"]) for n, name in enumerate(named_sources(text), 1) if name != slots["publisher"]]
    return _asked(told, ("publisher", slots["publisher"]), rest, {**slots, "on": _on(about.get("published"))})


def _second(told: Mapping, about: Mapping[str, str], slots: dict[str, str]) -> dict:
    return _asked(told, ("reposter", slots["reposter"]), [("publisher", slots["publisher"], told["publisher"])], {**slots, "on": _on(about.get("reposted"))})


def _asked(told: Mapping, right: tuple[str, str], rest: list[tuple[str, str, str]], slots: Mapping[str, str]) -> dict:
    """A question with the option that agrees, those that differ, and “nobody”."""
    options = [{"slug": right[0], "label": right[1], "verdict": "agrees", "reason": pick([told["agrees"]], 0, **slots)},
               *({"slug": slug, "label": name, "verdict": "differs", "reason": pick([reason], 0, **{**slots, "name": name})} for slug, name, reason in rest),
               {"slug": "nobody", "verdict": "differs", **told["nobody"]}]
    return {"id": told["id"], "text": told["text"], "ask": told["ask"], "options": sorted(options, key=lambda o: (o["slug"] == "nobody", o["label"])),
            "hints": [pick([h], 0, **slots) for h in told["hints"]], "back": told["back"]}


def _on(day: str | None) -> str:
    return f", on {day}" if day else ""
