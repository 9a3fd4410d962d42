"""Lists as CSV that a spreadsheet opens without running anything, and their cells as they were written."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet takes as the beginning of a formula (OWASP, "CSV injection").
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"


def safe_csv(header: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ",") -> str:
    """RFC 4180 text with a byte order mark, so that every spreadsheet reads it as UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which `plain_cell` takes off again;
    numbers stay numbers.
    """
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n", delimiter=delimiter)
    writer.writerow([safe_cell(value) for value in header])
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + output.getvalue()


def plain_cell(text: str) -> str:
    """What a cell of `safe_csv` was made from."""
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def safe_cell(value: object) -> object:
    """A value as it may stand in a cell."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value).replace("\x00", "")
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Also behind apostrophes, so that the one that is put before can be told from those that were there."""
    return text.lstrip(" '").startswith(_STARTS_A_FORMULA)
