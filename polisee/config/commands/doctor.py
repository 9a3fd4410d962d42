"""`polisee doctor`: what is well and what is not."""

import sys

import click


@click.command("doctor", short_help="Say what is well and what is not.")
def command() -> None:
    """Look at configuration, database, migrations, sentence model, mail, disk and assets. Exit status 1 if anything is
    not well.
    """
    from polisee.config.launcher.database import connected

    with connected(must_be_migrated=False):
        from polisee.config.launcher.examining import EXAMINATIONS, examine

        bad = 0
        for name, look in EXAMINATIONS:
            finding = examine(look)
            bad += not finding.is_well
            click.echo(f"  {'ok  ' if finding.is_well else 'NOT '} {name:<14} {finding.words}")
        if bad:
            click.echo(f"{bad} of {len(EXAMINATIONS)} are not well.", err=True)
            sys.exit(1)
