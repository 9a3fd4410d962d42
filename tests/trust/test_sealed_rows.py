"""Rows that the public reads as they stand: what the application writes is sealed, what anybody else writes is not shown."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from polisee.notify.models import Notice
from polisee.partnership.models import Organisation, Partner, Theme, TimelineEvent, WorkingGroup, WorkPackage
from polisee.trust.models import Incident, LogEntry
from polisee.trust.rows import adopt
from polisee.trust.sweep import sealed_models, sweep_all
from tests import people
from tests.people import AT
from tests.trust.tampering import SPAM, WORDS, sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Organisation:
    return people.organisation("AGENCY", about={"en": "An agency.", "bg": "Агенция."}, city="Sofia")


def found(code: str = "AGENCY") -> Organisation | None:
    return Organisation.objects.filter(code=code).first()


def reasons() -> list[str]:
    return [finding.reason for finding in sweep_all(at=AT, report=False).findings]


def test_every_table_of_the_partnership_that_pages_show_is_sealed() -> None:
    names = {model._meta.model_name for model in sealed_models()}
    assert names >= {
        "project", "organisation", "partner", "theme", "workinggroup", "workpackage", "activity", "timelineevent",
    }  # fmt: skip


def test_what_the_application_writes_in_whatever_way_is_as_it_was_written(agency) -> None:
    agency.city = "Plovdiv"
    agency.save(update_fields=["city"])
    Organisation.objects.filter(code="AGENCY").update(name_en="Agency of Bulgaria")
    TimelineEvent.objects.bulk_create(
        TimelineEvent(date="2013-01", kind=f"k{number}", title={"en": f"Event {number}"}) for number in range(3)
    )
    Theme.objects.update_or_create(number=2, defaults={"letter": "2", "slug": "two", "name": {"en": "Two"}})
    assert (found().city, found().name_en) == ("Plovdiv", "Agency of Bulgaria")
    assert TimelineEvent.objects.count() == len(TimelineEvent.objects.all()) == 3
    assert reasons() == []
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE partnership_organisation SET name_en = %s WHERE code = 'AGENCY'", WORDS),
        ("UPDATE partnership_organisation SET website = %s WHERE code = 'AGENCY'", SPAM),
        ("UPDATE partnership_organisation SET about = jsonb_set(about, '{bg}', to_jsonb(%s::text))", WORDS),
        ("UPDATE partnership_organisation SET note = %s, sealed_text = replace(sealed_text, 'Sofia', 'Sofiа')", WORDS),
        ("UPDATE partnership_organisation SET name_en = %s, sealed_digest = '', sealed_signature = ''", WORDS),
    ],
)
def test_a_row_changed_by_sql_says_its_last_good_words_and_the_editors_are_told_once(agency, statement, value) -> None:
    administrator = people.administrator(people.organisation("OTHER"))
    before = found().name_en
    assert sql(statement, value) >= 1
    for _time in range(3):
        row = found()
        assert (row.name_en, row.website, row.about["bg"], row.note) == (before, "", "Агенция.", "")
    incident = Incident.objects.get(target_id=str(agency.pk))
    assert incident.sealed["name_en"] == before
    assert Notice.objects.filter(person=administrator, kind="trust.seal_broken").count() >= 1
    assert Notice.objects.filter(person=administrator, path=f"admin/incidents/{incident.pk}/").count() == 1
    assert "changed" in reasons()


def test_saving_a_row_again_puts_right_what_was_changed(agency) -> None:
    sql("UPDATE partnership_organisation SET name_en = %s", WORDS)
    row = found()
    row.city = "Varna"
    row.save(update_fields=["city"])
    assert Organisation.objects.filter(code="AGENCY").values_list("name_en", "city").get() == ("AGENCY Agency", "Varna")
    assert reasons() == []


def test_a_row_put_in_by_sql_is_not_there_for_readers(agency) -> None:
    sql(
        "INSERT INTO partnership_timelineevent (date, until, title, place, country, kind, certainty, note, source)"
        " VALUES ('2014-01', '', %s, '', '', 'launch', 'found', %s, '')",
        '{"en": "buy courseworks"}', WORDS,
    )  # fmt: skip
    assert list(TimelineEvent.objects.all()) == []
    assert TimelineEvent.objects.first() is None
    assert reasons() == ["unsealed"]


def test_the_seal_of_another_row_does_not_help(agency) -> None:
    other = people.organisation("OTHER")
    sql(
        "UPDATE partnership_organisation AS it SET name_en = other.name_en, sealed_text = other.sealed_text, "
        "sealed_digest = other.sealed_digest, sealed_signature = other.sealed_signature "
        "FROM partnership_organisation AS other WHERE it.code = 'AGENCY' AND other.code = 'OTHER'"
    )
    assert found().name_en == "AGENCY Agency"
    assert other.name_en == "OTHER Agency"
    assert reasons() == ["stranger"]


def test_an_older_state_put_back_with_its_own_seal_is_found_by_the_sweep(agency) -> None:
    old = Organisation.objects.values("name_en", "sealed_text", "sealed_digest", "sealed_signature").get()
    Organisation.objects.filter(code="AGENCY").update(name_en="New name")
    sql(
        "UPDATE partnership_organisation SET name_en = %s, sealed_text = %s, sealed_digest = %s, sealed_signature = %s",
        *old.values(),
    )
    assert reasons() == ["older"]


def test_a_row_taken_away_by_sql_is_missed_and_one_taken_away_by_us_is_not(agency) -> None:
    event = TimelineEvent.objects.create(date="2012-09", kind="launch", title={"en": "Launch"})
    event.delete()
    assert reasons() == []
    TimelineEvent.objects.create(date="2012-09", kind="launch", title={"en": "Launch"})
    sql("DELETE FROM partnership_timelineevent")
    assert reasons() == ["missing"]


def test_a_leader_changed_by_sql_does_not_come_along_with_the_row(agency) -> None:
    other = people.organisation("OTHER")
    package = WorkPackage.objects.create(code="WP5", name={"en": "Mechanisms"}, leader=agency)
    group = people.group(3)
    WorkingGroup.objects.filter(pk=group.pk).update(leader=agency)
    sql("UPDATE partnership_workpackage SET leader_id = %s", other.pk)
    sql("UPDATE partnership_workinggroup SET leader_id = %s", other.pk)
    assert WorkPackage.objects.select_related("leader").get(pk=package.pk).leader == agency
    assert Theme.objects.select_related("group__leader").get(number=3).group.leader == agency


def test_a_seal_taken_out_of_the_log_between_others_is_a_gap(agency) -> None:
    for city in ("Varna", "Ruse"):
        Organisation.objects.filter(code="AGENCY").update(city=city)
    with pytest.raises(DatabaseError), transaction.atomic():
        LogEntry.objects.filter(number=2).delete()
    sql("DELETE FROM trust_logentry WHERE number = 2")
    assert reasons() == ["gap"]


def test_dates_numbers_and_keys_come_back_from_the_database_as_they_were_sealed(agency) -> None:
    Partner.objects.create(
        organisation=agency, number=4, fund="IPA", role="partner", starts="2012-05-01", budget_cents=12345678901
    )
    Organisation.objects.filter(pk=agency.pk).update(latitude=42, longitude=23.3219)
    row = Partner.objects.select_related("organisation").get()
    assert (row.starts, row.organisation.latitude) == (date(2012, 5, 1), 42.0)
    assert reasons() == []


def test_loading_rows_that_are_as_sealed_asks_nothing_more(agency, django_assert_num_queries) -> None:
    people.organisation("OTHER")
    with django_assert_num_queries(1):
        assert len(Organisation.objects.all()) == 2


def test_rows_of_before_there_were_seals_are_sealed_once_as_they_stand(agency) -> None:
    sql("UPDATE partnership_organisation SET sealed_text = '', sealed_digest = '', sealed_signature = ''")
    sql("DELETE FROM trust_logentry")
    state = MigrationLoader(connection).project_state(("trust", "0003_seal_what_is_there"))
    before = state.apps.get_model("partnership", "Organisation")
    hidden = Organisation.not_public
    assert (adopt(before, not_public=hidden), adopt(before, not_public=hidden)) == (1, 0)
    assert found().name_en == "AGENCY Agency"
    assert reasons() == []
