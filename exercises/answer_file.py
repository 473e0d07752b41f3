"""The one file that keeps a learner's answers: read and checked, locked, replaced in one step, set aside."""
from __future__ import annotations

import errno
import json
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .answer_records import (AnswersError, NewerVersionError, Record, canonical, check_id, check_key, merge, new_id,
                             parse_record, short)

FORMAT = "who-says-so answers"
VERSION = 1
LOCK_SECONDS = 5.0
_BUSY = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


def place(path: Path) -> str:
    """A file's name with its folder's name, for messages."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def read_answers(path: Path) -> tuple[str, dict[str, Record]]:
    """The work id and the records of a file, or AnswersError naming the file and the place in it."""
    try:
        return load(Path(path))
    except OSError as error:
        raise AnswersError(f"{place(Path(path))} cannot be read: {reason(error)}.") from None


def load(path: Path) -> tuple[str, dict[str, Record]]:
    """What read_answers gives, but with the OSError of a file that is missing or not readable."""
    data = _json(path, path.read_bytes())
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise AnswersError(f'{place(path)} is not an answers file: "format" is not "{FORMAT}".')
    _check_version(path, data.get("version"))
    if not isinstance(data.get("records"), dict):
        raise AnswersError(f'{place(path)} has no list of answers: "records" is missing or something else.')
    with _naming(path, "work"):
        work = check_id(data.get("work"), "work")
    return work, {key: _record(path, key, item) for key, item in data["records"].items()}


def _json(path: Path, raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnswersError(f"{place(path)} is damaged: byte {error.start} is not UTF-8 text.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise AnswersError(f"{place(path)} is damaged: it stops being JSON at {where}.") from None
    except (ValueError, RecursionError):
        raise AnswersError(f"{place(path)} is damaged: it holds a number or a nesting JSON does not allow.") from None


def _check_version(path: Path, version: object) -> None:
    if type(version) is not int or version < 1:
        raise AnswersError(f'{place(path)} has no usable version: "version" is {short(version)}.')
    if version > VERSION:
        raise NewerVersionError(f"{place(path)} is from a newer version of this kit ({version}, here {VERSION}).")


def _record(path: Path, key: str, item: object) -> Record:
    with _naming(path, f'records, {short(key)}'):
        check_key(key)
        return parse_record(item)


@contextmanager
def _naming(path: Path, where: str) -> Iterator[None]:
    try:
        yield
    except AnswersError as error:
        raise AnswersError(f"{place(path)}, {where}: {error}") from None


def write_answers(path: Path, work: str, records: Mapping[str, Record]) -> None:
    """Replaces the file in one step, once the new one is safely on the disk; OSError where it cannot."""
    text = _file_text(work, records)
    temporary = path.with_name(f"{path.name}.{new_id()}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _file_text(work: str, records: Mapping[str, Record]) -> str:
    lines = ",\n".join(f"{canonical(key)}: {canonical(vars(records[key]))}" for key in sorted(records))
    return (f'{{\n"format": {canonical(FORMAT)},\n"records": {{\n{lines}\n}},\n'
            f'"version": {VERSION},\n"work": {canonical(work)}\n}}\n')


def _replace(source: Path, target: Path) -> None:
    for attempt in range(20):
        try:
            os.replace(source, target)
            break
        except PermissionError:  # on Windows: while another program is reading the target
            if os.name != "nt" or attempt == 19:
                raise
            time.sleep(0.02)
    _fsync_folder(target.parent)


def _fsync_folder(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def set_aside(path: Path, label: str) -> str:
    """Renames a file to a dated name that nothing has yet, bytes untouched, and gives that name."""
    return _under_new_name(path, label, lambda target: _replace(path, target))


def keep_copy(path: Path, work: str, records: Mapping[str, Record]) -> str:
    """The name of a file beside this one that holds all these records; written now where there is none."""
    for other in sorted(path.parent.glob("*.earlier-*.json")):
        if other.name.startswith(path.stem) and _holds(other, work, records):
            return other.name
    return _under_new_name(path, "earlier", lambda target: write_answers(target, work, records))


def _holds(path: Path, work: str, records: Mapping[str, Record]) -> bool:
    try:
        kept_work, kept = load(path)
    except (OSError, AnswersError):
        return False
    return kept_work == work and merge(kept, records) == kept


def _under_new_name(path: Path, label: str, fill: Callable[[Path], None]) -> str:
    target = _reserve(path, f"{path.stem}.{label}-{time.strftime('%Y%m%d-%H%M%S')}")
    try:
        fill(target)
    except OSError:
        with suppress(OSError):
            target.unlink()
        raise
    return target.name


def sweep(path: Path) -> None:
    """Deletes half-written files that a process left beside this one when it was ended."""
    with suppress(OSError), locked(path):
        for other in path.parent.iterdir():
            if other.name.startswith(path.name + ".") and other.name.endswith(".tmp"):
                other.unlink()


def _reserve(path: Path, stem: str) -> Path:
    number = 1
    while True:
        target = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}.json")
        try:
            open(target, "xb").close()
            return target
        except FileExistsError:
            number += 1


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the file's lock, which ends with its process; TimeoutError while another holds it.

    Where the system or the folder has no locks (Pyodide, some network drives) it goes on without.
    """
    handle = _open_lock(path)
    take, release = _system_lock(handle)
    try:
        _wait(take)
        yield
    finally:
        with suppress(OSError):
            release()
        if handle is not None:
            os.close(handle)


def _open_lock(path: Path) -> int | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        return None


def _system_lock(handle: int | None) -> tuple[Callable[[], None], Callable[[], None]]:
    if handle is None:
        return _nothing, _nothing
    with suppress(ImportError):
        import fcntl
        return lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB), _nothing  # closing lets go
    with suppress(ImportError):
        import msvcrt
        return lambda: msvcrt.locking(handle, msvcrt.LK_NBLCK, 1), lambda: msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    return _nothing, _nothing


def _nothing() -> None:
    pass


def _wait(take: Callable[[], None]) -> None:
    end = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            return take()
        except OSError as error:
            if error.errno not in _BUSY:  # this drive has no locks
                return None
        if time.monotonic() > end:
            raise TimeoutError(errno.ETIMEDOUT, "locked")
        time.sleep(random.uniform(0.001, 0.008))


def reason(error: OSError) -> str:
    """Why a file cannot be read or saved, in words for a reader."""
    if isinstance(error, TimeoutError):
        return "another window has been using it for too long"
    if error.errno in _FULL:
        return "the disk is full"
    if error.errno in _READ_ONLY:
        return "this folder or file may not be opened or changed here"
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or type(error).__name__).rstrip(".")
