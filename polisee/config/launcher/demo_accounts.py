"""The demo accounts, with one random password that is made on first start."""

import os
import secrets
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from polisee.config.launcher.demo_people import DEMO_PEOPLE, DemoPerson
from polisee.partnership.api import Organisation, Person, WorkingGroup
from polisee.partnership.models import Affiliation, RoleAssignment

SINCE = date(2012, 5, 1)


def make_demo_accounts() -> None:
    """Make those that are missing; what people changed about the others stays."""
    file = Path(settings.VAR) / "demo-password"
    is_new = not file.exists()
    password = make_password(demo_password(file))
    known = set(Person.objects.filter(email__in=[person.email for person in DEMO_PEOPLE]).values_list("email", flat=True))
    if is_new:  # the old one is lost: nobody could sign in
        Person.objects.filter(email__in=known).update(password=password)
    for person in DEMO_PEOPLE:
        if person.email not in known:
            _make(person, password)


def demo_password(file: Path) -> str:
    """The password, from its file; made if there is none, readable by us alone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(12))
    return file.read_text().strip()


@transaction.atomic
def _make(demo: DemoPerson, password: str) -> None:
    organisation = Organisation.objects.filter(code=demo.organisation).first()
    group = WorkingGroup.objects.filter(pk=demo.group).first() if demo.group else None
    if organisation is None or (demo.group and group is None):
        return  # another partnership than the reference one: its people are its own
    person = Person.objects.create(
        email=demo.email, full_name=demo.full_name, language=demo.language, password=password
    )
    Affiliation.objects.create(person=person, organisation=organisation, starts=SINCE)
    RoleAssignment.objects.create(
        person=person, role=demo.role, starts=SINCE, working_group=group,
        organisation=organisation if demo.role == "contributor" else None,
    )
