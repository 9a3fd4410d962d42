"""What can be followed: the list of records with its filters, and one record. Atom."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from polisee.foundation import atom
from polisee.foundation.clock import now
from polisee.foundation.languages.tags import PATHS
from polisee.foundation.spreadsheet import safe_csv
from polisee.knowledge.policy_csv import policies_file
from polisee.knowledge.queries.asked import asked_of
from polisee.knowledge.queries.editions import Edition, editions_of
from polisee.knowledge.queries.finding import found_rows, matching
from polisee.knowledge.queries.reading import plain_value
from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_record import address_of, found_or_404
from polisee.records.api import Field, PublishedRecord, kind_of, showing

LONGEST_FEED = 30
LARGEST_FILE = 5000
COLUMNS = (
    "id",
    "kind",
    "title",
    "title_language",
    "summary",
    "written_in",
    "themes",
    "regions",
    "from",
    "to",
    "outcome",
    "owner",
    "published",
    "address",
)


def list_feed(request: HttpRequest) -> HttpResponse:
    """The newest records that answer the same question as the list."""
    reader, asked = reader_of(request), asked_of(request.GET).but(sort="newest")
    page = f"{settings.BASE_URL}{reverse('knowledge:records')}"
    where = asked.but(sort="").address() if asked.pairs() else ""
    entries = [_entry(record, reader) for record in matching(asked, reader, most=LONGEST_FEED)]
    body = atom.feed(
        id=f"{page}{where}",
        title=_title(asked.q),
        url=f"{settings.BASE_URL}{request.get_full_path()}",
        page=f"{page}{where}",
        language=PATHS[reader].html,
        entries=entries,
        updated=now(),
    )
    return HttpResponse(body, content_type=atom.MEDIA_TYPE)


def _title(words: str) -> str:
    words = words or gettext("New records")
    return f"PoliSEE – {words}"


def _entry(record: PublishedRecord, reader: str) -> atom.Entry:
    title = record.title(reader)
    return atom.Entry(
        id=f"urn:uuid:{record.id}",
        title=title.text,
        url=address_of(record.id),
        updated=datetime.fromisoformat(record.payload["published_at"]),
        published=datetime.fromisoformat(record.payload["first_published_at"]),
        summary=record.summary(reader).text,
        language=title.html,
        author=", ".join(record.payload["written_by"]),
        categories=(record.payload["kind"],),
    )


def record_feed(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Each publication of one record."""
    shown, reader = found_or_404(record_id), reader_of(request)
    title = shown.title(reader)
    body = atom.feed(
        id=f"urn:uuid:{shown.id}",
        title=title.text,
        url=f"{settings.BASE_URL}{request.path}",
        page=address_of(record_id),
        language=title.html,
        entries=list(_editions(editions_of(record_id, reader), reader)),
        updated=now(),
    )
    return HttpResponse(body, content_type=atom.MEDIA_TYPE)


def _editions(editions: list[Edition], reader: str) -> Iterable[atom.Entry]:
    said = gettext("Changed")
    for edition in editions[:LONGEST_FEED]:
        if edition.opened is not None:
            changed = ", ".join(field.label for field in edition.changes)
            entry = _entry(edition.opened, reader)
            yield atom.Entry(
                id=f"{entry.id}#{edition.number}",
                title=entry.title,
                url=entry.url,
                updated=edition.at,
                published=edition.at,
                summary=f"{said}: {changed}" if changed else entry.summary,
                language=entry.language,
                author=edition.opened.payload["approved_by"],
            )


def list_file(request: HttpRequest) -> HttpResponse:
    """The list, with its filters, as CSV; a list of one kind has the fields of the kind too."""
    reader, asked = reader_of(request), asked_of(request.GET)
    rows = found_rows(matching(asked, reader, most=LARGEST_FILE), reader)
    own = kind_of(asked.kind[0]).public_fields if len(asked.kind) == 1 else ()
    lines = ((*_line(record, row), *_own(record, own, reader)) for record, row in rows)
    return _csv(safe_csv([*COLUMNS, *(f"{asked.kind[0]}.{field.name}" for field in own)], lines), "polisee-records.csv")


def policies_list_file(request: HttpRequest) -> HttpResponse:
    """The policies of the list, with its filters, in the CSV layout of the STIP Compass."""
    asked = asked_of(request.GET).but(kind=("policy",))
    found = matching(asked, reader_of(request), most=LARGEST_FILE)
    return _csv(policies_file(found), "polisee-policies-stip.csv")


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _own(record: PublishedRecord, fields: Iterable[Field], reader: str) -> Iterable[object]:
    """The fields of the record's kind, words and codes in the reader's language."""
    for field in fields:
        value = record.body.get(field.name)
        if value is None or isinstance(value, int | float):
            yield value
        else:
            yield record.text(field.name, reader).text if field.is_text else plain_value(field, value, reader)


def _line(record: PublishedRecord, row: showing.Row) -> tuple[object, ...]:
    content, period = record.content, record.content.get("period", {})
    return (
        record.id,
        row.kind,
        str(row.title),
        row.title.html,
        str(row.summary),
        record.original_language,
        " ".join(map(str, row.themes)),
        " ".join(content.get("regions", [])),
        period.get("from"),
        period.get("to"),
        record.body.get("outcome", ""),
        row.organisation or record.payload.get("owner_name", ""),
        row.published_at.date().isoformat(),
        address_of(record.id),
    )
