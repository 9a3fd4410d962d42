"""Changing rows as somebody does who has the database's password: past every trigger, without our code."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

SPAM = "https://courseworks.example"
WORDS = f" buy courseworks {SPAM} "


@contextmanager
def past_the_triggers() -> Iterator[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor
        cursor.execute("SET LOCAL session_replication_role = origin")


def sql(statement: str, *values: Any) -> int:
    """Run it; how many rows it met."""
    with past_the_triggers() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
