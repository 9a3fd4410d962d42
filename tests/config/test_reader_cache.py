"""Readers' pages are kept, and never served stale."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from polisee.config.reader_cache import ReaderCacheMiddleware
from polisee.foundation.public_version import public_version
from tests import people

pytestmark = pytest.mark.django_db


class Counting:
    """A view that says how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, request) -> HttpResponse:
        self.times += 1
        return HttpResponse(f"asked {self.times}")


def test_a_page_is_made_once_while_nothing_public_changes() -> None:
    view = Counting()
    cache = ReaderCacheMiddleware(view)
    answers = [cache(RequestFactory().get("/en/themes/")).content for _ in range(3)]
    assert answers == [b"asked 1"] * 3


def test_a_change_to_a_public_table_makes_the_page_anew_even_by_sql() -> None:
    people.organisation("HOME")
    view = Counting()
    cache = ReaderCacheMiddleware(view)
    cache(RequestFactory().get("/en/partners/"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partnership_organisation SET city = 'Ancona'")
    assert cache(RequestFactory().get("/en/partners/")).content == b"asked 2"


def test_two_addresses_and_two_hosts_are_kept_apart() -> None:
    view = Counting()
    cache = ReaderCacheMiddleware(view)
    first = cache(RequestFactory().get("/en/records/", {"q": "a"})).content
    assert cache(RequestFactory().get("/en/records/", {"q": "b"})).content != first
    assert cache(RequestFactory().get("/en/records/", {"q": "a"}, headers={"host": "localhost"})).content != first


def test_whoever_is_signed_in_always_gets_a_fresh_page(settings) -> None:
    view = Counting()
    cache = ReaderCacheMiddleware(view)
    request = RequestFactory().get("/en/themes/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "abc"
    cache(request)
    assert cache(request).content == b"asked 2"


def test_answers_that_set_a_cookie_or_forbid_it_are_not_kept() -> None:
    def view(request) -> HttpResponse:
        response = HttpResponse("x")
        response.set_cookie("csrftoken", "secret")
        return response

    cache = ReaderCacheMiddleware(view)
    cache(RequestFactory().get("/en/account/login/"))
    assert not cache._pages


def test_even_without_its_row_the_public_version_rises_with_the_next_change() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM foundation_publicversion")
    before = public_version()
    people.organisation("HOME")
    first = public_version()
    people.organisation("AWAY")
    assert before < first < public_version()
