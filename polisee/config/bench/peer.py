"""Wagtail's own first page, served with the same server, database and settings, for comparison."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from polisee.config.bench.load import CONCURRENCY, ask_over_and_over
from polisee.config.bench.platform import Platform, free_port

SETTINGS = """
from peer.settings.base import *
DEBUG = False
SECRET_KEY = "{secret}"
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {{"default": {{
    "ENGINE": "django.db.backends.postgresql", "NAME": "peer", "USER": "{user}", "PASSWORD": "{password}",
    "HOST": "127.0.0.1", "PORT": "{port}", "OPTIONS": {{"pool": {{"min_size": 1, "max_size": 10}}}},
}}}}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""
SERVE = """
from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels
Granian("peer.asgi:application", address="127.0.0.1", port={port}, interface=Interfaces.ASGINL, workers=1,
        loop=Loops.uvloop, backlog=2048, log_access=False, log_level=LogLevels.warning).serve()
"""


def wagtail(platform: Platform, seconds: float) -> Iterator[dict[str, Any]]:
    """The newest Wagtail there is, in an environment of its own; its home page as `wagtail start` makes it."""
    folder = platform.var / "peer"
    python = folder / "venv" / "bin" / "python"
    _run(folder.parent, sys.executable, "-m", "venv", str(folder / "venv"))
    _run(folder, str(python), "-m", "pip", "install", "-q", "wagtail", "granian[uvloop]", "psycopg[binary,pool]")
    (folder / "site").mkdir()
    _run(folder, str(python.with_name("wagtail")), "start", "peer", str(folder / "site"))
    url = urlsplit(platform.embedded.start())
    try:
        yield from _measured(python, folder / "site", url.geturl(), seconds)
    finally:
        platform.embedded.stop()


def _measured(python: Path, site: Path, database_url: str, seconds: float) -> Iterator[dict[str, Any]]:
    url = urlsplit(database_url)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE peer")
    settings = SETTINGS.format(secret="peer" * 12, user=url.username, password=url.password, port=url.port)
    (site / "peer" / "settings" / "production.py").write_text(settings)
    _run(site, str(python), "manage.py", "migrate", "-v", "0")
    (site / "peer" / "asgi.py").write_text(
        "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'peer.settings.production'\n"
        "from django.core.asgi import get_asgi_application\napplication = get_asgi_application()\n"
    )
    port = free_port()
    (site / "serve.py").write_text(SERVE.format(port=port))
    child = subprocess.Popen([str(python), "serve.py"], cwd=site, env=_environment(), start_new_session=True)
    try:
        _wait(f"http://127.0.0.1:{port}/")
        speed = ask_over_and_over(port, "/", seconds=seconds)
        version = _run(site, str(python), "-c", "import wagtail; print(wagtail.__version__)").strip()
        yield {
            "bench": "pages",
            "peer": f"Wagtail {version}",
            "page": "home",
            "concurrency": CONCURRENCY,
            **asdict(speed),
        }
    finally:
        child.terminate()
        child.wait()


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("POLISEE_", "PYTHONPATH"))}
    return kept | {"DJANGO_SETTINGS_MODULE": "peer.settings.production"}


def _run(folder: Path, *command: str) -> str:
    folder.mkdir(exist_ok=True)
    environment = {name: value for name, value in _environment().items() if name != "DJANGO_SETTINGS_MODULE"}
    if "manage.py" in command:
        environment = _environment()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-2000:]}")
    return done.stdout


def _wait(address: str) -> None:
    for _attempt in range(600):
        try:
            urllib.request.urlopen(address, timeout=20).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{address} did not answer")
