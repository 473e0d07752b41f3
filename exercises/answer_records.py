"""A record of one answer, what it may hold, and the one rule by which two sets of records become one."""
from __future__ import annotations

import json
import math
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

MOST_CHANGES = 2**53
MOST_BYTES = 64 * 1024
MOST_LEVELS = 40
MOST_BITS = 1000
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KEY = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,200}")


class AnswersError(Exception):
    """Something about answers that cannot be used; the message is one sentence for a reader."""

    label = "damaged"


class NewerVersionError(AnswersError):
    """An answers file that a newer version of the kit has written."""

    label = "newer"


@dataclass(frozen=True)
class Record:
    """One change to one question: the n-th, by this writer, to this JSON value (None: removed)."""

    n: int
    by: str
    v: object


def canonical(value: object) -> str:
    """The one JSON text of a value, in which 1, 1.0 and true differ."""
    return _ENCODER.encode(value)


def _later(a: Record, b: Record) -> Record:
    if (a.n, a.by) != (b.n, b.by):
        return max(a, b, key=lambda record: (record.n, record.by))
    return max(a, b, key=lambda record: canonical(record.v))


def merge(a: Mapping[str, Record], b: Mapping[str, Record]) -> dict[str, Record]:
    """For each question the record with the larger (n, by), whatever the order and the clocks."""
    merged = dict(a)
    for key, record in b.items():
        merged[key] = _later(merged[key], record) if key in merged else record
    return merged


def new_id() -> str:
    """A random id for a writer or a work: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def check_id(value: object, name: str) -> str:
    """The id itself, or AnswersError: 1 to 64 of A-Z, a-z, 0-9, _ and -."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise AnswersError(f'"{name}" must be 1 to 64 letters, digits, _ or -, not {short(value)}.')


def check_key(key: object) -> str:
    """The question's key itself, or AnswersError: 1 to 200 characters, no control characters."""
    if isinstance(key, str) and _KEY.fullmatch(key):
        return key
    raise AnswersError(f"A question's key must be 1 to 200 printable characters, not {short(key)}.")


def check_value(value: object) -> object:
    """A copy of a JSON value (tuples become lists), or AnswersError: at most 64 KB as JSON in UTF-8."""
    copy = _plain(value, MOST_LEVELS)
    size = len(canonical(copy).encode("utf-8"))
    if size > MOST_BYTES:
        raise AnswersError(f"An answer may be {MOST_BYTES} bytes long at most, not {size}.")
    return copy


def _plain(value: object, levels: int) -> object:
    if levels == 0:
        raise AnswersError(f"An answer may be nested {MOST_LEVELS} levels deep at most.")
    if isinstance(value, (list, tuple)):
        return [_plain(item, levels - 1) for item in value]
    if isinstance(value, dict):
        return {_text(key): _plain(item, levels - 1) for key, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        raise AnswersError(f"An answer may not hold {value}, which is no number in JSON.")
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise AnswersError(f"An answer may not hold a whole number of more than {MOST_BITS} bits.")
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise AnswersError(f"An answer may hold text, numbers, lists and named values, not {short(value)}.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise AnswersError("An answer holds half a character (a lone surrogate).") from None
    return str.__str__(value)


def short(value: object) -> str:
    """A value as at most 40 ASCII characters on one line, for messages."""
    text = ascii(value) if isinstance(value, (str, int, float, bool, type(None))) else f"a {type(value).__name__}"
    return text if len(text) <= 40 else text[:37] + "..."


def parse_record(data: object) -> Record:
    """A record from {"n", "by", "v"}, or AnswersError saying which of the three is wrong."""
    if isinstance(data, Record):
        data = {"n": data.n, "by": data.by, "v": data.v}
    if not isinstance(data, dict) or not {"n", "by", "v"} <= data.keys():
        raise AnswersError('A record must hold "n", "by" and "v".')
    n = data["n"]
    if type(n) is not int or not 1 <= n <= MOST_CHANGES:
        raise AnswersError(f'"n" must be a whole number from 1 to {MOST_CHANGES}, not {short(n)}.')
    return Record(n, check_id(data["by"], "by"), check_value(data["v"]))


def plain_record(record: Record) -> dict:
    """The record as JSON data, with a value of its own."""
    return {"n": record.n, "by": record.by, "v": check_value(record.v)}
