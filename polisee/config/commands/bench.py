"""`polisee bench`: how fast and how good it is, as JSON lines on standard output."""

import click


@click.group("bench", short_help="Measure; results are JSON lines on standard output.")
def command() -> None:
    """Measure speed and quality. Each line on standard output is one result as JSON.

    Search is measured in a database made for the run and dropped after it; the platform's own is not touched.
    """


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
