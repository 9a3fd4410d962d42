"""A browser, a running server on the tests' database, and a way to sign in.

A journey asks for `visit` (a page for somebody, of some width, with or without script) and for `cast`.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from polisee.foundation.jobs import run_waiting_jobs
from polisee.foundation.models import PublicVersion
from tests import people

STATIC = Path(__file__).resolve().parents[2] / "build" / "static"
CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WHY_NOT = (
    "no Chromium on this machine"
    if CHROMIUM is None
    else ""
    if STATIC.exists()
    else "the assets are not built: python -m polisee.ui.build"
)
PASSWORD = "correct horse battery"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if WHY_NOT:
                item.add_marker(pytest.mark.skip(reason=WHY_NOT))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def public_version(transactional_db: None) -> None:
    """The row that migrations put there; emptying the tables after a test takes it away."""
    PublicVersion.objects.get_or_create(id=1, defaults={"number": time.time_ns() // 1000})
    cache.clear()


@dataclass
class Visit:
    """Opens pages; each has a `problems` list of what the browser complained about."""

    browser: Any
    server: str
    contexts: list[Any] = field(default_factory=list)

    def __call__(
        self, person: Any = None, path: str = "", *, width: int = 1280, script: bool = True, **options: Any
    ) -> Any:
        context = self.browser.new_context(
            base_url=self.server, viewport={"width": width, "height": 900}, java_script_enabled=script, **options
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        if person is not None:
            sign_in(context, person, self.server)
        page = context.new_page()
        page.problems = []
        page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        if path:
            page.goto(path)
        return page


def sign_in(context: Any, person: Any, server: str) -> None:
    """A session for this person, without the sign-in page."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])


def sign_in_by_form(page: Any, person: Any) -> None:
    """The way people do it, on the sign-in page that is open."""
    page.locator('input[name="login"]').fill(person.email)
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator('input[name="password"]').press("Enter")
    page.wait_for_load_state()


@pytest.fixture
def visit(browser: Any, live_server: Any, public_version: None) -> Iterator[Visit]:
    made = Visit(browser, live_server.url)
    yield made
    for context in made.contexts:
        context.close()


@dataclass
class Cast:
    home: Any
    away: Any
    author: Any
    reviewer: Any
    leader: Any
    translator: Any
    coordinator: Any


@pytest.fixture
def cast(public_version: None) -> Cast:
    """An author in Bulgaria, a reviewer and a translator elsewhere, a leader of the third group."""
    home = people.organisation("HOME", "BG")
    away, third = people.organisation("AWAY", "AL"), people.organisation("THIRD", "IT")
    return Cast(
        home,
        away,
        people.contributor(home, name="Ана Авторова", language="bg"),
        people.reviewer(away, name="Rita Reviewer"),
        people.leader(people.group(3), third, name="Lea Leader"),
        people.contributor(away, name="Teuta Translator", language="sq"),
        people.coordinator(third, name="Cora Coordinator"),
    )


def work_off() -> None:
    """Run what waits for the worker: mails, the search index. In a thread, since the browser's loop runs in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_work_off).result()


def _work_off() -> None:
    try:
        run_waiting_jobs()
    finally:
        connections.close_all()


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """What axe finds on a page, in a line each."""
    from axe_playwright_python.sync_playwright import Axe

    def run(page: Any) -> list[str]:
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        found = Axe().run(page, options=options).response["violations"]
        return [f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found]

    return run
