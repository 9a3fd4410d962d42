"""A host of our own on the loopback, whose name only a resolver of the test knows."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.cache import cache

from polisee.knowledge.asking_sources import Visitor
from tests.knowledge.reading.conftest import Shelf

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Host:
    """Answers each path as it was told; remembers who asked what, and how many were asking at once."""

    port: int = 0
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path, user agent."""
    at_once: int = 0
    most_at_once: int = 0

    def url(self, path: str, host: str = "sources.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, status: int, **headers: str) -> None:
        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()

        self.replies[path] = reply

    def paths(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _agent in self.asked if path != "/robots.txt"]


@pytest.fixture
def host() -> Iterator[Host]:
    about = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            about.at_once += 1
            about.most_at_once = max(about.most_at_once, about.at_once)
            about.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
            try:
                reply = about.replies.get(self.path)
                if reply is None:
                    self.send_response(404)
                    self.end_headers()
                else:
                    reply(self)
            finally:
                about.at_once -= 1

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    about.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield about
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def visitor(host: Host) -> Visitor:
    """Knows the names that end with `.test`, and takes the loopback for public; nothing else is different from the real one."""
    return visitor_of(host)


def visitor_of(host: Host, **changes: object) -> Visitor:
    def resolve(name: str, port: int) -> list[str]:
        if not name.endswith(".test"):
            raise OSError(name)
        return ["127.0.0.1"]

    settings = {
        "about": "https://polisee.example/en/quality/",
        "resolve": resolve,
        "is_allowed": lambda number: number == "127.0.0.1",
        "ports": {80, 443, host.port},
        "pause": 0.0,
    }
    return Visitor(**{**settings, **changes})


@pytest.fixture
def shelf(db: None) -> Shelf:
    cache.clear()
    return Shelf()
