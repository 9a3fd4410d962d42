"""Every published record in one file: as JSON lines and as a table. Streamed; CC BY 4.0."""

import csv
from collections.abc import AsyncIterator, Callable, Iterator
from io import StringIO
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import HttpRequest, StreamingHttpResponse
from pydantic_core import to_json

from polisee.foundation.clock import now
from polisee.foundation.compressing import accepts_gzip, compressed_stream
from polisee.foundation.public_version import public_state
from polisee.foundation.spreadsheet import BYTE_ORDER_MARK, safe_cell
from polisee.knowledge.rest import as_type, router
from polisee.knowledge.rest_shapes import record_shape
from polisee.records.api import LICENCE, Exported, exported

COLUMNS = (
    "id",
    "external_id",
    "kind",
    "language",
    "title",
    "title_en",
    "summary",
    "summary_en",
    "keywords",
    "themes",
    "regions",
    "from",
    "to",
    "outcome",
    "evidence_grade",
    "organisation",
    "owner_name",
    "translated_into",
    "published",
    "digest",
    "address",
)


@router.get(
    "/records.jsonl",
    summary="Every published record, one JSON object a line",
    openapi_extra=as_type("application/jsonl"),
)
def all_records(request: HttpRequest, after: UUID | None = None) -> StreamingHttpResponse:
    """Streamed in the order of ids. What broke off is taken up again with `after`: the id of the last line."""
    return _file(request, after, _lines, "application/jsonl; charset=utf-8", "polisee-records.jsonl")


@router.get("/records.csv", summary="Every published record as a table", openapi_extra=as_type("text/csv"))
def records_table(request: HttpRequest, after: UUID | None = None) -> StreamingHttpResponse:
    """Without the long texts: those are in the JSON lines. `after` as there."""
    return _file(request, after, _table, "text/csv; charset=utf-8", "polisee-records.csv")


def _file(
    request: HttpRequest,
    after: UUID | None,
    written: Callable[[UUID | None], Iterator[bytes]],
    content_type: str,
    name: str,
) -> StreamingHttpResponse:
    squeezed = accepts_gzip(request)
    chunks = _streamed(written(after))
    response = StreamingHttpResponse(compressed_stream(chunks) if squeezed else chunks, content_type=content_type)
    if squeezed:
        response["Content-Encoding"] = "gzip"
    number, changed_at = public_state()
    # Weak: the same records, whether squeezed or not. What changed within the last second may change again in it.
    response["ETag"] = f'W/"{number}-{after or "all"}"'
    if changed_at is not None and (now() - changed_at).total_seconds() > 1:
        response["Last-Modified"] = changed_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "no-cache"
    response["Link"] = f'<{LICENCE}>; rel="license"'
    response["X-License"] = "CC-BY-4.0"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


async def _streamed(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """One chunk at a time, made in the thread that may ask the database; while it is sent nothing is held."""
    following = sync_to_async(lambda: next(chunks, None))
    while (chunk := await following()) is not None:
        yield chunk


def _lines(after: UUID | None) -> Iterator[bytes]:
    for batch in exported(after):
        yield b"".join(to_json(_shape(each)) + b"\n" for each in batch)


def _shape(found: Exported) -> dict[str, Any]:
    shape = record_shape(found.record, [vars(link) for link in found.links])
    del shape["shown"]
    return shape


def _table(after: UUID | None) -> Iterator[bytes]:
    if after is None:
        yield (BYTE_ORDER_MARK + _rows([COLUMNS])).encode()
    for batch in exported(after):
        yield _rows([_row(each) for each in batch]).encode()


def _rows(rows: list[tuple[Any, ...]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _row(found: Exported) -> tuple[Any, ...]:
    record = found.record
    payload, content, body = record.payload, record.payload["content"], record.payload["content"].get("body", {})
    period, english = content.get("period", {}), payload["translations"].get("en", {})
    in_english = {
        field: content.get(field, "") if payload["language"] == "en" else english.get(field, {}).get("text", "")
        for field in ("title", "summary")
    }
    return (
        record.id,
        payload["external_id"],
        payload["kind"],
        payload["language"],
        content.get("title", ""),
        in_english["title"],
        content.get("summary", ""),
        in_english["summary"],
        "; ".join(content.get("keywords", [])),
        " ".join(map(str, content.get("themes", []))),
        " ".join(content.get("regions", [])),
        period.get("from"),
        period.get("to"),
        body.get("outcome", ""),
        content.get("evidence_grade", ""),
        payload["organisation"],
        payload["owner_name"],
        " ".join(record.languages[1:]),
        payload["published_at"][:10],
        record.seal.digest,
        record_shape(record, [])["url"],
    )
