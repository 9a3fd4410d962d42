"""Templates and components rendered as a page would, without a database."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler


def request_for(path: str = "/en/x", **more: Any) -> HttpRequest:
    request = RequestFactory().get(path, **more)
    request.user = AnonymousUser()
    return request


def rendered(source: str, request: HttpRequest | None = None, **values: Any) -> str:
    """What a template with components makes of the values."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    return " ".join(template.render(values, request or request_for()).split())
