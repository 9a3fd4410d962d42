"""Answers to harvesters: what a request of OAI-PMH finds, as XML."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from io import StringIO
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from polisee.opendata import queries
from polisee.opendata.oai_xml import Writer
from polisee.opendata.rules import oai
from polisee.opendata.rules.oai import ProtocolError
from polisee.records.api import all_kinds, changes, describing, published
from polisee.records.api import dublin_core as elements_of

PAGE = 100
EARLIEST = "1970-01-01T00:00:00Z"
"""Where nothing is public yet: no record will be older."""


def base_url() -> str:
    """Where harvesters ask."""
    return f"{settings.BASE_URL}/oai"


def host() -> str:
    """The name under which identifiers are unique."""
    return str(urlsplit(settings.BASE_URL).hostname)


def answer(pairs: Sequence[tuple[str, str]], *, at: datetime) -> str:
    """The whole answer to a request, errors of the protocol included."""
    out = StringIO()
    writer = Writer(out)
    try:
        verb, given = oai.understood(pairs)
    except ProtocolError as error:
        # The attributes of a request that was not understood are not repeated (section 3.2).
        with writer.answer(base_url(), {}, at):
            writer.error(error)
        return out.getvalue()
    try:
        body = VERBS[verb](given)
    except ProtocolError as error:
        with writer.answer(base_url(), {"verb": verb, **given}, at):
            writer.error(error)
    else:
        with writer.answer(base_url(), {"verb": verb, **given}, at), writer.element(verb):
            body(writer)
    return out.getvalue()


Body = Callable[[Writer], None]


def _identify(given: dict[str, str]) -> Body:
    first = changes.first_publication_at()
    about = [
        ("repositoryName", settings.MAIL_SENDER_NAME),
        ("baseURL", base_url()),
        ("protocolVersion", "2.0"),
        ("adminEmail", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        ("earliestDatestamp", oai.stamp(first) if first else EARLIEST),
        ("deletedRecord", "persistent"),
        ("granularity", oai.GRANULARITY),
        ("compression", "gzip"),
    ]
    return lambda writer: writer.identify(about, host(), sample=UUID(int=0))


def _formats(given: dict[str, str]) -> Body:
    if "identifier" in given:
        _changed(given["identifier"])
    return lambda writer: writer.metadata_formats()


def _sets(given: dict[str, str]) -> Body:
    if "resumptionToken" in given:
        raise ProtocolError("badResumptionToken", "The list of sets is given whole; it has no tokens.")
    kinds = [(f"kind:{kind.code}", str(kind.plural)) for kind in all_kinds()]
    themes = [(f"theme:{number}", name) for number, name in sorted(describing.theme_names().items())]
    return lambda writer: writer.sets([("kind", "Kinds of records"), *kinds, ("theme", "Themes"), *themes])


def _changed(identifier: str) -> changes.Change:
    found = changes.change_of(oai.record_id_of(identifier, host()))
    if found is None:
        raise ProtocolError("idDoesNotExist", "There is no record with this identifier.")
    return found


def _get_record(given: dict[str, str]) -> Body:
    found = _changed(given["identifier"])
    oai.require_format(given["metadataPrefix"])
    items = _items([found], with_words=True)
    if not items:
        raise ProtocolError("idDoesNotExist", "The record is withheld: its seal does not fit.")
    return lambda writer: writer.record(items[0])


@dataclass(frozen=True)
class Item:
    """One record of an answer; `words` are empty for a withdrawn one and for headers alone."""

    identifier: str
    at: datetime
    sets: tuple[str, ...]
    is_withdrawn: bool
    words: tuple[tuple[str, str, str], ...] = ()


def _identifiers(given: dict[str, str]) -> Body:
    return _listed(given, with_words=False)


def _records(given: dict[str, str]) -> Body:
    return _listed(given, with_words=True)


def _listed(given: dict[str, str], *, with_words: bool) -> Body:
    """A page of headers or records, and the token of the next where there is one."""
    chosen = oai.selection(given)
    size = chosen.size if chosen.after else changes.changes_count(_wanted(chosen))
    items: list[Item] = []
    follows = True
    after = chosen.after
    while follows and not items:  # a page of which every seal is broken is passed over
        found = changes.changes(_wanted(chosen, after), most=PAGE + 1)
        follows, page = len(found) > PAGE, found[:PAGE]
        items = _items(page, with_words=with_words)
        after = (page[-1].at, page[-1].record_id) if page else after
    if not items and chosen.after is None:
        raise ProtocolError("noRecordsMatch", "Nothing public answers this.")
    token = ""
    if follows and after:
        token = oai.token(oai.next_page(chosen, last=after, given=len(items), size=size))
    return lambda writer: writer.listed(items, token, cursor=chosen.cursor, size=size, whole=with_words)


def _wanted(chosen: oai.Selection, after: tuple[datetime, UUID] | None = None) -> changes.Wanted:
    return changes.Wanted(
        since=chosen.since,
        before=chosen.before,
        kind=chosen.kind,
        theme=chosen.theme,
        has_theme=chosen.has_theme,
        after=after or chosen.after,
    )


def _items(found: Iterable[changes.Change], *, with_words: bool) -> list[Item]:
    """What of these can be shown: withdrawn ones, and public ones whose seal holds. Three queries."""
    rows = list(found)
    shown = published([row.record_id for row in rows if not row.is_withdrawn])
    owners = describing.owner_names(shown.values()) if with_words else {}
    themes = describing.theme_names() if with_words else {}
    items = []
    for row in rows:
        record = shown.get(str(row.record_id))
        if record is None and not row.is_withdrawn:
            continue
        words: tuple[tuple[str, str, str], ...] = ()
        if record is not None and with_words:
            described = describing.describe(record, owners)
            address = queries.page_address(record.id, record.original_language)
            words = tuple(elements_of(described, address=address, theme_names=themes))
        sets = oai.sets_of(row.kind, record.content.get("themes", []) if record else row.themes)
        items.append(Item(oai.identifier(host(), row.record_id), row.at, tuple(sets), row.is_withdrawn, words))
    return items


VERBS: dict[str, Callable[[dict[str, str]], Body]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "ListIdentifiers": _identifiers,
    "ListRecords": _records,
    "GetRecord": _get_record,
}
