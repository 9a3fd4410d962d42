"""The ground on which search is measured: a database for the run, and questions asked at once."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection

Line = dict[str, Any]
T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def scratch_database() -> Iterator[None]:
    """A migrated, empty database for the run; the platform's own is not touched."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{os.getpid()}"
    _let_go()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        _let_go()
        connection.creation.destroy_test_db(before, verbosity=0)
        _let_go()


def at_once(ask: Callable[[T], R], questions: Sequence[T], *, threads: int) -> list[R]:
    """Ask all questions, `threads` at a time. As in the server each question has its connection from the pool
    and gives it back.
    """

    def one(question: T) -> R:
        try:
            return ask(question)
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, questions))


def _let_go() -> None:
    """Pooled connections know the database that they were opened for."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def emptied() -> None:
    """Start the index over."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE search_document, search_title, search_passage, search_knownword")
