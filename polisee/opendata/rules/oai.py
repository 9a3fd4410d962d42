"""OAI-PMH 2.0: what may be asked and how it is refused. Section numbers are those of the protocol document.

Source: The Open Archives Initiative Protocol for Metadata Harvesting, version 2.0 of 2002-06-14 (revised 2015-01-08).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

PREFIX: Final = "oai_dc"
GRANULARITY: Final = "YYYY-MM-DDThh:mm:ssZ"
_LISTS = ({"metadataPrefix"}, {"from", "until", "set"}, {"resumptionToken"})
ARGUMENTS: Final[dict[str, tuple[set[str], set[str], set[str]]]] = {
    "Identify": (set(), set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}, set()),
    "ListSets": (set(), set(), {"resumptionToken"}),
    "ListIdentifiers": _LISTS,
    "ListRecords": _LISTS,
    "GetRecord": ({"identifier", "metadataPrefix"}, set(), set()),
}
"""Verb → required, optional and exclusive arguments (section 4)."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SET = re.compile(r"kind(:[a-z][a-z0-9_]{0,19})?|theme(:[1-9])?")
"""A set above others (`kind`, `theme`) holds what they hold (section 2.6)."""


class ProtocolError(Exception):
    """A request that the protocol refuses (section 3.6); `code` is one of its eight words."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True)
class Selection:
    """What of the records is listed. `since` is included, `before` is not; `cursor` of `size` were given already."""

    since: datetime | None = None
    before: datetime | None = None
    spec: str = ""
    after: tuple[datetime, UUID] | None = None
    cursor: int = 0
    size: int = 0

    @property
    def kind(self) -> str:
        return self.spec.removeprefix("kind:") if self.spec.startswith("kind:") else ""

    @property
    def theme(self) -> int:
        return int(self.spec.removeprefix("theme:")) if self.spec.startswith("theme:") else 0

    @property
    def has_theme(self) -> bool:
        return self.spec == "theme"


def understood(pairs: Sequence[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    """The verb and its arguments. Raises `ProtocolError` (badVerb, badArgument)."""
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise ProtocolError("badVerb", "Ask with exactly one verb: " + ", ".join(ARGUMENTS) + ".")
    given: dict[str, str] = {}
    for name, value in pairs:
        if name in given:
            raise ProtocolError("badArgument", f"The argument {name} is given more than once.")
        if name != "verb":
            given[name] = value
    required, optional, exclusive = ARGUMENTS[verbs[0]]
    if unknown := given.keys() - required - optional - exclusive:
        raise ProtocolError("badArgument", f"{verbs[0]} takes no argument {min(unknown)[:40]}.")
    if given.keys() & exclusive:
        if len(given) > 1:
            raise ProtocolError("badArgument", "A resumptionToken stands alone.")
    elif missing := required - given.keys():
        raise ProtocolError("badArgument", f"{verbs[0]} needs the argument {min(missing)}.")
    return verbs[0], given


def selection(given: dict[str, str]) -> Selection:
    """What a list request selects. Raises `ProtocolError`."""
    if "resumptionToken" in given:
        return resumed(given["resumptionToken"])
    require_format(given["metadataPrefix"])
    since, until = given.get("from"), given.get("until")
    if since and until and len(since) != len(until):
        raise ProtocolError("badArgument", "from and until must have the same granularity.")
    chosen = Selection(
        since=_moment(since, "from") if since is not None else None,
        before=_end(until) if until is not None else None,
        spec=given.get("set", ""),
    )
    if chosen.since and chosen.before and chosen.since >= chosen.before:
        raise ProtocolError("badArgument", "from is later than until.")
    if "set" in given and not _SET.fullmatch(chosen.spec):
        raise ProtocolError("noRecordsMatch", "There is no such set; ListSets names all.")
    return chosen


def require_format(prefix: str) -> None:
    """`ProtocolError` (cannotDisseminateFormat) unless we write that format."""
    if prefix != PREFIX:
        raise ProtocolError("cannotDisseminateFormat", f"Records are given as {PREFIX} only.")


def token(chosen: Selection) -> str:
    """The text of a resumption token. It names the last change that was given, not a place in a list: what happens to
    records meanwhile neither loses nor repeats others, and a token never expires.
    """
    at, record_id = chosen.after or (datetime.min.replace(tzinfo=UTC), UUID(int=0))
    # Z, not +00:00: a plus that a harvester forgets to encode would arrive as a space.
    moments = (chosen.since, chosen.before, at)
    times = [moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else "" for moment in moments]
    return "!".join([PREFIX, *times, str(record_id), chosen.spec, str(chosen.cursor), str(chosen.size)])


def resumed(text: str) -> Selection:
    """What a token stands for. Raises `ProtocolError` (badResumptionToken)."""
    try:
        prefix, since, before, at, record_id, chosen, cursor, size = text.split("!")
        found = Selection(
            since=datetime.fromisoformat(since) if since else None,
            before=datetime.fromisoformat(before) if before else None,
            spec=chosen,
            after=(datetime.fromisoformat(at), UUID(record_id)),
            cursor=int(cursor),
            size=int(size),
        )
        # What we gave out, to the letter; a date without a zone would not compare.
        is_ours = prefix == PREFIX and token(found) == text and bool(_SET.fullmatch(chosen) or not chosen)
        if is_ours and all(each.tzinfo for each in (found.since, found.before, datetime.fromisoformat(at)) if each):
            return found
    except (ValueError, OverflowError):
        pass
    raise ProtocolError("badResumptionToken", "This token is not one of ours. Begin again without it.")


def next_page(chosen: Selection, *, last: tuple[datetime, UUID], given: int, size: int) -> Selection:
    """The selection of the page that follows."""
    return replace(chosen, after=last, cursor=chosen.cursor + given, size=size)


def stamp(moment: datetime) -> str:
    """A datestamp: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sets_of(kind: str, themes: Sequence[int]) -> list[str]:
    """The sets in which a record is."""
    return [f"kind:{kind}", *(f"theme:{number}" for number in themes)]


def identifier(host: str, record_id: object) -> str:
    """`oai:host:uuid` (OAI Identifier Format, 2.0)."""
    return f"oai:{host}:{record_id}"


def record_id_of(text: str, host: str) -> UUID:
    """The record that an identifier names. Raises `ProtocolError` (idDoesNotExist)."""
    try:
        found = UUID(text.removeprefix(f"oai:{host}:"))
    except ValueError:
        found = UUID(int=0)
    if identifier(host, found) != text:
        raise ProtocolError("idDoesNotExist", "There is no record with this identifier.")
    return found


def _moment(text: str, name: str) -> datetime:
    if _DAY.fullmatch(text) or _SECOND.fullmatch(text):
        try:
            return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
        except ValueError:
            pass
    raise ProtocolError("badArgument", f"{name} must be a date such as 2026-11-25 or 2026-11-25T12:00:00Z.")


def _end(text: str) -> datetime:
    """The first moment after `until`, which itself is included: the next day's, or the next second's, beginning."""
    try:
        return _moment(text, "until") + (timedelta(days=1) if _DAY.fullmatch(text) else timedelta(seconds=1))
    except OverflowError:
        raise ProtocolError("badArgument", "until is too far away.") from None
