"""A published record's files: served from their own path, only as they were approved, only as a download."""

import io
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from polisee.foundation.attachments.reading import read_attachment
from polisee.foundation.canonical import text_digest
from polisee.records import api
from polisee.records.files import sweep_files
from polisee.records.models import Record, StoredFile
from polisee.trust.models import Incident
from tests import people
from tests.foundation.attachments import making as make
from tests.people import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


class Desk:
    def __init__(self) -> None:
        self.home, away = people.organisation("HOME"), people.organisation("AWAY", "RO")
        self.author, self.reviewer = people.contributor(self.home), people.reviewer(away)
        self.leader = people.leader(people.group(3), people.organisation("THIRD", "IT"))
        self.translator = people.contributor(away)

    def draft(self) -> Record:
        return api.begin_record(
            actor=self.author, at=AT, kind="practice", language="bg", organisation_id=self.home.pk, content=people.practice_content()
        )  # fmt: skip

    def attach(self, record: Record, data: bytes, name: str = "доклад.pdf") -> StoredFile:
        clean = read_attachment(io.BytesIO(data), name)
        return api.attach(actor=self.author, at=AT, record_id=record.pk, file=clean)

    def name(self, record: Record, *files: StoredFile, based_on: int = 1) -> None:
        named = [{"id": str(file.pk), "title": f"Файл {file.name}", "rights": "CC BY 4.0"} for file in files]
        content = people.practice_content(attachments=named)
        api.save_record(actor=self.author, at=AT, record_id=record.pk, content=content, based_on=based_on)

    def publish(self, record: Record, revision: int) -> None:
        api.submit(actor=self.author, at=AT, record_id=record.pk)
        api.assign(actor=self.leader, at=AT, record_id=record.pk, reviewer_id=self.reviewer.pk)
        api.approve(actor=self.reviewer, at=AT + timedelta(days=1), record_id=record.pk, revision=revision)

    def published(self, data: bytes = b"") -> tuple[Record, StoredFile]:
        record = self.draft()
        file = self.attach(record, data or make.pdf())
        self.name(record, file)
        self.publish(record, 2)
        return record, file


@pytest.fixture
def desk(settings) -> Desk:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Desk()


def address(file: StoredFile) -> str:
    return f"/files/{file.pk}/{file.name}"


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_published_file_is_a_download_with_a_policy_of_its_own(desk) -> None:
    _record, file = desk.published()
    answer = Client().get(address(file))
    assert answer.status_code == 200
    assert answer.content == make.pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%B4%D0%BE")
    assert not answer.cookies


def test_the_digest_name_and_type_stand_under_the_seal(desk) -> None:
    record, file = desk.published()
    shown = api.published_one(record.pk)
    assert shown.payload["attachment_files"][str(file.pk)] == {
        "digest": file.digest,
        "name": "доклад.pdf",
        "media_type": "application/pdf",
        "size": len(make.pdf()),
    }
    assert shown.attachments[0]["title"] == "Файл доклад.pdf"


def test_a_file_changed_on_the_disk_is_not_served(desk) -> None:
    _record, file = desk.published()
    assert Client().get(address(file)).status_code == 200
    assert list(sweep_files(Counter())) == []
    Path(default_storage.path(file.file)).write_bytes(make.pdf(b"% buy courseworks"))
    assert Client().get(address(file) + "?again").status_code == 404
    assert Incident.objects.get().target_id == str(file.pk)
    assert [each.target_id for each in sweep_files(Counter())] == [str(file.pk)]


def test_a_row_that_points_to_another_file_is_not_served_either(desk) -> None:
    record, file = desk.published()
    other = desk.attach(desk.draft(), make.pdf(b"% buy courseworks"))
    StoredFile.objects.filter(pk=file.pk).update(file=other.file, digest=other.digest)
    assert Client().get(address(file)).status_code == 404
    assert api.published_one(record.pk) is not None


