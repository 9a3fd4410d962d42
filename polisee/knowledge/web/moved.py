"""The old address of a record that was joined to another leads there, for good."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from polisee.records.api import merged, published_one

View = Callable[..., HttpResponse]


def follows_merges(view: View) -> View:
    """Where the view finds no record, but one that took its place is public, the same page of that one (301).

    A browser may keep the answer only after asking again: a merge can be undone.
    """

    @wraps(view)
    def guarded(request: HttpRequest, record_id: UUID, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, record_id, **kwargs)
        except Http404:
            now = merged.merged_into(record_id)
            if now is None or published_one(now) is None:
                raise
        name = request.resolver_match.view_name  # type: ignore[union-attr]
        address = reverse(name, kwargs={"record_id": now, **kwargs})
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        response.headers["Cache-Control"] = "no-cache"
        return response

    return guarded
