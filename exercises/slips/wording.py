"""The common other answers in marking words that judge. Their words: confusions.json, “wording-slips”."""
from __future__ import annotations


from .. import scheme
from ..judging import labels
from .case import Case, Found, Slip
from .vocabulary import NOT_NAMES, PEOPLE, PLACING, SPEECH, bare, is_date, is_name, is_number

_LABELS = labels(scheme.WORDING_KINDS)


def _words(case: Case) -> dict[str, str]:
    return {"mine": case.quote(case.judged.mine.span), "kind": _LABELS[case.kind]}


def _extra(case: Case) -> bool:
    return case.judged.verdict == "extra"


def _claims(case: Case, kind: str):
    """The claims mark of this kind that my words touch."""
    span = case.judged.mine.span
    return next((m for m in case.text.marks_of("claims") if m.kind == kind and m.span.touches(span)), None)


def both(case: Case) -> Found | None:
    """The same words marked twice, as two kinds."""
    if case.judged.verdict not in ("extra", "differs"):
        return None
    twin = next((m for m in case.mine if m.kind != case.kind and case.ruler.of(m.span) == case.got), None)
    return ("", {**_words(case), "other": _LABELS[twin.kind]}) if twin else None


def whole(case: Case) -> Found | None:
    """A whole sentence marked."""
    if case.judged.verdict not in ("extra", "part", "differs") or not case.covered():
        return None
    inside = [m for m in case.marks if case.ruler.of(m.span) & case.got]
    if not inside:
        return "plain", _words(case)
    return "", {**_words(case), "judging": case.quote(inside[0].core)}


def merged(case: Case) -> Found | None:
    """Several judging words in one mark."""
    if not case.judged.merged:
        return None
    inside = [case.judged.mark, *(m for m in case.marks if m.id in case.judged.merged)]
    return "", {**_words(case), "all": " and ".join(case.quote(m.core) for m in inside)}


def split(case: Case) -> Found | None:
    """One judging word or phrase in several marks."""
    if case.judged.pieces < 2:
        return None
    return "", {"n": str(case.judged.pieces), "all": case.quote(case.judged.mark.span)}


def number(case: Case) -> Found | None:
    """A number or a date, which tells and can be counted."""
    words = case.words(case.got)
    if not _extra(case) or not words or len(words) > 4:
        return None
    if any(map(is_date, words)):
        return "date", _words(case)
    return ("", _words(case)) if any(map(is_number, words)) else None


def quoted(case: Case) -> Found | None:
    """Somebody else's wording: in quotation marks, or inside what a source is said to have said."""
    if not _extra(case):
        return None
    start, text = case.judged.mine.span.start, case.text.text
    block = text[case.within.start:start]
    if block.count("“") > block.count("”") or text[start - 1:start] == "“":
        return "marks", _words(case)
    content = _claims(case, "content")
    source = content and next((m for m in case.text.marks_of("claims") if m.kind == "source" and m.group == content.group), None)
    return ("reported", {**_words(case), "source": case.quote(source.span)}) if source else None


def reporting_verb(case: Case) -> Found | None:
    """A reporting verb marked as a loaded verb: that is stance, another question."""
    if not _extra(case) or case.kind not in ("loaded-verb", "evaluative"):
        return None
    spoken = _claims(case, "cue") or any(bare(w) in SPEECH - {"answered", "called"} for w in case.words(case.got))
    return ("", _words(case)) if spoken and len(case.got) <= 4 else None


def place(case: Case) -> Found | None:
    """The name of a place, where it is only a place."""
    named = [w for w in case.words(case.got) if bare(w) not in NOT_NAMES]
    return ("", _words(case)) if _extra(case) and named and all(map(is_name, named)) and case.before() in PLACING else None


def name(case: Case) -> Found | None:
    """The name of a people, an army or a person, which judges nobody; or a plain word for people."""
    named = [w for w in case.words(case.got) if bare(w) not in NOT_NAMES]
    if not _extra(case) or not named or len(named) > 5:
        return None
    if all(map(is_name, named)):
        return case.kind, _words(case)
    return ("people", _words(case)) if case.kind == "label" and {bare(w) for w in named} & PEOPLE else None


def with_more(case: Case) -> Found | None:
    """The judging word with what it stands beside: the tag with its name, the adjective with its noun."""
    judged = case.judged
    if judged.verdict != "part" or not judged.taken_in or judged.left_out:
        return None
    return judged.mark.kind, {**_words(case), "judging": case.quote(judged.mark.core), "more": case.quoted(case.taken)}


def beside(case: Case) -> Found | None:
    """My mark misses the word that does the judging."""
    judged = case.judged
    if judged.verdict != "part" or not judged.left_out or judged.pieces > 1:
        return None
    left = frozenset().union(*map(case.ruler.of, judged.left_out))
    if judged.taken_in:
        return "aside", {**_words(case), "judging": case.quote(judged.mark.core), "more": case.quoted(case.taken)}
    return "", {**_words(case), "left": case.quoted(left)}


def near(case: Case) -> Found | None:
    """My mark covers a reference mark of another kind, with too much around it."""
    if not _extra(case):
        return None
    inside = case.at(case.got)
    if inside is None or inside.kind == case.kind:
        return None
    return "", {**_words(case), "judging": case.quote(inside.core), "other": _LABELS[inside.kind]}


_LEFT, _TAKEN, _SHAPE = frozenset({"left"}), frozenset({"taken"}), frozenset({"shape"})

SLIPS = (
    Slip("both", both), Slip("whole", whole, _LEFT | _TAKEN | _SHAPE), Slip("merged", merged, _SHAPE | _TAKEN), Slip("split", split, _SHAPE),
    Slip("near", near), Slip("number", number), Slip("place", place), Slip("name", name), Slip("reporting-verb", reporting_verb),
    Slip("quoted", quoted), Slip("with-more", with_more, _TAKEN), Slip("beside", beside, _LEFT | _TAKEN),
)
"""In the order in which they are looked for: what concerns the whole comes first."""
