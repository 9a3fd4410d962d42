"""`polisee up`: what `make run` calls."""

import click


@click.command("up", short_help="Start everything: database, web server, worker.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to answer on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer on.")
def command(port: int, host: str) -> None:
    """Start everything and stop it on Ctrl-C.

    Starts the embedded PostgreSQL (unless POLISEE_DATABASE_URL names another), brings the database up to date, loads
    the reference partnership into an empty one, and runs the web server and the worker.
    """
    from polisee.config.launcher.launching import Launcher

    Launcher(host, port).run()
