"""The public face stands by itself: a link that another feature does not offer is not shown."""

from collections.abc import Iterator

import pytest

from polisee.records.rules import kinds
from polisee.ui.navigation import address
from tests.outreach.pages import PAGES


@pytest.fixture
def alone(face, settings, monkeypatch) -> Iterator[object]:
    face.publish()
    monkeypatch.setattr(kinds, "_kinds", {})
    settings.ROOT_URLCONF = "tests.outreach.urls_without_knowledge"
    address.cache_clear()
    yield face
    address.cache_clear()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_and_leads_nowhere_that_does_not_exist(alone, client, page):
    response = client.get(f"/en/{page}")
    assert response.status_code == 200
    html = response.content.decode()
    assert "/records/" not in html
    assert 'href=""' not in html
    assert 'action=""' not in html


def test_the_site_map_has_no_records(alone, client):
    assert b"records" not in client.get("/sitemap.xml").content
    assert client.get("/sitemap-pages.xml").status_code == 200
    assert client.get("/sitemap-records-1.xml").status_code == 404
