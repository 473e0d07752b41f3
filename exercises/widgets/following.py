"""What is made anew when an answer elsewhere on the page changes, such as the text chosen above it."""
from __future__ import annotations

import weakref
from collections.abc import Callable

from ipywidgets import HTML, VBox, Widget

from ..answers import Answers
from ..pages import Shown
from .live import wake_and_show


class Following(VBox):
    """Shows what `make()` gives, a widget or something to read, and makes it again when `watch()` changes."""

    def __init__(self, title: str, make: Callable[[], Widget | Shown], answers: Answers, watch: Callable[[], object]):
        self.title, self._make, self._watch = title, make, watch
        super().__init__()
        self.add_class("wss-following")
        self._draw()
        self._follow(answers)

    def _follow(self, answers: Answers) -> None:
        """Hears of changes for as long as somebody holds the widget."""
        me = weakref.ref(self)

        def changed(keys: frozenset[str]) -> None:
            widget = me()
            if widget is not None and widget._watch() != widget._seen:
                widget._draw()

        weakref.finalize(self, answers.subscribe(changed))

    def _draw(self) -> None:
        self._seen, self.shown = self._watch(), self._make()
        self.children = (self.shown if isinstance(self.shown, Widget) else HTML(self.shown._repr_html_()),)

    def __repr__(self) -> str:
        return f"{self.title}: {self.shown!r}"

    def _ipython_display_(self) -> None:
        wake_and_show(self)
