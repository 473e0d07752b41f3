"""The common other answers in marking source, cue and content. Their words: confusions.json, “claims-slips”."""
from __future__ import annotations

from ..annotation import Mark
from .case import Case, Found, Slip
from .vocabulary import FEELING, NOT_NAMES, PEOPLE, PLACING, PRONOUNS, SPEECH, bare, is_name

_NAMES = {"source": "source", "cue": "cue", "content": "content"}


def _mine(case: Case) -> str:
    return case.quote(case.judged.mine.span)


def _mostly(case: Case, kind: str) -> bool:
    """More than half of my words stand in reference marks of this kind, and I call them another."""
    return bool(case.got) and case.kind != kind and 2 * len(case.got & case.of(kind)) > len(case.got)


def _stray(case: Case) -> bool:
    return case.judged.verdict in ("extra", "differs")


def _turned(case: Case, first: str, second: str) -> Found | None:
    """One mark of mine on another kind's words, and one of that kind on the first one's."""
    if not _stray(case) or case.kind not in (first, second):
        return None
    mine = {k: [m for m in case.mine if m.kind == k] for k in (first, second)}
    on = {a: next((m for m in mine[a] if 2 * len(case.ruler.of(m.span) & case.of(b)) > len(case.ruler.of(m.span))), None)
          for a, b in ((first, second), (second, first))}
    if None in on.values():
        return None
    return f"{first}-{second}", {k: case.quote(m.span) for k, m in on.items()}


def swapped(case: Case) -> Found | None:
    """Source and content the wrong way round, or source and cue, or cue and content."""
    pairs = (("source", "content"), ("source", "cue"), ("cue", "content"))
    return next((found for pair in pairs if (found := _turned(case, *pair))), None)


def both(case: Case) -> Found | None:
    """The same words marked twice, as two kinds."""
    if not _stray(case):
        return None
    twin = next((m for m in case.mine if m.kind != case.kind and case.ruler.of(m.span) == case.got), None)
    return ("", {"mine": _mine(case), "kind": _NAMES[case.kind], "other": _NAMES[twin.kind]}) if twin else None


def whole(case: Case) -> Found | None:
    """A whole sentence, or several, marked as one kind."""
    covered = case.covered() if case.judged.verdict != "missed" else []
    if not covered or case.judged.verdict == "agrees":
        return None
    words = {"mine": _mine(case), "kind": _NAMES[case.kind]}
    if len(covered) > 1:
        return "sentences", words
    inside = [m for m in case.marks if case.ruler.of(m.span) & case.ruler.of(covered[0])]
    if not any(m.kind == "cue" for m in inside):
        return f"own-{case.kind}", words
    found = {m.kind: case.quote(m.span if m.kind == "source" else m.core) for m in inside}
    hidden = "" if "source" in found else "-hidden"
    return f"{'content' if case.kind == 'content' else 'other'}{hidden}", {**words, **found}


def source_and_cue(case: Case) -> Found | None:
    """Source and cue in one mark."""
    if case.judged.verdict != "part" or case.kind not in ("source", "cue"):
        return None
    source, cue = case.at(case.got, "source"), case.at(case.got, "cue")
    rest = "cue" if case.kind == "source" else "source"
    if not source or not cue or case.got & case.of("content") or any(m.kind == rest and case.ruler.of(m.span) & case.of(rest) for m in case.mine):
        return None
    return case.kind, {"mine": _mine(case), "source": case.quote(source.span), "cue": case.quote(cue.core)}


def taken_in(case: Case) -> Found | None:
    """Words of another kind inside my mark: the cue in the content, the content in the cue…"""
    if case.judged.verdict != "part" or not case.taken:
        return None
    inside = [k for k in ("source", "cue", "content") if k != case.kind and case.taken & case.of(k)]
    if not inside:
        return None
    words = {k: case.quoted(case.taken & case.of(k)) for k in inside}
    return f"{'-'.join(inside)}-in-{case.kind}", {"mine": _mine(case), **words}


def merged(case: Case) -> Found | None:
    """Several places in one mark."""
    if not case.judged.merged:
        return None
    own = case.judged.mark
    more = [m for m in case.marks if m.id in case.judged.merged]
    words = {"mine": _mine(case), "kind": _NAMES[own.kind], "n": str(len(more) + 1)}
    cue = case.group(own, "cue")
    if cue and all(m.group == own.group for m in more):
        return "around", {**words, "cue": case.quote(cue.core)}
    return "", words


def split(case: Case) -> Found | None:
    """One place in several marks."""
    if case.judged.pieces < 2:
        return None
    own = case.judged.mark
    return own.kind, {"n": str(case.judged.pieces), "all": case.quote(own.span)}


def cue_as_source(case: Case) -> Found | None:
    """A cue taken for the source."""
    if not _stray(case) or case.kind != "source" or not _mostly(case, "cue"):
        return None
    source = case.group(case.at(case.got, "cue"), "source")
    return ("", {"mine": _mine(case), "source": case.quote(source.span)}) if source else ("hidden", {"mine": _mine(case)})


def other_kind(case: Case) -> Found | None:
    """The words of one kind called by the name of another, in the ways that have no slip of their own."""
    if not _stray(case):
        return None
    kind = next((k for k in _NAMES if _mostly(case, k)), None)
    return (f"{kind}-as-{case.kind}", {"mine": _mine(case)}) if kind else None


