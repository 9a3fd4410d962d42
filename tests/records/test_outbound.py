"""Nothing is published that leads to a host which no second person has let in, whichever way the text came."""

import importlib

import pytest
from django.apps import apps

from polisee.config.loading.loader import Loader
from polisee.records import api
from polisee.records.models import Publication, Record, Review
from polisee.records.uses import records_that_name
from polisee.trust.hosts.models import OutboundHost
from polisee.trust.hosts.operations import decide_host
from tests import people
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db
SPAM = "Малките [buy courseworks](https://essays.com/buy) фирми нямаха връзки с науката."


@pytest.fixture
def cast(settings) -> dict[str, object]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    home, away, third = (
        people.organisation("HOME"),
        people.organisation("AWAY", "RO"),
        people.organisation("THIRD", "IT"),
    )
    return {
        "home": home,
        "author": people.contributor(home),
        "colleague": people.contributor(home),
        "reviewer": people.reviewer(away),
        "leader": people.leader(people.group(3), third),
        "translator": people.contributor(away),
    }


def in_review(cast, **content: object) -> Record:
    record = api.begin_record(
        actor=cast["author"],
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast["home"].pk,
        content=practice_content(**content),
    )
    sent(cast, record)
    return record


def sent(cast, record: Record) -> None:
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    api.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast["reviewer"].pk)


def body(text: str) -> dict[str, str]:
    return {"challenge": text, "what_is_done": "Агенцията ги събира."}


def approve(cast, record: Record, **more: object) -> Publication:
    number = Record.objects.get(pk=record.pk).current.number
    return api.approve(actor=cast["reviewer"], at=AT, record_id=record.pk, revision=number, **more)


def test_a_new_host_waits_from_the_sending_and_keeps_the_text_from_being_approved(cast) -> None:
    record = in_review(cast, body=body(SPAM))
    row = OutboundHost.objects.get()
    assert (row.host, row.state, row.brought_by) == ("essays.com", "waiting", cast["author"])
    assert row.first_seen_in == str(record.pk)
    with pytest.raises(api.InvalidError) as refused:
        approve(cast, record)
    assert list(refused.value.errors) == ["challenge"]
    assert "essays.com" in str(refused.value.errors["challenge"][0])
    assert Publication.objects.count() == 0
    assert Record.objects.get(pk=record.pk).state == "in_review"


def test_the_reviewer_confirms_it_in_one_step_and_it_is_known_for_everybody(cast) -> None:
    approve(cast, in_review(cast, body=body(SPAM)), confirmed_hosts=["essays.com"])
    row = OutboundHost.objects.get()
    assert (row.state, row.decided_by) == ("known", cast["reviewer"])
    approve(cast, in_review(cast, title="Друг", body=body(SPAM)))
    assert Publication.objects.count() == 2


def test_confirming_another_host_helps_nothing(cast) -> None:
    with pytest.raises(api.InvalidError):
        approve(cast, in_review(cast, body=body(SPAM)), confirmed_hosts=["essays.com.evil.com", "*"])


def test_a_refused_host_blocks_whoever_confirms_it(cast) -> None:
    record = in_review(cast, body=body(SPAM))
    api.refuse_host(actor=cast["reviewer"], at=AT, record_id=record.pk, host="essays.com", reason="Sells papers.")
    with pytest.raises(api.InvalidError, match="refused"):
        approve(cast, record, confirmed_hosts=["essays.com"])


def test_a_reviewer_refuses_only_what_stands_in_the_text(cast) -> None:
    record = in_review(cast)
    with pytest.raises(api.InvalidError):
        api.refuse_host(actor=cast["reviewer"], at=AT, record_id=record.pk, host="rival.com", reason="x")
    with pytest.raises(api.NotAllowedError):
        api.refuse_host(actor=cast["colleague"], at=AT, record_id=record.pk, host="rival.com", reason="x")


