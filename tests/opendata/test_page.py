"""The page that explains it: complete, with addresses that work."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.people import AT


def page(reader: str = "en") -> str:
    response = Client().get(f"/{reader}/open-data/")
    assert response.status_code == 200
    return response.content.decode()


def test_every_address_on_it_answers(shelf) -> None:
    record = shelf.publish("a", AT)
    html = page()
    main = html[html.index("<main") : html.index("</main>")]
    linked = set(re.findall(r'href="([^"#?]+)"', main))
    shown = set(re.findall(r"http://127\.0\.0\.1:8000[^\s\"<]*", unescape(re.sub(r"</?i>", "", main))))
    assert "/api/v1/records.jsonl" in linked
    assert any("verb=Identify" in each for each in shown)
    for address in sorted(linked | shown):
        path = address.removeprefix("http://127.0.0.1:8000").replace("/ID", f"/{record}").replace("=ID", f"={record}")
        if path.startswith("/"):
            assert Client().get(path).status_code in (200, 302), path


def test_it_says_how_much_there_is_under_which_licence_and_stands_in_the_foot(shelf) -> None:
    shelf.publish("a", AT)
    shelf.publish("b", AT, language="de")
    html = page()
    assert 'rel="license"' in html
    assert re.search(r"2\D{0,200}Published records", html, re.DOTALL)
    assert '/en/open-data/"' in Client().get("/en/").content.decode()
    assert "/en/open-data/" in Client().get("/sitemap-pages.xml").content.decode()


@pytest.mark.parametrize("reader", ["bg", "sr-cyrl", "el"])
def test_it_is_there_in_every_language_and_before_anything_is_published(db, reader: str) -> None:
    assert page(reader).count("<h1>") == 1


def test_it_costs_few_queries_at_few_and_at_many_records(many, django_assert_max_num_queries) -> None:
    many(2)
    with django_assert_max_num_queries(12):
        page("en")
    many(40)
    with django_assert_max_num_queries(12):
        page("de")
