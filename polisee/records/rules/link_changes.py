"""What became of the links of a text: which are new, which are gone, which lead elsewhere under the same words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from polisee.foundation.addresses import AddressRefused, canonical_host, read_address
from polisee.foundation.markdown import TextLink

Became = Literal["kept", "new", "removed", "changed"]
_NAMES_A_HOST = re.compile(r"(?:[a-z]+://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?=[/:?#\s]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class LinkChange:
    """One link and what became of it."""

    link: TextLink
    became: Became
    was: str = ""
    """Where the same words led before, for `changed`."""

    @property
    def host(self) -> str:
        """As the register keeps it; empty for an address that has no reading."""
        try:
            return read_address(self.link.address).host
        except AddressRefused:
            return ""

    @property
    def says_other(self) -> str:
        """The host that the words name although the link leads elsewhere; empty where they name none."""
        return other_host_in(self.link.words, self.host)


def link_changes(before: Sequence[TextLink], after: Sequence[TextLink]) -> list[LinkChange]:
    """Every link of the text as it is, in order, then those that are gone."""
    old = list(before)
    kept = [_take(old, link) for link in after]
    targets: dict[str, TextLink] = {}
    for link in old:
        targets.setdefault(link.words.casefold(), link)
    changes: list[LinkChange] = []
    for link, is_kept in zip(after, kept, strict=True):
        was = None if is_kept else targets.pop(link.words.casefold(), None)
        if was is not None:
            old.remove(was)
        became: Became = "kept" if is_kept else "changed" if was else "new"
        changes.append(LinkChange(link, became, was.address if was else ""))
    return [*changes, *(LinkChange(link, "removed") for link in old)]


def other_host_in(words: str, host: str) -> str:
    """The first host that words name, where it is not the one to which they lead."""
    for match in _NAMES_A_HOST.finditer(words):
        try:
            named = canonical_host(match.group(1))
        except AddressRefused:
            return match.group(1)  # written in two alphabets: it pretends to be something
        if host and _bare(named) != _bare(host):
            return named
        return ""
    return ""


def _take(links: list[TextLink], wanted: TextLink) -> bool:
    if wanted in links:
        links.remove(wanted)
        return True
    return False


def _bare(host: str) -> str:
    return host.removeprefix("www.")
