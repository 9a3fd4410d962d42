"""What is the same to a reader is one thing: in search, and where something may be there only once."""

import unicodedata

import pytest
from django.db import IntegrityError
from django.test import Client

from polisee.foundation.errors import InvalidError
from polisee.partnership.api import create_person
from polisee.partnership.models import Organisation, Person
from polisee.partnership.operations.invitations import invite
from polisee.partnership.operations.organisations import OrganisationDetails, create_organisation
from polisee.partnership.scopes import Scope
from polisee.records import api as records
from polisee.records.models import Record
from polisee.search.api import reindex
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db

NFD = lambda text: unicodedata.normalize("NFD", text)  # noqa: E731
FOUND_BY = [
    ("sk", "Klaster v Košiciach", NFD("Košiciach")),
    ("sk", NFD("Klaster v Košiciach"), "Košiciach"),
    ("sk", "Klaster v Košiciach", "kosiciach"),
    ("sr", "Ђорђе гради Љубљанску улицу", "đorđe"),
    ("sr", "Đorđe gradi ulicu", "ђорђе"),
    ("sr", "Đorđe gradi ulicu", "djordje"),
    ("sr", "\u01c8ubavna poruka", "Ljubavna"),  # one letter ǈ
    ("sr", "Ljubavna poruka", "\u01c9ubavna"),
    ("sr", "Džepni računar", "Џепни"),
    ("el", "Ο ΚΛΆΔΟΣ της βιομηχανίας", "κλάδος"),
    ("el", "Ο κλάδος της βιομηχανίας", "ΚΛΑΔΟΣ"),
    ("el", "Ο κλάδος της βιομηχανίας", "κλάδοσ"),
    ("ro", "Șosea și țesături", "şosea"),  # cedilla
    ("ro", "Şosea şi ţesături", "șosea"),  # comma
    ("ro", "Șosea și țesături", "tesaturi"),
    ("hu", "Klaszter Győrben", "GYŐRBEN"),
    ("de", "Straße der Cluster", "STRASSE"),
    ("bg", "Клъстер 🌱 за зелени фирми", "🌱 зелени"),
    ("en", "Green 🇧🇬 cluster 👩‍🔬", "cluster 👩‍🔬"),
    ("en", "The word \u05e9\u05dc\u05d5\u05dd in Hebrew", "\u05e9\u05dc\u05d5\u05dd"),
    ("en", "The word \u05e9\u05dc\u05d5\u05dd in Hebrew", "\u200f\u05e9\u05dc\u05d5\u05dd\u200f"),
    ("en", "Arabic \u0633\u0648\u0642 market", "\u0633\u0648\u0642"),
    ("en", "Inno\u00advation with a soft hyphen", "innovation"),
]


@pytest.mark.parametrize(("language", "title", "asked"), FOUND_BY)
def test_a_word_is_found_however_it_is_written(without_model, language: str, title: str, asked: str) -> None:
    reviewer = people.reviewer(people.organisation("AWAY"))
    line = {"id": "x", "kind": "factor", "language": language, "title": title, "themes": [3]}
    record = records.import_record(actor=None, at=AT, line=line, publish_as=reviewer).record_id
    reindex(None)
    answer = Client().get("/api/v1/search", {"q": asked, "lang": language}).json()
    assert [hit["id"] for hit in answer["results"]] == [str(record)]
    assert answer["results"][0]["matched"] == "text"


@pytest.mark.parametrize("asked", ["🌱", "👩‍🔬", "\u202e", "\u200f", "ς", "ş", "ǉ", NFD("é")])
def test_a_question_that_holds_no_word_is_answered(without_model, asked: str) -> None:
    assert Client().get("/api/v1/search", {"q": asked}).status_code == 200


