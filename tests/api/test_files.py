"""Files through the API."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from polisee.records.models import StoredFile
from tests.foundation.attachments import making as make

PATH = "/api/v1/records"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def send(world, data: bytes | None, name: str = "report.pdf", token: str = ""):
    client = Client(headers={"authorization": f"Bearer {token or world.token}"})
    typed = {} if data is None else {"file": SimpleUploadedFile(name, data)}
    return client.post(f"{PATH}/{world.draft.pk}/attachments", typed)


def test_a_file_is_sent_named_and_shown_in_the_working_copy(world) -> None:
    sent = send(world, make.pdf())
    assert sent.status_code == 201, sent.json()
    assert (sent.json()["name"], sent.json()["media_type"]) == ("report.pdf", "application/pdf")
    client = Client(headers={"authorization": f"Bearer {world.token}", "if-match": "*"})
    named = {"attachments": [{"id": sent.json()["id"], "title": "Доклад"}]}
    changed = client.patch(f"{PATH}/{world.draft.pk}", named, content_type="application/json")
    assert changed.status_code == 200, changed.json()
    assert changed.json()["content"]["attachments"][0]["title"] == "Доклад"


def test_bad_files_get_a_problem_at_the_field(world, settings) -> None:
    for data, name, status in ((b"MZ\x00", "a.pdf", 422), (None, "", 422), (make.pdf(bytes(1024**2)), "a.pdf", 413)):
        settings.UPLOAD_LIMITS = {"most_bytes": 1024**2}
        answer = send(world, data, name)
        assert answer.status_code == status, answer.content
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["errors"]["file"][0].endswith(".")
    assert not StoredFile.objects.exists()


def test_who_may_not_write_the_draft_sends_nothing(world) -> None:
    assert send(world, make.pdf(), token=world.foreign_token).status_code == 404
    assert not StoredFile.objects.exists()


def test_the_schema_knows_attachments_and_briefs(db) -> None:
    schema = Client().get("/api/v1/schema/record.json").json()
    assert set(schema["properties"]["attachments"]["items"]["properties"]) == {"id", "title", "rights"}
    assert "brief" in schema["properties"]["kind"]["enum"]