def _few(case: Case) -> bool:
    """At most five of my words, and less than half of any content that they stand in."""
    around: Mark | None = case.at(case.got, "content")
    return len(case.got) <= 5 and (not around or 2 * len(case.got) < len(case.ruler.of(around.span)))


def pronoun_as_source(case: Case) -> Found | None:
    """“It”, “they”, “them”: words that point back."""
    small = {bare(w) for w in case.words(case.got)}
    stray = case.judged.verdict == "extra" and case.kind == "source"
    return ("", {"mine": _mine(case)}) if stray and small and small <= PRONOUNS else None


def place_as_source(case: Case) -> Found | None:
    """The name of a place where something happens."""
    named = [w for w in case.words(case.got) if bare(w) not in NOT_NAMES]
    stray = case.judged.verdict == "extra" and case.kind == "source" and _few(case)
    return ("", {"mine": _mine(case)}) if stray and named and all(map(is_name, named)) and case.before() in PLACING else None


def actor_as_source(case: Case) -> Found | None:
    """Somebody who acts and says nothing, taken for the source."""
    if case.judged.verdict != "extra" or case.kind != "source" or not _few(case):
        return None
    if not any(is_name(w) or bare(w) in PEOPLE for w in case.words(case.got)):
        return None
    here = case.ruler.of(case.sentences[case.sentence(case.got)])
    cue = case.at(here, "cue")
    words = {"mine": _mine(case), "cue": case.quote(cue.core) if cue else ""}
    return ("content" if case.got & case.of("content") else "beside" if cue else "own-voice"), words


def verb_as_cue(case: Case) -> Found | None:
    """A verb of saying, or of feeling, that hands nothing over to anybody."""
    if case.judged.verdict != "extra" or case.kind != "cue" or case.got & case.of("cue"):
        return None
    small = [bare(w) for w in case.words(case.got)]
    words = {"mine": _mine(case)}
    if any(w in SPEECH for w in small):
        return "content" if case.got & case.of("content") else "", words
    return ("feeling", words) if any(w in FEELING for w in small) else None


def wrong_sentence(case: Case) -> Found | None:
    """Content in a sentence to which no source reaches."""
    if case.judged.verdict not in ("extra", "part") or case.kind != "content":
        return None
    outside = case.taken if case.judged.verdict == "part" else case.got
    if not outside or outside & case.of():
        return None
    number = case.sentence(outside)
    near = [bool(case.ruler.of(s) & case.of()) for s in case.sentences]
    words = {"mine": _mine(case), "outside": case.quoted(outside)}
    if near[number]:
        return None
    if case.judged.verdict == "part":
        return "runs-on", words
    return ("next" if number and near[number - 1] else "before", words) if any(near[max(0, number - 1):number + 2]) else None


def head_only(case: Case) -> Found | None:
    """A part of a longer source, cue or content."""
    if case.judged.verdict != "part" or not case.judged.left_out or case.judged.pieces > 1:
        return None
    left = frozenset().union(*map(case.ruler.of, case.judged.left_out))
    words = {"mine": _mine(case), "left": case.quoted(left)}
    if case.kind != "content":
        return case.kind, words
    early, late = any(n < min(case.got) for n in left), any(n > max(case.got) for n in left)
    return ("content-middle" if early and late else "content-start" if early else "content-end"), words


def missing(case: Case) -> Found | None:
    """The rest of an attribution is found, and one part of it is not."""
    mark = case.judged.mark
    if case.judged.verdict != "missed":
        return None
    found = {k: case.quote(mine.span) for k in _NAMES if k != mark.kind and (m := case.group(mark, k)) and (mine := case.mine_on(m))
             and not mine.span.touches(mark.span)}
    if mark.kind == "content" and (twin := case.group(mark, "content")) and (mine := case.mine_on(twin)):
        return "content-rest", {"mine": case.quote(mine.span), **found}
    if not found:
        return None
    hidden = "" if mark.kind == "source" or case.group(mark, "source") else "-hidden"
    wanted = {"content": {"cue"} if hidden else {"source", "cue"}, "cue": {"content"} if hidden else {"source", "content"}}
    return (mark.kind + hidden, found) if wanted.get(mark.kind, set()) <= set(found) else None


_LEFT, _TAKEN, _SHAPE = frozenset({"left"}), frozenset({"taken"}), frozenset({"shape"})

SLIPS = (
    Slip("swapped", swapped), Slip("both", both), Slip("whole", whole, _LEFT | _TAKEN | _SHAPE),
    Slip("merged", merged, _SHAPE | _TAKEN), Slip("split", split, _SHAPE),
    Slip("source-and-cue", source_and_cue, _TAKEN), Slip("wrong-sentence", wrong_sentence, _TAKEN), Slip("taken-in", taken_in, _TAKEN),
    Slip("cue-as-source", cue_as_source), Slip("pronoun-as-source", pronoun_as_source), Slip("place-as-source", place_as_source),
    Slip("actor-as-source", actor_as_source), Slip("verb-as-cue", verb_as_cue), Slip("other-kind", other_kind),
    Slip("head-only", head_only, _LEFT), Slip("missing", missing),
)
"""In the order in which they are looked for: what concerns the whole comes first."""
