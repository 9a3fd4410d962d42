"""What an answer of a source means, when it is asked again, and which addresses are never asked."""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address
from typing import Final
from urllib.parse import urlsplit

ANSWERS: Final = "answers"
GONE: Final = "gone"
"""The host says that there is no such page."""
SILENT: Final = "silent"
"""No such host, no connection, no answer in time, or an error of the server."""
REFUSES: Final = "refuses"
"""The host answers, but not to programs: nothing is known of the page."""
NOT_ASKED: Final = "not_asked"
FORBIDDEN: Final = "forbidden"
"""An address that we do not ask: of another protocol or port, or inside a private network."""
OUTCOMES: Final = (NOT_ASKED, ANSWERS, GONE, SILENT, REFUSES, FORBIDDEN)
FAILED: Final = frozenset({GONE, SILENT})

ASK_AGAIN: Final = timedelta(days=30)
FIRST_RETRY: Final = timedelta(days=1)
LONGEST_RETRY: Final = timedelta(days=30)
PORTS: Final = {"http": 80, "https": 443}


def outcome_of(status: int) -> str:
    """What an HTTP status says of the page."""
    if status < 400:
        return ANSWERS
    if status in {404, 410}:
        return GONE
    return REFUSES if status < 500 else SILENT


def asks_again_with_get(status: int) -> bool:
    """Many hosts answer HEAD wrongly: what is not plainly good is asked once more with GET."""
    return status >= 400


def next_time(outcome: str, failures: int, at: datetime) -> datetime:
    """When to ask again: monthly; one that failed after a day, then after twice as long each time, at most a month."""
    if outcome not in FAILED:
        return at + ASK_AGAIN
    times: int = 2 ** min(max(failures, 1) - 1, 10)
    return at + min(FIRST_RETRY * times, LONGEST_RETRY)


def host_of(url: str) -> str:
    """The host of an address in small letters; empty for what is no address that we could ask."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in PORTS or parts.username is not None or port not in {None, PORTS[parts.scheme]}:
        return ""
    return (parts.hostname or "").rstrip(".").lower()


def is_public_address(address: str) -> bool:
    """Is this the number of a machine on the public internet? IPv6 that carries an IPv4 number is taken for that."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if number.version == 6:
        inner: IPv4Address | None = (
            number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        )
        # NAT64 (RFC 6052) carries the IPv4 number in its last 32 bits.
        if number.packed[:12] == b"\x00\x64\xff\x9b" + b"\x00" * 8:
            inner = IPv4Address(number.packed[12:])
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return number.is_global and not number.is_multicast
