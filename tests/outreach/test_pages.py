"""Every page of the public face: whole in each language, cheap, without a cookie, without a stranger's address."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from polisee.foundation.languages.tags import PATH_CODES
from tests.outreach.pages import PAGES

MOST_QUERIES = 12


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "bg"])
def test_a_page_has_one_heading_a_title_its_languages_and_its_address(face, client, language, page):
    face.publish()
    html = client.get(f"/{language}/{page}").content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    heading = re.sub(r"<[^>]+>", "", html.partition("<h1")[2].partition("</h1>")[0].partition(">")[2]).strip()
    assert heading
    assert re.search(r"<title>\s*\S+.* – PoliSEE</title>", html)
    assert f'<link rel="canonical" href="{settings.BASE_URL}/{language}/{page}">' in html
    others = re.findall(r'<link rel="alternate" hreflang="[^"]+" href="([^"]+)">', html)
    assert others == [f"{settings.BASE_URL}/{code}/{page}" for code in PATH_CODES]
    assert "Last edited" in html or language != "en"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("rows", ["face", "many"])
@pytest.mark.parametrize("language", ["en", "bg"])
def test_a_page_stays_within_its_queries(request, client, rows, language, page):
    request.getfixturevalue(rows)
    client.get("/en/styleguide")
    with CaptureQueriesContext(connection) as asked:
        response = client.get(f"/{language}/{page}")
    assert response.status_code == 200
    assert len(asked) <= MOST_QUERIES, [each["sql"][:120] for each in asked]


@pytest.mark.parametrize("page", [*PAGES, "partners/partners.csv", "timeline/timeline.csv"])
def test_a_reader_without_an_account_gets_no_cookie_and_an_answer_that_is_kept_for_the_next(face, client, page):
    response = client.get(f"/en/{page}")
    assert response.status_code == 200
    assert not response.cookies
    assert not {"private", "no-store"} & set(response.headers.get("Cache-Control", "").split(", "))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/en/{page}").content == response.content
    assert len(asked) <= 1


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_loaded_from_elsewhere_and_nothing_stands_inline(face, client, page):
    html = client.get(f"/el/{page}").content.decode()
    loaded = re.findall(r'<(?:script|img|source|iframe|use)[^>]* (?:src|href)="([^"]+)"', html)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon|apple-touch-icon|manifest)"[^>]* href="([^"]+)"', html)
    assert len(loaded) >= 5
    assert [each for each in loaded if not each.startswith("/static/")] == []
    assert not re.search(r"<[^>]+ (?:style|on[a-z]+)=", html)


@pytest.mark.parametrize("page", ["themes/none/", "partners/NONE/", "groups/none/", "packages/WP9/", "nowhere/"])
def test_what_is_not_there_is_said_so(face, client, page):
    assert client.get(f"/sq/{page}").status_code == 404


def test_an_organisation_that_never_was_a_partner_has_no_page(face, client):
    from tests import people

    people.organisation("EXPERT")
    assert client.get("/en/partners/EXPERT/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "themes/", "partners/", "groups/", "packages/", "timeline/", "about/"])
def test_an_empty_installation_has_pages_that_say_what_would_stand_there(client, page):
    assert client.get(f"/de/{page}").status_code == 200


def test_what_a_hostile_name_carries_is_shown_as_text(face, client):
    face.home.name_en = '<script>alert("x")</script>'
    face.home.save()
    for page in ("", "partners/", "partners/HOME/", "groups/", "packages/WP5/", "themes/theme-3/"):
        assert "<script>alert" not in client.get(f"/en/{page}").content.decode()
