"""An exercise that is lent by another text, under the line that says so."""
from __future__ import annotations

from ipywidgets import HTML, VBox, Widget

from ..pages import Notice, Shown
from .live import wake_and_show


class Lent(VBox):
    """What a call shows (`shown`: a widget or something to read), below one line about whose it is."""

    def __init__(self, line: str, shown: Widget | Shown):
        self.line, self.shown = line, shown
        below = shown if isinstance(shown, Widget) else HTML(shown._repr_html_())
        super().__init__(children=(HTML(Notice(line)._repr_html_()), below))
        self.add_class("wss-following")

    def __repr__(self) -> str:
        return f"{self.line} {self.shown!r}"

    def _ipython_display_(self) -> None:
        wake_and_show(self)
