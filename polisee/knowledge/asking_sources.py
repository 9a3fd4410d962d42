"""Asking a public web page whether it is still there: politely, and never a machine inside our own network.

The name of a host is resolved once, each of its numbers must be public, and the connection goes to that very one: a
name that changes its mind between the look and the connection (DNS rebinding) gains nothing. Redirects are followed by
hand, each looked at like the first address.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import Event, Timer
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from polisee.knowledge.rules.sources import (
    FORBIDDEN,
    PORTS,
    REFUSES,
    SILENT,
    asks_again_with_get,
    host_of,
    is_public_address,
    outcome_of,
)

SECONDS_A_STEP = 10
SECONDS_IN_ALL = 20
LARGEST_BODY = 64 * 1024
MOST_REDIRECTS = 5
PAUSE_SECONDS = 2.0
"""Between two requests to one host."""
AGENT = "PoliSEE-source-check"
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Answer:
    """What came of asking. `asks_for_patience`: the host wants to be left alone for a while."""

    outcome: str
    status: int | None = None
    asks_for_patience: bool = False


@dataclass(frozen=True)
class _Reply:
    status: int
    location: str
    body: bytes


class ForbiddenAddressError(Exception):
    """An address that is not asked."""


def resolved(host: str, port: int) -> list[str]:
    """The numbers of a host; `OSError` if it has none."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class Visitor:
    """Asks pages, one request at a time. `resolve`, `is_allowed` and `ports` are other than real in tests alone."""

    def __init__(
        self,
        *,
        about: str,
        resolve: Resolve = resolved,
        is_allowed: Callable[[str], bool] = is_public_address,
        ports: Collection[int] = frozenset(PORTS.values()),
        pause: float = PAUSE_SECONDS,
        seconds: float = SECONDS_IN_ALL,
    ) -> None:
        """`about`: the address at which a host's keeper reads what we do."""
        self.agent = f"{AGENT}/1.0 (+{about})"
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._ports = ports
        self._pause = pause
        self._seconds = seconds
        self._last_asked: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | str] = {}

    def ask(self, url: str) -> Answer:
        """HEAD, then GET where HEAD was not answered well; what `robots.txt` forbids is not asked."""
        try:
            refused = self._refused_by_robots(url)
            if refused is not None:
                return refused
            reply = self._followed("HEAD", url)
            if asks_again_with_get(reply.status):
                reply = self._followed("GET", url)
        except ForbiddenAddressError:
            return Answer(FORBIDDEN)
        except ssl.SSLCertVerificationError:
            # A browser may know the chain that the host leaves out: of the page nothing is known.
            return Answer(REFUSES)
        except (OSError, http.client.HTTPException, ValueError):
            return Answer(SILENT)
        return Answer(outcome_of(reply.status), reply.status, reply.status in {429, 503})

    def _refused_by_robots(self, url: str) -> Answer | None:
        root = urljoin(url, "/robots.txt")
        if root not in self._robots:
            self._robots[root] = self._rules(root)
        rules = self._robots[root]
        if isinstance(rules, str):
            return Answer(rules)
        return None if rules.can_fetch(AGENT, url) else Answer(REFUSES)

    def _rules(self, root: str) -> RobotFileParser | str:
        """What a host lets programs ask (RFC 9309): everything where it has no such file, nothing where it fails."""
        reply = self._followed("GET", root)
        if reply.status >= 500:
            return REFUSES
        rules = RobotFileParser()
        rules.parse(reply.body.decode("utf-8", "replace").splitlines() if reply.status < 400 else [])
        return rules

    def _followed(self, method: str, url: str) -> _Reply:
        for _hop in range(MOST_REDIRECTS + 1):
            reply = self._one(method, url)
            if reply.status not in {301, 302, 303, 307, 308} or not reply.location:
                return reply
            url = urljoin(url, reply.location)
        raise http.client.HTTPException("too many redirects")

    def _one(self, method: str, url: str) -> _Reply:
        """One request over one connection to a number that was looked at."""
        parts = urlsplit(url)
        host, port = self._place(url)
        numbers = self._resolve(host, port)
        if not numbers or not all(map(self._is_allowed, numbers)):
            raise ForbiddenAddressError(host)
        self._wait_for_turn(host)
        held = [socket.create_connection((numbers[0], port), timeout=SECONDS_A_STEP)]
        too_late = Event()
        timer = Timer(self._seconds, _cut, [held, too_late])
        timer.start()
        try:
            if parts.scheme == "https":
                # What wraps a socket takes its place, also for the timer, before a word is spoken.
                secured = ssl.create_default_context().wrap_socket(
                    held[0], server_hostname=host, do_handshake_on_connect=False
                )
                held[0] = secured
                secured.do_handshake()
            target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            reply = self._spoken(held[0], method, parts.netloc, target)
        finally:
            timer.cancel()
            held[0].close()
        if too_late.is_set():
            # What was cut off in its head looks like a short answer.
            raise TimeoutError(host)
        return reply

    def _spoken(self, connected: socket.socket, method: str, host: str, target: str) -> _Reply:
        connection = http.client.HTTPConnection("unused", timeout=SECONDS_A_STEP)
        connection.sock = connected
        path = target.encode("ascii", "ignore").decode() if target.isascii() else _quoted(target)
        headers = {"Host": host.encode("idna").decode() if not host.isascii() else host, "User-Agent": self.agent}
        connection.request(method, path, headers={**headers, "Accept": "*/*", "Connection": "close"})
        with connection.getresponse() as response:
            body = b"" if method == "HEAD" else response.read(LARGEST_BODY)
            return _Reply(response.status, response.getheader("Location") or "", body)

    def _place(self, url: str) -> tuple[str, int]:
        parts = urlsplit(url)
        if parts.port in self._ports and parts.port not in PORTS.values():
            host = (parts.hostname or "").lower()
        else:
            host = host_of(url)
        if not host:
            raise ForbiddenAddressError(url)
        return host.encode("idna").decode(), parts.port or PORTS[parts.scheme]

    def _wait_for_turn(self, host: str) -> None:
        earliest = self._last_asked.get(host, 0.0) + self._pause
        if (left := earliest - time.monotonic()) > 0:
            time.sleep(left)
        self._last_asked[host] = time.monotonic()


def _quoted(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="/?&=%+,;:@~!$'()*#")


def _cut(held: list[socket.socket], too_late: Event) -> None:
    """An answer that takes too long in all, however little each step takes."""
    too_late.set()
    try:
        held[0].shutdown(socket.SHUT_RDWR)
    except OSError:
        held[0].close()
