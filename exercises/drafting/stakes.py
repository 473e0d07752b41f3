"""What a source has at stake, where the text itself says so; the reader knows nothing of the world."""
from __future__ import annotations

import re

from .phrases import clip, pick, words

_OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press (?:office|officer|team|service)|media (?:wing|office|team)|"
    r"lawyers?|attorneys?|campaign)\s+(?:of|for|to)\b|\b[\w’'-]+ (?:spokes(?:man|woman|person)|press office|media wing)\b|’s (?:lawyers?|media wing|press (?:office|team))\b", re.I)
_OWNED = re.compile(r"\b[\w’'-]+[-‑](?:owned|funded|run|paid|controlled|financed|sponsored)\b|\b(?:owned|funded|paid|run|financed|controlled) by\b", re.I)
_ALIGNED = re.compile(
    r"\b[\w’'-]+[-‑](?:backed|linked|friendly|aligned|affiliated|allied|leaning|supported)\b|\b(?:pro|anti)[-‑][\w’'-]+|"
    r"\b(?:close|loyal|linked|sympathetic|friendly|allied) (?:to|with)\b|\bsupporters? of\b", re.I)
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|[Mm]y|mine|I)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]{3,}")
_RULES = (("party-office", "party", _OFFICE), ("owned", "owned", _OWNED), ("aligned", "aligned", _ALIGNED))


def stake(source: str, content: str, quoted: bool) -> dict[str, str]:
    """The facts `stake`, `stake_note`, `known_from` and `known_note` for a source: empty where the text does not say.

    `content` is what it tells, `quoted` whether that stands in quotation marks (then “we” is the source).
    """
    for rule, slug, pattern in _RULES:
        sign = pattern.search(source)
        if sign:
            return _facts(slug, rule, sign.group())
    own = _OWN.search(content) if quoted else None
    again = next((name for name in _NAME.findall(source) if re.search(rf"\b{re.escape(name)}\b", content)), "")
    if own or again:
        return _facts("party", "party-own", own.group() if own else again)
    return dict.fromkeys(("stake", "stake_note", "known_from", "known_note"), "")


def of_a_recording() -> dict[str, str]:
    """The same for a film or photo whose maker nobody names."""
    return _facts("none-found", "none-found", "")


def _facts(slug: str, rule: str, sign: str) -> dict[str, str]:
    note = pick([words()["stakes"][rule]], 0, sign=clip(sign))
    return {"stake": slug, "stake_note": note, "known_from": "text", "known_note": note}
