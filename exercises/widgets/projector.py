"""The projector: one question at a time in large letters, hands counted, the reference hidden until asked for."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..answers import Answers, AnswersError
from ..judging import Feedback, Item
from ..voice import REFERENCE, Voice
from .exercise import Exercise, Judge

MOST_HANDS = 999
TALKED_ABOUT = 2
_OPEN = Feedback("kept", "no right answer here", ("Ask two people who answered differently for their reasons.",))


class Projector(Exercise):
    """The first question of each item, for a whole class.

    `around` gives the words before and after an item's text, by item id: they are shown paler beside it.
    Hands are kept under `TASK/ITEM#hands` as option → whole number, 0 to 999.
    """

    _files = ("choices", "projector")

    def __init__(self, task: str, title: str, ask: str, items: Sequence[Item], judge: Judge, answers: Answers, *,
                 around: Mapping[str, tuple[str, str]] | None = None, notice: str = "", voice: Voice = REFERENCE):
        first = [replace(item, parts=item.parts[:1], given={}) for item in items]
        shown = {name: list(words) for name, words in (around or {}).items()}
        super().__init__(task, title, ask, first, judge, answers, notice=notice, about={"around": shown}, voice=voice)

    def count(self, item: str, hands: Mapping[str, int]) -> None:
        """Keeps how many hands each option got; AnswersError where a number cannot be."""
        self.answers.put(self._hands_key(item), self._hands(item, hands))

    def hands(self, item: str) -> dict[str, int]:
        """How many hands each option got, as far as they were counted."""
        try:
            return self._hands(item, self.answers.get(self._hands_key(item)) or {})
        except AnswersError:
            return {}

    def fits(self, item: str) -> set[str]:
        """The options that the reference chooses; none where no answer is right."""
        known = self._item(item)
        own = self._reference_choice(known, known.parts[0])
        return {own} if isinstance(own, str) else set(own or ())

    def reveal(self, item: str) -> tuple[Feedback, ...]:
        """The reference, then what the most chosen other answers overlook."""
        known, hands, fits = self._item(item), self.hands(item), self.fits(item)
        part = known.parts[0]
        reference = self._reference(known, part)
        if reference and part.several:
            reference = replace(reference, title=f"{len(fits)} of these {len(part.options)}")
        names = {o.slug: o.label for o in part.options}
        others = sorted((s for s in hands if hands[s] and s not in fits), key=lambda s: -hands[s])[:TALKED_ABOUT]
        told = [self._about(known, part, slug, names[slug], hands[slug]) for slug in others]
        return tuple(f for f in (reference, *told) if f) or (_OPEN,)

    def _about(self, item: Item, part, slug: str, name: str, hands: int) -> Feedback | None:
        told = self._judge(item.id, part.id, [slug] if part.several else slug)
        return told and replace(told, title=f"{hands} {'hand' if hands == 1 else 'hands'} for “{name}”", says=told.says[:1], other=(), back="")

    def _hands_key(self, item: str) -> str:
        return f"{self.task}/{self._item(item).id}#hands"

    def _hands(self, item: str, value: object) -> dict[str, int]:
        slugs = [o.slug for o in self.items[item].parts[0].options]
        sound = isinstance(value, Mapping) and all(
            s in slugs and type(n) is int and 0 <= n <= MOST_HANDS for s, n in value.items())
        if not sound:
            raise AnswersError(f"Hands are whole numbers from 0 to {MOST_HANDS}, one for each answer; this was left out.")
        return {slug: value[slug] for slug in slugs if slug in value}

    def _checked(self, key: object, value: object) -> object:
        item, _, suffix = str(key).removeprefix(f"{self.task}/").partition("#")
        if suffix == "hands" and item in self.items:
            return self._hands(item, value)
        return super()._checked(key, value)

    def _known(self, key: str) -> bool:
        item, _, suffix = key.removeprefix(f"{self.task}/").partition("#")
        return item in self.items and suffix == "hands" or super()._known(key)

    def _hear_more(self, kind: object, content: Mapping) -> bool:
        if kind != "reveal" or content.get("item") not in self.items:
            return False
        item = content["item"]
        self.send({"type": "revealed", "item": item, "cards": [f.as_json() for f in self.reveal(item)], "fits": sorted(self.fits(item))})
        return True

    def _feedback_json(self, items=None) -> dict:
        """Nothing before it is asked for."""
        return {}

    def progress(self) -> dict[str, int]:
        """How many questions have hands counted, and how many there are."""
        return {"done": sum(bool(self.hands(i)) for i in self.items), "of": len(self.items)}
