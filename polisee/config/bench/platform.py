"""A whole platform of the bench's own: `polisee up` in a folder that is thrown away, driven from outside."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from polisee.foundation.embedded import EmbeddedDatabase

PATIENCE_SECONDS = 600
DEMO_ACCOUNT = "contributor@polisee.example"


@dataclass
class Platform:
    """One installation in `var`; runs while `running` is open."""

    var: Path
    port: int
    pid: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def embedded(self) -> EmbeddedDatabase:
        return EmbeddedDatabase(self.var / "postgres")

    def environment(self, **more: str) -> dict[str, str]:
        """For a program that is to use this installation while it runs."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POLISEE_")}
        own = {"POLISEE_VAR": str(self.var), "POLISEE_DEMO": "1", "POLISEE_BASE_URL": self.address}
        return kept | own | more

    def polisee(self, *arguments: str) -> str:
        """Run a command in this installation; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "polisee.config.cli", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=self.environment(),
        )
        if done.returncode:
            raise click.ClickException(f"polisee {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    @contextmanager
    def running(self) -> Iterator[float]:
        """Started; gives the seconds from the command to the first good page. Stopped in the end."""
        started = time.perf_counter()
        with (self.var / "up.log").open("ab") as log:
            up = [sys.executable, "-m", "polisee.config.cli", "up", "--port", str(self.port)]
            child = subprocess.Popen(up, stdout=log, stderr=log, env=self.environment(), start_new_session=True)
        self.pid = child.pid
        try:
            yield self._seconds_to_first_page(child, started)
        finally:
            child.send_signal(signal.SIGINT)
            child.wait()

    def _seconds_to_first_page(self, child: subprocess.Popen[bytes], started: float) -> float:
        while time.perf_counter() - started < PATIENCE_SECONDS:
            if child.poll() is not None:
                raise click.ClickException((self.var / "up.log").read_text()[-2000:])
            try:
                urllib.request.urlopen(f"{self.address}/en/", timeout=30).close()
            except OSError:
                time.sleep(0.05)
            else:
                return time.perf_counter() - started
        raise click.ClickException("The platform did not come up.")

    def session(self) -> str:
        """The cookie of a person who has signed in, as people do."""
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        page = f"{self.address}/en/account/sign-in/"
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.open(page).read().decode())
        if token is None:
            raise click.ClickException("The sign-in page has no form.")
        typed = {
            "csrfmiddlewaretoken": token.group(1),
            "login": DEMO_ACCOUNT,
            "password": (self.var / "demo-password").read_text().strip(),
        }
        try:
            browser.open(page, urllib.parse.urlencode(typed).encode())
        except urllib.error.HTTPError as error:
            raise click.ClickException(f"Signing in was answered with {error.code}.") from error
        for cookie in jar:
            if cookie.name == "sessionid":
                return f"sessionid={cookie.value}"
        raise click.ClickException("Nobody could sign in.")


@contextmanager
def throwaway() -> Iterator[Platform]:
    """A platform in a new folder, empty as after the installation; removed in the end."""
    with tempfile.TemporaryDirectory(prefix="polisee-bench-") as folder:
        yield Platform(Path(folder), free_port())


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
