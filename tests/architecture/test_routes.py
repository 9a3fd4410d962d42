"""Every route × every role: the table of `routes.py` is complete, and true."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import messages
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.cast import ROLES, Cast, make_cast
from tests.architecture.routes import TABLE, Outcome, Route


def names_of_all_routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"
        else:
            yield from names_of_all_routes(
                pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )


def test_every_route_stands_in_the_table_and_the_table_names_no_other() -> None:
    assert {route.name for route in TABLE} == set(names_of_all_routes(get_resolver()))


@pytest.mark.django_db
@pytest.mark.parametrize("route", TABLE, ids=str)
def test_each_role_gets_what_the_table_says(route: Route) -> None:
    cast = make_cast()
    found = {role: _outcome(_try(route, cast, role)) for role in ROLES}
    assert found == {role: route.expects(role) for role in ROLES}


def _try(route: Route, cast: Cast, role: str) -> Any:
    """One request of one role, undone afterwards, so that the next role finds the same things."""
    client = Client(headers={"accept": "application/json"} if route.name.startswith("api:") else {})
    with transaction.atomic():
        if cast.people[role] is not None:
            client.force_login(cast.people[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        address = reverse(route.name, kwargs={name: cast.things[thing] for name, thing in route.where.items()})
        typed = {
            name: cast.things.get(value, value) if isinstance(value, str) else value
            for name, value in route.typed.items()
        }
        kind = {"content_type": "application/json"} if route.as_json else {}
        response = getattr(client, route.method.lower())(address, typed, **kind, headers=route.headers)
        transaction.set_rollback(True)
    return response


def _refused(response: Any) -> bool:
    """Sent back with a message that says why not."""
    return any(message.level >= messages.ERROR for message in messages.get_messages(response.wsgi_request))


def _outcome(response: Any) -> Outcome | int:
    """Open, sent to sign-in, or closed; any other status (a 405, a 500) speaks for itself."""
    status = response.status_code
    if status == 401 or (status == 302 and response["Location"].startswith(reverse("account_login"))):
        return "sign-in"
    if status in {403, 404} or (status == 302 and _refused(response)):
        return "closed"
    return "open" if status < 400 or status in {400, 409, 410, 422} else status


FORMS_OF_AN_ACCOUNT = ("account_", "mfa_", "partnership:accept")
"""Forms that are sent before there is an account carry a mark against forgery, and that is a cookie."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "route",
    [
        route
        for route in TABLE
        if route.method == "GET" and "anonymous" in route.open_to and not route.name.startswith(FORMS_OF_AN_ACCOUNT)
    ],
    ids=str,
)
def test_a_reader_without_an_account_gets_no_cookie_and_a_strict_policy(route: Route) -> None:
    cast = make_cast()
    response = _try(route, cast, "anonymous")
    assert not response.cookies
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
