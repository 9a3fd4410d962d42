"""What every test may lean on. The database server is chosen in `tests/surroundings.py`, before Django is set up."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from django.utils import translation


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Each run has a database of its own name, so that two runs at once do not meet."""
    connections["default"].settings_dict["TEST"]["NAME"] = f"test_polisee_{os.getpid()}"


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """No language of the test before, and no answer from a database that was put back since."""
    from polisee.search.remembered import POOLS

    POOLS.forget()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _plain_static_files(settings: object) -> Iterator[None]:
    """Pages are tested without a manifest of hashed names."""
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
