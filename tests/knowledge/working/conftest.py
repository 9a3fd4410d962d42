"""The people of a review, and a signed-in client for each."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client

from polisee.records import api
from polisee.records.models import Record
from tests import people
from tests.people import AT


@dataclass
class Cast:
    home: object
    away: object
    author: object
    colleague: object
    reviewer: object
    own_reviewer: object
    leader: object
    coordinator: object
    translator: object

    def client(self, person: object) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def draft(self, **content: object) -> Record:
        return api.begin_record(
            actor=self.author,
            at=AT,
            kind="practice",
            language="bg",
            organisation_id=self.home.pk,
            content=people.practice_content(**content),
        )

    def in_review(self, **content: object) -> Record:
        record = self.draft(**content)
        api.submit(actor=self.author, at=AT, record_id=record.pk)
        api.assign(actor=self.leader, at=AT, record_id=record.pk, reviewer_id=self.reviewer.pk)
        return Record.objects.get(pk=record.pk)

    def published(self, **content: object) -> Record:
        record = self.in_review(**content)
        api.approve(actor=self.reviewer, at=AT, record_id=record.pk, revision=1)
        return Record.objects.get(pk=record.pk)


@pytest.fixture
def cast(db: None, settings) -> Cast:
    # Nine people a test: a password is no matter here.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    home, away, third = (
        people.organisation("HOME"),
        people.organisation("AWAY", "RO"),
        people.organisation("THIRD", "IT"),
    )
    return Cast(
        home,
        away,
        people.contributor(home, name="Ana Author"),
        people.contributor(home, name="Kolya Colleague"),
        people.reviewer(away, name="Rita Reviewer"),
        people.reviewer(home, name="Own Reviewer"),
        people.leader(people.group(3), third, name="Lea Leader"),
        people.coordinator(third, name="Cora Coordinator"),
        people.contributor(away, name="Tea Translator"),
    )


def form_of(record: Record, **changes: object) -> dict[str, object]:
    """What a browser would send of the record's form."""
    from polisee.knowledge.forms.typed import typed_of
    from polisee.records.api import kind_of

    record = Record.objects.get(pk=record.pk)
    typed = typed_of(kind_of(record.kind), record.current.content, based_on=record.current.number)
    return {**typed, "act": "save", **changes}
