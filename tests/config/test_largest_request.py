"""What is far too large is not read to its end."""

import asyncio
from typing import Any

from polisee.config.largest_request import refusing_larger_than


def run(body: list[bytes], headers: list[tuple[bytes, bytes]] = [], most: int = 100) -> tuple[int, int, bytes]:  # noqa: B006
    """Status, how many bytes the application saw, and the answer's body."""
    seen, sent = [0], []
    pieces = [
        {"type": "http.request", "body": each, "more_body": place < len(body) - 1} for place, each in enumerate(body)
    ]

    async def application(_scope: Any, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            seen[0] += len(message["body"])
            if not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})

    async def receive() -> dict[str, Any]:
        return pieces.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": headers}
    asyncio.run(refusing_larger_than(most, application)(scope, receive, send))
    return sent[0]["status"], seen[0], sent[1]["body"]


def test_what_fits_comes_through() -> None:
    assert run([b"a" * 60, b"b" * 40]) == (200, 100, b"done")


def test_what_says_that_it_is_larger_is_refused_before_a_byte_is_read() -> None:
    status, seen, body = run([b"a" * 101], [(b"content-length", b"101")])
    assert (status, seen) == (413, 0)
    assert b"what you typed is kept" in body


def test_what_does_not_say_so_is_refused_when_it_grows_too_large() -> None:
    status, seen, _body = run([b"a" * 60, b"b" * 60, b"c" * 60])
    assert (status, seen) == (413, 60)
