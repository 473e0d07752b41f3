"""An errand: one button, with files to give where it needs any, and what came of it, with files to take away."""
from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ipywidgets import Widget

from ..answer_file import reason
from ..answers import Answers, AnswersError
from .live import Live
from .together import Together

MOST_BYTES = 6_000_000
"""The largest file that a page can give, in bytes."""


@dataclass(frozen=True)
class Took:
    """A file to take away: a name that says what it is, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Done:
    """What came of an errand: a heading, what is told, files to take away, and things to show below it."""

    title: str
    says: tuple[str, ...] = ()
    files: tuple[Took, ...] = ()
    shown: tuple[Widget, ...] = ()


Given = Mapping[str, tuple[str, bytes]]


class Errand(Live):
    """A button that runs `run(given)`, where `given` holds name and bytes of each file under its slot.

    `slots` are (slot, label, ending) of the files to give. A ValueError that `run` raises is told, and nothing else happens.
    """

    _files = ("errand",)

    def __init__(self, title: str, ask: str, button: str, run: Callable[[Given], Done], answers: Answers, slots: Sequence[tuple[str, str, str]] = ()):
        self._run, self._slots = run, {slot for slot, _, _ in slots}
        self.under: "Under | None" = None
        super().__init__("errand", title, answers, {"ask": ask, "button": button, "slots": [list(s) for s in slots], "most": MOST_BYTES})

    def do(self, **given: tuple[str, bytes]) -> Done:
        """Runs it, as the button does; gives what came of it. ValueError where it cannot be done."""
        done = self._run(given)
        if self.under is not None:
            self.under.show(done.shown)
        return done

    def _mine(self, key: str) -> bool:
        return False

    def _changed(self, keys: frozenset[str]) -> None:
        """What others answer changes nothing here."""

    def _hear_more(self, kind: object, content: object) -> bool:
        if kind != "do" or not isinstance(content, Mapping):
            return False
        try:
            done = self.do(**self._given(content.get("files")))
        except (ValueError, AnswersError) as error:
            done = Done("This did not work", (str(error), "Nothing was changed."))
        except OSError as error:
            done = Done("This did not work", (f"A file could not be written: {reason(error)}. Make room for it, or move the kit to a folder that you may change, and try again.",))
        files = [{"name": f.name, "data": base64.b64encode(f.content).decode("ascii")} for f in done.files]
        self.send({"type": "done", "title": done.title, "says": list(done.says), "files": files})
        return True

    def _given(self, files: object) -> dict[str, tuple[str, bytes]]:
        if not isinstance(files, Mapping) or set(files) - self._slots:
            raise AnswersError("The page gave a file that was not asked for; nothing was done.")
        return {str(slot): _file(data) for slot, data in files.items()}

    def __repr__(self) -> str:
        return f"{self.title} [{self.spec['button']}]"


def _file(data: object) -> tuple[str, bytes]:
    """Name and bytes of a file that a page gave; AnswersError where it is none."""
    if not isinstance(data, Mapping) or not all(isinstance(data.get(part), str) for part in ("name", "data")):
        raise AnswersError("A file did not arrive whole; give it once more.")
    if len(data["data"]) > MOST_BYTES * 4 // 3 + 4:
        raise AnswersError(f"A file is larger than {MOST_BYTES // 1_000_000} MB; a pack of texts is much smaller.")
    try:
        return data["name"][:200], base64.b64decode(data["data"], validate=True)
    except binascii.Error:
        raise AnswersError("A file did not arrive whole; give it once more.") from None


class Under(Together):
    """Widgets one below the other, as one output; an errand among them may show more at the end."""

    def __init__(self, *parts: Widget):
        super().__init__(*parts)
        for part in parts:
            if isinstance(part, Errand):
                part.under = self

    def show(self, more: Sequence[Widget]) -> None:
        """Puts these under what is always there, in place of what was shown before."""
        for old in self.children[len(self.parts):]:
            old.close()
        self.children = (*self.parts, *more)
