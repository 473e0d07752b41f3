"""An exercise: items with choices, judged, with hints, “show me”, objections and undo."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from .. import scheme
from ..answers import Answers, AnswersError
from ..judging import Feedback, Item, Part
from .live import Live

Judge = Callable[[str, str, object], Feedback | None]
SUFFIXES = ("sure", "hint", "shown", "objection")
_LONGEST = 500


def _possible(part: Part) -> Iterable[str | list[str]]:
    """Every choice that a question allows; for several at once, smaller ones first."""
    slugs = [option.slug for option in part.options]
    return (list(c) for n in range(1, len(slugs) + 1) for c in combinations(slugs, n)) if part.several else slugs


def check_suffix(suffix: str, value: object) -> object:
    """The value where it may stand behind “#suffix”; AnswersError else."""
    fits = {
        "sure": lambda: isinstance(value, str) and value in scheme.CERTAINTY,
        "hint": lambda: isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3,
        "shown": lambda: value is True,
        "objection": lambda: isinstance(value, str) and len(value) <= _LONGEST,
    }
    if suffix not in fits or not fits[suffix]():
        raise AnswersError("The page sent something that does not fit this question; it was left out.")
    return value


class Exercise(Live):
    """Items with one or more questions each. `judge(item, part, choice)` gives the feedback."""

    def __init__(self, task: str, title: str, ask: str, items: Sequence[Item], judge: Judge, answers: Answers, *,
                 notice: str = "", about: Mapping[str, object] | None = None):
        self.items = {item.id: item for item in items}
        self._judge = judge
        spec = {"ask": ask, "notice": notice, "items": [item.as_json() for item in items], **(about or {})}
        super().__init__(task, title, answers, spec)

    # The scripted way in: the same path as a message from the page.

    def choose(self, item: str, choice: str | Sequence[str], part: str | None = None) -> tuple[Feedback, ...]:
        """Answers one question; gives what is fed back. ValueError names what could be chosen."""
        asked = self._part(item, part)
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

    def feedback(self, item: str) -> tuple[Feedback, ...]:
        """What is fed back on an item, part by part."""
        known = self._item(item)
        shown = bool(self.answers.get(f"{self.task}/{item}#shown"))
        found = (self._part_feedback(known, part, shown) for part in known.parts)
        return tuple(feedback for feedback in found if feedback)

    # Inside.

    def _part_feedback(self, item: Item, part: Part, shown: bool) -> Feedback | None:
        choice = self._choice(item, part)
        if choice is not None and self._asked(item, part):
            waits = item.about.get("sure") and not self.answers.get(f"{self.task}/{item.id}#sure")
            return None if waits else self._judge(item.id, part.id, choice)
        return self._reference(item, part) if shown and part is item.parts[0] else None

    def _reference(self, item: Item, part: Part) -> Feedback | None:
        """The feedback of the choice that the reference makes, told as shown."""
        judged = (self._judge(item.id, part.id, choice) for choice in _possible(part))
        agreeing = next((f for f in judged if f and f.verdict == "agrees"), None)
        return replace(agreeing, verdict="shown") if agreeing else None

    def _asked(self, item: Item, part: Part) -> bool:
        if part.when is None:
            return True
        first = next((p for p in item.parts if p.id == part.when[0]), None)
        return first is None or self._choice(item, first) in part.when[1]

    def _choice(self, item: Item, part: Part) -> object:
        value = self.answers.get(f"{self.task}/{item.id}/{part.id}")
        return value.get("choice") if isinstance(value, Mapping) else item.given.get(part.id)

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
        picked = [choice] if isinstance(choice, str) else list(choice)
        wrong = [p for p in picked if p not in slugs]
        if wrong or (not part.several and len(picked) != 1):
            raise ValueError(f"“{wrong[0] if wrong else choice}” cannot be chosen here; choose {'any of' if part.several else 'one of'} {', '.join(slugs)}.")
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
            fresh = self._value(asked, value["choice"], None)
            before = [self._value(asked, b, None)["choice"] for b in list(value.get("before", ()))[-8:]]
        except (ValueError, TypeError, KeyError, AttributeError):
            raise AnswersError("The page sent an answer that cannot be chosen here; it was left out.") from None
        return {**fresh, **({"before": before} if before else {})}

    def _feedback_json(self, items: Iterable[str] | None = None) -> dict:
        wanted = self.items if items is None else [i for i in items if i in self.items]
        return {i: [f.as_json() for f in self.feedback(i)] for i in wanted if items is not None or self.feedback(i)}

    def progress(self) -> dict[str, int]:
        done = sum(self._choice(item, item.parts[0]) is not None for item in self.items.values())
        return {"done": done, "of": len(self.items)}

    def __repr__(self) -> str:
        return f"{type(self).__name__}: {self.title} {len(self.items)} places"
