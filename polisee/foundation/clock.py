"""The one clock. Tests set it (`time_machine`); operations never read it, they are given `at`."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, in UTC, aware."""
    return timezone.now()


def today() -> date:
    """The present day in UTC."""
    return now().date()
