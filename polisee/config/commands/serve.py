"""`polisee serve`: the web server."""

import os

import click

ONE_YEAR = 365 * 24 * 3600


@click.command("serve", short_help="Run the web server.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to answer on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer on.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes (default: POLISEE_WORKERS, else 1).")
def command(port: int, host: str, workers: int | None) -> None:
    """Run the web server against POLISEE_DATABASE_URL (or the embedded database)."""
    from polisee.config.env import environment
    from polisee.config.launcher.database import connected
    from polisee.config.launcher.launching import require_free_port
    from polisee.config.launcher.processes import follow_parent, is_child

    follow_parent()
    require_free_port(host, port)
    if not is_child():  # `polisee up` has prepared everything a moment ago
        with connected():
            from polisee.config.launcher.preparing import collect_assets

            collect_assets()
    os.environ["POLISEE_WARM"] = "1"
    from polisee.config.launcher.database import database

    with database():
        _serve(host, port, workers or environment().workers)


def _serve(host: str, port: int, workers: int) -> None:
    """Granian answers pages and, by itself, the assets; uploaded files are handed out by views alone."""
    from granian import Granian
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels

    from polisee.config.env import environment

    Granian(
        "polisee.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=workers,
        loop=Loops.uvloop,
        backlog=2048,
        respawn_failed_workers=True,
        log_access=False,
        log_level=LogLevels.warning,
        static_path_route=["/static"],
        static_path_mount=[environment().var / "static"],
        static_path_expires=ONE_YEAR,
    ).serve()
