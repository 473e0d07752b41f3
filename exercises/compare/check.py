"""What can be compared, and what is told about it first."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import reader
from ..charts.picture import count, listed
from ..pack import Text
from .copies import Copied
from .sentences import Sentence

FEWEST, MOST = 2, 5
LETTERS = "ABCDE"


class CompareError(ValueError):
    """Texts that cannot be compared; the message is one sentence."""


def check(texts: Sequence[Text]) -> None:
    """Raises CompareError where there are too few texts or too many, or where one is empty."""
    if len(texts) > MOST:
        raise CompareError(f"You can set up to {MOST} texts side by side, and here are {len(texts)}: take {count(len(texts) - MOST, 'text')} out.")
    if len(texts) < FEWEST:
        raise CompareError("To compare, you need two texts or more on one event.")
    empty = [text.name for text in texts if not any(map(str.isalnum, text.text))]
    if empty:
        raise CompareError(f"There are no words in “{empty[0]}”, so there is nothing to compare.")


def title(texts: Sequence[Text], number: int) -> str:
    """A text by letter and name: “A: Wire”."""
    return f"{LETTERS[number]}: {texts[number].name}"


def copy_notes(texts: Sequence[Text], told: Sequence[Sequence[Sentence]], copies: Sequence[Copied]) -> Iterator[str]:
    """What copies mean, two texts at a time."""
    return (_copy(texts, told, pair) for pair in copies)


def language_notes(texts: Sequence[Text]) -> Iterator[str]:
    """Which texts are in a language that the rules are not made for."""
    foreign = [LETTERS[n] for n, text in enumerate(texts) if not reader.looks_english(text.text)]
    if foreign:
        yield f"{listed(foreign)} {'does' if len(foreign) == 1 else 'do'} not look like English. {reader.ENGLISH_ONLY}"


def _copy(texts: Sequence[Text], told: Sequence[Sequence[Sentence]], pair: Copied) -> str:
    names = f"{LETTERS[pair.first]} and {LETTERS[pair.second]}"
    if texts[pair.first].text.split() == texts[pair.second].text.split():
        return f"{names} are the same text, word for word. That is one voice, told twice."
    least = min(len(told[pair.first]), len(told[pair.second]))
    if not pair.same:
        return f"{names} share {count(pair.nearly, 'sentence')} nearly word for word. Do both come from one place?"
    more = f", and {pair.nearly} more nearly so" if pair.nearly else ""
    voice = "Count them as one voice: a copy does not confirm what it copies" if 2 * pair.same >= least else "Where they do, they are one voice: both may have it from the same news agency"
    return f"{names} share {count(pair.same, 'sentence')} word for word{more}. {voice}."
