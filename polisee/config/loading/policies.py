"""A CSV file of policies as the lines that the loader takes; a line's number is that of the row."""

from collections.abc import Iterator
from typing import BinaryIO

from polisee.config.loading.lines import LineError, RawLine, check_value
from polisee.knowledge.policy_csv import read_policies


def policy_lines(file: BinaryIO, *, language: str) -> Iterator[RawLine]:
    """Each initiative of the file. Raises `policy_csv.FileError` where it is no such file."""
    for policy in read_policies(file.read(), language=language):
        try:
            check_value(policy.line)
        except LineError as error:
            yield RawLine(policy.row, policy.row, None, str(error))
        else:
            yield RawLine(policy.row, policy.row, policy.line, policy.error)