def test_who_brought_it_is_the_author_of_the_first_version_that_names_it(cast) -> None:
    record = in_review(cast)
    api.withdraw(actor=cast["author"], at=AT, record_id=record.pk)
    api.save_record(
        actor=cast["colleague"], at=AT, record_id=record.pk, content=practice_content(body=body(SPAM)), based_on=1
    )
    api.save_record(
        actor=cast["author"],
        at=AT,
        record_id=record.pk,
        content=practice_content(title="Т", body=body(SPAM)),
        based_on=2,
    )
    sent(cast, record)
    assert OutboundHost.objects.get().brought_by == cast["colleague"]


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"sources": [{"url": "https://essays.com/"}]}, "sources"),
        ({"sources": [{"title": "see https://essays.com/"}]}, "sources"),
        ({"summary": "see www.essays.com now"}, "summary"),
        ({"keywords": ["https://essays.com"]}, "keywords"),
        ({"authors": ["A. Author https://essays.com"]}, "authors"),
        ({"body": body("<https://essays.com/a>")}, "challenge"),
        ({"body": body("[a][1]\n\n[1]: https://essays.com")}, "challenge"),
        ({"body": body("mail [us](mailto:buy@essays.com)")}, "challenge"),
    ],
)
def test_a_host_is_found_wherever_it_stands(cast, content: dict[str, object], field: str) -> None:
    with pytest.raises(api.InvalidError) as refused:
        approve(cast, in_review(cast, **{"summary": "С.", **content}))
    assert list(refused.value.errors) == [field]


def test_a_translation_brings_hosts_too(cast) -> None:
    record = in_review(cast)
    approve(cast, record)
    texts = {"challenge": "Small [firms](https://essays.com) had no ties."}
    save = {"record_id": record.pk, "language": "en", "texts": texts, "seen": {}}
    api.save_translation(actor=cast["translator"], at=AT, **save)
    assert OutboundHost.objects.get().brought_by == cast["translator"]
    with pytest.raises(api.InvalidError) as refused:
        api.approve_translation(actor=cast["reviewer"], at=AT, record_id=record.pk, language="en")
    assert list(refused.value.errors) == ["en.challenge"]
    api.approve_translation(
        actor=cast["reviewer"], at=AT, record_id=record.pk, language="en", confirmed_hosts=["essays.com"]
    )
    assert "essays.com" in Publication.objects.order_by("-number").first().text


def test_a_host_confirmed_with_a_translation_of_what_is_not_public_yet_is_known(cast) -> None:
    record = in_review(cast)
    texts = {"challenge": "Small [firms](https://essays.com) had no ties."}
    api.save_translation(actor=cast["author"], at=AT, record_id=record.pk, language="en", texts=texts, seen={})
    api.approve_translation(
        actor=cast["reviewer"], at=AT, record_id=record.pk, language="en", confirmed_hosts=["essays.com"]
    )
    assert OutboundHost.objects.get().state == "known"
    approve(cast, record)


FORBIDDEN = [
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "[x](//evil.com)",
    "[x](https://user:pass@evil.com)",
    "https://user:pass@evil.com",
    "[x](https://gооgle.com)",
    '[x](https://example.org "hidden words")',
    "x\n\n[hidden words]: https://example.org",
    "![x](https://example.org/a.png)",
    '<span style="position:absolute;left:-9999px">buy</span>',
]


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_never_passes_is_refused_at_saving_importing_and_translating(cast, text: str) -> None:
    with pytest.raises(api.InvalidError):
        in_review(cast, body=body(text))
    line = {"kind": "practice", "language": "bg", **practice_content(body=body(text))}
    with pytest.raises(api.InvalidError):
        api.import_record(actor=None, at=AT, line=line, publish_as=cast["reviewer"])
    record = in_review(cast)
    with pytest.raises(api.InvalidError):
        api.save_translation(
            actor=cast["author"], at=AT, record_id=record.pk, language="en", texts={"challenge": text}, seen={}
        )


