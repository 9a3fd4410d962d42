"""Errors of the API as problem details (RFC 9457): what is wrong, at which field, in the caller's language."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from polisee.foundation.errors import DomainError, InvalidError, Message
from polisee.records.api import merged, published_one

MEDIA_TYPE = "application/problem+json"
Errors = dict[str, list[str]]


def problem(status: int, detail: str, *, errors: Errors | None = None, **more: Any) -> HttpResponse:
    """One problem. `errors` maps a field's name to what is wrong with it."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    body |= {"errors": errors} if errors else {}
    body |= {name: value for name, value in more.items() if value is not None}
    response = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = MEDIA_TYPE
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Accept-Language"
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def answer_errors_as_problems(api: NinjaAPI) -> None:
    """Every kind of error that a view may raise."""
    handlers: dict[type[Exception], Any] = {
        InvalidError: _invalid,
        DomainError: _domain,
        ValidationError: _not_understood,
        Http404: _not_found,
        AuthenticationError: _not_signed_in,
        Throttled: _too_many,
        HttpError: _http,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def _invalid(request: HttpRequest, error: InvalidError) -> HttpResponse:
    errors = {field: [str(message) for message in found] for field, found in error.errors.items()}
    return problem(error.status, str(error.message) or _("Some of this cannot be taken."), errors=errors)


def _domain(request: HttpRequest, error: DomainError) -> HttpResponse:
    errors = {error.field: [str(error.message)]} if error.field else None
    response = problem(error.status, str(error.message), errors=errors, versions=getattr(error, "versions", None))
    if scope := getattr(error, "scope", ""):  # RFC 6750, section 3.1
        response["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{scope}"'
    return response


def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors: Errors = {}
    for each in error.errors:
        # ("query", "limit"), ("body", "given", "title"): the reader knows the last parts only
        place = [str(part) for part in each["loc"][1:] if str(part) not in ("given", "asked")]
        errors.setdefault(".".join(place), []).append(_words_for(each))
    return problem(422, _("Some of this cannot be taken."), errors=errors)


SENTENCES: dict[str, Message] = {
    "missing": _lazy("This is still missing."),
    "extra_forbidden": _lazy("There is no such field."),
    "string_pattern_mismatch": _lazy("This is not one of the choices."),
    "greater_than_equal": _lazy("The number must be at least %(ge)s."),
    "less_than_equal": _lazy("The number must be at most %(le)s."),
    "string_too_long": _lazy("This is too long; at most %(max_length)s characters fit."),
    **dict.fromkeys(("string_type", "string_unicode"), _lazy("Text is expected here.")),
    **dict.fromkeys(
        ("int_parsing", "int_type", "int_from_float", "float_parsing", "float_type"), _lazy("This is not a number.")
    ),
    **dict.fromkeys(
        ("list_type", "dict_type", "model_type", "model_attributes_type"),
        _lazy("Named values or a list are expected here."),
    ),
}


def _words_for(each: dict[str, Any]) -> str:
    """A sentence for a mistake that the schema found; the commonest ones in the caller's language."""
    sentence = SENTENCES.get(str(each["type"]))
    return str(sentence) % each.get("ctx", {}) if sentence else str(each["msg"])


def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return moved_to(request) or problem(404, _("There is nothing here, or nothing that you may see."))


MOVING = frozenset({"one_record", "chain"})


def moved_to(request: HttpRequest) -> HttpResponse | None:
    """For a record that was joined to another, where the answer is now (301); None for any other."""
    match = request.resolver_match
    if match is None or match.url_name not in MOVING or request.method not in {"GET", "HEAD"}:
        return None
    now = merged.merged_into(match.kwargs["record_id"])
    if now is None or published_one(now) is None:
        return None
    query = request.META.get("QUERY_STRING", "")
    address = reverse(match.view_name, kwargs={"record_id": now})
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response["Cache-Control"] = "no-cache"  # a merge can be undone
    return response


def _not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(401, _("Sign in, or send a token that holds."))


def _too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    response = problem(429, _("These are too many requests. Wait a little and try again."))
    if error.wait:
        response["Retry-After"] = str(int(error.wait) + 1)
    return response


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return problem(400, _("The body is not JSON that we can read."))
    return problem(error.status_code, str(error))


class ProblemsMiddleware:
    """Below `/api/` every error is a problem, also one that no view of the API was asked about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.status_code < HTTPStatus.BAD_REQUEST
            or not request.path.startswith("/api/")
            or response.headers.get("Content-Type") == MEDIA_TYPE
        ):
            return response
        said = problem(response.status_code, _sentence(response.status_code))
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                said[name] = response[name]
        return said


def _sentence(status: int) -> str:
    if status == HTTPStatus.NOT_FOUND:
        return _("There is nothing here, or nothing that you may see.")
    return HTTPStatus(status).description or HTTPStatus(status).phrase
