"""A widget that shows answers and hears what was done in the page."""
from __future__ import annotations

import weakref
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice
from pathlib import Path

import anywidget
import traitlets

from ..answers import Answers, AnswersError, Record, parse_record
from ..scheme import glossary

_HERE = Path(__file__).parent
MOST_RECORDS = 2000
_SETTINGS = "settings/"
UNDONE = {"sure": "how sure you are", "hint": "a hint", "shown": "“Show me”", "objection": "your own reading", "over": "going with the reader", "done": "done with this block"}
WAKE = "Press Run All to start: open the Run menu, then choose Run All Cells."
_WAKE_STYLE = (".jp-OutputArea:has(.kit-wake) .jp-OutputArea-output.jupyter-widgets:not(:has(*)){display:none}"
               ".jp-OutputArea:has(.wss,.wss-following) .kit-wake{display:none}")
_WAKE_HTML = (f'<style>{_WAKE_STYLE}</style><p class="kit-wake" style="border-left:4px solid;padding:8px 14px;margin:4px 0">'
              f"{escape(WAKE)}</p>")


def _joined(names: Iterable[str], ending: str) -> str:
    files = (_HERE / f"{name}.{ending}" for name in names)
    return "\n".join(f.read_text(encoding="utf-8") for f in files if f.is_file())


class _Wake:
    """The line that stands where an exercise will be, until it runs."""

    def _repr_html_(self) -> str:
        return _WAKE_HTML

    def __repr__(self) -> str:
        return WAKE


def wake_and_show(widget) -> None:
    """Displays a widget under the line that stands in its place until it runs; elsewhere it is its one line of text."""
    from IPython.display import display

    bundle = widget._repr_mimebundle_()
    display(_Wake())
    display({**(bundle[0] if isinstance(bundle, tuple) else bundle), "text/plain": repr(widget)}, raw=True)