def test_what_no_sealed_text_names_is_for_those_who_work_on_it(desk) -> None:
    record = desk.draft()
    file = desk.attach(record, make.pdf())
    assert Client().get(address(file)).status_code == 404
    assert signed_in(desk.translator).get(address(file)).status_code == 404
    mine = signed_in(desk.author).get(address(file))
    assert mine.status_code == 200
    assert "no-store" in mine["Cache-Control"]
    assert signed_in(desk.author).get(f"/files/{file.pk}/other.pdf").status_code == 404


def test_a_file_that_a_later_text_leaves_out_is_public_no_more(desk) -> None:
    record, file = desk.published()
    desk.name(record, based_on=2)
    assert Client().get(address(file)).status_code == 200
    desk.publish(record, 3)
    assert Client().get(address(file)).status_code == 404


def test_a_record_shows_its_own_files_only(desk) -> None:
    _record, file = desk.published()
    other = desk.draft()
    with pytest.raises(api.InvalidError) as refused:
        desk.name(other, file)
    assert "attachments" in refused.value.errors
    with pytest.raises(api.InvalidError):
        api.begin_record(
            actor=desk.author, at=AT, kind="practice", language="bg", organisation_id=desk.home.pk,
            content=people.practice_content(attachments=[{"id": str(file.pk), "title": "x"}]),
        )  # fmt: skip


def test_the_page_the_pdf_and_the_api_list_the_file_in_the_readers_language(desk) -> None:
    record, file = desk.published()
    field = f"attachment:{file.pk}"
    api.save_translation(
        actor=desk.translator, at=AT, record_id=record.pk, language="en",
        texts={field: "The report", "title": "A cluster"}, seen={field: text_digest("Файл доклад.pdf")},
    )  # fmt: skip
    api.approve_translation(actor=desk.reviewer, at=AT, record_id=record.pk, language="en")
    page = Client().get(f"/en/records/{record.pk}/").content.decode()
    assert "The report" in page
    assert "CC BY 4.0" in page
    assert file.digest[:12] in page
    assert Client().get(f"/en/records/{record.pk}/record.pdf").content.startswith(b"%PDF")
    shown = Client().get(f"/api/v1/records/{record.pk}").json()["attachments"][0]
    assert (shown["title"], shown["digest"], shown["size"]) == ("Файл доклад.pdf", file.digest, file.size)
    assert Client().get(f"/api/v1/records/{record.pk}/attachments").json() == [shown]
    assert Client().get(shown["url"].removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_a_line_cannot_bring_files_and_does_not_lose_those_that_are_there(desk) -> None:
    line = {"id": "x-1", "kind": "practice", "language": "bg", **people.practice_content(), "organisation": "HOME"}
    made = api.import_record(actor=None, at=AT, line=line)
    record = Record.objects.get(pk=made.record_id)
    file = desk.attach(record, make.pdf())
    desk.name(record, file)
    api.import_record(actor=None, at=AT, line={**line, "summary": "Друго."})
    assert Record.objects.get(pk=record.pk).current.content["attachments"][0]["id"] == str(file.pk)
    foreign = [{"id": "0190a000-0000-7000-8000-000000000000", "title": "x"}]
    with pytest.raises(api.InvalidError, match="do not travel in lines"):
        api.import_record(actor=None, at=AT, line={**line, "attachments": foreign})


def test_the_database_takes_no_empty_file_and_no_digest_that_is_none(desk) -> None:
    from django.db import IntegrityError, transaction

    record = desk.draft()
    about = {"record": record, "file": "x", "name": "x", "media_type": "x", "at": AT}
    for wrong in ({"size": 0, "digest": "a" * 64}, {"size": 1, "digest": "zz"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            StoredFile.objects.create(**about, **wrong)


@pytest.mark.parametrize("many", [1, 20])
def test_a_download_and_the_record_cost_the_same_with_one_file_and_with_twenty(desk, many: int) -> None:
    record = desk.draft()
    files = [desk.attach(record, make.pdf(str(number).encode()), f"{number}.pdf") for number in range(many)]
    desk.name(record, *files)
    desk.publish(record, 2)
    for place, most in ((address(files[0]), 3), (f"/en/records/{record.pk}/", 12)):
        Client().get(place)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(f"{place}?fresh={many}").status_code == 200
        assert len(queries) <= most, [query["sql"] for query in queries]
