"""Files of policies in the CSV layout of the STIP Compass, written and read (`rules/policy_rows.py` has the layout)."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import override

from polisee.foundation.spreadsheet import BYTE_ORDER_MARK, plain_cell, safe_csv
from polisee.knowledge.kinds import stip
from polisee.knowledge.rest_shapes import record_shape
from polisee.knowledge.rules.policy_rows import Codes, Line, Row, RowError, columns, line_of, rows_of
from polisee.records.api import PublishedRecord, record_line

DELIMITER = "|"
DELIMITERS = "|,;\t"
LONGEST_CELL = 200_000


class FileError(ValueError):
    """The file cannot be read as policies at all; the text says why."""


@dataclass(frozen=True)
class ReadPolicy:
    """One initiative: the row where it begins, counted from 1, and what it says or what is wrong with it."""

    row: int
    line: Line | None
    error: str = ""


@cache
def codes() -> Codes:
    """The codes of the STIP Compass with their English labels."""
    with override("en"):
        lists = (stip.INSTRUMENTS, stip.BUDGET_BANDS, stip.THEMES, stip.TARGET_GROUPS)
        return Codes(*({code: str(label) for code, label in labels.items()} for labels in lists))


def policies_file(records: Iterable[PublishedRecord]) -> str:
    """Published policies as a file; other kinds are left out."""
    lines = [record_line(record_shape(record, [])) for record in records if record.payload["kind"] == "policy"]
    return file_of(lines)


def file_of(lines: Iterable[Line]) -> str:
    """Record lines of policies as a file."""
    names = columns(codes())
    rows = [[row.get(name, "") for name in names] for line in lines for row in rows_of(line, codes())]
    return safe_csv(list(names), [list(names.values()), *rows], delimiter=DELIMITER)


def read_policies(data: bytes, *, language: str) -> Iterator[ReadPolicy]:
    """Each initiative of a file, in the order in which they begin. Raises `FileError`."""
    try:
        text = data.decode("utf-8-sig").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise FileError(f"The file is not UTF-8 (byte {error.start + 1}).") from error
    found: dict[str, list[tuple[int, Row | str]]] = {}
    for number, name, row in _rows(text):
        found.setdefault(name or f"\x00{number}", []).append((number, row))
    for each in found.values():
        yield _policy(each, language)


def _rows(text: str) -> Iterator[tuple[int, str, Row | str]]:
    """Each row of data with its number and the name of its initiative (empty: none is said); what is wrong with the row
    instead of it, where it cannot be read.
    """
    first = text.split("\n", maxsplit=1)[0]
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    try:
        header = [plain_cell(name).strip() for name in next(reader, [])]
    except csv.Error as error:
        raise FileError(f"The first row is not CSV: {error}.") from error
    _refuse_header(header)
    named = header.index("InitiativeID")
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # where the next row begins is not known any more
            yield number, "", f"Not CSV: {error}."
            return
        if not any(cells) or (number == 2 and _says_what_columns_hold(header, cells)):
            continue
        name = plain_cell(cells[named]).strip() if named < len(cells) else ""
        yield number, name, _row(header, cells)


def _row(header: list[str], cells: list[str]) -> Row | str:
    if len(cells) != len(header):
        return f"The row has {len(cells)} cells; there are {len(header)} columns."
    if any("\x00" in cell for cell in cells):
        return "A cell holds a NUL character."
    return {name: plain_cell(cell) for name, cell in zip(header, cells, strict=True)}


def _refuse_header(header: list[str]) -> None:
    if "InitiativeID" not in header:
        raise FileError("There is no column InitiativeID in the first row.")
    twice = next((name for name in header if header.count(name) > 1), "")
    if twice:
        raise FileError(f"The column {twice} stands twice.")


def _says_what_columns_hold(header: list[str], cells: list[str]) -> bool:
    """The second row of the STIP Compass has the names of themes and target groups where others have 0 or 1."""
    marks = {*codes().themes, *codes().target_groups}
    said = [cell for name, cell in zip(header, cells, strict=False) if name in marks]
    return bool(said) and all(cell not in ("", "0", "1") for cell in said)


def _policy(rows: list[tuple[int, Row | str]], language: str) -> ReadPolicy:
    begin = rows[0][0]
    for number, row in rows:
        if isinstance(row, str):
            return ReadPolicy(number, None, row)
    try:
        return ReadPolicy(begin, line_of([row for _, row in rows if isinstance(row, dict)], codes(), language=language))
    except RowError as error:
        return ReadPolicy(begin, None, str(error))
