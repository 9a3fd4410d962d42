"""The job that sends a digest is killed (`kill -9`) at any point: what it comes to, and that nothing leaves twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from polisee.following import api
from polisee.following.models import Digest
from polisee.following.outbox import compose_digest
from polisee.foundation.models import PublicVersion
from tests import people
from tests.knowledge.reading.conftest import Shelf
from tests.people import AT

pytestmark = pytest.mark.django_db(transaction=True)
CHILD = """
import sys, django
django.setup()
from django.conf import settings
settings.EMAIL_BACKEND = "tests.following.killing.KilledBackend"
from polisee.following.jobs import send_digest
send_digest(sys.argv[1])
"""


@pytest.fixture
def digest() -> Digest:
    PublicVersion.objects.get_or_create(id=1, defaults={"number": 1})
    shelf = Shelf()
    shelf.publish()
    reader = people.person("Rea Reader", shelf.away, password=None)
    api.follow(actor=reader, at=AT, kind="theme", key="3")
    return compose_digest(person=reader, at=AT + timedelta(days=8))


def run(digest: Digest, mails: Path, killed_when: str = "") -> int:
    """One run of the job in a process of its own; its exit code."""
    server = urlsplit(os.environ["POLISEE_DATABASE_URL"])
    environment = {
        **os.environ,
        "POLISEE_DATABASE_URL": server._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        "DJANGO_SETTINGS_MODULE": "polisee.config.settings",
        "MAILS_LEFT": str(mails),
        "KILLED_WHEN": killed_when,
    }
    done = subprocess.run([sys.executable, "-c", CHILD, str(digest.pk)], env=environment, check=False, timeout=120)
    return done.returncode


@pytest.mark.parametrize(
    ("killed_when", "mails_in_the_end"),
    [
        ("opening", 1),  # nothing was claimed: the next run sends it
        ("before", 0),  # claimed and not sent: at most once means that it is not sent at all …
        ("after", 1),  # sent and not noted: … so that this is not sent a second time
    ],
)
def test_a_killed_job_sends_nothing_twice(digest, tmp_path, killed_when, mails_in_the_end) -> None:
    mails = tmp_path / "mails"
    assert run(digest, mails, killed_when) == -signal.SIGKILL
    assert [run(digest, mails), run(digest, mails)] == [0, 0]
    left = mails.read_text().splitlines() if mails.exists() else []
    assert len(left) == mails_in_the_end
    digest.refresh_from_db()
    assert digest.claimed_at is not None
    # What may not have arrived is known, and said on the page of follows.
    assert (digest.sent_at is not None) == (killed_when == "opening")


def test_two_jobs_at_once_send_one_mail(digest, tmp_path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    mails = tmp_path / "mails"
    with ThreadPoolExecutor(3) as pool:
        codes = list(pool.map(lambda _: run(digest, mails), range(3)))
    assert codes == [0, 0, 0]
    assert len(mails.read_text().splitlines()) == 1