def test_what_came_into_a_row_behind_our_back_is_refused_at_approval(cast) -> None:
    record = in_review(cast)
    content = practice_content(body=body("[x](https://user:pass@evil.com)"))
    from django.db import connection

    with connection.cursor() as cursor:
        import json

        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE records_revision SET content = %s WHERE record_id = %s", [json.dumps(content), record.pk]
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    with pytest.raises(api.InvalidError):
        approve(cast, record)


def lines(*given: dict[str, object]):
    import io
    import json

    return io.BytesIO("\n".join(json.dumps(each) for each in given).encode())


def test_importing_makes_the_named_approver_the_second_person_and_refused_hosts_refuse_the_line(cast) -> None:
    line = {"id": "x-1", "kind": "practice", "language": "bg", **practice_content(body=body(SPAM))}
    report = Loader(lines(line), cast["reviewer"]).run()
    assert (report.made, report.refusals) == (1, [])
    row = OutboundHost.objects.get()
    assert (row.state, row.brought_by, row.decided_by) == ("known", None, cast["reviewer"])
    decide_host(host="essays.com", state="refused", actor=cast["leader"], at=AT, reason="Sells papers.")
    report = Loader(lines({**line, "id": "x-2"}), cast["reviewer"]).run()
    assert report.made == 0
    assert list(report.refusals[0].errors) == ["challenge"]
    assert Record.objects.count() == 1


def test_importing_as_the_one_who_brought_the_host_is_refused(cast) -> None:
    in_review(cast, body=body(SPAM))
    line = {"id": "x-1", "kind": "practice", "language": "bg", **practice_content(body=body(SPAM))}
    report = Loader(lines(line), cast["author"]).run()
    assert "another person decides" in report.refusals[0].sentence()


def test_a_draft_that_is_imported_confirms_nothing(cast) -> None:
    line = {"id": "x-1", "kind": "practice", "language": "bg", **practice_content(body=body(SPAM))}
    api.import_record(actor=None, at=AT, line=line)
    assert OutboundHost.objects.filter(state="known").count() == 0


def test_hosts_of_what_was_published_before_the_register_become_known_by_its_approver(cast) -> None:
    approve(cast, in_review(cast, body=body(SPAM)), confirmed_hosts=["essays.com"])
    OutboundHost.objects.all().delete()
    migration = importlib.import_module("polisee.records.migrations.0006_known_hosts")
    migration.enter(apps, None)
    row = OutboundHost.objects.get(host="essays.com")
    assert (row.state, row.decided_by, row.brought_by) == ("known", cast["reviewer"], cast["author"])
    migration.leave(apps, None)
    assert OutboundHost.objects.count() == 0


def test_the_register_tells_in_which_records_a_host_stands(cast) -> None:
    public = in_review(cast, body=body(SPAM))
    approve(cast, public, confirmed_hosts=["essays.com"])
    working = in_review(cast, title="Втори", body=body("[б](https://essays.com/2)"))
    in_review(cast, title="Трети", body=body("[б](https://notessays.com/2)"))
    found = {use.title: use.is_public for use in records_that_name("essays.com")}
    assert found == {"Клъстер за чисти технологии": True, "Втори": False}
    assert working.pk != public.pk


def test_the_oddity_is_kept_with_the_review(cast) -> None:
    record = in_review(cast)
    approve(cast, record)
    api.save_record(
        actor=cast["author"],
        at=AT,
        record_id=record.pk,
        content=practice_content(body=body(SPAM) | {"what_is_done": practice_content()["body"]["what_is_done"]}),
        based_on=1,
    )
    sent(cast, record)
    review = Review.objects.filter(record=record).order_by("-submitted_at").first()
    assert [each["key"] for each in Review.objects.get(decided_at=None).oddities][:2] == [
        "link_in_sentence",
        "trade_words",
    ]
    assert Review.objects.get(decided_at=None).oddity >= 75
    assert review is not None
