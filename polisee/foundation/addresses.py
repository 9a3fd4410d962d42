"""Web addresses as a browser will read them, and why some are never linked.

A browser forgives much: it drops tabs, takes a backslash for a slash, decodes numbers written in eight ways. What is
kept and linked here is only what has one reading. Pure: no database, no network.
"""

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Literal

import idna

from polisee.foundation.languages.hidden import has_hidden_text
from polisee.foundation.languages.lookalikes import is_disguised_label

Refusal = Literal["scheme", "relative", "credentials", "characters", "host", "lookalike"]
"""Why an address is not linked: another scheme than ours, no scheme at all, a name and password in it, characters that
browsers read in different ways, no host name, a host written to look like another."""

LONGEST_HOST: Final = 253
# RFC 2606: nobody can register these, so nobody can sell what stands there.
RESERVED: Final = frozenset({"example.com", "example.net", "example.org"})
RESERVED_ENDINGS: Final = (".example", ".test", ".invalid")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"(https?)://([^/?#]*)([/?#].*)?", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"mailto:[^@\s?]+@([^@\s?,;/]+)(\?.*)?", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\s\\<>\"^`{|}\x00-\x20\x7f-\xa0]")
_PLAIN_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))+")
_PORT = re.compile(r":\d{0,5}$")
_NUMBER = re.compile(r"(0x[0-9a-f]*|\d+)")
_NUMBERS = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}")


class AddressRefused(ValueError):  # noqa: N818  a finding, shown to whoever wrote the address
    """An address that is not linked; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason


@dataclass(frozen=True)
class Address:
    """An address with one reading."""

    text: str
    scheme: str
    host: str
    """In lower case, letters beyond ASCII as punycode, without a port and without a last dot."""

    @property
    def is_number(self) -> bool:
        """Whether the host is an IP number: a machine without a name, which no institution has."""
        return is_number(self.host)


def read_address(text: str) -> Address:
    """The address, or `AddressRefused`."""
    if _UNREADABLE.search(text) or has_hidden_text(text):
        raise AddressRefused("relative" if text.strip().startswith(("//", "\\")) else _unreadable(text))
    web, mail = _WEB.fullmatch(text), _MAIL.fullmatch(text)
    if web:
        authority = web.group(2)
        if "@" in authority:
            raise AddressRefused("credentials")
        return Address(text, web.group(1).lower(), canonical_host(_PORT.sub("", authority)))
    if mail:
        return Address(text, "mailto", canonical_host(mail.group(1)))
    raise AddressRefused(_why_not(text))


def host_of(text: str) -> str:
    """The host of an address, as `Address.host`; empty for what is refused."""
    try:
        return read_address(text).host
    except AddressRefused:
        return ""


def canonical_host(host: str) -> str:
    """A host as the register keeps it; `AddressRefused` for what is none, or is written to look like another."""
    host = unicodedata.normalize("NFKC", host).lower().removesuffix(".")
    if host.startswith("[") and host.endswith("]"):
        return _number_in_brackets(host)
    if host.isascii():
        plain = host
    else:
        try:
            plain = idna.encode(host, uts46=True, std3_rules=True).decode()
        except (idna.IDNAError, UnicodeError):
            # Letters of two scripts, or no letters at all: tell the disguise where it is one.
            disguised = any(is_disguised_label(label, host) for label in host.split("."))
            raise AddressRefused("lookalike" if disguised else "host") from None
    if not (_NUMBERS if is_number(plain) else _PLAIN_HOST).fullmatch(plain):
        raise AddressRefused("host")
    letters = host_in_letters(plain)
    if len(plain) > LONGEST_HOST or (letters == plain and "xn--" in plain):
        raise AddressRefused("host")
    if any(is_disguised_label(label, letters) for label in letters.split(".")):
        raise AddressRefused("lookalike")
    return plain


def host_in_letters(host: str) -> str:
    """Punycode decoded: `xn--80aaxitdbjk.xn--90ae` is `политика.бг`. What cannot be decoded stays."""
    if "xn--" not in host:
        return host
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


def is_number(host: str) -> bool:
    """Whether a browser takes this host for an IP number: by its last part, in any of the ways to write one."""
    return host.startswith("[") or bool(_NUMBER.fullmatch(host.rpartition(".")[2]))


def is_reserved(host: str) -> bool:
    """Names that are kept for examples and lead nowhere (RFC 2606)."""
    bare = host.removeprefix("www.")
    return bare in RESERVED or bare.endswith(RESERVED_ENDINGS)


def _number_in_brackets(host: str) -> str:
    try:
        return f"[{ip_address(host[1:-1]).compressed}]"
    except ValueError:
        raise AddressRefused("host") from None


def _why_not(text: str) -> Refusal:
    scheme = _SCHEME.match(text)
    if scheme is None:
        return "relative"
    return "host" if scheme.group(1).lower() in {"http", "https", "mailto"} else "scheme"


def _unreadable(text: str) -> Refusal:
    """Browsers drop white space and control characters from a scheme: one that is broken over two lines is one too."""
    bare = re.sub(r"[\x00-\x20\x7f-\xa0]", "", text)
    scheme = _SCHEME.match(bare)
    return "scheme" if scheme and scheme.group(1).lower() not in {"http", "https", "mailto"} else "characters"