SAME_IDS = [
    ("Košice-1", NFD("Košice-1")),
    ("x-1", "x\u200b-1"),
    ("x-1", "\u200fx-1"),
    ("x-1", " x-1 "),
    ("емп-1", "\ufeffемп-1"),
]
OTHER_IDS = [("s-ş", "s-ș"), ("σ-1", "ς-1"), ("lj", "\u01c9"), ("a", "а"), ("a-1", "A-1"), ("🌱", "🌳")]


def loaded(external: str, title: str = "T") -> str:
    line = {"id": external, "kind": "factor", "language": "en", "title": title}
    return records.import_record(actor=None, at=AT, line=line).record_id


@pytest.mark.parametrize(("first", "second"), SAME_IDS)
def test_an_id_written_otherwise_is_the_same_record(first: str, second: str) -> None:
    assert loaded(first) == loaded(second)
    assert records.external_ids_known({second}) == {second}
    line = {"id": "other", "kind": "factor", "language": "en", "title": "x", "links": [{"type": "cites", "to": second}]}
    records.import_record(actor=None, at=AT, line=line)
    assert Record.objects.count() == 2


@pytest.mark.parametrize(("first", "second"), OTHER_IDS)
def test_ids_of_different_letters_stay_two_records(first: str, second: str) -> None:
    assert loaded(first) != loaded(second)


def test_an_id_of_nothing_visible_is_refused() -> None:
    with pytest.raises(InvalidError) as caught:
        loaded("\u200b\u202e")
    assert set(caught.value.errors) == {"id"}


DETAILS = OrganisationDetails(name_original="А", original_language="bg", name_en="A", short_name="A", country="BG")


@pytest.mark.parametrize("code", ["HÖME", "HOMЕ", "ＨＯＭＥ", "home", "HOME\u200b", "HOME🌱", "HO ME", "Σ1", "\u01c7A"])
def test_a_code_of_an_organisation_has_plain_letters_only_so_that_none_can_pass_for_another(code: str) -> None:
    people.organisation("HOME")
    with pytest.raises(InvalidError) as caught:
        create_organisation(code=code, details=DETAILS, actor=None, at=AT)
    assert set(caught.value.errors) == {"code"}
    assert Organisation.objects.count() == 1


SAME_ADDRESSES = [
    ("ana@example.org", "ANA@Example.ORG"),
    ("ana@example.org", " ana@example.org\u200b"),
    ("ana@bücher.example", NFD("ana@bücher.example")),
    ("ana@bücher.example", "ANA@BÜCHER.example"),
]


def person(email: str) -> Person:
    return create_person(
        email=email, full_name="Ana", organisation_code="HOME", role="reviewer", password=None, at=AT, actor=None
    )


@pytest.mark.parametrize(("first", "second"), SAME_ADDRESSES)
def test_an_address_written_otherwise_is_the_same_person(first: str, second: str) -> None:
    home = people.organisation("HOME")
    made = person(first)
    with pytest.raises(InvalidError) as caught:
        person(second)
    assert set(caught.value.errors) == {"email"}
    with pytest.raises(InvalidError) as caught:
        invite(email=second, organisation_id=home.pk, role="reviewer", scope=Scope(), language="en", actor=None, at=AT)
    assert set(caught.value.errors) == {"email"}
    assert Person.objects.get_by_natural_key(second) == made


def test_the_database_knows_one_address_in_capitals_too() -> None:
    people.organisation("HOME")
    person("ana@example.org")
    with pytest.raises(IntegrityError):
        Person.objects.bulk_create([Person(email="ANA@example.org", full_name="B")])


@pytest.mark.parametrize(
    "email", ["ana@examplе.org", "ana@exa\u202emple.org", "🌱@example.org", "анна@example.org", "ana@@example.org"]
)
def test_an_address_of_letters_that_look_alike_is_refused_or_another_one(email: str) -> None:
    people.organisation("HOME")
    person("ana@example.org")
    try:
        made = person(email)
    except InvalidError as error:
        assert set(error.errors) == {"email"}
    else:
        assert made.email != "ana@example.org"
