"""A picture or a card, drawn when somebody asks for it."""
from __future__ import annotations

import base64
from collections.abc import Callable

from ..answers import Answers
from ..charts import Picture
from ..pack import PackError
from ..pages import Card
from .live import Live


class Viewer(Live):
    """Shows what `draw()` gives, a Picture or a Card, and says when answers under `watch` changed since."""

    _files = ("viewer",)

    def __init__(self, title: str, draw: Callable[[], Picture | Card], *, answers: Answers, watch: str, first: str = "Draw my picture"):
        self._draw, self._watch = draw, f"{watch}/"
        super().__init__(f"{watch}#viewer", title, answers, {"first": first})

    def picture(self) -> Picture | Card:
        """What is drawn now, from the answers there are."""
        return self._draw()

    def table(self):
        """The table behind the picture, as a pandas DataFrame."""
        return self.picture().table()

    def _hear_more(self, kind: object, content: object) -> bool:
        if kind != "draw":
            return False
        try:
            self.send({"type": "picture", "data": as_data(self.picture())})
        except PackError as error:
            self._say(str(error))
        return True

    def _changed(self, keys: frozenset[str]) -> None:
        super()._changed(keys)
        if any(key.startswith(self._watch) for key in keys):
            self.send({"type": "stale"})

    def __repr__(self) -> str:
        try:
            shown = self.picture()
        except PackError as error:
            return f"{self.title} {error}"
        return shown.title if isinstance(shown, Card) else f"{self.title} {shown.finding}"


def as_data(shown: Picture | Card) -> dict:
    """A picture or card as plain data: the page builds its elements, no HTML is sent."""
    if isinstance(shown, Card):
        return {"title": shown.title, "sections": [[head, *map(list, parts)] for head, *parts in shown.sections], "foot": shown.foot}
    try:
        png = base64.b64encode(shown.png).decode("ascii")
    except ImportError:
        png = ""
    return {"finding": shown.finding, "alt": shown.alt, "caption": shown.caption, "rows": [dict(row) for row in shown.rows], "png": png}
