"""The people and things on which the table of routes is tried: one set, made once a route."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator

from polisee.notify.models import Notice
from polisee.partnership.models import Organisation, Partner, Person, WorkPackage
from polisee.partnership.operations.invitations import invite, token_of
from polisee.partnership.scopes import Scope
from polisee.records import api as records
from tests import people
from tests.people import AT

ROLES = ("anonymous", "contributor", "stranger", "reviewer", "leader", "coordinator", "administrator")
"""`stranger` is a contributor of another organisation than the records'."""


@dataclass
class Cast:
    """People by role, and every value that an address may need, by the name that the table uses for it."""

    people: dict[str, Person | None]
    things: dict[str, Any] = field(default_factory=dict)


def make_cast() -> Cast:
    home, away, third = people.organisation("HOME"), people.organisation("AWAY", "RO"), people.organisation("THIRD", "IT")
    group = people.group(3)
    known: dict[str, Person | None] = {
        "anonymous": None,
        "contributor": people.contributor(home, password=None),
        "stranger": people.contributor(away, password=None),
        "reviewer": people.reviewer(away, password=None),
        "leader": people.leader(group, third, password=None),
        "coordinator": people.coordinator(third, password=None),
        "administrator": people.administrator(third, password=None),
    }
    cast = Cast(known)
    _records(cast, home)
    _partnership(cast, home, away)
    WorkPackage.objects.create(code="WP5", name={"en": "Mechanisms"})
    Authenticator.objects.create(user=known["contributor"], type=Authenticator.Type.WEBAUTHN, data={"name": "Key"})
    notice = Notice.objects.create(person=known["contributor"], kind="any", at=AT)
    cast.things |= {
        "theme": "theme-3", "package": "WP5", "language": "de", "key": Authenticator.objects.get().pk, "notice": notice.pk,
        "nothing": "00000000-0000-7000-8000-000000000000", "uid": "abc", "reset_key": "x-y",
    }  # fmt: skip
    return cast


def _records(cast: Cast, home: Organisation) -> None:
    author, leader, reviewer = cast.people["contributor"], cast.people["leader"], cast.people["reviewer"]
    for state in ("draft", "submitted", "in_review", "published"):
        record = records.begin_record(
            actor=author, at=AT, kind="practice", language="bg", organisation_id=home.pk, content=people.practice_content()
        )
        cast.things[state] = record.pk
        if state == "draft":
            continue
        records.submit(actor=author, at=AT, record_id=record.pk)
        if state != "submitted":
            records.assign(actor=leader, at=AT, record_id=record.pk, reviewer_id=reviewer.pk)
        if state == "published":
            records.approve(actor=reviewer, at=AT, record_id=record.pk, revision=1)


def _partnership(cast: Cast, home: Organisation, away: Organisation) -> None:
    person = people.contributor(home, password=None)
    blocked = people.person(password=None, is_active=False)
    partner = Partner.objects.create(organisation=home, number=5, fund="ERDF", role="partner", starts=date(2012, 1, 1))
    sent = invite(
        email="new@example.org", organisation_id=away.pk, role="reviewer", scope=Scope(), language="ro",
        actor=cast.people["administrator"], at=AT,
    )  # fmt: skip
    cast.things |= {
        "person": person.pk, "blocked": blocked.pk, "assignment": person.role_assignments.get().pk,
        "affiliation": person.affiliations.get().pk, "organisation": home.pk, "partner": partner.pk, "partner_code": home.code,
        "invitation": sent.pk, "token": token_of(sent),
    }  # fmt: skip
