"""The mails of the demonstration can be read on screen, and nowhere else."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from polisee.notify.outgoing_folder import stored_mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.DEMO = True
    return Path(settings.EMAIL_FILE_PATH)


def _send(subject: str = "Покана за PoliSEE", text: str = "Добър ден,\n\nhttps://example.org/a/b/\n") -> None:
    EmailMessage(subject=subject, body=text, to=["ana@example.org"]).send()


def test_every_mail_of_the_folder_is_listed_with_its_subject_and_receiver(folder) -> None:
    _send()
    _send(subject="Втора")
    html = Client().get("/dev/mail").content.decode()
    assert "Покана за PoliSEE" in html
    assert "Втора" in html
    assert "ana@example.org" in html


def test_a_mail_opens_with_links_that_work_and_nothing_that_runs(folder) -> None:
    _send(text="https://example.org/a/b/ <script>alert(1)</script>")
    (mail,) = stored_mails(folder)
    html = Client().get(f"/dev/mail/{mail.key}").content.decode()
    assert '<a href="https://example.org/a/b/"' in html
    assert "<script>alert" not in html


def test_several_mails_in_one_file_are_told_apart(folder) -> None:
    from django.core.mail import get_connection

    with get_connection() as connection:
        for subject in ("Erste", "Zweite"):
            EmailMessage(subject=subject, body="x", to=["a@example.org"], connection=connection).send()
    assert [mail.subject for mail in stored_mails(folder)] == ["Zweite", "Erste"]


def test_an_empty_folder_says_what_to_do(folder) -> None:
    assert "No mail has been written yet" in Client().get("/dev/mail").content.decode()


def test_outside_the_demonstration_there_is_no_such_page(folder, settings) -> None:
    _send()
    settings.DEMO = False
    (mail,) = stored_mails(folder)
    assert Client().get("/dev/mail").status_code == 404
    assert Client().get(f"/dev/mail/{mail.key}").status_code == 404


def test_no_key_reads_a_file_outside_the_folder(folder) -> None:
    _send()
    assert Client().get("/dev/mail/../../secret-key").status_code == 404