class Live(anywidget.AnyWidget):
    """Joins the shared page code with the widget's own, keeps answers, and speaks the kit's messages.

    Every change comes as a message and goes through `Answers`; `state` is computed when a page asks for it.
    """

    _files: tuple[str, ...] = ()
    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True, to_json=lambda _, widget: widget._state())

    def __init_subclass__(cls, **kwargs):
        if "_files" in cls.__dict__:  # not for the classes that anywidget makes of ours
            names = ("base", "base_parts", "base_words", *cls._files)
            cls._esm = _joined(names, "js") + "\nexport default { render };\n"
            cls._css = _joined(names, "css")
        super().__init_subclass__(**kwargs)

    def __init__(self, task: str, title: str, answers: Answers, spec: Mapping[str, object], *, keys: Mapping[str, str] | None = None):
        self.task, self.title, self.answers = task, title, answers
        self._own = frozenset((keys or {}).values())
        self._said: list[str] = []
        super().__init__(spec={"task": task, "name": type(self).__name__, "title": title, "keys": dict(keys or {}), **spec})
        self.on_msg(lambda _, content, buffers: self._hear(content, buffers))
        self._follow()

    def _follow(self) -> None:
        """Hears of changes for as long as somebody holds the widget."""
        me = weakref.ref(self)

        def changed(keys: frozenset[str]) -> None:
            widget = me()
            if widget is not None:
                widget._changed(keys)

        weakref.finalize(self, self.answers.subscribe(changed))

    # What the page is told.

    def _mine(self, key: str) -> bool:
        return key.startswith(f"{self.task}/") or key in self._own

    def _keys(self) -> list[str]:
        return [key for key in self.answers.records if self._mine(key)]

    def _state(self) -> dict:
        return {**self.answers.as_json(self._keys()), **self._around(), "feedback": self._feedback_json()}

    def _around(self) -> dict:
        blank = not any(record.v is not None and not key.startswith(_SETTINGS) for key, record in self.answers.records.items())
        return {"saved": self.answers.saved, "notices": [*self.answers.notices, *self._said][-4:], "progress": self.progress(), "blank": blank}

    def _feedback_json(self, items: Iterable[str] | None = None) -> dict:
        return {}

    def progress(self) -> dict[str, int]:
        """How many places are answered, and how many there are."""
        return {"done": 0, "of": 0}

    def _changed(self, keys: frozenset[str]) -> None:
        mine = [key for key in keys if self._mine(key)]
        work = self.answers.work
        if work != getattr(self, "_work", work):
            self.send({"type": "state", **self._state()})
        elif mine or not keys:
            records = self.answers.as_json(mine)["records"]
            self.send({"type": "state", "records": records, **self._around(), "feedback": self._feedback_json(self._items_of(mine))})
        self._work = work

    def _items_of(self, keys: Iterable[str]) -> set[str]:
        return {key.removeprefix(f"{self.task}/").partition("/")[0].partition("#")[0] for key in keys}

    # What the page says. Everything in it is hostile until checked.

    def _hear(self, content: object, buffers: Sequence[memoryview] = ()) -> None:
        heard = {"answer": self._hear_answer, "sync": self._hear_sync, "undo": self._hear_undo,
                 "adopt": self._hear_adopt, "fresh": self._hear_fresh, "glossary": self._hear_glossary}
        kind = content.get("type") if isinstance(content, Mapping) else None
        try:
            if isinstance(kind, str) and kind in heard:
                heard[kind](content)
            elif not self._hear_more(kind, content):
                raise AnswersError("The page sent something this exercise does not know; it was left out.")
        except AnswersError as error:
            self._say(str(error))

    def _hear_more(self, kind: object, content: object) -> bool:
        """Messages of one widget alone; True where it knew what to do."""
        return False

    def _say(self, sentence: str) -> None:
        if sentence in self._said:
            return
        self._said = [*self._said[-3:], sentence]
        self.send({"type": "state", "records": {}, **self._around()})

    def _checked(self, key: object, value: object) -> object:
        """The value where it may stand for this key; AnswersError else."""
        raise AnswersError("This exercise takes no answers.")

    def _known(self, key: str) -> bool:
        """Whether something can be answered, and so taken back, under this key."""
        return key in self._own or key in self.answers.records

    def _record(self, key: object, data: object) -> Record:
        if not isinstance(key, str) or not self._mine(key):
            raise AnswersError("The page sent an answer to another exercise; it was left out.")
        record = parse_record(data)
        if record.v is not None:
            return Record(record.n, record.by, self._checked(key, record.v))
        if not self._known(key):
            raise AnswersError("The page took back an answer that this exercise does not ask for; it was left out.")
        return record

    def _hear_answer(self, content: Mapping) -> None:
        key = content.get("key")
        self._keep(self._sound({key: {name: content.get(name) for name in ("n", "by", "v")}}))

    def _keep(self, records: Mapping[str, Record], work: str | None = None) -> None:
        if not records:
            return
        held = self.answers.receive(records, work=work)
        keys = {key: [record.n, record.by] for key, record in held.items()}
        self.send({"type": "ack", "keys": keys, "saved": self.answers.saved})

    def _hear_sync(self, content: Mapping) -> None:
        incoming = content.get("records")
        if content.get("work") == self.answers.work and isinstance(incoming, Mapping):
            self._keep(self._sound(incoming), self.answers.work)

    def _sound(self, incoming: Mapping) -> dict[str, Record]:
        """Those of the records that fit here; one that does not is told once and keeps no other out."""
        sound = {}
        for key, data in islice(incoming.items(), MOST_RECORDS):
            try:
                sound[key] = self._record(key, data)
            except AnswersError as error:
                self.send({"type": "refused", "keys": {str(key): self.answers.as_json([key])["records"].get(key)}})
                self._say(str(error))
        return sound

    def _hear_undo(self, content: Mapping) -> None:
        undone = self.undo()
        self.send({"type": "state", "records": {}, "say": "There is nothing to undo." if undone is None else self._called(undone)})

    def _called(self, key: str) -> str:
        """What was taken back under this key, for who cannot see it."""
        item, _, suffix = key.removeprefix(f"{self.task}/").partition("#")
        place = getattr(self, "items", {}).get(item.partition("/")[0])
        what = UNDONE.get(suffix, "a mark" if item.startswith("m-") else "an answer")
        return f"Undone: {what}{f', {place.label}' if place and place.label else ''}."

    def _hear_adopt(self, content: Mapping) -> None:
        incoming, work = content.get("records"), content.get("work")
        if not isinstance(incoming, Mapping) or not isinstance(work, str):
            raise AnswersError("The work kept in this browser could not be read; it stays there.")
        self.answers.adopt(work, {str(key): parse_record(data) for key, data in incoming.items()})

    def _hear_fresh(self, content: Mapping) -> None:
        """The text stays chosen: a class that should not read of war does not come upon it by starting fresh."""
        settings = {key: record.v for key, record in self.answers.records.items() if key.startswith(_SETTINGS) and record.v is not None}
        self.answers.start_fresh()
        for key, value in settings.items():
            self.answers.put(key, value)

    def _hear_glossary(self, content: Mapping) -> None:
        self.send({"type": "glossary", "tables": glossary.as_json()})

    def undo(self) -> str | None:
        """Takes back the latest change made here in this kernel; gives its key, or None."""
        return next((key for prefix in (f"{self.task}/", *self._own) if (key := self.answers.undo(prefix))), None)

    # How it stands in a notebook.

    def __repr__(self) -> str:
        return f"{type(self).__name__}: {self.title}"

    def _ipython_display_(self) -> None:
        wake_and_show(self)
