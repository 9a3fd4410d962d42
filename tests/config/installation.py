"""An installation of the tests' own: a database, a folder, and the program `polisee` run in it as people run it."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installation:
    var: Path
    database_url: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("POLISEE_", "DJANGO_"))}
        return kept | {
            "POLISEE_VAR": str(self.var),
            "POLISEE_DATABASE_URL": self.database_url,
            "POLISEE_DEMO": "1",
            "PYTHONPATH": str(HOUSE),
            "LC_ALL": "C.UTF-8",
        }

    def run(self, *arguments: str, typed: bytes = b"", **more: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "polisee.config.cli", *arguments],
            input=typed,
            capture_output=True,
            check=False,
            timeout=300,
            env=self.environment | more,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, port: int) -> subprocess.Popen[bytes]:
        log = (self.var / "up.log").open("ab")
        return subprocess.Popen(
            [sys.executable, "-m", "polisee.config.cli", "up", "--port", str(port)],
            stdout=log,
            stderr=log,
            env=self.environment,
            start_new_session=True,
        )

    def processes(self) -> list[int]:
        """Everything that still runs with this folder as its own."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                environment = (entry / "environ").read_bytes()
            except OSError:
                continue
            if f"POLISEE_VAR={self.var}\0".encode() in environment:
                found.append(int(entry.name))
        return found


def wait_for_page(address: str, child: subprocess.Popen[bytes], seconds: float = 90) -> str:
    """The page's text, as soon as it is answered."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert child.poll() is None, "it ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=20) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


def interrupt(child: subprocess.Popen[bytes]) -> int:
    """What Ctrl-C does."""
    child.send_signal(signal.SIGINT)
    return child.wait(40)
