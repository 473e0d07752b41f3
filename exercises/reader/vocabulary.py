"""The lists of loaded words, looked up by any form of a word."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .forms import shape, stem
from .lexicon import load
from .sayings import sayings


class Entry(NamedTuple):
    """What the lists know of a word.

    `kind` is a slug of `scheme.WORDING_KINDS`; `group` the name of its list, with “?” where the word has a plain
    sense too; `why` the words for a learner with `{word}` and `{plain}` in them; `plain` the base form of a plain
    word, advice, or "" where there is none.
    """

    kind: str
    group: str
    why: str
    plain: str

    @property
    def sure(self) -> bool:
        """Whether the word counts wherever it stands."""
        return not self.group.endswith("?")


def _split(words: str) -> Iterator[tuple[str, str]]:
    """Every word of a list, with “?” or nothing."""
    for word in words.split():
        yield word.rstrip("?"), "?" * word.endswith("?")


@cache
def _verbs() -> dict[str, Entry]:
    """Loaded verbs by stem, the verbs of saying that lean among them."""
    raw, found = load("loaded-verbs.json"), {}
    for group in raw["groups"]:
        for verb, doubt in _split(group["verbs"]):
            found.setdefault(stem(verb), Entry("loaded-verb", "verb" + doubt, group["why"], group["plain"]))
    saying = raw["saying"]
    for verb in saying["verbs"].split():
        stance = sayings().stances.get(stem(verb), "neutral")
        if stance != "neutral":
            found[stem(verb)] = Entry("loaded-verb", "saying", saying[stance], saying["plain"])
    return found


@cache
def _nouns() -> dict[str, Entry]:
    """Labels for people by singular form."""
    return {word: Entry("label", "label" + doubt, group["why"], group["plain"])
            for group in reversed(load("people-labels.json")["groups"]) for word, doubt in _split(group["words"])}


@cache
def _weighing() -> dict[str, Entry]:
    """Evaluative words as they stand."""
    raw = load("weighing-words.json")
    return {word: Entry("evaluative", group["name"] + doubt, group["why"], raw["plain"].get(word, ""))
            for group in reversed(raw["groups"]) for word, doubt in _split(group["words"])}


@lru_cache(maxsize=20000)
def verb(word: str) -> Entry | None:
    """The entry of a loaded verb, by any of its forms."""
    irregular = load("loaded-verbs.json")["forms"].get(word)
    return _verbs().get(stem(irregular or word))


@cache
def _phrases() -> dict[tuple[str, str], Entry]:
    """Loaded verbs of two words by the stem of the verb and the particle."""
    raw = load("loaded-verbs.json")["phrases"]
    return {(stem(verb), particle): Entry("loaded-verb", "verb", raw["why"], plain)
            for phrase, plain in raw["plain"].items() for verb, particle in [phrase.split()]}


def phrase(word: str, particle: str) -> Entry | None:
    """The entry of a verb of two words, by any form of the verb: “threw out”."""
    irregular = load("loaded-verbs.json")["forms"].get(word)
    return _phrases().get((stem(irregular or word), particle))


@lru_cache(maxsize=20000)
def singulars(word: str) -> tuple[str, ...]:
    """A noun and what its singular may be."""
    if word.endswith("s") and not word.endswith("ss"):
        hissing = word.endswith(("ses", "xes", "ches", "shes", "oes"))
        return (word, word[:-1], word[:-2] if hissing else word, word[:-3] + "y" if word.endswith("ies") else word)
    return (word, word[:-3] + "man") if word.endswith("men") else (word,)


@lru_cache(maxsize=20000)
def noun(word: str) -> Entry | None:
    """The entry of a label for people, singular or plural."""
    return next((_nouns()[one] for one in singulars(word) if one in _nouns()), None)


def _bases(word: str) -> Iterator[str]:
    """What an adverb in -ly or a noun in -ness may be made of: “viciously”, “happiness”, “terribly”."""
    for ending in ("ly", "ness"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            base = word.removesuffix(ending)
            yield from (base, base + "e", base + "le", base.removesuffix("al"))
            if base.endswith("i"):
                yield base[:-1] + "y"


@lru_cache(maxsize=20000)
def weighing(word: str) -> Entry | None:
    """The entry of an evaluative word; a noun may be plural, and an adverb or noun may be made of a sure adjective."""
    known = _weighing()
    plural = (known[one] for one in singulars(word) if one in known and known[one].group.startswith("noun"))
    made = (known[base] for base in _bases(word) if base in known and known[base].sure and not known[base].group.startswith("noun"))
    return known.get(word) or next(plural, None) or next(made, None)


@lru_cache(maxsize=20000)
def strength(word: str) -> int:
    """2 for a word that the lists are sure of, 1 for one with a plain sense too, else 0."""
    entries = [entry for entry in (verb(word), noun(word), weighing(word)) if entry]
    return max((2 if entry.sure else 1 for entry in entries), default=0)


def lists_of(word: str) -> tuple[str, ...]:
    """The names of the lists that a word is in, `none` where it is in no list."""
    return tuple(entry.group for entry in (verb(word), noun(word), weighing(word)) if entry) or ("none",)


def is_plural(word: str) -> bool:
    """Whether a noun of the lists stands in its plural."""
    return shape(word) == "s" and len(singulars(word)) > 1 or word.endswith("men")
