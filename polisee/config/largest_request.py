"""What is far larger than anything we ask for is not read to its end, so that nobody can fill the disk with it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

SENTENCE = "What you sent is larger than {most} MB and was not taken. Go back: what you typed is kept.\n"


def refusing_larger_than(most: int, application: Application) -> Application:
    """The application behind a counter of bytes: beyond `most` the answer is 413, and the application hears no more."""

    async def counted(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        if _announced(scope) > most:
            await _refuse(send, most)
            return
        counter = _Counter(receive, send, most)
        await application(scope, counter.receive, counter.send)
        if counter.is_over and not counter.has_answered:
            await _refuse(send, most)

    return counted


class _Counter:
    """Passes on what comes in until it is too much; then the application sees the sender go away."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left = receive, send, most
        self.is_over = self.has_answered = False

    async def receive(self) -> Mapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.is_over = True
            return {"type": "http.disconnect"}
        return message

    async def send(self, message: Mapping[str, Any]) -> None:
        self.has_answered = True
        await self._send(message)


def _announced(scope: dict[str, Any]) -> int:
    length = next((value for name, value in scope["headers"] if name.lower() == b"content-length"), b"0")
    return int(length) if length.isdigit() else 0


async def _refuse(send: Send, most: int) -> None:
    body = SENTENCE.format(most=most // 1024**2).encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
