"""The sweep of every night."""

from polisee.foundation.clock import now
from polisee.foundation.jobs import nightly
from polisee.trust.sweep import sweep_all


@nightly("trust.sweep", cron="17 1 * * *")
def sweep() -> None:
    """Recompute every seal; what fails becomes an incident, and the editors are told."""
    sweep_all(at=now())
