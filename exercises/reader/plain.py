"""A plain word put into the form of the word that it stands for."""
from __future__ import annotations

from functools import lru_cache

from .forms import shape
from .lexicon import load
from .vocabulary import is_plural

_VOWELS = "aeiou"


def _past(verb: str, after_be: bool) -> str:
    parts = load("loaded-verbs.json")["parts"].get(verb)
    if parts:
        return parts[1 if after_be else 0]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "ed"


def _ing(verb: str) -> str:
    past = _past(verb, True)
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    doubled = len(verb) <= 4 and verb[-1] not in _VOWELS + "wy" and verb[-2] in _VOWELS and verb[-3:-2] not in tuple(_VOWELS)
    return past[:-2] + "ing" if past == verb + verb[-1] + "ed" else verb + verb[-1] * doubled + "ing"


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "s"


@lru_cache(maxsize=2000)
def like(word: str, plain: str, after_be: bool = False) -> str:
    """The plain verb in the form of `word`: “slammed” and “criticise” give “criticised”; further words follow."""
    verb, _, more = plain.partition(" ")
    form = shape(word)
    if form == "ed" or word in load("loaded-verbs.json")["forms"] or after_be and form == "base":
        verb = _past(verb, after_be)
    elif form in ("ing", "s"):
        verb = _ing(verb) if form == "ing" else _third(verb)
    return f"{verb} {more}".strip()


def plural_like(word: str, plain: str) -> str:
    """The plain noun, plural where `word` is: “terrorists” and “fighter” give “fighters”."""
    if not is_plural(word) or " " in plain or plain == "people":
        return plain
    return "people" if plain == "person" else _third(plain)


def forms_of(verb: str) -> tuple[str, str, str]:
    """The past, the -s form and the -ing form of a verb."""
    return _past(verb, False), _third(verb), _ing(verb)
