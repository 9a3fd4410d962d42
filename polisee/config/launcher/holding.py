"""Who runs PoliSEE from this folder: a lock that the system itself lets go when its holder ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def held(var: Path) -> Iterator[None]:
    """Hold the folder for as long as we run; refuses if somebody else holds it."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "up.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            raise click.ClickException(
                f"PoliSEE runs already from this folder (process {file.read().strip()}). Stop it first, "
                "or give POLISEE_VAR another folder."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def is_held(var: Path) -> bool:
    """Does a `polisee up` run from this folder?"""
    try:
        with (var / "up.lock").open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
