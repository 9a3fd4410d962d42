"""`polisee verify`: is everything that was sealed still what was sealed?"""

import sys

import click


@click.command("verify", short_help="Recompute every seal.")
def command() -> None:
    """Recompute the seal of every publication, current and past, and of every public file; list what fails.

    The exit status is 1 if anything fails. Readers are never shown what fails: the last good publication stands in.
    """
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.records.api import broken_files, broken_seals, publications_count

        broken = 0
        for publication in broken_seals():
            broken += 1
            click.echo(
                f"record {publication.record_id}, publication {publication.number} ({publication.pk}): "
                "the text is not what was sealed",
                err=True,
            )
        for file in broken_files():
            broken += 1
            click.echo(f"record {file.record_id}, file {file.file_id} ({file.name}): not what was sealed", err=True)
        click.echo(f"{publications_count()} seals recomputed, {broken} broken.")
        if broken:
            sys.exit(1)
