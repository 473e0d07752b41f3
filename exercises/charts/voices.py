"""Many pages, one voice: which pages lead back to which voices."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from .palette import BLUE, GREEN, GREY, INK, ORANGE, PAPER, PINK
from .paper import LABEL, LEFT, RIGHT, SMALL, Sheet, tidy, wrap
from .picture import Picture, count, listed

_STYLES = ((BLUE, "-"), (ORANGE, (0, (5, 1.6))), (GREEN, (0, (1.2, 1.2))), (PINK, (0, (6, 1.5, 1.2, 1.5))))
_FROM, _TO, _ROW, _VOICE_ROW = 262.0, 466.0, 31.0, 50.0
_CAPTION = "Left the pages, right the voices that they lead back to. A voice that many repeat is neither right nor wrong because of that."


@dataclass(frozen=True)
class Lead:
    """A page that leads back to a voice. `count`: how many of its statements do."""

    page: str
    voice: str
    count: int = 1


def tree(leads: Sequence[Lead], *, finding: str = "") -> Picture:
    """How few voices many pages lead back to."""
    rows = tuple({"page": tidy(lead.page), "voice": tidy(lead.voice), "statements": lead.count} for lead in leads)
    return Picture(finding or _finding(leads), rows, partial(_draw, tuple(leads)), _seen(leads), _CAPTION)


def _by_voice(leads: Sequence[Lead]) -> dict[str, set[str]]:
    """Every voice with its pages, the voice of the most pages first."""
    pages: dict[str, set[str]] = {}
    for lead in leads:
        pages.setdefault(tidy(lead.voice), set()).add(tidy(lead.page))
    return dict(sorted(pages.items(), key=lambda pair: -len(pair[1])))


def _shared(leads: Sequence[Lead]) -> tuple[list[str], set[str]]:
    """The fewest voices that many pages lead to, each adding at least two pages to those before it."""
    pages, voices, reached = _by_voice(leads), [], set()
    while pages:
        best = max(pages, key=lambda voice: len(pages[voice] - reached))
        if len(pages[best] - reached) < 2:
            break
        reached |= pages.pop(best)
        voices.append(best)
    return voices, reached


def _finding(leads: Sequence[Lead]) -> str:
    voices, reached = _shared(leads)
    of = count(len({tidy(lead.page) for lead in leads}), "page")
    if not voices:
        return f"{of}, {count(len(_by_voice(leads)), 'voice')}: no two pages lead back to the same one"
    named = f": {listed(voices)}" if len(voices) < 3 else ""
    return f"{len(reached)} of {of} lead back to {count(len(voices), 'voice')}{named}"


def _seen(leads: Sequence[Lead]) -> str:
    return f"Pages that lead to each voice: {', '.join(f'{voice} {len(pages)}' for voice, pages in _by_voice(leads).items())}."


def _draw(leads: tuple[Lead, ...], sheet: Sheet) -> None:
    pages, voices = _order(leads)
    tall = {voice: _VOICE_ROW if len(of) > 1 else _ROW for voice, of in _by_voice(leads).items()}
    height = max(len(pages) * _ROW, sum(tall.values()))
    left, right = _rows(sheet.y, height, {page: _ROW for page in pages}), _rows(sheet.y, height, {v: tall[v] for v in voices})
    looks = _looks(leads)
    for lead in sorted(leads, key=lambda lead: looks[tidy(lead.voice)][0] != GREY):
        color, style = looks[tidy(lead.voice)]
        width = (0.4 if color == GREY else 1.4) + 0.9 * min(lead.count, 6)
        sheet.curve((_FROM, left[tidy(lead.page)]), (_TO, right[tidy(lead.voice)]), color, width, style)
    for page, y in left.items():
        sheet.dot(_FROM - 4, y, 6)
        sheet.write(_FROM - 14, y + 5, wrap(page, _FROM - LEFT - 14, SMALL, most=1)[0], SMALL, at="right")
    for voice, y in right.items():
        _voice(sheet, voice, len(_by_voice(leads)[voice]), y, looks[voice][0])
    sheet.y += height


def _looks(leads: Sequence[Lead]) -> dict[str, tuple]:
    """A colour and a line for each voice of two pages and more, four at most; grey for the others."""
    pages = _by_voice(leads)
    shared = [voice for voice in pages if len(pages[voice]) > 1][: len(_STYLES)]
    return {voice: (GREY, "-") for voice in pages} | dict(zip(shared, _STYLES))


def _order(leads: Sequence[Lead]) -> tuple[list[str], list[str]]:
    """Pages and voices in an order with few crossings: each side sorted by the mean place of its partners, in turn."""
    pages = list(dict.fromkeys(tidy(lead.page) for lead in leads))
    voices = list(_by_voice(leads))
    pairs = [(tidy(lead.page), tidy(lead.voice)) for lead in leads]
    for _ in range(8):
        voices = _sorted(voices, pages, [(voice, page) for page, voice in pairs])
        pages = _sorted(pages, voices, pairs)
    return pages, voices


def _sorted(mine: list[str], theirs: list[str], pairs: list[tuple[str, str]]) -> list[str]:
    place = {name: i for i, name in enumerate(theirs)}
    partners = {name: [place[b] for a, b in pairs if a == name] for name in mine}
    return sorted(mine, key=lambda name: sum(partners[name]) / len(partners[name]))


def _rows(top: float, height: float, needs: dict[str, float]) -> dict[str, float]:
    """The middle of each row, the rows sharing `height` as they need it."""
    places, share = {}, height / (sum(needs.values()) or 1)
    for name, need in needs.items():
        places[name] = top + need * share / 2
        top += need * share
    return places


def _voice(sheet: Sheet, voice: str, pages: int, y: float, color: str) -> None:
    size = 9 + 2.2 * min(pages, 10)
    sheet.dot(_TO + 2, y, size, face=PAPER if color == GREY else color, edge=INK)
    lines = wrap(voice, RIGHT - _TO - 24, bold=pages > 1, most=1)
    below = sheet.lines(_TO + 24, y - (18 if pages > 1 else 8), lines, bold=pages > 1)
    if pages > 1:
        sheet.write(_TO + 24, below + 12, count(pages, "page"), SMALL, color=GREY)
