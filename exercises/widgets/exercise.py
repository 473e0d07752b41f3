"""An exercise: items with choices, judged, with hints, “show me”, objections and undo."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from .. import scheme
from ..answers import Answers, AnswersError
from ..judging import Feedback, Item, Part
from ..scheme import glossary
from ..voice import REFERENCE, Voice
from .live import Live

Judge = Callable[[str, str, object], Feedback | None]
SUFFIXES = ("sure", "hint", "shown", "objection", "over")
_LONGEST = 500


def check_suffix(suffix: str, value: object) -> object:
    """The value where it may stand behind “#suffix”; AnswersError else."""
    fits = {
        "sure": lambda: isinstance(value, str) and value in scheme.CERTAINTY,
        "hint": lambda: isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3,
        "shown": lambda: value is True,
        "objection": lambda: isinstance(value, str) and len(value) <= _LONGEST,
        "over": lambda: value is True,
    }
    if suffix not in fits or not fits[suffix]():
        raise AnswersError("The page sent something that does not fit this question; it was left out.")
    return value


class Exercise(Live):
    """Items with one or more questions each. `judge(item, part, choice)` gives the feedback; `voice` says whose reading it speaks of."""

    def __init__(self, task: str, title: str, ask: str, items: Sequence[Item], judge: Judge, answers: Answers, *,
                 notice: str = "", about: Mapping[str, object] | None = None, voice: Voice = REFERENCE):
        self.items = {item.id: item for item in items}
        self._judge = judge
        placed = [{**item.as_json(), "shows": not item.parts or self._has_reference(item)} for item in items]
        whose = {"reader": voice.name, "argues": not voice.corrects}
        super().__init__(task, title, answers, {"ask": ask, "notice": notice, "items": placed, "words": self._words(), **whose, **(about or {})})

    # The scripted way in: the same path as a message from the page.

    def choose(self, item: str, choice: str | Sequence[str], part: str | None = None) -> tuple[Feedback, ...]:
        """Answers one question; gives what is fed back. ValueError names what could be chosen."""
        asked = self._part(item, part)
        self._refuse_given(item, asked)
        key = f"{self.task}/{item}/{asked.id}"
        self.answers.put(key, self._value(asked, choice, self.answers.get(key)))
        return self.feedback(item)

    def sure(self, item: str, how: str) -> None:
        """Says how sure you are: guess, fairly or sure."""
        self._put_suffix(item, "sure", how)

    def show(self, item: str) -> tuple[Feedback, ...]:
        """Asks to be shown; kept as shown, not as answered."""
        self._put_suffix(item, "shown", True)
        return self.feedback(item)

    def hint(self, item: str) -> str:
        """The next hint of an item; “” where all were seen."""
        hints = self._item(item).hints
        seen = int(self.answers.get(f"{self.task}/{item}#hint") or 0)
        if seen >= len(hints):
            return ""
        self._put_suffix(item, "hint", seen + 1)
        return hints[seen]

    def object(self, item: str, text: str) -> None:
        """Files an objection to what was fed back."""
        self._put_suffix(item, "objection", text)

    def go_over(self, item: str) -> None:
        """Goes over to the other reader’s reading of an item; the learner’s own answer stays as it was."""
        self._put_suffix(item, "over", True)

    def feedback(self, item: str) -> tuple[Feedback, ...]:
        """What is fed back on an item, part by part."""
        known = self._item(item)
        return tuple(feedback for _, feedback in self._told(known))

    # Inside.

    def _words(self) -> list[str]:
        """The tables of the scheme that the options of this exercise are from, in their order."""
        asked = dict.fromkeys(tuple((o.slug, o.label) for o in part.options) for item in self.items.values() for part in item.parts)
        return list(dict.fromkeys(table for terms in asked for table in glossary.tables_with(terms)))

    def _told(self, item: Item) -> list[tuple[Part, Feedback]]:
        shown = bool(self.answers.get(f"{self.task}/{item.id}#shown"))
        found = ((part, self._part_feedback(item, part, shown)) for part in item.parts)
        return [(part, feedback) for part, feedback in found if feedback]

    def _cards(self, item: str) -> list[dict]:
        """The feedback as JSON data; where there are several questions, each card says which it is about."""
        cards, parts = [f.as_json() for f in self.feedback(item)], self.items[item].parts
        if len(parts) < 2:
            return cards
        return [{**card, "ask": part.ask} for card, (part, _) in zip(cards, self._told(self.items[item]))]

    def _part_feedback(self, item: Item, part: Part, shown: bool) -> Feedback | None:
        choice = self._choice(item, part)
        if part.id in item.given:
            return self._as_shown(item, part, item.given[part.id])
        if choice is None or not self._asked(item, part):
            return self._reference(item, part) if shown and self._asked(item, part, shown) else None
        waits = item.about.get("sure") and not shown and not self.answers.get(f"{self.task}/{item.id}#sure")
        return None if waits else self._judge(item.id, part.id, choice)

    def _as_shown(self, item: Item, part: Part, choice: object) -> Feedback | None:
        told = self._judge(item.id, part.id, choice)
        return told and replace(told, verdict="shown")

    def _reference(self, item: Item, part: Part) -> Feedback | None:
        """What the reference chooses, told as shown; None where it has no opinion."""
        choice = self._reference_choice(item, part)
        return None if choice is None else self._as_shown(item, part, choice)

    def _reference_choice(self, item: Item, part: Part) -> object:
        """The choice that agrees: each option is tried, and of several those that agree at least in part."""
        tried = {o.slug: self._judge(item.id, part.id, [o.slug] if part.several else o.slug) for o in part.options}
        whole = [slug for slug, told in tried.items() if told and told.verdict == "agrees"]
        partly = [slug for slug, told in tried.items() if told and told.verdict in ("agrees", "part")]
        if part.several:
            return partly or None
        return whole[0] if whole else None

    def _has_reference(self, item: Item) -> bool:
        return any(self._reference_choice(item, part) is not None for part in item.parts)

    def _asked(self, item: Item, part: Part, shown: bool = False) -> bool:
        """Whether a part is asked after the choice made before it, or else after the one that is shown."""
        if part.when is None:
            return True
        first = next((p for p in item.parts if p.id == part.when[0]), None)
        if first is None:
            return True
        choice = self._choice(item, first)
        return (self._reference_choice(item, first) if choice is None and shown else choice) in part.when[1]

    def _choice(self, item: Item, part: Part) -> object:
        if part.id in item.given:
            return item.given[part.id]
        value = self.answers.get(f"{self.task}/{item.id}/{part.id}")
        try:
            return self._value(part, value["choice"], None)["choice"]
        except (ValueError, TypeError, KeyError):
            return None

    def _refuse_given(self, item: str, part: Part) -> None:
        if part.id in self.items[item].given:
            raise ValueError(f"“{item}” is given here: {self.items[item].given[part.id]}. Choose another place.")

    def _item(self, item: str) -> Item:
        if item not in self.items:
            raise ValueError(f"There is no item “{item}” here; there are {', '.join(self.items)}.")
        return self.items[item]

    def _part(self, item: str, part: str | None) -> Part:
        parts = {p.id: p for p in self._item(item).parts}
        if part is None:
            return next(iter(parts.values()))
        if part not in parts:
            raise ValueError(f"“{item}” has no question “{part}”; it has {', '.join(parts)}.")
        return parts[part]

    def _value(self, part: Part, choice: object, before: object) -> dict:
        slugs = [option.slug for option in part.options]
        picked = [choice] if isinstance(choice, str) else list(choice) if isinstance(choice, list | tuple) else []
        wrong = [p for p in picked if p not in slugs]
        if wrong or not picked or (not part.several and len(picked) != 1):
            raise ValueError(f"“{wrong[0] if wrong else choice}” cannot be chosen here; choose {'any of' if part.several else 'one of'} {', '.join(slugs)}.")
        picked = [slug for slug in slugs if slug in picked]
        old = before if isinstance(before, Mapping) else {}
        earlier = [*old.get("before", []), *([old["choice"]] if "choice" in old else [])][-8:]
        return {"choice": picked if part.several else picked[0], **({"before": earlier} if earlier else {})}

    def _put_suffix(self, item: str, suffix: str, value: object) -> None:
        self._item(item)
        self.answers.put(f"{self.task}/{item}#{suffix}", check_suffix(suffix, value))

    def _checked(self, key: object, value: object) -> object:
        tail = str(key).removeprefix(f"{self.task}/")
        item, hash_, suffix = tail.partition("#")
        if hash_:
            if item not in self.items:
                raise AnswersError("The page sent an answer to a place that is not in this exercise; it was left out.")
            return check_suffix(suffix, value)
        item, _, part = tail.partition("/")
        try:
            asked = self._part(item, part)
            self._refuse_given(item, asked)
            fresh = self._value(asked, value["choice"], None)
            before = [self._value(asked, b, None)["choice"] for b in list(value.get("before", ()))[-8:]]
        except (ValueError, TypeError, KeyError, AttributeError):
            raise AnswersError("The page sent an answer that cannot be chosen here; it was left out.") from None
        return {**fresh, **({"before": before} if before else {})}

    def _known(self, key: str) -> bool:
        item, hash_, suffix = key.removeprefix(f"{self.task}/").partition("#")
        item, _, part = item.partition("/")
        if item not in self.items:
            return super()._known(key)
        return suffix in SUFFIXES if hash_ else part in {p.id for p in self.items[item].parts} or super()._known(key)

    def _feedback_json(self, items: Iterable[str] | None = None) -> dict:
        wanted = self.items if items is None else [i for i in items if i in self.items]
        return {i: cards for i in wanted if (cards := self._cards(i)) or items is not None}

    def progress(self) -> dict[str, int]:
        """How many places are answered, and how many there are; those that are given do not count."""
        asked = [item for item in self.items.values() if item.parts and item.parts[0].id not in item.given]
        done = sum(self._choice(item, item.parts[0]) is not None for item in asked)
        return {"done": done, "of": len(asked)}

    def __repr__(self) -> str:
        comma = "" if self.title[-1:] in "?.:…" else ","
        return f"{type(self).__name__}: {self.title}{comma} {len(self.items)} place{'' if len(self.items) == 1 else 's'}"
