"""For search engines: the site map has every page in every language; robots are kept from the doors."""

from xml.etree import ElementTree as ET

from polisee.foundation.languages.tags import PATH_CODES
from polisee.outreach.web import finding

SPACE = {"s": finding.SPACE}


def addresses(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.headers["Content-Type"].startswith("application/xml")
    return [str(each.text) for each in ET.fromstring(response.content).iterfind(".//s:loc", SPACE)]


def test_the_site_map_lists_every_page_and_record_in_every_language(face, client, settings):
    settings.BASE_URL = "https://polisee.example"
    record = face.publish()
    files = addresses(client, "/sitemap.xml")
    assert files == [f"https://polisee.example/sitemap-{name}.xml" for name in ("pages", "records-1")]
    found = [each for file in files for each in addresses(client, file.removeprefix("https://polisee.example"))]
    assert len(found) == len(set(found))
    for code in PATH_CODES:
        for page in ("", "partners/LEFT/", "themes/theme-2/", "packages/WP5/", "records/", f"records/{record.pk}/"):
            assert f"https://polisee.example/{code}/{page}" in found
    for each in found[:: len(PATH_CODES)]:
        assert client.get(each.removeprefix("https://polisee.example")).status_code == 200


def test_the_records_are_cut_into_files(face, client, monkeypatch):
    face.publish(), face.publish(title="Друг запис")
    monkeypatch.setattr(finding, "RECORDS_A_FILE", 1)
    assert len(addresses(client, "/sitemap.xml")) == 3
    assert len(addresses(client, "/sitemap-records-2.xml")) == len(PATH_CODES)
    assert client.get("/sitemap-records-3.xml").status_code == 404
    assert client.get("/sitemap-records-0.xml").status_code == 404


def test_a_record_says_when_it_was_last_published(face, client):
    face.publish()
    assert b"<lastmod>2026-03-04</lastmod>" in client.get("/sitemap-records-1.xml").content


def test_robots_are_told_where_the_map_is_and_what_to_leave(db, client):
    text = client.get("/robots.txt").content.decode()
    assert "\nSitemap: http" in text
    assert "Disallow: /*/work" in text
    assert "Disallow: /\n" not in text
