"""The sentences of a story, each with what it may share with others: its names, numbers, dates and content words."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..pack import Text
from ..reader.forms import stem
from ..reader.lexicon import word_class
from ..spans import Span
from .pieces import NUMBERS, PIECE, Fact, bare, capitals, facts
from .story import story

_SAYING = frozenset(stem(w) for w in "say tell report accord state announce claim write add".split())
_SHORT = 3


@dataclass(frozen=True)
class Sentence:
    """One sentence of a story. `text` is the number of its text, from 0; `number` its own, from 1; `span` in code points.

    `features` are what it may share: content words by their stem, names by their last word, numbers and dates.
    """

    text: int
    number: int
    span: Span
    words: str
    features: frozenset[str]
    facts: tuple[Fact, ...]

    def shown(self, feature: str) -> str:
        """A feature in the words of this sentence."""
        fact = next((f for f in self.facts if f.key == feature), None)
        if fact:
            return fact.words
        return next((m["word"] for m in PIECE.finditer(self.words) if m["word"] and stem(bare(m["word"]).lower()) == feature), feature)


def sentences(texts: Sequence[Text]) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of each text’s story, in order. Takes time linear in the length."""
    stories = [story(text) for text in texts]
    told = [[text.text[s.start:s.end] for s in found] for text, found in zip(texts, stories)]
    named = capitals(words for one in told for words in one)
    return tuple(tuple(_sentence(number, n, span, words, named) for n, (span, words) in enumerate(zip(found, one), 1))
                 for number, (found, one) in enumerate(zip(stories, told)))


def _sentence(text: int, number: int, span: Span, words: str, named: frozenset[str]) -> Sentence:
    found = tuple(facts(words, named))
    inside = [(f.start, f.end) for f in found if f.kind == "name"]
    plain = (m for m in PIECE.finditer(words) if m["word"] and _counts(bare(m["word"]).lower()))
    content = {stem(bare(m["word"]).lower()) for m in plain if not any(a <= m.start() < b for a, b in inside)}
    return Sentence(text, number, span, words, frozenset({f.key for f in found} | content - _SAYING), found)


@lru_cache(maxsize=50000)
def _counts(low: str) -> bool:
    """Whether it is a content word: no word of grammar, no number, and not a very short one."""
    return low not in NUMBERS and len(low) >= _SHORT and word_class().get(low, "time") == "time"


def tally(told: Sequence[Sequence[Sentence]]) -> Counter:
    """In how many sentences each feature stands."""
    return Counter(feature for one in told for sentence in one for feature in sentence.features)
