"""Forms of a word: what they share, and what their endings tell."""
from __future__ import annotations

from functools import lru_cache

from .lexicon import irregular

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ying", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("ing", ""), ("ed", ""), ("s", ""))


@lru_cache(maxsize=20000)
def stem(word: str) -> str:
    """What the forms of a verb share, roughly: “claims”, “claimed” and “claiming” give “claim”."""
    known = irregular().get(word)
    if known:
        return known
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[:len(word) - len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e")


@lru_cache(maxsize=20000)
def shape(word: str) -> str:
    """The ending of a word, which tells a past form from a present one: `ed`, `ing`, `s`, `ly` or `base`."""
    if irregular().get(word, word) != word and not word.endswith(("s", "ing")):
        return "ed"
    return next((ending for ending in ("ed", "ing", "ly", "s") if word.endswith(ending)), "base")
