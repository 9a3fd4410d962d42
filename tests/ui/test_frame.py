"""The frame of every page: languages, addresses, navigation; nothing for a reader that would need a cookie."""

import re

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils.translation import override

from polisee.foundation.languages.tags import PATH_CODES
from polisee.ui import navigation
from polisee.ui.context import Site
from polisee.ui.navigation import NavigationItem, register_navigation
from polisee.ui.web.styleguide import styleguide
from tests.ui.rendering import rendered, request_for


@pytest.fixture
def empty_navigation(monkeypatch):
    monkeypatch.setattr(navigation, "_items", [])


def page(path: str) -> str:
    with override(path.split("/")[1]):
        return styleguide(request_for(path)).content.decode()


@pytest.mark.parametrize("code", PATH_CODES)
def test_a_page_says_its_language_and_its_twelve_others(code):
    html = page(f"/{code}/styleguide")
    assert f'<html lang="{Site(request_for()).languages and _tag(code)}">' in html
    assert len(re.findall(r'<link rel="alternate" hreflang=', html)) == 13
    assert f'<link rel="canonical" href="{settings.BASE_URL}/{code}/styleguide">' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1


def _tag(code: str) -> str:
    return {"sr-latn": "sr-Latn", "sr-cyrl": "sr-Cyrl"}.get(code, code)


def test_the_language_switch_keeps_the_page_and_its_query_and_the_canonical_address_drops_it():
    with override("bg"):
        site = Site(request_for("/bg/practices?kind=practice&page=2"))
        greek = next(link for link in site.languages if link.language.path == "el")
        assert greek.href == "/el/practices?kind=practice&page=2"
        assert greek.canonical == f"{settings.BASE_URL}/el/practices"
        assert site.canonical == f"{settings.BASE_URL}/bg/practices"
        assert [link.language.path for link in site.languages if link.current] == ["bg"]


def test_a_query_cannot_break_out_of_the_switch():
    html = page('/en/styleguide?q="><script>alert(1)</script>')
    assert "<script>alert" not in html


def test_a_page_outside_the_languages_leads_to_their_home_pages():
    assert Site(request_for("/dev/mail")).languages[0].href == "/bg/"


@override_settings(SESSION_COOKIE_NAME="s")
def test_a_reader_without_a_session_is_nobody_and_no_database_is_asked(empty_navigation):
    asked = []
    register_navigation(NavigationItem("inbox", "Work", "choose-language", count=lambda user: asked.append(user) or 3))
    assert Site(request_for()).inbox is None
    assert asked == []


def test_items_stand_in_order_and_one_without_an_address_is_left_out(empty_navigation):
    second = NavigationItem("main", "Second", "healthz", order=20)
    register_navigation(
        second, NavigationItem("main", "First", "readyz", order=10), NavigationItem("main", "Gone", "no:where")
    )
    register_navigation(second)
    assert [(str(link.label), link.href) for link in Site(request_for()).main] == [
        ("First", "/readyz"),
        ("Second", "/healthz"),
    ]


def test_an_item_is_shown_to_whom_it_is_for(empty_navigation):
    register_navigation(NavigationItem("main", "Secret", "healthz", shown_to=lambda user: user.is_authenticated))
    assert Site(request_for()).main == []


def test_the_item_of_the_page_one_is_on_is_marked(empty_navigation):
    register_navigation(NavigationItem("main", "Health", "healthz"), NavigationItem("main", "Ready", "readyz"))
    assert [link.current for link in Site(request_for("/healthz/deeper")).main] == [True, False]


def test_a_reader_s_page_holds_no_token_of_a_form():
    assert "csrfmiddlewaretoken" not in page("/en/styleguide")


@pytest.mark.parametrize("name", ["base", "page", "with_side", "list", "record", "form"])
def test_every_page_template_stands_by_itself(name):
    html = rendered(f"{{% extends '{name}.html' %}}{{% block heading %}}Hello{{% endblock %}}")
    assert "<h1>Hello</h1>" in html
    assert '<main id="content" tabindex="-1">' in html
