"""The comparison as tables and as a picture, in words for a learner."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import scheme
from ..charts import AccountRow, Picture, account_rows
from ..charts.picture import count, listed
from ..pages import Table
from .actors import Part, Word
from .alone import MEASURED, RULE, Twin
from .check import LETTERS, title
from .sources import Source
from .story import READER, read_by
from .together import Comparison

MOST_ROWS = 60
_NAMES = 6
_KINDS = ("named", "outlet", "unnamed", "recording", "hidden", "own-voice")


def _columns(found: Comparison, first: str) -> dict[str, str]:
    return {"what": first, **{LETTERS[n]: title(found.texts, n) for n in range(len(found.texts))}}


def _caption(found: Comparison, name: str, *more: str) -> str:
    return " ".join([f"{name}.", *found.notes, *more])


def _whose(found: Comparison, strand: str) -> str:
    """Whose reading each text has, in one sentence."""
    by = [read_by(text, strand) for text in found.texts]
    if len(set(by)) == 1:
        guess = " Each is a suggestion." if by[0] == READER else ""
        return f"All texts are read by {by[0]}.{guess}"
    groups = [f"{listed([LETTERS[n] for n, one in enumerate(by) if one == whose])} by {whose}" for whose in dict.fromkeys(by)]
    return f"Read {listed(groups)}; what the first reader finds is a suggestion."


def sources_table(found: Comparison) -> Table:
    """Who is named as source in each text: counts by kind, then the names."""
    rows = [{"what": "sentences that tell where they come from", **{LETTERS[n]: f"{s.told} of {len(s.kinds)}" for n, s in enumerate(found.sourced)}}]
    for kind in _KINDS:
        if any(s.count(kind) for s in found.sourced):
            cells = {LETTERS[n]: _sources(s.count(kind), [x for x in s.sources if x.kind == kind]) for n, s in enumerate(found.sourced)}
            rows.append({"what": scheme.SOURCE_KINDS[kind].label, **cells})
    return Table(_caption(found, "Who is named as source", *found.voices, _whose(found, "sourcing"), "A sentence counts once. The counts do not tell you who is right."),
                 _columns(found, "kind of source"), rows)


def _sources(number: int, sources: Sequence[Source]) -> str:
    names = [f"{s.name} ×{s.sentences}" if s.sentences > 1 else s.name for s in sources[:_NAMES]]
    names += [f"and {len(sources) - _NAMES} more"] if len(sources) > _NAMES else []
    return f"{number}: {'; '.join(names)}" if names else str(number)


def words_table(found: Comparison, written: str = "") -> Table:
    """Which names, labels and verbs each actor gets in each text."""
    parts = [part for part in found.actors(written) if part.named]
    rows = [{"actor": p.actor, "text": title(found.texts, p.text), "called": _words(p.called), "does": _words(w for w in p.verbs if not w.suffered),
             "suffers": _words(w for w in p.verbs if w.suffered)} for p in parts]
    more = _whose(found, "wording") if any(found.loaded) else "No loaded words are marked in these texts."
    return Table(_caption(found, "Which words each actor gets", more, "“Loaded” stands behind a word that judges. An actor whom a text does not name has no row for it.",
                          _missing(found, parts)), {"actor": "actor", "text": "text", "called": "is called", "does": "does", "suffers": "is done to them"}, rows)


def _missing(found: Comparison, parts: Sequence[Part]) -> str:
    return "" if parts else "No name with a capital comes twice: write down below who acts in these texts."


def _words(words: Iterable[Word]) -> str:
    return ", ".join(map(_word, words)) or "–"


def _word(word: Word) -> str:
    return word.words + (f" ×{word.times}" if word.times > 1 else "") + (" (loaded)" if word.loaded else "")


def alone_table(found: Comparison) -> Table:
    """Sentences without a near twin, and numbers, names and dates that only one text has; each with the nearest sentence of another."""
    listed_ = [t for t in found.twins if t.alone or t.only]
    number = sum(t.alone for t in found.twins)
    cut = f"Here are the first {MOST_ROWS} of {len(listed_)} rows." if len(listed_) > MOST_ROWS else ""
    rows = [_alone_row(t) for t in listed_[:MOST_ROWS]]
    return Table(_caption(found, f"{number} of {count(len(found.twins), 'sentence')} seem to stand in one text alone", *found.voices, RULE,
                          MEASURED, "So it is a suggestion: read the nearest sentence and judge.", cut),
                 {"where": "where", "sentence": "sentence", "alone": "alone?", "only": "only here", "nearest": "nearest in another text", "shared": "what they share"}, rows)


def _place(text: int, number: int) -> str:
    return f"{LETTERS[text]}, {number}"


def _alone_row(twin: Twin) -> dict[str, str]:
    one, other = twin.sentence, twin.nearest
    return {"where": _place(one.text, one.number), "sentence": one.words, "alone": "seems alone" if twin.alone else "has a near one",
            "only": ", ".join(fact.words for fact in twin.only) or "–",
            "nearest": f"{_place(other.text, other.number)}: {other.words}" if other else "none shares a word that counts",
            "shared": _shared(twin) if other else "–"}


def _shared(twin: Twin) -> str:
    weight = f"{twin.near * 100:.0f} of 100" if twin.near else "too little"
    return f"{', '.join(twin.shared)} ({weight})"


def picture(found: Comparison) -> Picture:
    """The texts in rows: who says so, how many words judge, what stands in one alone."""
    rows = [AccountRow(LETTERS[n], text.name, tuple((kind, s.count(kind)) for kind in scheme.SOURCE_KINDS), len(found.loaded[n]), found.words[n],
                       found.alone(n), len(found.told[n]))
            for n, (text, s) in enumerate(zip(found.texts, found.sourced))]
    return account_rows(rows, copies=found.voices)
