"""Files in a record's form: added, ordered, taken out, refused at the field, and what was typed stays."""

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from polisee.records import api
from polisee.records.models import Autosave, Record, StoredFile
from tests.foundation.attachments import making as make
from tests.knowledge.working.conftest import form_of
from tests.people import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def edit(record: Record) -> str:
    return f"/en/work/records/{record.pk}/edit/"


def sent(
    record: Record, data: bytes, name: str = "report.pdf", title: str = "Доклад", **more: object
) -> dict[str, object]:
    file = SimpleUploadedFile(name, data)
    return form_of(record, act="attach", attachment_file=file, attachment_title=title, **more)


def with_two_files(cast) -> tuple[Record, list[str]]:
    record = cast.draft()
    client = cast.client(cast.author)
    for place, name in enumerate(("one.pdf", "two.pdf")):
        typed = {**Autosave.objects.get().typed, "act": "attach"} if place else form_of(record, act="attach")
        typed |= {
            "attachment_file": SimpleUploadedFile(name, make.pdf(name.encode())),
            "attachment_title": f"Файл {name}",
        }
        assert client.post(edit(record), typed).status_code == 302
    assert client.post(edit(record), {**Autosave.objects.get().typed, "act": "save"}).status_code == 302
    record = Record.objects.get(pk=record.pk)
    return record, [each["title"] for each in record.current.content["attachments"]]


def test_files_are_added_without_a_script_and_saved_in_their_order(cast) -> None:
    record, titles = with_two_files(cast)
    assert titles == ["Файл one.pdf", "Файл two.pdf"]
    page = cast.client(cast.author).get(edit(record)).content.decode()
    assert "one.pdf" in page
    assert "Move up" in page


def test_files_change_places_and_one_is_taken_out(cast) -> None:
    record, _titles = with_two_files(cast)
    client = cast.client(cast.author)
    assert client.post(edit(record), form_of(record, act="up-1")).status_code == 302
    client.post(edit(record), {**Autosave.objects.get().typed, "act": "save"})
    content = Record.objects.get(pk=record.pk).current.content
    assert [each["title"] for each in content["attachments"]] == ["Файл two.pdf", "Файл one.pdf"]
    client.post(edit(record), form_of(record, **{"attachments-0-drop": "1"}))
    content = Record.objects.get(pk=record.pk).current.content
    assert [each["title"] for each in content["attachments"]] == ["Файл one.pdf"]


REFUSED = {
    "a zip bomb": (make.declaring(make.office(), 4_000_000_000), "a.docx", "enormous"),
    "30,000 × 30,000 pixels": (make.enormous_png(), "a.png", "pixels"),
    "a PDF and ZIP in one": (make.pdf(tail=make.zipped({"a": b"x"})), "a.pdf", "Something else"),
    "an SVG with a script": (b"<svg onload='alert(1)'/>", "a.svg", "not plain text"),
    "a wrong type under a good name": (make.office(), "a.pdf", "Word document"),
    "0 bytes": (b"", "a.pdf", "empty"),
    "a double extension": (make.pdf(), "a.pdf.exe", "PDF"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_gets_a_sentence_at_its_field_and_the_words_stay(cast, what: str) -> None:
    data, name, words = REFUSED[what]
    record = cast.draft()
    answer = cast.client(cast.author).post(edit(record), sent(record, data, name, summary="Нови думи."))
    assert answer.status_code == 422
    assert words in answer.context["form"].errors["attachments"][0]
    page = answer.content.decode()
    assert "Нови думи." in page
    assert 'value="Доклад"' in page
    assert "Traceback" not in page
    assert not StoredFile.objects.exists()


def test_a_file_that_is_too_large_is_413_and_the_words_stay(cast, settings) -> None:
    settings.UPLOAD_LIMITS = {"most_bytes": 1024 * 1024}
    record = cast.draft()
    big = make.pdf(bytes(1024 * 1024))
    answer = cast.client(cast.author).post(edit(record), sent(record, big, summary="Нови думи."))
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.context["form"].errors["attachments"][0]
    assert "Нови думи." in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_full_disk_gets_a_sentence_and_stores_nothing(cast, monkeypatch, tmp_path) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    record = cast.draft()
    answer = cast.client(cast.author).post(edit(record), sent(record, make.pdf(), summary="Нови думи."))
    assert answer.status_code == 422
    assert "no room" in answer.context["form"].errors["attachments"][0]
    assert "Нови думи." in answer.content.decode()
    assert not StoredFile.objects.exists()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_a_scanner_that_does_not_answer_refuses_files_and_pictures(cast, settings) -> None:
    settings.CLAMD = "127.0.0.1:1"
    record, client = cast.draft(), cast.client(cast.author)
    answer = client.post(edit(record), sent(record, make.pdf()))
    assert "does not answer" in answer.context["form"].errors["attachments"][0]
    picture = SimpleUploadedFile("a.png", make.picture())
    answer = client.post(edit(record), form_of(record, act="upload", image_file=picture, image_alt="Карта"))
    assert "does not answer" in answer.context["form"].errors["images"][0]


def test_a_file_without_a_title_is_asked_for_one(cast) -> None:
    record = cast.draft()
    answer = cast.client(cast.author).post(edit(record), sent(record, make.pdf(), title=" "))
    assert "Give the file a title" in answer.context["form"].errors["attachments"][0]


def test_the_review_shows_which_file_was_put_in_place_of_which(cast) -> None:
    record, _titles = with_two_files(cast)
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    page = cast.client(cast.reviewer).get(f"/en/work/records/{record.pk}/review/").content.decode()
    for file in StoredFile.objects.all():
        assert file.name in page
        assert file.digest[:12] in page
    assert 'id="field-attachments"' in page


def test_a_title_of_a_file_is_translated_like_any_text(cast) -> None:
    record, _titles = with_two_files(cast)
    page = cast.client(cast.author).get(f"/en/work/records/{record.pk}/translate/de/").content.decode()
    assert page.count("<h3>Title of a file</h3>") == 2
