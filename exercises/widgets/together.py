"""Several widgets shown as one, under each other."""
from __future__ import annotations

from ipywidgets import VBox, Widget

from .live import wake_and_show


class Together(VBox):
    """Widgets under each other, with one line of text for where no page shows them."""

    def __init__(self, *parts: Widget):
        self.parts = parts
        super().__init__(list(parts))
        self.add_class("wss-following")

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.parts))

    def _ipython_display_(self) -> None:
        wake_and_show(self)
