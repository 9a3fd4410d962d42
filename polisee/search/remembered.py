"""What was found for a question is kept while nothing public changes: another page, another filter, another reader
with the same question need not wait again.

Kept under the public version, which the database raises in the transaction that changes the index; so nothing stale is
given, by whichever process. Facts of a document are kept once, however many questions find it.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.db import connection

from polisee.foundation.public_version import public_version
from polisee.search.asked_words import AskedWords
from polisee.search.hybrid import Found
from polisee.search.rules.facets import Facts

MOST = 500
"""Questions; about 30 MB when each finds two hundred documents."""
Question = tuple[str, str, str]
"""Query, reader's language, name of the sentence model."""


@dataclass(frozen=True)
class Pool:
    """Everything that answers a question, before filters and pages."""

    asked: AskedWords
    found: tuple[Found, ...]
    beyond: tuple[Found, ...] = ()
    """Those that come near without answering, the nearest first."""


class RememberedPools:
    """The pools of the questions asked last, all under one public version."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._version = 0
        self._pools: OrderedDict[Question, Pool] = OrderedDict()
        self._facts: dict[UUID, Facts] = {}
        self._lock = Lock()

    def get(self, question: Question, ask: Callable[[], Pool]) -> Pool:
        """The kept pool of a question, else what `ask` gives. One short query; none within a transaction, whose own
        changes nobody else may see: there nothing is kept.
        """
        version = 0 if connection.in_atomic_block else public_version()
        if not version:
            return ask()
        with self._lock:
            kept = self._pools.get(question) if self._version == version else None
            if kept is not None:
                self._pools.move_to_end(question)
                return kept
        pool = ask()  # asked for after the version: what it may have seen of a later change is not kept for long
        with self._lock:
            self._keep(version, question, pool)
        return pool

    def forget(self) -> None:
        """Begin anew: for a process whose database was put back to an earlier state."""
        with self._lock:
            self._version = 0
            self._pools.clear()
            self._facts.clear()

    def _keep(self, version: int, question: Question, pool: Pool) -> None:
        if version < self._version:
            return
        if version > self._version:
            self._version = version
            self._pools.clear()
            self._facts.clear()
        for one in (*pool.found, *pool.beyond):
            one.facts = self._facts.setdefault(one.facts.id, one.facts)
        self._pools[question] = pool
        while len(self._pools) > self._most:
            self._pools.popitem(last=False)


POOLS = RememberedPools()
