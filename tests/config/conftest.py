"""One installation with the reference partnership, for all tests of the command line."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.config.installation import Installation


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    server = os.environ["POLISEE_DATABASE_URL"]
    name = f"test_commands_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    made = Installation(tmp_path_factory.mktemp("var"), urlsplit(server)._replace(path=f"/{name}").geturl())
    try:
        migrated = made.run("migrate")
        assert migrated.returncode == 0, migrated.stderr
        loaded = made.run("reference")
        assert loaded.returncode == 0, loaded.stderr
        yield made
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
