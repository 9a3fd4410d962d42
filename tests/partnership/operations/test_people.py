"""Making, changing and blocking people."""

import pytest

from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.partnership.api import create_person, standing_of
from polisee.partnership.models import AuditEntry, Person
from polisee.partnership.operations import people as acts
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
GOOD = {
    "email": "Ana@Example.org",
    "full_name": "Ana  Horvat",
    "role": "contributor",
    "password": "correct horse battery",
    "at": AT,
}


def test_the_operator_makes_a_contributor_who_works_for_the_organisation() -> None:
    home = people.organisation("HOME")
    ana = create_person(organisation_code="HOME", **GOOD)
    standing = standing_of(ana, AT.date())
    assert (ana.email, ana.full_name) == ("ana@example.org", "Ana Horvat")
    assert ana.check_password("correct horse battery")
    assert standing.contributor_for == standing.organisations == {str(home.pk)}


@pytest.mark.parametrize(
    ("role", "where", "fact"),
    [
        ("reviewer", {}, lambda who: "reviewer" in who.platform_roles),
        ("reviewer", {"theme": 3}, lambda who: who.reviews_themes == {3}),
        ("leader", {"theme": 3}, lambda who: who.leads_themes == {3}),
        ("member", {"theme": 3}, lambda who: who.member_of_themes == {3}),
        ("coordinator", {}, lambda who: who.is_coordinator),
        ("administrator", {"theme": 3}, lambda who: who.is_administrator and not who.leads_themes),
    ],
)
def test_the_scope_follows_from_the_role(role, where, fact) -> None:
    people.organisation("HOME")
    people.group(3)
    made = create_person(organisation_code="HOME", **{**GOOD, "role": role}, **where)
    assert fact(standing_of(made, AT.date()))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "TAKEN@example.org"}, "email"),
        ({"full_name": " \u200b "}, "full_name"),
        ({"full_name": "x" * 201}, "full_name"),
        ({"organisation_code": "NOWHERE"}, "organisation"),
        ({"role": "king"}, "role"),
        ({"role": "leader"}, "theme"),
        ({"role": "leader", "theme": 9}, "theme"),
        ({"role": "leader", "work_package": "WP9"}, "work_package"),
        ({"password": "short"}, "password"),
        ({"language": "sr"}, "language"),
    ],
)
def test_wrong_input_is_told_at_its_field_and_nothing_is_made(change, field) -> None:
    people.organisation("HOME")
    Person.objects.create_user("taken@example.org", None, full_name="T")
    with pytest.raises(InvalidError) as told:
        create_person(**{"organisation_code": "HOME", **GOOD, **change})
    assert list(told.value.errors) == [field]
    assert Person.objects.count() == 1
    assert not AuditEntry.objects.exists()


def test_only_an_administrator_makes_people() -> None:
    home = people.organisation("HOME")
    with pytest.raises(NotAllowedError):
        create_person(organisation_code="HOME", actor=people.coordinator(home), **GOOD)
    assert create_person(organisation_code="HOME", actor=people.administrator(home), **GOOD).pk


def test_blocking_ends_every_session_and_opening_the_account_again_revives_none(client) -> None:
    home = people.organisation("HOME")
    boss, ana = people.administrator(home), people.contributor(home)
    client.force_login(ana)
    assert client.get("/en/account/profile/").status_code == 200
    acts.block_person(person_id=ana.pk, actor=boss, at=AT)
    assert client.get("/en/account/profile/").status_code == 302
    acts.unblock_person(person_id=ana.pk, actor=boss, at=AT)
    assert client.get("/en/account/profile/").status_code == 302


def test_nobody_blocks_the_own_account_nor_the_last_administrator() -> None:
    home = people.organisation("HOME")
    boss = people.administrator(home)
    with pytest.raises(NotAllowedError):
        acts.block_person(person_id=boss.pk, actor=boss, at=AT)
    with pytest.raises(InvalidError):
        acts.block_person(person_id=boss.pk, actor=None, at=AT)
    boss.refresh_from_db()
    assert boss.is_active


def test_a_person_changes_the_own_settings_only_to_what_exists() -> None:
    ana = people.person()
    acts.change_profile(full_name="Ana", language="sr-cyrl", mail_frequency="never", actor=ana, at=AT)
    ana.refresh_from_db()
    assert (ana.full_name, ana.language, ana.mail_frequency) == ("Ana", "sr-cyrl", "never")
    with pytest.raises(InvalidError) as told:
        acts.change_profile(full_name="", language="xx", mail_frequency="daily", actor=ana, at=AT)
    assert set(told.value.errors) == {"full_name", "language", "mail_frequency"}
