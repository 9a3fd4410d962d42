"""`polisee migrate`: bring the database up to date."""

import click


@click.command("migrate", short_help="Bring the database and the assets up to date.")
def command() -> None:
    """Run the migrations that wait and put the assets where the server finds them; for installations without `up`."""
    from polisee.config.launcher.database import connected

    with connected(must_be_migrated=False):
        from polisee.config.launcher.migrating import migrate
        from polisee.config.launcher.preparing import collect_assets

        migrate()
        collect_assets()
        click.echo("The database is up to date.")
