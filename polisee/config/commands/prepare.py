"""`polisee prepare`: the preparations of `polisee up`, in a process of their own so that their memory is given back."""

import click


@click.command("prepare", hidden=True)
def command() -> None:
    """Bring database, assets, reference partnership and demo accounts up to date."""
    from polisee.config.launcher.database import connected
    from polisee.config.launcher.processes import follow_parent

    follow_parent()
    with connected(must_be_migrated=False):
        from polisee.config.launcher.preparing import prepare

        prepare()
