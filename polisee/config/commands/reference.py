"""`polisee reference`: (re)load the reference partnership."""

import click


@click.command("reference", short_help="Load the reference partnership.")
def command() -> None:
    """Load the reference partnership, or bring it up to date. What people changed is never overwritten."""
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.config.reference.loading import load_reference

        click.echo(load_reference().sentence())
