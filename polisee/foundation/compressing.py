"""Answers made smaller on the way (gzip), for public files that carry no secret: whole ones and streams."""

import gzip
import zlib
from collections.abc import AsyncIterator

from django.http import HttpRequest, HttpResponse

GZIP_WINDOW = 16 + zlib.MAX_WBITS
LEVEL = 5
SMALLEST = 600
"""Below this many bytes nothing is gained."""


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether the asker takes gzip (RFC 9110, section 12.5.3)."""
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() in ("gzip", "x-gzip"):
            return weight.replace(" ", "").rstrip("0").rstrip(".") != "q="
    return False


def compressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, as gzip where the asker takes it."""
    response["Vary"] = "Accept-Encoding"
    if len(response.content) >= SMALLEST and accepts_gzip(request):
        response.content = gzip.compress(response.content, compresslevel=LEVEL, mtime=0)
        response["Content-Encoding"] = "gzip"
    return response


async def compressed_stream(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks as one gzip stream; nothing is held back but what the compressor keeps."""
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP_WINDOW)
    async for chunk in chunks:
        if data := squeeze.compress(chunk):
            yield data
    yield squeeze.flush()
