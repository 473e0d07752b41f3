"""The comparison as tables and as a picture, in words for a learner."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import scheme
from ..charts import AccountRow, Picture, account_rows
from ..charts.picture import count, listed
from ..pages import Notes, Notice, Several, Table
from ..reader import about
from .actors import Part, Word
from .alone import MEASURED, RULE, Twin
from .check import LETTERS, title
from .story import READER, read_by
from .together import Comparison

MOST_ROWS = 40
_NAMES, _FACTS_SHOWN = 12, 24
_FACTS = {"number": "numbers", "name": "names and places", "date": "dates"}
_RIGHT = {"sourcing": "Suggestions like these are right {} times.",
          "wording": "The loaded words that it suggests are right {} times: take them as a reason to look, and not as a verdict."}
_KINDS = ("named", "outlet", "unnamed", "recording", "hidden", "own-voice")


def _columns(found: Comparison, first: str) -> dict[str, str]:
    return {"what": first, **{LETTERS[n]: title(found.texts, n) for n in range(len(found.texts))}}


def _caption(found: Comparison, name: str, *more: str) -> str:
    return " ".join([f"{name}.", *found.notes, *more])


def _whose(found: Comparison, strand: str, chances: Sequence[float]) -> str:
    """Whose reading each text has, and how often suggestions like those shown are right, by their chances."""
    by = [read_by(text, strand) for text in found.texts]
    right = f" {_RIGHT[strand].format(about(sum(chances) / len(chances)))}" if chances else ""
    if len(set(by)) == 1:
        return f"All texts are read by {by[0]}.{right}"
    groups = [f"{listed([LETTERS[n] for n, one in enumerate(by) if one == whose])} by {whose}" for whose in dict.fromkeys(by)]
    return f"The readings are {listed(groups)}. What the first reader finds is a suggestion.{right}"


def _whose_words(found: Comparison) -> str:
    return _whose(found, "wording", [w.chance for text, words in zip(found.texts, found.loaded) for w in words if read_by(text, "wording") == READER])


def sources_table(found: Comparison) -> Several:
    """Who is named as source in each text: counts by kind, then every name."""
    rows = [{"what": "sentences that tell where they come from", **{LETTERS[n]: f"{s.told} of {len(s.kinds)}" for n, s in enumerate(found.sourced)}}]
    rows += [{"what": scheme.SOURCE_KINDS[kind].label, **{LETTERS[n]: s.count(kind) for n, s in enumerate(found.sourced)}}
             for kind in _KINDS if any(s.count(kind) for s in found.sourced)]
    counts = Table(_caption(found, "Where the sentences come from", *found.voices, _whose(found, "sourcing", [s.chance for s in found.sourced if s.chance is not None]), "Counts do not tell you who is right."),
                   _columns(found, "kind of source"), rows)
    return Several((counts, _names(found)))


def _names(found: Comparison) -> Table:
    rows = [{"text": LETTERS[n], "name": x.name, "kind": scheme.SOURCE_KINDS[x.kind].label, "sentences": x.sentences}
            for n, s in enumerate(found.sourced) for x in s.sources[:_NAMES]]
    more = [f"{LETTERS[n]} has {len(s.sources) - _NAMES} more" for n, s in enumerate(found.sourced) if len(s.sources) > _NAMES]
    return Table("Who is named as source." + (f" {listed(more)}." if more else ""),
                 {"text": "text", "name": "source", "kind": "kind", "sentences": "sentences"}, rows)


def words_table(found: Comparison, written: str = "") -> Table:
    """Which names, labels and verbs each actor gets in each text."""
    rows = [{"actor": p.actor, "text": LETTERS[p.text], "called": _words(p.called), "verbs": _verbs(p)} for p in found.actors(written) if p.named]
    read = _whose_words(found) if any(found.loaded) else "No loaded words are marked in these texts."
    empty = "" if rows else "No name with a capital comes twice: write down below who acts in these texts."
    return Table(_caption(found, "Which words each actor gets", read, "“Loaded” stands behind a word that judges.",
                          "Where a text does not name an actor, there is no row.", empty),
                 {"actor": "actor", "text": "text", "called": "is called", "verbs": "verbs"}, rows)


def _verbs(part: Part) -> str:
    does, suffers = ([w for w in part.verbs if w.suffered == suffered] for suffered in (False, True))
    told = [_words(does)] if does or not suffers else []
    return "; ".join([*told, *([f"done to them: {_words(suffers)}"] if suffers else [])])


def _words(words: Sequence[Word]) -> str:
    return ", ".join(map(_word, words)) or "–"


def _word(word: Word) -> str:
    return word.words + (f" ×{word.times}" if word.times > 1 else "") + (" (loaded)" if word.loaded else "")


def alone_table(found: Comparison) -> Several:
    """Numbers, names and dates that one text alone has; then the sentences that seem to stand alone, each with the nearest of another text."""
    facts = Table(_caption(found, "Numbers, names and dates that stand in one text alone", *found.voices,
                           "The same name in other words counts as another name: look before you trust it."),
                  _columns(found, "kind"), [_facts_row(found, kind, label) for kind, label in _FACTS.items()])
    return Several((facts, Notice(_said(found)), Notes("Sentences that seem to stand in one text alone", list(_alone_notes(found)))))


def _said(found: Comparison) -> str:
    number = sum(t.alone for t in found.twins)
    return (f"{number} of {count(len(found.twins), 'sentence')} seem to stand in one text alone. It is a suggestion: open each one, read the nearest sentence "
            f"of another text, and judge. {RULE} {MEASURED}")


def _facts_row(found: Comparison, kind: str, label: str) -> dict[str, str]:
    only: list[dict[str, str]] = [{} for _ in found.texts]
    for twin in found.twins:
        for fact in twin.only:
            if fact.kind == kind:
                only[twin.sentence.text].setdefault(fact.key, f"{fact.words} ({twin.sentence.number})")
    return {"what": f"{label} (sentence)", **{LETTERS[n]: _cut(list(words.values())) for n, words in enumerate(only)}}


def _cut(words: Sequence[str]) -> str:
    more = f", and {len(words) - _FACTS_SHOWN} more" if len(words) > _FACTS_SHOWN else ""
    return ", ".join(words[:_FACTS_SHOWN]) + more or "–"


def _alone_notes(found: Comparison) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    for n in range(len(found.texts)):
        alone = [t for t in found.twins if t.sentence.text == n and t.alone]
        cut = f", the first {MOST_ROWS}" if len(alone) > MOST_ROWS else ""
        yield f"{title(found.texts, n)}: {len(alone) or 'none'} of {len(found.told[n])}{cut}", [_alone_note(t) for t in alone[:MOST_ROWS]]


def _alone_note(twin: Twin) -> tuple[str, list[str]]:
    one, other = twin.sentence, twin.nearest
    only = f"Only here: {', '.join(fact.words for fact in twin.only)}." if twin.only else ""
    nearest = f"Nearest, {LETTERS[other.text]} {other.number}: “{other.words}”" if other else "No other text shares a word with it that counts."
    shared = f"They share: {', '.join(twin.shared)} ({twin.near * 100:.0f} of 100{'' if twin.near else ', too few words'})." if other else ""
    return f"{LETTERS[one.text]} {one.number}. {one.words}", [only, nearest, shared]


def picture(found: Comparison) -> Picture:
    """The texts in rows: who says so, how many words judge, what stands in one alone."""
    rows = [AccountRow(LETTERS[n], text.name, tuple((kind, s.count(kind)) for kind in scheme.SOURCE_KINDS), len(found.loaded[n]), found.words[n],
                       found.alone(n), len(found.told[n]))
            for n, (text, s) in enumerate(zip(found.texts, found.sourced))]
    return account_rows(rows, first=(*found.voices, f"Loaded words: {_whose_words(found)}"))
