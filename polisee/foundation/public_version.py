"""When did anything that the public can read last change? Asked once a request, answered by one row."""

from datetime import datetime

from django.db import connection
from django.db.migrations import RunSQL


def public_version() -> int:
    """A number that differs from every earlier one as soon as a change to a public table is committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM foundation_publicversion WHERE id = 1")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def public_state() -> tuple[int, datetime | None]:
    """The number, and when it was raised last; no time where nothing has changed since it is kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, changed_at FROM foundation_publicversion WHERE id = 1")
        row = cursor.fetchone()
    return (int(row[0]), row[1]) if row else (0, None)


def raised_by(table: str) -> RunSQL:
    """A migration's operation: from now on every change to `table` raises the public version.

    A trigger, not a call: nobody who writes an operation later can forget it.
    """
    return RunSQL(
        f"CREATE TRIGGER {table}_is_public AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION foundation_raise_public_version()",
        f"DROP TRIGGER {table}_is_public ON {table}",
    )


def never_changed(table: str) -> RunSQL:
    """A migration's operation: rows of `table` can be added, never edited or deleted, by whomever."""
    return RunSQL(
        f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION foundation_refuse_change()",
        f"DROP TRIGGER {table}_is_append_only ON {table}",
    )
