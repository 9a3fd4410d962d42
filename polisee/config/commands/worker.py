"""`polisee worker`: background jobs."""

import click


@click.command("worker", short_help="Run the job worker.")
def command() -> None:
    """Work off background jobs: mails, the index, what is due. Ctrl-C lets the job at hand finish."""
    from polisee.config.launcher.database import connected
    from polisee.config.launcher.processes import follow_parent

    follow_parent()
    with connected():
        from polisee.foundation.jobs import work

        work()
