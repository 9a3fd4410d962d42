"""`polisee load`: records from a file of JSON lines, or policies from a CSV file in the layout of the STIP Compass."""

import json
import sys
import tempfile
from pathlib import Path
from typing import IO, BinaryIO

import click


@click.command("load", short_help="Import records from a file of JSON lines, or policies from CSV.")
@click.argument("file", type=click.File("rb"))
@click.option("--publish-as", metavar="EMAIL", help="Publish them at once, approved by this person.")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Write refused lines there, as JSON lines."
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["jsonl", "stip"]),
    help="JSON lines, or policies as CSV in the layout of the STIP Compass. Default: stip for a name ending in .csv.",
)
@click.option(
    "--language", default="en", show_default=True, help="In which policies are written where the CSV does not say it."
)
def command(file: IO[bytes], publish_as: str | None, report: Path | None, layout: str | None, language: str) -> None:
    """Import records, one JSON object a line ("-" reads standard input), or policies from CSV.

    A line is taken wholly or not at all; a line with a known id updates. Refused lines are listed with their number
    and the reason on standard error, and the exit status is then 1; the good lines stay loaded.
    """
    from polisee.config.launcher.database import connected

    is_csv = layout == "stip" or (layout is None and str(file.name).lower().endswith(".csv"))
    with connected():
        _load(_seekable(file), publish_as, report, language if is_csv else "")


def _seekable(file: IO[bytes]) -> BinaryIO:
    """Lines may be read twice; a pipe is kept in a file that nobody else sees."""
    if file.seekable():
        return file  # type: ignore[return-value]
    kept = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as the command
    while block := file.read(1 << 20):
        kept.write(block)
    kept.seek(0)
    return kept  # type: ignore[return-value]


def _load(file: BinaryIO, publish_as: str | None, report: Path | None, csv_language: str) -> None:
    """`csv_language`: the file is CSV, in this language where it does not say it; empty for JSON lines."""
    from tqdm import tqdm

    from polisee.config.loading.indexing import index_published
    from polisee.config.loading.loader import Loader
    from polisee.config.loading.policies import policy_lines
    from polisee.knowledge.policy_csv import FileError
    from polisee.partnership.api import Person

    publisher = None
    if publish_as is not None:
        publisher = Person.objects.filter(email=publish_as.strip().lower(), is_active=True).first()
        if publisher is None:
            raise click.ClickException(f"Nobody with the address {publish_as} has an open account.")
    size = file.seek(0, 2)
    file.seek(0)
    policies = policy_lines(file, language=csv_language) if csv_language else None
    quiet = not sys.stderr.isatty()
    with tqdm(total=size, unit="B", unit_scale=True, desc="Loading", disable=quiet) as bar:
        try:
            loaded = Loader(file, publisher, lambda offset: bar.update(offset - bar.n), policies).run()
        except FileError as error:
            raise click.ClickException(str(error)) from error
    for refusal in loaded.refusals:
        click.echo(refusal.sentence(), err=True)
    if report:
        lines = [
            json.dumps({"line": each.line, "id": each.id, "errors": each.errors}, ensure_ascii=False) + "\n"
            for each in loaded.refusals
        ]
        report.write_text("".join(lines))
    if publisher:
        with tqdm(total=len(loaded.changed), desc="Indexing", disable=quiet) as bar:
            index_published(loaded.changed, bar.update)
    click.echo(
        f"{loaded.made} made, {loaded.updated} updated, {loaded.unchanged} unchanged, {len(loaded.refusals)} refused."
    )
    if loaded.refusals:
        sys.exit(1)
