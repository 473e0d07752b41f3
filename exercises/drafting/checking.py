"""What lessons need of a pack beyond that it loads: facts of its marks, blocks and claims that its questions name."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import kinds_of_claim, questions, scheme, sourcing
from ..annotation import Mark
from ..pack import Pack, PackError

_TEXTS = ("title", "menu", "called", "notice", "licence", "rights", "key", "borrows", "address")
_PARTS = {"boilerplate": ("core", "more", "gains"), "sourcing": ("core", "more"), "claims": ("core", "more"), "wording": ("core", "more")}


def check_pack(pack: Pack) -> Pack:
    """The pack itself, where every lesson can run on it; PackError with one sentence that names file and place else."""
    fault = next(_faults(pack), "")
    if fault:
        raise PackError(f"{pack.slug}/{fault}.")
    return pack


def _faults(pack: Pack) -> Iterator[str]:
    yield from (f"pack.json: “{name}” should be text" for name in _TEXTS if not isinstance(pack.meta.get(name, ""), str))
    if not _steps(pack.meta.get("chain", [])):
        yield "pack.json: “chain” should be a list of steps whose parts are text"
    for mark in pack.article.marks:
        yield from (f"marks.json, mark {mark.id}: {fault}" for fault in _of_mark(mark))
    if not sourcing.sentences(pack.article):
        yield "marks.json: no sentence has a source kind, so there is no story to read"
    if not pack.has("questions"):
        yield "questions.json: this file is missing"
        return
    data = pack.data("questions")
    yield from (f"questions.json: {fault}" for fault in (*_of_cores(pack, data.get("cores")), *_of_tasks(data.get("tasks")), *_of_rewrites(data.get("rewrites"))))


def _steps(chain: object) -> bool:
    return isinstance(chain, list) and all(isinstance(step, Mapping) and all(isinstance(part, str) for part in step.values()) for step in chain)


def _of_mark(mark: Mark) -> Iterator[str]:
    """Facts that are missing or are none of the scheme’s."""
    facts = mark.facts
    if not isinstance(facts, Mapping) or not isinstance(mark.overlooks, Mapping):
        yield "its facts should be names with values"
        return
    if not all(isinstance(text, str) for text in (mark.id, mark.kind, mark.reason, mark.back, mark.group, *mark.hints, *mark.overlooks.values(), *(o.reason for o in mark.others))):
        yield "its words should be text"
    if not _told(facts.get("first_reader", {})):
        yield "“first_reader” should hold a rule and a why as text, and a chance from 0 to 1"
    if not all(isinstance(o.kind, str) and isinstance(o.facts, Mapping) for o in mark.others) or not all(type(n) is int for n in (*mark.span, *mark.core)):
        yield "a second reading or a place in it is not complete"
    wanted = {"boilerplate": {"speaker": scheme.SPEAKERS, "gainer": scheme.GAINERS}, "claims": {"stance": scheme.STANCES} if mark.kind == "cue" else {}}
    yield from (f"“{name}” should be one of {', '.join(known)}" for name, known in wanted.get(mark.strand, {}).items() if facts.get(name) not in tuple(known))
    if mark.strand == "boilerplate":
        yield from (f"“{name}” is missing" for name in ("does", "gains") if not isinstance(facts.get(name), str))
    for name, known in (("stake", scheme.STAKES), ("known_from", scheme.KNOWN_FROM)):
        if mark.strand == "sourcing" and facts.get(name) and facts[name] not in tuple(known):
            yield f"“{name}” should be one of {', '.join(known)}"
    if mark.kind == "claim" and not (isinstance(facts.get("kinds"), list) and facts["kinds"] and all(k in tuple(scheme.CLAIM_KINDS) for k in facts["kinds"])):
        yield f"“kinds” should be some of {', '.join(scheme.CLAIM_KINDS)}"


def _told(said: object) -> bool:
    """Whether what the first reader says of a mark is complete."""
    if not isinstance(said, Mapping):
        return False
    chance = said.get("chance")
    known = chance is None or type(chance) in (int, float) and 0 <= chance <= 1
    return known and all(isinstance(said.get(name, ""), str) for name in ("rule", "why"))


def _of_cores(pack: Pack, cores: object) -> Iterator[str]:
    if not isinstance(cores, Mapping):
        yield "“cores” is missing"
        return
    numbers = {b.number for b in pack.reading.blocks}
    for strand, parts in _PARTS.items():
        for part in parts:
            named = (cores.get(strand) or {}).get(part) if isinstance(cores.get(strand) or {}, Mapping) else None
            if not isinstance(named, list) or not all(type(n) is int and n in numbers for n in named):
                yield f"“{part}” of {strand} should be a list of block numbers, 1 to {len(numbers)}"
    ids = (cores.get("claims") or {}).get("kinds") if isinstance(cores.get("claims"), Mapping) else None
    known = {kinds_of_claim.short(m) for m in kinds_of_claim.claims(pack.reading)}
    if not isinstance(ids, list) or not all(isinstance(i, str) and i in known for i in ids):
        yield "“kinds” of claims should be a list of claims that are marked"


def _of_tasks(tasks: object) -> Iterator[str]:
    """Tasks whose questions cannot be asked, or have an option that nothing is told about."""
    if not isinstance(tasks, Mapping):
        yield "“tasks” is missing"
        return
    for name, data in tasks.items():
        try:
            judge = questions.judge(data)
            for item in questions.items(data):
                for option in item.parts[0].options:
                    judge(item.id, item.parts[0].id, option.slug).as_json()
            whole = isinstance(data["title"], str) and isinstance(data["ask"], str)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):
            whole = False
        if not whole:
            yield f"the task “{str(name)[:40]}” is not complete"


def _of_rewrites(rewrites: object) -> Iterator[str]:
    for name, data in (rewrites or {}).items() if isinstance(rewrites or {}, Mapping) else (("", None),):
        try:
            whole = all(isinstance(data[part], str) for part in ("title", "ask", "start")) and all(isinstance(f[p], str) for f in data["facts"] for p in ("slug", "label"))
            whole = whole and all(isinstance(o[p], str) for o in data["others"] for p in ("who", "text"))
        except (KeyError, TypeError):
            whole = False
        if not whole:
            yield f"“{str(name)[:40]}” to rewrite is not complete"
