"""Bring a text: pasted, from a file or from an address; looked over, mended, and handed on."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .. import bring
from ..answers import Answers, AnswersError
from ..bring import Brought, BringError, Changes
from ..judging import Feedback
from .live import Live

Take = Callable[[Brought], Feedback | str | Sequence[str]]
ASK = "Paste a whole page, with all that stands around the story. Or give a saved file, or a web address."
MOST_BYTES = 8_000_000
"""The largest file that a page can hand over in one message, in bytes."""
MOST_SHOWN = 200
_FIRST = 180
_NOTHING = "There is no text here yet. Paste one, or give a file."


class Bringer(Live):
    """A box to paste in, a file, an address; then the blocks that were found, and one button that calls `take`.

    `take` gets a `Brought` and gives what is told: a Feedback or sentences. A ValueError it raises is told as it
    stands, and nothing is lost. `several`: after one text the box is ready for the next. `taken` holds all in order.
    `first`: after Run All the page comes back here.
    """

    _files = ("bringer_blocks", "come_back", "bringer")

    def __init__(self, title: str, answers: Answers, take: Take, ask: str = ASK, button: str = "Use this text", several: bool = False,
                 first: bool = False):
        self._take, self._several = take, several
        self.changes: Changes | None = None
        self.taken: list[Brought] = []
        self._shown = MOST_SHOWN
        super().__init__("bring", title, answers, {"ask": ask, "button": button, "several": several, "first": first, "most": MOST_BYTES})

    # The scripted way in: the same path as a message from the page.

    def paste(self, text: str) -> Changes:
        """Takes pasted text; gives its blocks. BringError where there is nothing to use."""
        return self._begin(bring.paste(text))

    def give(self, name: str, content: bytes) -> Changes:
        """Takes a file by its name and bytes; BringError where it cannot be read."""
        if len(content) > MOST_BYTES:
            raise BringError(f"This file has {len(content) / 1e6:,.0f} MB. Up to {MOST_BYTES / 1e6:.0f} MB can be given; copy its text and paste it.")
        return self._begin(bring.file(name, content))

    def get(self, url: str) -> Changes:
        """Takes the page at a web address; BringError where it cannot be fetched."""
        return self._begin(bring.address(url))

    def take(self) -> Feedback:
        """Hands on the text as it stands in the preview; gives what is told."""
        made = self._now().result()
        told = self._take(made)
        self.taken.append(made)
        if self._several:
            self.changes = None
        return _as_feedback(told)

    # Inside.

    def _begin(self, brought: Brought) -> Changes:
        self.changes, self._shown = Changes(brought), MOST_SHOWN
        return self.changes

    def _now(self) -> Changes:
        if self.changes is None:
            raise BringError(_NOTHING)
        return self.changes

    def _hear(self, content: object, buffers: Sequence[memoryview] = ()) -> None:
        self._buffers = buffers
        try:
            super()._hear(content)
        finally:
            self._buffers = ()

    def _hear_more(self, kind: object, content: Mapping) -> bool:
        heard = {"look": lambda: None, "more": self._more, "use": lambda: self._use(content), "paste": lambda: self.paste(_text(content, "text")),
                 "file": lambda: self.give(_text(content, "name"), self._bytes()), "address": lambda: self.get(_text(content, "url"))}
        steps = {"call": lambda: self._now().call(_text(content, "title")), "leave": lambda: self._now().leave_out(content.get("n")),
                 "back": lambda: self._now().put_back(content.get("n")), "join": lambda: self._now().join(content.get("n")),
                 "split": lambda: self._now().split(content.get("n"))}
        act = {**heard, **steps}.get(kind) if isinstance(kind, str) else None
        if act:
            self._answer(kind, act)
        return act is not None

    def _answer(self, kind: str, act: Callable[[], object]) -> None:
        """Does it and sends what is there now; a fault is told, and what was there stays."""
        try:
            act()
        except BringError as error:
            self.send({"type": "trouble", "text": str(error)})
        else:
            self._show(kind)

    def _show(self, after: str) -> None:
        """Sends what is there now, after a step of this name."""
        self.send({"type": "preview", "after": after, "preview": self._preview(), "taken": [text.title or "no title" for text in self.taken]})

    def _use(self, content: Mapping) -> None:
        try:
            self._now().call(_text(content, "title"))
            told = self.take()
        except BringError:
            raise
        except (ValueError, OSError) as error:
            raise BringError(_sentence(error)) from error
        self.send({"type": "told", "card": {**told.as_json(), "quiet": True}})

    def _hear_undo(self, content: Mapping) -> None:
        self._show("undo" if self.undo() else "nothing")

    def undo(self) -> str | None:
        """Takes back the latest step in the preview; None where there is none."""
        return "a step" if self.changes and self.changes.undo() else None

    def _more(self) -> None:
        self._shown += MOST_SHOWN

    def _bytes(self) -> bytes:
        if len(self._buffers) != 1:
            raise BringError("The file did not arrive whole. Give it once more.")
        return bytes(self._buffers[0])

    def _preview(self) -> dict | None:
        if self.changes is None:
            return None
        pieces = self.changes.pieces
        blocks = [{"n": n, "text": _first(p.text), "words": p.words, "out": p.out, "one": not bring.can_split(p.text)}
                  for n, p in enumerate(pieces[:self._shown], 1)]
        return {"title": self.changes.title, "counted": self.changes.counted(), "notes": list(self.changes.brought.notes),
                "blocks": blocks, "of": len(pieces)}

    def progress(self) -> dict[str, int]:
        """How many texts were handed on; one is asked for."""
        return {"done": len(self.taken), "of": max(1, len(self.taken))}


def _first(text: str) -> str:
    return text if len(text) <= _FIRST else f"{text[:_FIRST].rsplit(' ', 1)[0]} …"


def _text(content: Mapping, name: str) -> str:
    value = content.get(name)
    if not isinstance(value, str):
        raise AnswersError("The page sent something that is not text; it was left out.")
    return value


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"This text could not be kept: {error.strerror or error}. It still stands here; try once more."
    return str(error)


def _as_feedback(told: Feedback | str | Sequence[str]) -> Feedback:
    if isinstance(told, Feedback):
        return told
    return Feedback("kept", "", (told,) if isinstance(told, str) else tuple(told or ("Your text is taken.",)))
