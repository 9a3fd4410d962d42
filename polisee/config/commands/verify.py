"""`polisee verify`: is everything that was sealed still what was sealed, and is that what readers get?"""

import sys

import click


@click.command("verify", short_help="Recompute every seal.")
@click.option(
    "--visit", type=click.IntRange(0), default=20, show_default=True, help="Records whose pages are compared."
)
@click.option("--visit-all", is_flag=True, help="Compare the pages of every record.")
@click.option("--address", default="", help="Ask this running platform for the pages, instead of making them here.")
def command(*, visit: int, visit_all: bool, address: str) -> None:
    """Recompute the seal of every public text, current and past, and look for what was taken away or put back.

    Then visit pages of records, in each of their languages, as a reader without an account does, and compare them with
    the sealed words. What fails is listed and becomes an incident; the exit status is 1 if anything does. Readers are
    never shown what fails: the last good words stand in.
    """
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.foundation.clock import now
        from polisee.trust.api import report_findings, sweep_all

        swept = sweep_all(at=now())
        if visit or visit_all:
            visited = _visited(None if visit_all else visit, address)
            report_findings(visited.findings, at=now())
            swept.findings += visited.findings
            swept.counts += visited.counts
        for finding in swept.findings:
            click.echo(str(finding), err=True)
        for name, count in sorted(swept.counts.items()):
            click.echo(f"{count:>9,} {name}")
        seals = swept.counts["seals"] + swept.counts["publications"] + swept.counts["rows"]
        click.echo(f"{seals} seals recomputed, {len(swept.findings)} broken.")
        if swept.findings:
            sys.exit(1)


def _visited(most: int | None, address: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  of a room that may be off
    from django.conf import settings

    from polisee.trust.api import Swept

    if "polisee.knowledge" not in settings.FEATURES:
        return Swept()
    from polisee.knowledge.visiting import visit_pages

    return visit_pages(most=most, address=address)
