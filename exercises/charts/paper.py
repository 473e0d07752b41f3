"""A sheet to draw on: points from the top left, text that wraps, areas filled with patterns.

matplotlib is imported when a sheet is made, never before, and pyplot not at all: no figure stays open.
"""
from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager

from .palette import GREY, INK, PAPER, RULE, Pattern

WIDTH, MARGIN, DPI = 777.6, 22.0, 110
TITLE, LABEL, SMALL = 22.0, 15.5, 14.0
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
_SETTINGS = {"font.family": ["DejaVu Sans"], "text.parse_math": False, "text.usetex": False, "text.hinting": "none",
             "path.simplify": False, "svg.hashsalt": "who-says-so"}
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@contextmanager
def settings():
    """matplotlib as every picture wants it, whatever the notebook has set; nothing is left changed."""
    import matplotlib

    with matplotlib.rc_context(), warnings.catch_warnings():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


def _stays(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp") and character not in _TURNERS


def tidy(text: object) -> str:
    """`text` on one line, without control characters or signs that turn the direction of writing."""
    return " ".join("".join(c if _stays(c) else " " for c in str(text)).split())


def text_width(text: str, size: float = LABEL, bold: bool = False) -> float:
    """How wide `text` runs, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        return text_to_path.get_text_width_height_descent(tidy(text), font, ismath=False)[0]


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    """A word that is too long for a line, cut where it has to be."""
    pieces = [""]
    for character in word:
        if pieces[-1] and not fits(pieces[-1] + character):
            pieces.append("")
        pieces[-1] += character
    return pieces


def wrap(text: object, width: float, size: float = LABEL, bold: bool = False, most: int = 0) -> list[str]:
    """`text` in lines no wider than `width` points; more than `most` lines (if given) end in “…”."""
    def fits(line: str) -> bool:
        return text_width(line, size, bold) <= width

    lines = [""]
    for word in (piece for word in tidy(text).split(" ") for piece in _pieces(word, fits)):
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if fits(longer) else [*lines, word]
    if not most or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and not fits(last + "…"):
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def balanced(text: object, width: float, size: float) -> list[str]:
    """Bold text in as few lines as fit, about equally long, so that no word is left alone."""
    lines = wrap(text, width, size, bold=True)
    for part in (0.6, 0.7, 0.8, 0.9):
        narrower = wrap(text, width * part, size, bold=True)
        if len(narrower) == len(lines) > 1:
            return narrower
    return lines


class Sheet:
    """One picture being drawn. Everything is in points; `y` is where the next thing goes, downwards."""

    def __init__(self):
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(WIDTH / 72, 4), dpi=DPI, facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1), frameon=False)
        self.axes.set(xlim=(0, WIDTH), xticks=[], yticks=[])
        self.y = MARGIN

    def title(self, text: str) -> None:
        for line in balanced(text, RIGHT - LEFT, TITLE):
            self.write(LEFT, self.y + TITLE * 0.8, line, TITLE, bold=True)
            self.y += TITLE * 1.25
        self.y += 10

    def write(self, x: float, y: float, text: str, size: float = LABEL, *, bold: bool = False, color: str = INK,
              at: str = "left") -> None:
        """Text with its baseline at `y`."""
        self.axes.text(x, y, tidy(text), size=size, weight="bold" if bold else "normal", color=color, ha=at, va="baseline",
                       zorder=5)

    def lines(self, x: float, y: float, texts: Iterable[str], size: float = LABEL, **how) -> float:
        """Lines of text from `y` down; returns where the next one would go."""
        for text in texts:
            self.write(x, y + size * 0.85, text, size, **how)
            y += size * 1.3
        return y

    def line(self, x1: float, y1: float, x2: float, y2: float, color: str = RULE, width: float = 1.0, style="-") -> None:
        self.axes.plot([x1, x2], [y1, y2], color=color, lw=width, ls=style, solid_capstyle="butt", zorder=1)

    def box(self, x: float, y: float, w: float, h: float, pattern: Pattern, edge: float = 1.2) -> None:
        """A rectangle filled with a pattern, its top left corner at x, y."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), w, h, facecolor=pattern.face, edgecolor="none", zorder=2))
        style = (0, (3, 2.4)) if pattern.dashed else "-"
        rim = Rectangle((x, y), w, h, fill=False, edgecolor=GREY if pattern.dashed else INK, lw=edge, ls=style, zorder=4)
        self.axes.add_patch(rim)
        if pattern.drawing:
            _FILLS[pattern.drawing](self, (x, y, w, h), pattern.ink, rim)

    def frame(self, x: float, y: float, w: float, h: float) -> None:
        """A thin frame with round corners."""
        from matplotlib.patches import FancyBboxPatch

        self.axes.add_patch(FancyBboxPatch((x, y), w, h, boxstyle="round,pad=0,rounding_size=5", fill=False, edgecolor=INK, lw=1.2))

    def curve(self, start: tuple[float, float], end: tuple[float, float], color: str, width: float, style="-") -> None:
        """A line that leaves and arrives level."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        half = (start[0] + end[0]) / 2
        path = Path([start, (half, start[1]), (half, end[1]), end], [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self.axes.add_patch(PathPatch(path, fill=False, edgecolor=color, lw=width, ls=style, capstyle="butt", zorder=1))

    def strokes(self, segments: Sequence, color: str, width: float, clip) -> None:
        from matplotlib.collections import LineCollection

        lines = LineCollection(segments, colors=color, linewidths=width, capstyle="butt", zorder=3)
        self.axes.add_collection(lines, autolim=False)
        lines.set_clip_path(clip)

    def dot(self, x: float, y: float, size: float = 11, *, shape: str = "o", face: str = INK, edge: str = INK,
            width: float = 1.4, above: int = 5) -> None:
        """A sign `size` points across: o circle, s square, D diamond."""
        self.axes.scatter([x], [y], s=size * size, marker=shape, facecolor=face, edgecolor=edge, linewidths=width,
                          zorder=above, clip_on=False)

    def legend(self, entries: Sequence[tuple[Callable[[float, float], None], str]]) -> None:
        """Swatches with their words, flowing from line to line. A swatch draws 26 by 17 points."""
        x, self.y = LEFT, self.y + 6
        for swatch, label in entries:
            need = 34 + text_width(label)
            if x + need > RIGHT and x > LEFT:
                x, self.y = LEFT, self.y + 27
            swatch(x, self.y)
            self.write(x + 34, self.y + 14, label)
            x += need + 24
        self.y += 22

    def finished(self):
        """The matplotlib figure, cut to what was drawn."""
        height = self.y + MARGIN
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        return self.figure


def spread(length: float, step: float) -> list[float]:
    """Places about `step` apart along `length`, centred, so that no pattern is cut at an edge."""
    count = max(1, int(length // step))
    first = (length - (count - 1) * step) / 2
    return [first + i * step for i in range(count)]


def _across(sheet: Sheet, area: tuple, ink: str, clip) -> None:
    x, y, w, h = area
    sheet.strokes([[(x, y + d), (x + w, y + d)] for d in spread(h, min(7.5, h / 2))], ink, 2.2, clip)


def _upright(sheet: Sheet, area: tuple, ink: str, clip) -> None:
    x, y, w, h = area
    sheet.strokes([[(x + d, y), (x + d, y + h)] for d in spread(w, 7.5)], ink, 2.2, clip)


def _slant(sheet: Sheet, area: tuple, ink: str, clip) -> None:
    x, y, w, h = area
    starts = (x - h + 8.5 * i for i in range(int((w + h) / 8.5) + 2))
    sheet.strokes([[(s, y + h), (s + h, y)] for s in starts], ink, 1.5, clip)


def _dots(sheet: Sheet, area: tuple, ink: str, clip) -> None:
    x, y, w, h = area
    places = [(x + a, y + b) for a in spread(w, min(7, w / 2)) for b in spread(h, min(7, h / 2))]
    sheet.axes.scatter(*zip(*places), s=6.5, color=ink, linewidths=0, zorder=3).set_clip_path(clip)


def _text(sheet: Sheet, area: tuple, ink: str, clip) -> None:
    x, y, w, h = area
    rows = spread(h, 6.5)
    ends = [x + w - 10] * (len(rows) - 1) + [x + 10 + (w - 20) * (0.62 if len(rows) > 1 else 0.8)]
    sheet.strokes([[(x + 10, y + d), (end, y + d)] for d, end in zip(rows, ends)], ink, 1.8, clip)


_FILLS = {"across": _across, "upright": _upright, "slant": _slant, "dots": _dots, "text": _text}
