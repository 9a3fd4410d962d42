"""The demo accounts, with one random password that is made on first start."""

import os
import secrets
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password

from polisee.config.launcher.demo_people import DEMO_PEOPLE
from polisee.foundation.clock import now
from polisee.partnership.api import Organisation, Person, create_person

SINCE = date(2012, 5, 1)


def make_demo_accounts() -> None:
    """Make those that are missing; what people changed about the others stays."""
    file = Path(settings.VAR) / "demo-password"
    is_new = not file.exists()
    password = demo_password(file)
    demo = Person.objects.filter(email__in=[person.email for person in DEMO_PEOPLE])
    if is_new:  # the old one is lost: nobody could sign in
        demo.update(password=make_password(password))
    known = set(demo.values_list("email", flat=True))
    codes = set(Organisation.objects.values_list("code", flat=True))
    for person in DEMO_PEOPLE:
        # Another partnership than the reference one has people of its own.
        if person.email not in known and person.organisation in codes:
            create_person(
                email=person.email,
                full_name=person.full_name,
                organisation_code=person.organisation,
                role=person.role,
                theme=person.group,
                language=person.language,
                password=password,
                at=now(),
                starts=SINCE,
            )


def demo_password(file: Path) -> str:
    """The password, from its file; made if there is none, readable by us alone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(12))
    return file.read_text().strip()
