"""The embedded PostgreSQL starts, survives being killed, and listens to nobody else."""

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from polisee.foundation.embedded import EmbeddedDatabase
from tests.surroundings import HOME


@pytest.fixture
def database() -> Iterator[EmbeddedDatabase]:
    # The same home as the tests' own server, so that PostgreSQL is unpacked once; another instance.
    made = EmbeddedDatabase(HOME, name=f"killed-{os.getpid()}")
    yield made
    made.remove()


def test_it_starts_in_a_folder_that_is_closed_to_others_and_listens_on_the_loopback_only(database) -> None:
    with psycopg.connect(database.start()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)
    assert stat.S_IMODE(HOME.stat().st_mode) == 0o700
    assert stat.S_IMODE((HOME / f"{database.name}.password").stat().st_mode) == 0o600


def test_what_was_committed_is_there_after_the_server_was_killed(database) -> None:
    with psycopg.connect(database.start()) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")
    data = Path(str(database.info()["data_dir"]))
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    with psycopg.connect(database.start()) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("still here",)


def test_starting_it_twice_gives_the_same_server(database) -> None:
    assert database.start() == database.start()


def test_what_is_committed_is_on_the_disk_when_the_power_goes(database) -> None:
    with psycopg.connect(database.start()) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"SHOW {setting}").fetchone() == ("on",), setting


def test_a_server_that_was_never_made_says_nothing_and_leaves_no_folder(tmp_path: Path) -> None:
    never = EmbeddedDatabase(tmp_path / "never")
    assert never.info() == {}
    assert not (tmp_path / "never").exists()
