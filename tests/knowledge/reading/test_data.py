"""A record says to machines what it says to people: schema.org and Dublin Core, in the page and as a file."""

import json
import re
from html import unescape

from django.test import Client

from polisee.records import api as records
from tests import people
from tests.people import AT

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page(record_id: object, reader: str = "en") -> str:
    return Client().get(f"/{reader}/records/{record_id}/").content.decode()


def node(html: str) -> dict:
    (found,) = DATA.findall(html)
    return json.loads(found)


def test_a_practice_is_an_article_with_author_publisher_dates_and_licence(shelf) -> None:
    record = shelf.publish()
    said = node(page(record.pk, "bg"))
    assert (said["@context"], said["@type"], said["@id"]) == ("https://schema.org", "Article", f"urn:uuid:{record.pk}")
    assert said["name"] == said["headline"] == "Клъстер за чисти технологии"
    assert said["inLanguage"] == "bg"
    assert said["author"] == [{"@type": "Person", "name": "Ана Авторова"}]
    assert said["publisher"]["name"] == "HOME"
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert said["temporalCoverage"] == "2012/.."
    assert said["spatialCoverage"][0]["identifier"] == "BG41"
    assert said["citation"] == [{"@type": "CreativeWork", "name": "Страница", "url": "https://example.org/a"}]
    assert said["about"] == [{"@type": "DefinedTerm", "termCode": "3", "name": "Theme 3"}]
    assert said["identifier"][0]["value"] == records.published_one(record.pk).seal.digest
    assert "translationOfWork" not in said


def test_a_factor_is_a_creative_work_and_a_translation_names_its_original(shelf, factor) -> None:
    record = shelf.publish("factor", factor)
    records.save_translation(
        actor=shelf.author, at=AT, record_id=record.pk, language="en", texts={"title": "Few data"}, seen={}
    )
    records.approve_translation(actor=shelf.reviewer, at=AT, record_id=record.pk, language="en")
    said = node(page(record.pk, "en"))
    assert (said["@type"], said["name"], said["inLanguage"]) == ("CreativeWork", "Few data", "en")
    assert said["translationOfWork"] == {
        "@type": "CreativeWork",
        "name": "Малко данни за клъстерите",
        "inLanguage": "bg",
    }


def test_nothing_in_a_record_ends_the_element_that_holds_its_data(shelf) -> None:
    title = "</script><script>alert(1)</script><!-- &amp;"
    record = shelf.publish(content=people.practice_content(title=title, summary="<!--<script>"))
    html = page(record.pk, "bg")
    assert node(html)["name"] == title
    assert "<script>alert" not in html


def test_the_file_is_what_the_page_carries_and_the_page_names_it(shelf) -> None:
    record = shelf.publish()
    html = page(record.pk, "bg")
    address = f"/bg/records/{record.pk}/record.jsonld"
    assert f'<link rel="alternate" type="application/ld+json" href="{address}"' in html
    response = Client().get(address)
    assert response["Content-Type"] == "application/ld+json; charset=utf-8"
    assert f"/bg/records/{record.pk}/" in response["Link"]
    assert response.json() == node(html)


def test_the_head_has_dublin_core_in_every_language_of_the_record(shelf) -> None:
    record = shelf.publish()
    records.save_translation(
        actor=shelf.author, at=AT, record_id=record.pk, language="de", texts={"title": 'Cluster "rein"'}, seen={}
    )
    records.approve_translation(actor=shelf.reviewer, at=AT, record_id=record.pk, language="de")
    html = page(record.pk, "en")
    found = {
        (name, unescape(content), language)
        for name, content, language in re.findall(
            r'<meta name="(DC\.\w+)" content="([^"]*)"(?: lang="([\w-]+)")?>', html
        )
    }
    assert ("DC.title", "Клъстер за чисти технологии", "bg") in found
    assert ("DC.title", 'Cluster "rein"', "de") in found
    assert ("DC.identifier", f"urn:uuid:{record.pk}", "") in found
    assert ("DC.rights", "https://creativecommons.org/licenses/by/4.0/", "") in found


def test_a_preview_says_nothing_to_machines(shelf) -> None:
    draft = records.begin_record(
        actor=shelf.author, at=AT, kind="practice", language="bg", organisation_id=shelf.home.pk,
        content=people.practice_content(),
    )  # fmt: skip
    client = Client()
    client.force_login(shelf.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get(f"/en/work/records/{draft.pk}/preview/").content.decode()
    assert not DATA.findall(html)
    assert "DC.title" not in html
    assert client.get(f"/en/records/{draft.pk}/record.jsonld").status_code == 404
