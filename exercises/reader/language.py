"""Whether a text is English: a cheap look at its script and its small words."""
from __future__ import annotations

import re
from functools import cache

from .lexicon import load

ENGLISH_ONLY = "The first reader’s rules are made for English. On other text they miss nearly everything, so do not lean on them here."
"""What a person is told where `looks_english` says no."""

_LOOK = 40_000
"""How many code points are looked at: enough to tell, and the same time for any length."""
_FEW_LETTERS, _FEW_WORDS = 12, 40
"""Below the first nothing can be told; below the second, a lack of English small words says nothing yet."""
_LEAST = 0.15
"""The least share of English small words; running English has about 0.4, and a list of headings more than this."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@cache
def _small_words() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The small words of English, and those of each other language."""
    raw = load("languages.json")
    return frozenset(raw["english"].split()), tuple(frozenset(words.split()) for words in raw["others"].values())


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def looks_english(text: str) -> bool:
    """Whether the rules of the reader fit `text`; True where it is too short or has too few letters to tell.

    False where half of the letters are of another script, where another language has more small words than
    English in it, or where English has hardly any. The first 40,000 code points are looked at.
    """
    words = _WORD.findall(text[:_LOOK].lower())
    letters = [letter for word in words for letter in word]
    if len(letters) < _FEW_LETTERS:
        return True
    if sum(map(_is_latin, letters)) * 2 < len(letters):
        return False
    english, others = _small_words()
    share = sum(word in english for word in words)
    most = max(sum(word in other for word in words) for other in others)
    return share >= most and (len(words) < _FEW_WORDS or share >= _LEAST * len(words))
