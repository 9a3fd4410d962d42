"""`polisee bench`: how fast and how good it is, as JSON lines on standard output."""

import json
from collections.abc import Iterable
from typing import Any

import click


@click.group("bench", short_help="Measure; results are JSON lines on standard output.", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Measure speed and quality. Each line on standard output is one result as JSON. Without a NAME: everything.

    What is measured is made for the run and thrown away after it; the platform's own data is not touched.
    """
    if context.invoked_subcommand is None:
        for each in (start, footprint, pages, export, search, crosslingual, chain, seal):
            context.invoke(each)


@command.command("search", short_help="Speed of search over many records.")
@click.option("--records", type=click.IntRange(100), default=10_000, show_default=True, help="How many records.")
@click.option("--queries", type=click.IntRange(20), default=400, show_default=True, help="How many questions a line.")
def search(records: int, queries: int) -> None:
    """Index generated records in twelve languages and ask, one at a time and eight at a time."""
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.search.bench import bench_search, print_lines

        print_lines(bench_search(records=records, queries=queries))


@command.command("crosslingual", short_help="How often the right text comes first, by language.")
@click.option(
    "--mixed-queries", type=click.IntRange(1), default=100, show_default=True,
    help="Questions a language over all languages mixed.",
)  # fmt: skip
@click.option("--set", "sets", type=click.Choice(("records", "tatoeba")), multiple=True, help="Only these sentences.")
def crosslingual(mixed_queries: int, sets: tuple[str, ...]) -> None:
    """Ask sentences in each language for their translations: by words, by meaning, by both.

    Reads the sentences of the reference records and those of the folder POLISEE_BENCH_DATA.
    """
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.search.bench import bench_crosslingual, print_lines

        print_lines(bench_crosslingual(mixed_queries=mixed_queries, sets=sets or ("records", "tatoeba")))


@command.command("chain", short_help="Speed of the chain page of the best-linked record.")
@click.option("--records", type=click.IntRange(50), default=10_000, show_default=True, help="How many records.")
@click.option("--links", type=click.IntRange(10), default=50_000, show_default=True, help="How many links.")
@click.option("--times", type=click.IntRange(20), default=200, show_default=True, help="How many requests a line.")
def chain(records: int, links: int, times: int) -> None:
    """Write generated records and links, most of them to a few, and ask for the chain page of the best-linked one."""
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.config.bench.chain import bench_chain

        _print(bench_chain(records=records, links=links, times=times))


@command.command("pages", short_help="Speed of pages, and that none is stale.")
@click.option(
    "--peer", is_flag=True, help="Install Wagtail in an environment of its own and measure its home page too."
)
@click.option(
    "--seconds", type=click.FloatRange(1), default=8.0, show_default=True, help="How long a line is measured."
)
def pages(*, peer: bool = False, seconds: float = 8.0) -> None:
    """Ask for home, a facet page and a record, eight at a time, signed out and signed in."""
    from polisee.config.bench.pages import bench_pages

    _print(bench_pages(seconds=seconds, with_peer=peer))


@command.command("export", short_help="Speed of taking everything out, and that memory stays flat.")
@click.option("--records", type=click.IntRange(100), default=100_000, show_default=True, help="How many records.")
@click.option("--links", type=click.IntRange(0), default=50_000, show_default=True, help="How many links among them.")
def export(records: int, links: int) -> None:
    """Fill a platform with sealed records, stream them all as JSON lines and as a table, harvest some pages."""
    from polisee.config.bench.export import bench_export

    _print(bench_export(records=records, links=links))


@command.command("duplicates", short_help="How well records that are the same are found.")
def duplicates() -> None:
    """Take each language of each reference record for a record of its own: is it found to be the same as the others?"""
    from polisee.knowledge.bench_duplicates import bench_duplicates

    _print(bench_duplicates())


@command.command("footprint", short_help="Memory of a platform at work.")
def footprint() -> None:
    """Start a platform, visit pages, and add up the memory (PSS) of all its processes."""
    from polisee.config.bench.footprint import bench_footprint

    _print(bench_footprint())


@command.command("start", short_help="Seconds to the first good page.")
def start() -> None:
    """Start a platform for the first time after its installation, and again."""
    from polisee.config.bench.footprint import bench_start

    _print(bench_start())


@command.command("seal", short_help="What seals cost readers, and how long a sweep takes.")
@click.option(
    "--texts", type=click.IntRange(20), default=20_000, show_default=True,
    help="Records swept, each with its words in twelve languages.",
)  # fmt: skip
@click.option(
    "--renders", type=click.IntRange(2), default=200, show_default=True, help="Renders a way and alternation."
)
def seal(texts: int, renders: int) -> None:
    """Render pages with and without the check in turns, then recompute every seal of many texts."""
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.config.bench.seal import bench_seal

        _print(bench_seal(texts=texts, renders=renders))


def _print(lines: Iterable[dict[str, Any]]) -> None:
    for line in lines:
        click.echo(json.dumps(line, ensure_ascii=False))
