"""The sources of public records: which there are, whose turn it is, and where it shows that one is silent."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client

from polisee.foundation.canonical import text_digest
from polisee.foundation.public_version import public_version
from polisee.knowledge import jobs
from polisee.knowledge.asking_sources import Answer
from polisee.knowledge.checking import check_sources, gather_sources, taking_turns
from polisee.knowledge.models import SourceCheck, SourceUse
from polisee.records import api as records
from tests import people
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db


def naming(*urls: str) -> dict[str, object]:
    return practice_content(sources=[{"url": url, "title": "Source"} for url in urls])


class Told:
    """Answers as it was told, and remembers the order."""

    def __init__(self, **answers: Answer) -> None:
        self.answers, self.asked = answers, []

    def ask(self, url: str) -> Answer:
        self.asked.append(url)
        return self.answers.get(url.rpartition("/")[2], Answer("answers", 200))


def test_the_list_of_sources_follows_what_the_public_reads(shelf) -> None:
    first = shelf.publish(content=naming("https://example.org/a", "https://example.org/b"))
    shelf.publish(content=naming("https://example.org/a"))
    assert gather_sources(AT) == 2
    assert gather_sources(AT) == 2
    assert SourceUse.objects.count() == 3
    records.archive(actor=shelf.coordinator, at=AT + timedelta(days=9), record_id=first.pk)
    assert gather_sources(AT) == 1
    assert SourceUse.objects.count() == 1
    assert SourceCheck.objects.get().url == "https://example.org/a"


def test_nothing_is_asked_unless_the_operator_has_switched_it_on(shelf, settings, monkeypatch) -> None:
    told = Told()
    monkeypatch.setattr(jobs, "Visitor", lambda **_about: told)
    shelf.publish(content=naming("https://example.org/a"))
    assert settings.LINK_CHECKS is False
    jobs.ask_sources()
    assert told.asked == []
    settings.LINK_CHECKS = True
    jobs.ask_sources()
    assert told.asked == ["https://example.org/a"]


def test_a_source_is_asked_again_after_a_month_and_a_silent_one_after_a_day(shelf) -> None:
    shelf.publish(content=naming("https://example.org/good", "https://example.org/bad"))
    gather_sources(AT)
    told = Told(bad=Answer("gone", 404))
    for day, expected in ((0, {"good", "bad"}), (1, {"bad"}), (2, set()), (3, {"bad"}), (30, {"good", "bad"})):
        told.asked = []
        check_sources(at=AT + timedelta(days=day), visitor=told)
        assert {url.rpartition("/")[2] for url in told.asked} == expected, day
    bad = SourceCheck.objects.get(outcome="gone")
    assert bad.failing_since == AT
    assert bad.failures == 4


def test_a_source_that_answers_again_is_as_if_it_had_never_been_silent(shelf) -> None:
    shelf.publish(content=naming("https://example.org/a"))
    gather_sources(AT)
    check_sources(at=AT, visitor=Told(a=Answer("silent")))
    check_sources(at=AT + timedelta(days=1), visitor=Told())
    row = SourceCheck.objects.get()
    assert (row.outcome, row.failures, row.failing_since) == ("answers", 0, None)


def test_hosts_take_turns_and_one_that_asks_for_patience_is_left_alone(shelf) -> None:
    shelf.publish(
        content=naming("https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/4")
    )
    gather_sources(AT)
    turns = [row.url for row in taking_turns(SourceCheck.objects.order_by("url"))]
    assert turns == ["https://a.example/1", "https://b.example/4", "https://a.example/2", "https://a.example/3"]
    told = Told(**{"1": Answer("refuses", 429, asks_for_patience=True)})
    assert check_sources(at=AT, visitor=told) == 2
    assert set(told.asked) == {"https://a.example/1", "https://b.example/4"}
    assert SourceCheck.objects.filter(outcome="not_asked").count() == 2


def test_one_request_at_a_time(shelf, host, visitor) -> None:
    shelf.publish(content=naming(*(f"http://source{number}.example/" for number in range(3))))
    gather_sources(AT)
    for number, row in enumerate(SourceCheck.objects.order_by("pk")):
        row.url = host.url(f"/{number}", f"h{number}.test")
        row.save()
        host.says(f"/{number}", 200)
    assert check_sources(at=AT, visitor=visitor) == 3
    assert host.most_at_once == 1
    assert set(SourceCheck.objects.values_list("outcome", flat=True)) == {"answers"}


def test_a_run_ends_after_its_time_and_goes_on_the_next_night(shelf) -> None:
    shelf.publish(content=naming("https://a.example/1", "https://b.example/2"))
    gather_sources(AT)
    assert check_sources(at=AT, visitor=Told(), seconds=-1) == 0
    assert check_sources(at=AT, visitor=Told(), most=1) == 1
    assert check_sources(at=AT, visitor=Told()) == 1


def test_readers_and_editors_see_that_a_source_did_not_answer(shelf) -> None:
    record = shelf.publish(content=naming("https://example.org/gone", "https://example.org/there"))
    gather_sources(AT)
    check_sources(at=AT, visitor=Told(gone=Answer("gone", 404)))
    html = Client().get(f"/en/records/{record.pk}/").content.decode()
    assert html.count("did not answer on") == 1
    assert "did not answer on 2 March 2026" in html
    cache.clear()
    writer, stranger = Client(), Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    writer.force_login(shelf.author, backend=backend)
    stranger.force_login(people.contributor(people.organisation("ELSE")), backend=backend)
    assert "https://example.org/gone" in writer.get("/en/work/due/").content.decode()
    assert "https://example.org/gone" not in stranger.get("/en/work/due/").content.decode()


def test_what_came_of_asking_makes_kept_pages_new(shelf) -> None:
    shelf.publish(content=naming("https://example.org/a"))
    gather_sources(AT)
    before = public_version()
    check_sources(at=AT, visitor=Told(a=Answer("silent")))
    assert public_version() > before


def test_the_database_holds_no_failure_without_its_beginning() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceCheck.objects.create(digest=text_digest("x"), url="x", host="x", next_at=AT, failures=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceCheck.objects.create(digest=text_digest("x"), url="x", host="x", next_at=AT, outcome="well")
