"""Who may enter the pages of the working area, and how often one may write there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from polisee.foundation.errors import DomainError
from polisee.foundation.languages.serbian import script_of
from polisee.knowledge.queries import working as pages
from polisee.partnership.api import Standing, limited, signed_in, standing
from polisee.records.api import Kind, kind_of, permissions, queries

View = Callable[..., HttpResponse]


def member_page(view: View) -> View:
    """For signed-in people; never kept by a browser; at most sixty sendings a minute."""
    return signed_in(limited("knowledge.write", most=60, seconds=60)(view))


@dataclass(frozen=True)
class AtWork:
    """A person at a record's working copy."""

    record: Any
    kind: Kind
    who: Standing
    facts: permissions.RecordFacts

    @property
    def content(self) -> dict[str, Any]:
        return dict(self.record.current.content) if self.record.current else {}

    @property
    def revision(self) -> int:
        return int(self.record.current.number) if self.record.current else 0

    @property
    def title(self) -> str:
        return str(self.content.get("title", ""))

    @property
    def script(self) -> str:
        """The script in which a Serbian record is written."""
        return "cyrl" if script_of(self.title + str(self.content.get("summary", ""))) == "cyrl" else "latn"

    def page(self, current: str) -> dict[str, Any]:
        """What every page of a record's working copy shows."""
        return {
            "record": self.record,
            "kind": self.kind,
            "title": self.title,
            "state": pages.STATES[self.record.state],
            "tone": pages.TONES.get(self.record.state, ""),
            "meter": pages.meter_of(self.record.pk, self.kind, self.content),
            "tabs": pages.record_tabs(self.record.pk, self.who, self.facts, current),
        }


def at_work(request: HttpRequest, record_id: UUID, *, translating: bool = False) -> AtWork:
    """The working copy, for those who may see it; 404 if there is none, 403 if it is not theirs. Three queries.

    `translating`: also for every translator of what is public.
    """
    record = queries.record_with_current(record_id)
    if record is None:
        raise Http404
    who, facts = standing(request), permissions.facts_of(record)
    may_see = permissions.may_see_working_copy(who, facts) or (translating and permissions.may_translate(who, facts))
    if not may_see:
        raise PermissionDenied
    return AtWork(record, kind_of(record.kind), who, facts)


def require(*, allowed: bool) -> None:
    """403 unless allowed."""
    if not allowed:
        raise PermissionDenied


def tell(request: HttpRequest, error: DomainError) -> None:
    """An error of the domain as a message at the top of the next page."""
    messages.error(request, str(error.message))
