"""Actor by verb: who does what, in the very words, plain ones and loaded ones apart."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from .palette import GREY, ORANGE
from .paper import LABEL, LEFT, RIGHT, SMALL, Sheet, text_width, tidy, wrap
from .picture import Picture, count

_ACTOR, _LINE, _SPACE = 176.0, 31.0, 22.0
_MIDDLE = LEFT + _ACTOR + (RIGHT - LEFT - _ACTOR) / 2
_CAPTION = ("Dashed underline: a loaded verb, one that judges what it tells. "
            "Frame: the same verb is used of another actor as well.")


@dataclass(frozen=True)
class ActorVerb:
    """A verb of the article: who does it, the verb as it stands, and whether it is loaded."""

    actor: str
    verb: str
    loaded: bool = False


def actor_verbs(verbs: Sequence[ActorVerb], *, finding: str = "") -> Picture:
    """Which verbs each actor gets."""
    rows = tuple({"actor": tidy(v.actor), "verb": tidy(v.verb), "wording": "loaded" if v.loaded else "plain"} for v in verbs)
    return Picture(finding or _finding(verbs), rows, partial(_draw, tuple(verbs)), _seen(verbs), _CAPTION)


def _actors(verbs: Sequence[ActorVerb]) -> list[str]:
    return list(dict.fromkeys(tidy(v.actor) for v in verbs))


def _finding(verbs: Sequence[ActorVerb]) -> str:
    loaded = [v for v in verbs if v.loaded]
    of, actors = count(len(verbs), "verb"), _actors(loaded)
    if not loaded:
        return f"None of {of} is loaded" if verbs else "No verb is marked yet"
    get = f"no actor but {actors[0]} gets one" if len(actors) == 1 else f"{len(actors)} of {len(_actors(verbs))} actors get one"
    return f"{len(loaded)} of {of} {'is' if len(loaded) == 1 else 'are'} loaded; {get}"


def _seen(verbs: Sequence[ActorVerb]) -> str:
    return " ".join(f"{actor}: {', '.join(_words(verbs, actor, False) + [f'{w} (loaded)' for w in _words(verbs, actor, True)])}."
                    for actor in _actors(verbs))


def _words(verbs: Sequence[ActorVerb], actor: str, loaded: bool) -> list[str]:
    """The verbs of one actor, once each, with ×2 where there are two."""
    found = Counter(tidy(v.verb) for v in verbs if tidy(v.actor) == actor and v.loaded == loaded)
    return [f"{verb} ×{number}" if number > 1 else verb for verb, number in found.items()]


def _shared(verbs: Sequence[ActorVerb]) -> set[str]:
    """Verbs that more than one actor gets."""
    pairs = {(tidy(v.verb).lower(), tidy(v.actor)) for v in verbs}
    return {verb for verb, number in Counter(verb for verb, _ in pairs).items() if number > 1}


def _draw(verbs: tuple[ActorVerb, ...], sheet: Sheet) -> None:
    sheet.write(LEFT + _ACTOR, sheet.y + 12, "plain", bold=True)
    sheet.write(_MIDDLE, sheet.y + 12, "loaded: the verb judges", bold=True)
    sheet.y += 22
    shared = _shared(verbs)
    for actor in _actors(verbs):
        sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
        top = sheet.y + 9
        bottoms = [sheet.lines(LEFT, top + 2, wrap(actor, _ACTOR - 16, bold=True), bold=True) + 4]
        bottoms += [_flow(sheet, _words(verbs, actor, loaded), x, top, loaded, shared)
                    for loaded, x in ((False, LEFT + _ACTOR), (True, _MIDDLE))]
        sheet.y = max(bottoms) + 6
    sheet.line(LEFT, sheet.y, RIGHT, sheet.y, GREY)
    sheet.y += 2
    if shared:
        sheet.y += 6
        sheet.legend([(lambda x, y: sheet.frame(x, y - 1, 26, 19), "the same verb for another actor as well")])


def _flow(sheet: Sheet, words: Sequence[str], left: float, y: float, loaded: bool, shared: set[str]) -> float:
    """Words one after the other, as many to a line as fit."""
    room = _MIDDLE - LEFT - _ACTOR - 16
    if not words:
        sheet.write(left, y + LABEL, "none", SMALL, color=GREY)
    x = left
    for word in words:
        line = wrap(word, room, bold=loaded, most=1)[0]
        wide = text_width(line, bold=loaded)
        if x > left and x + wide > left + room:
            x, y = left, y + _LINE
        _word(sheet, line, x, y, wide, loaded, word.rpartition(" ×")[0].lower() in shared or word.lower() in shared)
        x += wide + _SPACE
    return y + _LINE


def _word(sheet: Sheet, word: str, x: float, y: float, wide: float, loaded: bool, shared: bool) -> None:
    sheet.write(x, y + LABEL, word, bold=loaded)
    if loaded:
        sheet.line(x, y + LABEL + 5, x + wide, y + LABEL + 5, ORANGE, 2.6, (0, (2.4, 1.2)))
    if shared:
        sheet.frame(x - 6, y - 2, wide + 12, _LINE - 5)
