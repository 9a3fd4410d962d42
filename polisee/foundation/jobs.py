"""Background jobs on the same PostgreSQL: a job deferred inside a transaction exists only if it commits."""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicRegistry

RETRY = RetryStrategy(max_attempts=6, exponential_wait=3)


def job(name: str, *, lock: str | None = None, queue: str = "default") -> Callable[[Callable[..., None]], Any]:
    """Make a function a background job. Its arguments are primitives; it may run twice, so it must bear that."""
    made: Callable[[Callable[..., None]], Any] = app.task(name=name, queue=queue, lock=lock, retry=RETRY)
    return made


def periodic_job(name: str, *, cron: str, queue: str = "default") -> Callable[[Callable[[int], None]], Any]:
    """Make a function a job that a running worker begins at the times of `cron` (UTC), once however many workers run.

    It is given the planned moment in seconds since 1970, and may come up to ten minutes late after a standstill.
    """

    def made(function: Callable[[int], None]) -> Any:
        return app.periodic(cron=cron)(job(name, queue=queue, lock=name)(function))

    return made


def nightly(name: str, *, cron: str) -> Callable[[Callable[[], None]], Any]:
    """As `periodic_job`, for work that does not ask which night it is; it can be deferred too, without arguments."""

    def made(function: Callable[[], None]) -> Any:
        def run(timestamp: int = 0) -> None:
            function()

        return periodic_job(name, cron=cron)(run)

    return made


def defer(task: Any, **arguments: Any) -> None:
    """Put a job into the queue, in the current transaction."""
    task.defer(**arguments)


def run_waiting_jobs() -> None:
    """Work off everything that waits, in this process, and come back: for the command line and for tests.

    What runs at set times is left to the worker: here it could come while the last job is being worked off.
    """
    planned = app.periodic_registry
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        worker_app.periodic_registry = PeriodicRegistry()
        try:
            worker_app.run_worker(
                wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful"
            )
        finally:
            worker_app.periodic_registry = planned


def work() -> None:
    """Work off jobs as they come, until SIGINT or SIGTERM; the job at hand is finished first."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        worker_app.run_worker(delete_jobs="successful", shutdown_graceful_timeout=10)
