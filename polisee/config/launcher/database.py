"""Which database a command works with, and Django set up on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from polisee.config.env import environment
from polisee.config.launcher.holding import is_held
from polisee.foundation.embedded import EmbeddedDatabase


@contextmanager
def database() -> Iterator[None]:
    """A database that answers, named in the environment.

    The embedded one is started when none is named, and stopped again if it was not running before and no
    `polisee up` has begun to use it.
    """
    settings = environment()
    if settings.database_url or os.environ.get("POLISEE_EMBEDDED_URL"):
        yield
        return
    embedded = EmbeddedDatabase(settings.var / "postgres")
    was_running = bool(embedded.info().get("running"))
    os.environ["POLISEE_EMBEDDED_URL"] = embedded.start()
    try:
        yield
    finally:
        if not was_running and not is_held(settings.var):
            embedded.stop()


@contextmanager
def connected(*, must_be_migrated: bool = True) -> Iterator[None]:
    """Django, set up on that database. Refuses if migrations wait, except in our own embedded one: it runs them."""
    with database():
        import django

        django.setup()
        from polisee.config.launcher.migrating import migrate, waiting_migrations

        if must_be_migrated and waiting_migrations():
            if environment().database_url:
                raise click.ClickException("The database is not up to date. Run: polisee migrate")
            migrate()
        try:
            yield
        finally:
            close_connections()


def close_connections() -> None:
    """Give every connection back; the pool's threads end with it."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
