"""What docs/how-to/add-a-kind.md promises: a kind is a module with its fields, nothing else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from polisee.knowledge.jobs import index_record
from polisee.knowledge.kinds.sections import WHAT
from polisee.records import api as records
from polisee.records.models import Record
from polisee.records.rules import kinds
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
LESSON = records.Kind(
    code="lesson", name="Lesson", plural="Lessons", description="What somebody learnt.", sections=(WHAT,),
    fields=(
        records.Prose(name="purpose", label="What it is for", help="Which task does it make easier?", required=True),
        records.Choice(name="length", label="Length", choices={"short": "Short", "long": "Long"}),
        records.Line(name="secret", label="For members", members_only=True),
    ),
)  # fmt: skip


@pytest.fixture
def lesson() -> Iterator[records.Kind]:
    cache.clear()
    yield records.register(LESSON)
    kinds._kinds.pop("lesson")


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_new_kind_is_written_reviewed_published_read_found_and_taken_out_without_another_line_of_code(lesson) -> None:
    home, away = people.organisation("HOME"), people.organisation("AWAY", "RO")
    author, reviewer = people.contributor(home), people.reviewer(away)
    leader = people.leader(people.group(3), people.organisation("THIRD", "IT"))
    content = people.practice_content(body={"purpose": "Да се учим от грешките.", "length": "short", "secret": "тайна"})
    record = records.begin_record(
        actor=author, at=AT, kind="lesson", language="bg", organisation_id=home.pk, content=content
    )
    assert (
        "Which task does it make easier?"
        in signed_in(author).get(f"/en/work/records/{record.pk}/edit/").content.decode()
    )
    records.submit(actor=author, at=AT, record_id=record.pk)
    records.assign(actor=leader, at=AT, record_id=record.pk, reviewer_id=reviewer.pk)
    assert signed_in(reviewer).get(f"/en/work/records/{record.pk}/review/").status_code == 200
    records.approve(actor=reviewer, at=AT + timedelta(days=1), record_id=record.pk, revision=1)
    index_record(record_id=str(record.pk))
    for address, words in {
        "/en/records/?kind=lesson": "Lesson",
        "/bg/records/?q=грешките": "Клъстер за чисти технологии",
        f"/en/records/{record.pk}/": "Да се учим от грешките.",
        f"/en/records/{record.pk}/history/": "Publication 1",
        f"/api/v1/records/{record.pk}": "short",
        "/api/v1/schema/record.json": "lesson",
        "/en/": "Клъстер за чисти технологии",
    }.items():
        page = Client().get(address)
        assert page.status_code == 200, address
        assert words in page.content.decode(), address
        assert "тайна" not in page.content.decode(), address
    assert Client().get(f"/en/records/{record.pk}/record.pdf").content.startswith(b"%PDF")
    assert Record.objects.get(pk=record.pk).kind == "lesson"
