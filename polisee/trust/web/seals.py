"""The log of seals, the public key, and the program that checks both without us."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from polisee.foundation.paging import page_number
from polisee.trust import queries
from polisee.trust.keys import key_id, public_key_pem
from polisee.trust.messages import name_of_thing
from polisee.trust.models import LogEntry

PROGRAM = Path(__file__).resolve().parents[1] / "verify_seal.py"
BATCH = 500


def seals(request: HttpRequest) -> HttpResponse:
    """Everything that was ever sealed, the latest first; whoever keeps a copy notices what disappears."""
    page = queries.log_page(page=page_number(request.GET.get("page", "")))
    return render(
        request,
        "trust/seals.html",
        {
            "page": page,
            "lines": [{"entry": entry, "name": name_of_thing(entry.what)} for entry in page],
            "key_id": key_id(),
            "incidents": queries.incidents_so_far(),
            "edited_at": page[0].at if page else None,
        },
    )


def log_file(request: HttpRequest) -> StreamingHttpResponse:
    """The whole log, one sealed text a line, from its beginning; streamed."""
    response = StreamingHttpResponse(_lines(), content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="polisee-seals.jsonl"'
    return response


async def _lines() -> AsyncIterator[bytes]:
    """A batch at a time, so that memory stays flat."""
    after: LogEntry | None = None
    while batch := await sync_to_async(queries.log_after)(after, BATCH):
        for entry in batch:
            yield json.dumps(sealed_file(entry), ensure_ascii=False).encode() + b"\n"
        after = batch[-1]


def sealed_file(entry: LogEntry) -> dict[str, str]:
    """What `verify_seal.py` reads."""
    return {"digest": entry.digest, "signature": entry.signature, "key_id": entry.key_id, "text": entry.text}


def public_key_file(request: HttpRequest) -> HttpResponse:
    """The public key, as PEM."""
    return _file(public_key_pem(), "application/x-pem-file", "polisee-public-key.pem")


def program(request: HttpRequest) -> HttpResponse:
    """One file on Python's own library and `cryptography`."""
    return _file(PROGRAM.read_text(), "text/x-python; charset=utf-8", "verify_seal.py")


def _file(text: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
