"""The API for reading records: search, pages of records, one record, its chain. Public; sealed words only."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from polisee.foundation.canonical import canonical_bytes
from polisee.foundation.languages.tags import PATHS
from polisee.foundation.paging import cursor_after, key_of
from polisee.foundation.regions import REGIONS
from polisee.knowledge.queries.chain import chain_of
from polisee.knowledge.rest_search import SearchOut, SearchQuery, answer
from polisee.knowledge.rest_shapes import RecordOut, link_rows, links_shape, record_shape
from polisee.records.api import (
    LICENCE,
    PublishedRecord,
    all_kinds,
    merged,
    open_publication,
    published,
    published_one,
    record_schema,
)
from polisee.records.api import queries as record_queries

router = Router(tags=["records"])
LARGEST_PAGE = 100
Reader = Annotated[str | None, Field(pattern=f"^({'|'.join(PATHS)})$", description="Path code, such as bg or sr-cyrl")]


def as_type(media_type: str) -> dict[str, Any]:
    """For the OpenAPI page: what a call answers that is not a plain object."""
    return {"responses": {200: {"description": "OK", "content": {media_type: {"schema": {}}}}}}


class RecordsOut(Schema):
    """A page of published records, in the order of their making."""

    items: list[RecordOut]
    next: str | None = Field(description="cursor of the following page")


class NodeOut(Schema):
    """A record in a chain; `distance` in steps from the one asked for."""

    id: UUID
    external_id: str | None
    kind: str
    language: str
    title: str
    distance: int


class EdgeOut(Schema):
    """A typed link."""

    source: UUID
    target: UUID
    type: str


class ChainOut(Schema):
    """What leads to a record and what follows from it."""

    root: UUID
    nodes: list[NodeOut]
    edges: list[EdgeOut]
    complete: bool = Field(description="false where the chain goes on beyond what is shown")


@router.get("/search", response=SearchOut, summary="Find records in any language, by words and by meaning")
def search_records(request: HttpRequest, asked: Query[SearchQuery]) -> dict[str, Any]:
    """Several values of one facet (`kind=practice&kind=policy`) are alternatives."""
    return answer(asked)


@router.get("/records", response=RecordsOut, summary="All published records, page by page")
def list_records(
    request: HttpRequest, cursor: str | None = None, limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 20
) -> dict[str, Any]:
    """Follow `next` until it is null."""
    after = key_of(cursor)
    ids = [str(record_id) for record_id, _at in record_queries.public_ids() if str(record_id) > after]
    page = ids[:limit]
    return {"items": _shapes(page), "next": cursor_after(page[-1]) if len(ids) > limit else None}


@router.get("/records/{uuid:record_id}", response=RecordOut, summary="One published record")
def one_record(request: HttpRequest, record_id: UUID, response: HttpResponse, lang: Reader = None) -> dict[str, Any]:
    """`lang` adds `shown`: the words as a reader of that language sees them. Answers 304 to a known ETag."""
    record = _found(record_id)
    rows = link_rows([record.id])
    others = published({row.source_id for row in rows} | {row.target_id for row in rows})
    response["Link"] = f'<{LICENCE}>; rel="license"'
    return record_shape(record, links_shape(record.id, others, rows), lang)


@router.get(
    "/records/{uuid:record_id}/sealed",
    summary="The sealed text itself, byte for byte",
    openapi_extra=as_type("application/json"),
)
def sealed_text(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Canonical JSON (RFC 8785): its SHA-256 is the digest that the signature covers.

    A record that was joined to another still answers with what was sealed of it last.
    """
    last = merged.last_sealed(record_id)
    shown = open_publication(last, record_id) if last else None
    return HttpResponse(canonical_bytes((shown or _found(record_id)).payload), content_type="application/json")


@router.get(
    "/records/{uuid:record_id}/chain", response=ChainOut, summary="What leads to a record, what follows from it"
)
def chain(request: HttpRequest, record_id: UUID) -> dict[str, Any]:
    """Links are followed in both directions; what is not public is left out."""
    found = chain_of(record_id)
    if found is None:
        raise Http404
    return {
        "root": record_id,
        "nodes": [_node(found.records[each], steps) for each, steps in found.distance.items()],
        "edges": [{"source": edge.source, "target": edge.target, "type": edge.type} for edge in found.edges],
        "complete": found.complete,
    }


@router.get(
    "/schema/record.json",
    summary="JSON Schema (2020-12) of a record line",
    openapi_extra=as_type("application/schema+json"),
)
def schema(request: HttpRequest) -> HttpResponse:
    """What `polisee load` and `POST /records` take, made from the kinds."""
    address = f"{settings.BASE_URL}/api/v1/schema/record.json"
    body = DjangoJSONEncoder(ensure_ascii=False).encode(record_schema(all_kinds(), REGIONS, address))
    return HttpResponse(body, content_type="application/schema+json")


def _found(record_id: UUID) -> PublishedRecord:
    record = published_one(record_id)
    if record is None:
        raise Http404
    return record


def _node(record: PublishedRecord, steps: int) -> dict[str, Any]:
    payload = record.payload
    same = {name: payload[name] for name in ("external_id", "kind", "language")}
    return {**same, "id": record.id, "title": record.content["title"], "distance": steps}


def _shapes(ids: list[str]) -> list[dict[str, Any]]:
    """These records with their links; four queries at most, whatever their number."""
    rows = link_rows(ids)
    ends = {str(row.source_id) for row in rows} | {str(row.target_id) for row in rows}
    records = published(ends | set(ids))
    return [record_shape(records[each], links_shape(each, records, rows)) for each in ids if each in records]
