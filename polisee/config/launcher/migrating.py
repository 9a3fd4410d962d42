"""The tables: what waits to be done to them, and doing it."""

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate() -> None:
    """Run the migrations that wait; make the cache's table."""
    if waiting := waiting_migrations():
        click.echo(f"Preparing the database ({len(waiting)} steps) …")
        call_command("migrate", verbosity=0, interactive=False)
    if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)


def waiting_migrations() -> list[str]:
    """The names of the migrations that have not run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]
