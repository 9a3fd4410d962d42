"""What answers mean, when sources are asked again, and which addresses are never asked."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.sources import (
    FAILED,
    LONGEST_RETRY,
    OUTCOMES,
    host_of,
    is_public_address,
    next_time,
    outcome_of,
)

AT = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "answers"), (204, "answers"), (301, "answers"), (401, "refuses"), (403, "refuses"), (404, "gone"),
     (410, "gone"), (429, "refuses"), (500, "silent"), (503, "silent")],
)  # fmt: skip
def test_what_a_status_says(status, outcome) -> None:
    assert outcome_of(status) == outcome


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
     "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "198.51.100.7", "not a number", ""],
)  # fmt: skip
def test_no_address_inside_a_network_is_public(address) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet_are_public(address) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "javascript:alert(1)", "http://user@example.org/", "http://example.org:8080/",
     "https://example.org:80/", "http://[::1", "http://", "file:///etc/passwd", "http://example.org:99999/"],
)  # fmt: skip
def test_addresses_that_are_never_asked(url) -> None:
    assert host_of(url) == ""


def test_the_host_of_an_address_is_in_small_letters_and_without_a_stop() -> None:
    assert host_of("HTTPS://WWW.Example.ORG./a?b#c") == "www.example.org"


@given(st.sampled_from(OUTCOMES), st.integers(0, 10_000))
def test_the_next_time_comes_later_and_within_a_month(outcome, failures) -> None:
    when = next_time(outcome, failures, AT)
    assert AT < when <= AT + LONGEST_RETRY


def test_the_longer_a_source_is_silent_the_longer_we_wait() -> None:
    waits = [next_time("silent", failures, AT) - AT for failures in range(1, 8)]
    assert waits[0] == timedelta(days=1)
    assert waits == sorted(waits)
    assert {next_time(outcome, 1, AT) - AT for outcome in FAILED} == {timedelta(days=1)}
