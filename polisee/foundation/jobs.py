"""Background jobs on the same PostgreSQL: a job deferred inside a transaction exists only if it commits."""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

RETRY = RetryStrategy(max_attempts=6, exponential_wait=3)


def job(name: str, *, lock: str | None = None, queue: str = "default") -> Callable[[Callable[..., None]], Any]:
    """Make a function a background job. Its arguments are primitives; it may run twice, so it must bear that."""
    made: Callable[[Callable[..., None]], Any] = app.task(name=name, queue=queue, lock=lock, retry=RETRY)
    return made


def nightly(name: str, *, cron: str) -> Callable[[Callable[[], None]], Any]:
    """Make a function a job that the worker does by itself at a time of day (UTC, as cron writes it), one at a time.

    It can be deferred too, without arguments. Missed while no worker ran, it waits for the next night.
    """

    def made(function: Callable[[], None]) -> Any:
        def run(timestamp: int = 0) -> None:
            function()

        task = app.task(name=name, lock=name, queueing_lock=name, retry=RETRY)(run)
        return app.periodic(cron=cron)(task)

    return made


def defer(task: Any, **arguments: Any) -> None:
    """Put a job into the queue, in the current transaction."""
    task.defer(**arguments)


def run_waiting_jobs() -> None:
    """Work off everything that waits, in this process, and come back: for the command line and for tests."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        worker_app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful")


def work() -> None:
    """Work off jobs as they come, until SIGINT or SIGTERM; the job at hand is finished first."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        worker_app.run_worker(delete_jobs="successful", shutdown_graceful_timeout=10)
