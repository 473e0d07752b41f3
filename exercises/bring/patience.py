"""A call that may never end is waited for only so long."""
from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class NoThreads(RuntimeError):
    """This Python cannot run two things at a time: a kernel inside a browser."""


def within(seconds: float, call: Callable[[], Made]) -> Made:
    """What a call gives or raises. TimeoutError after so many seconds: the call then goes on unheard."""
    found: list[Made] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.append(call())
        except BaseException as error:  # carried over to the thread that asked
            failed.append(error)

    worker = threading.Thread(target=run, daemon=True)
    try:
        worker.start()
    except RuntimeError as error:
        raise NoThreads from error
    worker.join(seconds)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError
    return found[0]
