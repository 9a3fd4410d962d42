"""`polisee up`: everything from nothing, and everything stopped again."""

import os
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from types import FrameType

import click

from polisee.config.env import environment
from polisee.config.launcher import processes
from polisee.config.launcher.holding import held
from polisee.foundation.embedded import EmbeddedDatabase

SECONDS_TO_FIRST_PAGE = 180


class Launcher:
    """One run of the whole platform on one address."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        self.wants_end = threading.Event()
        self.children: list[subprocess.Popen[bytes]] = []

    def run(self) -> None:
        """Until Ctrl-C, SIGTERM, or the end of a child (which is refused with a reason)."""
        require_free_port(self.host, self.port)
        os.environ.setdefault("POLISEE_BASE_URL", self.address)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        settings = environment()
        with held(settings.var):
            embedded = None if settings.database_url else EmbeddedDatabase(settings.var / "postgres")
            try:
                if embedded:
                    os.environ["POLISEE_EMBEDDED_URL"] = embedded.start()
                self._serve()
            finally:
                processes.stop(self.children)
                if embedded:
                    embedded.stop()
        click.echo("Stopped.")

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    def _serve(self) -> None:
        preparation = processes.start("prepare")
        self.children.append(preparation)
        while preparation.poll() is None and not self.wants_end.wait(0.05):
            pass
        if self.wants_end.is_set():
            return
        if preparation.returncode != 0:
            raise click.ClickException("The preparations failed; the reason stands above.")
        web = processes.start("serve", "--host", self.host, "--port", str(self.port))
        self.children = [web, processes.start("worker")]
        self._wait_for_first_page()
        if not self.wants_end.is_set():
            self._announce()
        while not self.wants_end.wait(0.5):
            self._refuse_if_a_child_ended()

    def _wait_for_first_page(self) -> None:
        for _attempt in range(SECONDS_TO_FIRST_PAGE * 10):
            if self.wants_end.wait(0.1) or (self._answers("/readyz") and self._answers("/en/")):
                return
            self._refuse_if_a_child_ended()
        raise click.ClickException(f"No page was answered within {SECONDS_TO_FIRST_PAGE} seconds.")

    def _answers(self, path: str) -> bool:
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as response:  # noqa: S310  our own address
                return bool(response.status == 200)
        except urllib.error.HTTPError as error:
            if path == "/en/":
                raise click.ClickException(f"The home page answers with an error ({error.code}).") from error
            return False
        except OSError:
            return False

    def _refuse_if_a_child_ended(self) -> None:
        for child, name in zip(self.children, ("web server", "worker"), strict=False):
            if child.poll() is not None:
                raise click.ClickException(f"The {name} ended by itself (status {child.returncode}).")

    def _announce(self) -> None:
        settings = environment()
        click.echo(f"\nPoliSEE is ready: {settings.base_url or self.address}/")
        password = settings.var / "demo-password"
        if settings.demo and password.exists():
            from polisee.config.launcher.demo_people import DEMO_PEOPLE

            click.echo(f"\nDemo accounts, all with the password {password.read_text().strip()}")
            for person in DEMO_PEOPLE:
                click.echo(f"  {person.email:<28} {person.what}")
            click.echo(f"Their mails: {self.address}/dev/mail")
        click.echo("\nCtrl-C stops everything.")

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.wants_end.set()


def require_free_port(host: str, port: int) -> None:
    """Refuse, with a plain sentence, a port that somebody else listens on or that we may not have."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} of {host} cannot be had: {error.strerror}. Choose another, for example: "
                f"PORT={port + 1 if port < 65535 else 8123} make run"
            ) from error
