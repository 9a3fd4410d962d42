"""Ids are UUIDv7: made in Python, ordered by time of making, meaningless otherwise."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh id, greater than those made before it."""
    return uuid7()
