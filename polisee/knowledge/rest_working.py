"""The working copy of a record for programs: who gets it, its ETag, and what is answered after every act."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, NotAllowedError
from polisee.partnership.api import Standing, standing_of
from polisee.partnership.rest_auth import caller
from polisee.records.api import permissions
from polisee.records.api import queries as record_queries

Needs = Callable[[Standing, permissions.RecordFacts], bool]


class PreconditionError(DomainError):
    """`If-Match` is missing, or names a version that is not the present one; then `versions` holds both."""

    def __init__(self, message: str, *, status: int, versions: dict[str, Any] | None = None) -> None:
        super().__init__(message, field="If-Match")
        self.status = status
        self.versions = versions


class WorkingOut(Schema):
    """The working copy: what is written and not (yet) approved."""

    id: UUID
    kind: str
    language: str
    organisation: str | None
    state: str
    revision: int
    digest: str = Field(description="SHA-256 of the content: whoever approves says with it what was read")
    content: dict[str, Any]
    published: bool


def record_at_work(request: HttpRequest, record_id: UUID, needs: Needs | None = None) -> Any:
    """The record; who may not see its working copy learns only that there is no such page.

    `needs`: what the person must be allowed to do with it besides; else `NotAllowedError`.
    """
    record = record_queries.record_with_current(record_id)
    if record is None or record.current is None:
        raise Http404
    who, facts = standing_of(caller(request), now().date()), permissions.facts_of(record)
    if not permissions.may_see_working_copy(who, facts):
        raise Http404
    if needs is not None and not needs(who, facts):
        raise NotAllowedError(_("You may read this, but not change it."))
    return record


def working_copy(
    request: HttpRequest, record_id: UUID, response: HttpResponse, needs: Needs | None = None
) -> dict[str, Any]:
    """The working copy as `WorkingOut`, its ETag in the answer."""
    record = record_at_work(request, record_id, needs)
    response["ETag"] = f'"r{record.current.number}-{record.current.digest[:12]}"'
    response["Cache-Control"] = "private, no-store"
    return {
        "id": record.pk,
        "kind": record.kind,
        "language": record.original_language,
        "organisation": record.organisation.code if record.organisation else None,
        "state": record.state,
        "revision": record.current.number,
        "digest": record.current.digest,
        "content": record.current.content,
        "published": record.published_id is not None,
    }


def require_match(if_match: str, before: dict[str, Any], etag: str, yours: dict[str, Any]) -> None:
    """`PreconditionError` unless `If-Match` names the present version (or is `*`)."""
    if not if_match:
        raise PreconditionError(_("Say with If-Match which version you have changed."), status=428)
    if if_match.strip() not in (etag, "*"):
        raise saved_meanwhile(yours, before)


def saved_meanwhile(yours: dict[str, Any], current: dict[str, Any]) -> PreconditionError:
    """Somebody was faster: both versions, so that nobody's words are lost."""
    sentence = _("Somebody else has saved this record meanwhile.")
    return PreconditionError(sentence, status=412, versions={"yours": yours, "current": current})
