"""Asking a page: politely, within bounds, never inside our own network."""

import socket
import time

import pytest

from polisee.knowledge.asking_sources import LARGEST_BODY, Answer, Visitor
from polisee.knowledge.rules.sources import is_public_address
from tests.knowledge.freshness.conftest import visitor_of


def test_a_page_that_is_there_is_asked_once_by_head_and_says_who_asks(host, visitor) -> None:
    host.says("/there", 200)
    assert visitor.ask(host.url("/there")) == Answer("answers", 200)
    assert host.paths() == [("HEAD", "/there")]
    assert host.asked[-1][2] == "PoliSEE-source-check/1.0 (+https://polisee.example/en/quality/)"


def test_what_head_is_refused_get_may_have(host, visitor) -> None:
    def reply(handler) -> None:
        handler.send_response(200 if handler.command == "GET" else 405)
        handler.end_headers()

    host.replies["/page"] = reply
    assert visitor.ask(host.url("/page")) == Answer("answers", 200)
    assert host.paths() == [("HEAD", "/page"), ("GET", "/page")]


@pytest.mark.parametrize(("status", "outcome"), [(404, "gone"), (410, "gone"), (403, "refuses"), (500, "silent")])
def test_what_a_status_means(host, visitor, status, outcome) -> None:
    host.says("/page", status)
    assert visitor.ask(host.url("/page")) == Answer(outcome, status)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_may_ask_for_patience(host, visitor, status) -> None:
    host.says("/page", status)
    assert visitor.ask(host.url("/page")).asks_for_patience


def test_a_name_that_nobody_knows_and_a_port_where_nobody_listens_are_silent(host, visitor) -> None:
    assert visitor.ask("http://nobody.invalid/") == Answer("silent")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        asking = visitor_of(host, ports={port})
        assert asking.ask(f"http://sources.test:{port}/") == Answer("silent")


def test_robots_txt_is_asked_once_a_host_and_obeyed(host, visitor) -> None:
    def robots(handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"User-agent: *\nDisallow: /closed\n")

    host.replies["/robots.txt"] = robots
    host.says("/open", 200)
    assert visitor.ask(host.url("/closed/a")) == Answer("refuses")
    assert visitor.ask(host.url("/open")) == Answer("answers", 200)
    assert visitor.ask(host.url("/open")) == Answer("answers", 200)
    assert [path for _method, path, _agent in host.asked].count("/robots.txt") == 1
    assert ("HEAD", "/closed/a") not in host.paths()


def test_a_host_whose_rules_cannot_be_read_is_not_asked(host, visitor) -> None:
    host.says("/robots.txt", 503)
    assert visitor.ask(host.url("/page")).outcome == "refuses"
    assert host.paths() == []


def test_redirects_are_followed_to_the_end_and_not_for_ever(host, visitor) -> None:
    host.says("/old", 301, Location="/new")
    host.says("/new", 200)
    assert visitor.ask(host.url("/old")) == Answer("answers", 200)
    host.says("/round", 302, Location="/round")
    assert visitor.ask(host.url("/round")) == Answer("silent")


@pytest.mark.parametrize(
    "target",
    ["http://inside.test/", "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/",
     "http://2130706433/", "http://0x7f.1/", "file:///etc/passwd", "gopher://sources.test/", "http://sources.test:22/",
     "http://user:word@sources.test/"],
)  # fmt: skip
def test_a_redirect_into_our_own_network_is_not_followed(host, target) -> None:
    """Only the host itself is allowed; whatever else the redirect names is refused before anything is sent."""
    connected: list[str] = []

    def allowed(number: str) -> bool:
        connected.append(number)
        return number == "127.0.0.1" and not inside

    def resolve(name: str, port: int) -> list[str]:
        nonlocal inside
        inside = name != "sources.test"
        return ["127.0.0.1"] if name.endswith(".test") else [str(row[4][0]) for row in socket.getaddrinfo(name, port)]

    inside = False
    asking = visitor_of(host, resolve=resolve, is_allowed=allowed)
    host.says("/away", 302, Location=target)
    assert asking.ask(host.url("/away")).outcome == "forbidden"
    assert len(host.paths()) == 1


def test_a_host_with_one_number_inside_is_refused_as_a_whole(host) -> None:
    asking = visitor_of(host, resolve=lambda *_name: ["127.0.0.1", "10.0.0.1"])
    assert asking.ask(host.url("/")) == Answer("forbidden")
    assert host.asked == []


def test_the_connection_goes_to_the_number_that_was_looked_at(host) -> None:
    """A name that answers otherwise the second time (DNS rebinding) is asked for its number once a request."""
    answers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1"])
    seen: list[str] = []

    def resolve(name: str, port: int) -> list[str]:
        seen.append(next(answers))
        return [seen[-1]]

    host.says("/page", 200)
    assert visitor_of(host, resolve=resolve).ask(host.url("/page")) == Answer("answers", 200)
    assert seen == ["127.0.0.1", "127.0.0.1"]


def test_the_real_visitor_refuses_the_loopback(host) -> None:
    host.says("/page", 200)
    real = Visitor(about="https://polisee.example/", ports={host.port}, pause=0.0)
    assert real.ask(f"http://127.0.0.1:{host.port}/page") == Answer("forbidden")
    assert real.ask(f"http://localhost:{host.port}/page") == Answer("forbidden")
    assert host.asked == []
    assert not is_public_address("127.0.0.1")


def test_an_answer_that_never_ends_is_cut_off(host) -> None:
    def dripping(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while True:
                handler.wfile.write(b"X-A: b\r\n")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    host.says("/robots.txt", 404)
    host.replies["/slow"] = dripping
    assert visitor_of(host, seconds=0.3).ask(host.url("/slow")).outcome == "silent"


def test_a_body_without_end_is_read_for_a_while_only(host, visitor) -> None:
    sent = 0

    def endless(handler) -> None:
        nonlocal sent
        if handler.command == "HEAD":
            handler.send_response(405)
            handler.end_headers()
            return
        handler.send_response(200)
        handler.end_headers()
        try:
            while sent < 100 * LARGEST_BODY:
                sent += handler.wfile.write(b"x" * 4096)
        except OSError:
            pass

    host.replies["/endless"] = endless
    assert visitor.ask(host.url("/endless")) == Answer("answers", 200)
    assert sent < 100 * LARGEST_BODY


@pytest.mark.parametrize("path", ["/път/файл?q=д", "/a b", "/%zz", "/" + "x" * 900])
def test_whatever_stands_in_an_address_is_asked_or_silent_and_never_raises(host, visitor, path) -> None:
    assert visitor.ask(host.url(path)).outcome in {"gone", "silent"}


@pytest.mark.parametrize("reply", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n"])
def test_an_answer_that_is_no_http_is_silent(host, visitor, reply) -> None:
    host.says("/robots.txt", 404)
    host.replies["/bad"] = lambda handler: handler.wfile.write(reply)
    assert visitor.ask(host.url("/bad")).outcome == "silent"


def test_two_requests_to_one_host_are_apart(host, monkeypatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("polisee.knowledge.asking_sources.time.sleep", waited.append)
    host.says("/page", 200)
    visitor_of(host, pause=5.0).ask(host.url("/page"))
    assert len(waited) == 1  # before the page, after robots.txt
    assert 4.0 < waited[0] <= 5.0
