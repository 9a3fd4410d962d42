"""The API for links between records: list them from either end, make one, unmake one."""

from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Schema, Status
from pydantic import ConfigDict, Field

from polisee.foundation.clock import now
from polisee.knowledge.rest import router
from polisee.knowledge.rest_working import record_at_work
from polisee.partnership.api import standing_of
from polisee.partnership.rest_auth import READING, WRITING, caller
from polisee.records.api import link, permissions, published, published_one, unlink
from polisee.records.api import queries as record_queries

LINKS = "/records/{uuid:record_id}/links"


class LinkAtWorkOut(Schema):
    """A link as one of its ends has it. `title` is empty where the other end is not public."""

    id: UUID
    type: str
    direction: str = Field(description="out: from this record; in: to it")
    record: UUID
    title: str
    public: bool = Field(description="whether the other end is public")


class LinksOut(Schema):
    items: list[LinkAtWorkOut]


class LinkIn(Schema):
    """A new link; the types stand in /api/v1/schema/record.json."""

    model_config = ConfigDict(extra="forbid")
    type: str
    record: UUID = Field(description="the other end")
    direction: Literal["out", "in"] = Field("out", description="out: from this record to the other; in: the reverse")


@router.get(LINKS, **READING, response=LinksOut, summary="Links of a record, from both ends")
def links_of_record(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """Those to what is neither public nor visible to you are left out."""
    _seen(request, record_id)
    response["Cache-Control"] = "private, no-store"
    return {"items": _items(request, record_id)}


@router.post(LINKS, **WRITING, response={201: LinkAtWorkOut}, summary="Link two records")
def make_link(request: HttpRequest, record_id: UUID, given: LinkIn) -> Status[dict[str, Any]]:
    """For those who write or judge the record from which the link goes; the same link twice is one."""
    _seen(request, record_id)
    source, target = (record_id, given.record) if given.direction == "out" else (given.record, record_id)
    made = link(actor=caller(request), at=now(), source_id=source, target_id=target, type=given.type)
    return Status(201, next(each for each in _items(request, record_id) if each["id"] == made.pk))


@router.delete(f"{LINKS}/{{uuid:link_id}}", **WRITING, response={204: None}, summary="Remove a link")
def remove_link(request: HttpRequest, record_id: UUID, link_id: UUID) -> Status[None]:
    """From whichever end."""
    _seen(request, record_id)
    if link_id not in {each.pk for each in record_queries.links_of(record_id)}:
        raise Http404
    unlink(actor=caller(request), at=now(), link_id=link_id)
    return Status(204, None)


def _seen(request: HttpRequest, record_id: UUID) -> None:
    """What is public, everybody sees; else only those of the working copy."""
    if published_one(record_id) is None:
        record_at_work(request, record_id)


def _items(request: HttpRequest, record_id: UUID) -> list[dict[str, Any]]:
    rows = record_queries.links_of(record_id)
    ends = {row.pk: row.target_id if row.source_id == record_id else row.source_id for row in rows}
    public = published(set(ends.values()))
    hidden = [end for end in set(ends.values()) if str(end) not in public]
    mine = _visible(request, hidden)
    return [
        {
            "id": row.pk,
            "type": row.type,
            "direction": "out" if row.source_id == record_id else "in",
            "record": end,
            "title": public[str(end)].content["title"] if str(end) in public else mine[end],
            "public": str(end) in public,
        }
        for row in rows
        if str(end := ends[row.pk]) in public or end in mine
    ]


def _visible(request: HttpRequest, ids: list[UUID]) -> dict[UUID, str]:
    """Titles of those working copies that the caller may see; two queries, however many."""
    if not ids:
        return {}
    who = standing_of(caller(request), now().date())
    rows = permissions.working_copies_visible_to(who).filter(pk__in=ids).select_related("current")
    return {row.pk: (row.current.content if row.current else {}).get("title", "") for row in rows}
