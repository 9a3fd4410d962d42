"""A file of JSON lines, read so that no line, however bad or long, can do harm. Memory stays flat."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

LONGEST_LINE = 2_000_000
"""Bytes."""
DEEPEST = 20
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class LineError(ValueError):
    """A line cannot be taken; the text says why."""


@dataclass(frozen=True)
class RawLine:
    """One line of the file: its number from 1, where it begins, and what it says or what is wrong with it."""

    number: int
    offset: int
    value: dict[str, Any] | None
    error: str = ""


def read_lines(file: BinaryIO) -> Iterator[RawLine]:
    """Every line that is not empty."""
    number, offset = 0, file.tell()
    while data := file.readline(LONGEST_LINE + 1):
        number += 1
        begin, offset = offset, offset + len(data)
        if len(data) > LONGEST_LINE and not data.endswith(b"\n"):
            while rest := file.readline(LONGEST_LINE):
                offset += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield RawLine(number, begin, None, f"The line is longer than {LONGEST_LINE:,} bytes.")
        elif data.removeprefix(BYTE_ORDER_MARK).strip():
            yield parsed(data, number, begin)


def line_at(file: BinaryIO, number: int, offset: int) -> RawLine:
    """The line that begins there, once more."""
    file.seek(offset)
    return parsed(file.readline(LONGEST_LINE + 1), number, offset)


def parsed(data: bytes, number: int, offset: int) -> RawLine:
    """A line's bytes as one JSON object, or the reason why they are none."""
    try:
        return RawLine(number, offset, parse_object(data.removeprefix(BYTE_ORDER_MARK)))
    except LineError as error:
        return RawLine(number, offset, None, str(error))


def parse_object(data: bytes) -> dict[str, Any]:
    """Strict JSON in UTF-8: one object, no name twice, no NaN, no NUL, no half characters; raises `LineError`."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise LineError(f"Not UTF-8 (byte {error.start + 1} of the line).") from error
    if "\x00" in text:
        raise LineError("The line holds a NUL character.")
    try:
        value = json.loads(text, object_pairs_hook=_named_once, parse_constant=_no_constant)
    except RecursionError as error:
        raise LineError("The values are nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise LineError(f"Not JSON: {error.msg} (character {error.pos + 1}).") from error
    except LineError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise LineError("A number is too long.") from error
    if not isinstance(value, dict):
        raise LineError("A line must be one JSON object.")
    check_value(value)
    return value


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise LineError(f"The name “{name[:60]}” stands twice.")
        found[name] = value
    return found


def _no_constant(name: str) -> Any:
    raise LineError(f"{name} is not JSON.")


def check_value(value: Any, depth: int = 0) -> None:
    """Raises `LineError` for what the database cannot hold, and for nesting beyond sense."""
    if depth > DEEPEST:
        raise LineError("The values are nested too deeply.")
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise LineError("A text holds a NUL character or half of a character.")
    elif isinstance(value, dict):
        for name, item in value.items():
            check_value(name, depth + 1)
            check_value(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            check_value(item, depth + 1)
