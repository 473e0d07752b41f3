"""Which rule decided about a block, and what to tell a learner about it."""
from __future__ import annotations

from collections.abc import Sequence

from .cues import cues, load
from .facts import Seen

_AREAS = {"in footer": "footer", "in nav": "menu", "in aside": "side", "in form": "form", "in button": "button", "in caption": "caption"}
_SHORT = 9


def places(kinds: Sequence[str]) -> list[str]:
    """Where every block stands, seen from the story: above, below, inside, or nowhere on a page without one."""
    told = [i for i, kind in enumerate(kinds) if kind == "report"]
    if not told:
        return ["nowhere"] * len(kinds)
    return ["above" if i < told[0] else "below" if i > told[-1] else "inside" for i in range(len(kinds))]


def _cue(block: Seen, kind: str, mode: str) -> str:
    """The cue that gave this kind most points; none where the cues of the block speak for other kinds only."""
    table = load("points.json")["kinds"][mode]["facts"]
    own = {cue.name for cue in cues() if cue.kind == kind}
    ranked = [(table.get(f"cue {name}", {}).get(kind, 0) + 20 * (name in own), name) for name in block.cues]
    best = max(ranked, default=(0, ""))
    return best[1] if best[0] > 3 else ""


def _story_rule(block: Seen) -> str:
    facts = set(block.facts)
    if block.long:
        return "paragraph"
    if "said" in facts or "quoted" in facts:
        return "talk"
    if {"list sign", "inside list"} & facts:
        return "list"
    if "ends none" in facts and block.words <= 12:
        return "subhead"
    return "between"


def rule(block: Seen, kind: str, mode: str) -> str:
    """The name of the rule that decided, an entry of rules.json."""
    if kind == "headline":
        return "title"
    if kind == "report":
        return _story_rule(block)
    if name := _cue(block, kind, mode):
        return name
    facts = set(block.facts)
    if area := next((name for fact, name in _AREAS.items() if fact in facts), ""):
        return f"in-{area}"
    if {"linked 0.95", "linked 0.7"} & facts:
        return "links"
    return "few-words" if block.words <= _SHORT else "out-of-line"


def _words(block: Seen, name: str) -> str:
    found = " ".join(block.cues.get(name, "").split()).strip(" .,:;")
    return found if len(found) <= 60 else found[:57].rsplit(" ", 1)[0] + " …"


def why(block: Seen, kind: str, name: str, place: str) -> str:
    """One sentence or two to a learner: which words decided, and where the block stands."""
    rules = load("rules.json")
    where = "" if kind in ("headline", "report") else rules["places"][place]
    if name in block.cues:
        says = next(cue.says for cue in cues() if cue.name == name)
        return " ".join(filter(None, (f"“{_words(block, name)}” {says}.", where, rules["kinds"][kind])))
    return " ".join(filter(None, (rules["rules"][name], where, rules["kinds"][kind])))


def chance(name: str, kind: str, mode: str) -> float:
    """How often the rule was right about a kind on pages that it was not made on, 0 to 1; an even bet where never seen."""
    counts = load("chances.json")[mode]
    right, seen = counts.get(f"{name} {kind}") or counts.get(name) or (0, 0)
    return round((right + 1) / (seen + 2), 2)
