"""A learner's answers: put, removed, undone, received from a browser, saved and merged without loss."""
from __future__ import annotations

import copy
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .answer_file import (FORMAT, VERSION, keep_copy, load, locked, place, read_answers, reason, set_aside, sweep,
                          write_answers)
from .answer_records import (MOST_CHANGES, AnswersError, Record, canonical, check_id, check_key, check_value, merge,
                             new_id, parse_record, plain_record, short)

__all__ = ["FORMAT", "VERSION", "Answers", "AnswersError", "Record", "merge", "parse_record", "read_answers"]
MOST_STEPS = 1000
OTHER_WORK = "Another window started fresh or brought other work back, and this one follows it"
Records = dict[str, Record]


@dataclass(frozen=True)
class _Step:
    key: str
    before: object
    after: object


class Answers:
    """One learner's answers: one object a kernel; views subscribe.

    A file or folder that cannot be used never raises: it is told once in `notices`, answers stay in
    memory with `saved` False, and the next save that succeeds writes them all.
    """

    def __init__(self, path: Path, *, writer: str | None = None):
        self.path = Path(path)
        self.writer = check_id(new_id() if writer is None else writer, "writer")
        self.work = new_id()
        self.notices: list[str] = []
        self.saved = True
        self._records: Records = {}
        self._stored = False  # whether this work has been in the file
        self._steps: list[_Step] = []
        self._views: dict[object, Callable[[frozenset[str]], None]] = {}
        self._trouble: str | None = None
        if os.path.lexists(self.path):
            sweep(self.path)
            self.refresh()

    @property
    def records(self) -> Mapping[str, Record]:
        """A read-only view of every record, removed ones too, by question."""
        return MappingProxyType(self._records)

    def get(self, key: str, default: object = None) -> object:
        """The answer to a question, or the default where there is none."""
        record = self._records.get(key)
        return default if record is None or record.v is None else copy.deepcopy(record.v)

    def as_json(self, keys: Iterable[str] | None = None) -> dict:
        """The work id and the records (of these keys, or all) as JSON data for a browser."""
        wanted = self._records if keys is None else [key for key in keys if key in self._records]
        return {"work": self.work, "records": {key: plain_record(self._records[key]) for key in wanted}}

    def put(self, key: str, value: object) -> Record:
        """Keeps an answer; AnswersError where it is not JSON or longer than 64 KB, and nothing changes."""
        key, value = check_key(key), check_value(value)
        return self._change(lambda: self._remember({key: self._next(key, value)}))[key]

    def remove(self, key: str) -> Record:
        """Takes an answer back; that it was removed is kept as a record too."""
        return self.put(key, None)

    def receive(self, incoming: Mapping[str, Record], *, work: str | None = None) -> Records:
        """Merges records from a browser and gives those that now hold for their keys.

        A record that is not valid, and every record of another work, is left out with a notice.
        """
        valid = self._valid(incoming)
        made = self._change(lambda: self._remember(self._same_work(valid, work)))
        return {key: self._records[key] for key in made}

    def undo(self, prefix: str = "") -> str | None:
        """Writes back what stood before this kernel's latest change to a key that begins with prefix.

        A change that another window has changed since is passed over. None: nothing to undo.
        """
        return next(iter(self._change(lambda: self._earlier(prefix))), None)

    def adopt(self, work: str, incoming: Mapping[str, Record]) -> None:
        """Brings back work that a browser kept; AnswersError where this file has answers to other work."""
        check_id(work, "work")
        valid = self._valid(incoming)
        self._change(lambda: self._take_over(work, valid))

    def start_fresh(self) -> None:
        """Keeps the present answers under a dated name beside the file and begins a new work.

        AnswersError, and nothing changes, where that file cannot be written.
        """
        before = self._state()
        try:
            with locked(self.path):
                self._meet_file()
                self._begin_new_work()
        except OSError as error:
            raise AnswersError(f"{place(self.path)} stays as it is: {reason(error)}.") from error
        finally:
            self._notify(before)

    def refresh(self) -> None:
        """Reads what other kernels wrote, and saves what could not be saved before."""
        self._change(dict)

    def subscribe(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Calls back after every change with the changed keys (none: only `work` or `saved` changed).

        Gives the function that ends it.
        """
        token = object()
        self._views[token] = callback
        return lambda: self._views.pop(token, None) and None

    # One change: lock, re-read, merge, build the new records on what is there now, write, tell.

    def _change(self, build: Callable[[], Records]) -> Records:
        before, made = self._state(), None
        try:
            with locked(self.path):
                stored = self._meet_file()
                made = self._merge_in(build())
                self._write_unless(stored)
            self._set_trouble(None)
        except OSError as error:
            made = self._merge_in(build()) if made is None else made
            self._set_trouble(error)
        finally:
            self._notify(before)
        return made

    def _merge_in(self, new: Records) -> Records:
        self._records = merge(self._records, new)
        return new

    def _meet_file(self) -> tuple[str, Records] | None:
        stored = self._read_or_set_aside()
        if stored is None:
            return None
        if stored[0] == self.work:
            self._stored = True
            self._records = merge(self._records, stored[1])
        elif self._stored or not _answered(self._records) or _answered(stored[1]):
            self._move_to(*stored)
        return stored

    def _read_or_set_aside(self) -> tuple[str, Records] | None:
        try:
            return load(self.path)
        except FileNotFoundError:
            return None
        except AnswersError as error:
            name = set_aside(self.path, error.label)
            self._note(f"{str(error).rstrip('.')}; it was set aside, unchanged, as {name}.")
            return None

    def _move_to(self, work: str, records: Records) -> None:
        if self._records:
            name = keep_copy(self.path, self.work, self._records)
            self._note(f"{OTHER_WORK}; the answers shown here before are kept as {name}.")
        self._set_work(work, records, stored=True)

    def _set_work(self, work: str, records: Records, *, stored: bool) -> None:
        self.work, self._records, self._stored = work, dict(records), stored
        self._steps.clear()

    def _begin_new_work(self) -> None:
        work = new_id()
        if self._records:
            name = keep_copy(self.path, self.work, self._records)
            self._note(f"The answers given so far are kept as {name}.")
        write_answers(self.path, work, {})
        self._set_work(work, {}, stored=True)
        self._set_trouble(None)

    def _write_unless(self, stored: tuple[str, Records] | None) -> None:
        if stored == (self.work, self._records) or (stored is None and not self._records):
            return
        write_answers(self.path, self.work, self._records)
        self._stored = True

    # What a change is made of.

    def _next(self, key: str, value: object) -> Record:
        seen = self._records[key].n if key in self._records else 0
        if seen >= MOST_CHANGES:
            raise AnswersError(f"The answer to {short(key)} cannot be changed any more: its counter is at its end.")
        return Record(seen + 1, self.writer, value)

    def _valid(self, incoming: Mapping[str, Record]) -> Records:
        valid = {}
        for key, data in incoming.items():
            try:
                valid[check_key(key)] = parse_record(data)
            except AnswersError as error:
                self._note(f"An answer from this browser was left out ({short(key)}): {error}")
        return valid

    def _same_work(self, records: Records, work: str | None) -> Records:
        if work is None or work == self.work or not records:
            return records
        self._note("This browser also keeps answers to other work; they were not mixed with these.")
        return {}

    def _take_over(self, work: str, records: Records) -> Records:
        if work != self.work and _answered(self._records):
            raise AnswersError(f"{place(self.path)} already holds other work; start fresh to bring this back.")
        if work != self.work:
            self._set_work(work, {}, stored=False)
        return records

    def _remember(self, new: Records) -> Records:
        after = merge(self._records, new)
        won = [key for key in new if after[key] != self._records.get(key)]
        self._steps += [_Step(key, self.get(key), after[key].v) for key in won]
        del self._steps[:-MOST_STEPS]
        return new

    def _earlier(self, prefix: str) -> Records:
        for index in reversed(range(len(self._steps))):
            if self._steps[index].key.startswith(prefix):
                step = self._steps.pop(index)
                if canonical(self.get(step.key)) == canonical(step.after):
                    return {step.key: self._next(step.key, step.before)}
        return {}

    # What is told.

    def _state(self) -> tuple[str, bool, Records]:
        return self.work, self.saved, self._records

    def _notify(self, before: tuple[str, bool, Records]) -> None:
        old, new = before[2], self._records
        changed = frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
        if not changed and before[:2] == (self.work, self.saved):
            return
        for callback in list(self._views.values()):
            try:
                callback(changed)
            except Exception:  # one view that fails must not keep the others, or the save, from going on
                logging.getLogger(__name__).exception("A view of the answers failed")

    def _note(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    def _set_trouble(self, error: OSError | None) -> None:
        self.saved = error is None
        if self._trouble in self.notices:
            self.notices.remove(self._trouble)
        self._trouble = None
        if error is not None:
            kept = "answers are kept in this browser and this session only"
            self._trouble = f"{place(self.path)} cannot be read or saved: {reason(error)}; {kept}."
            self.notices.append(self._trouble)


def _answered(records: Mapping[str, Record]) -> bool:
    return any(record.v is not None for record in records.values())
