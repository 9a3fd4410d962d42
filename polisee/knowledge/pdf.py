"""A record's sealed publication as a PDF in the reader's language."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from polisee.foundation.languages.tags import PATHS
from polisee.foundation.regions import REGIONS
from polisee.foundation.typeset import blocks_of, typeset
from polisee.records.api import BandedChoices, Choice, Choices, Field, LocalText, Number, Prose, PublishedRecord
from polisee.ui.api import country_name, language_name, number, written_date

TEMPLATE = Path(__file__).parent / "typeset" / "record.typ"


def record_pdf(record: PublishedRecord, *, reader: str, address: str, today: date) -> bytes:
    """The PDF, about 40 ms. `reader` is an interface path code, `address` the record's page in full."""
    return typeset(TEMPLATE, _data(record, reader, address, today))


def _data(record: PublishedRecord, reader: str, address: str, today: date) -> dict[str, Any]:
    content = record.content
    foot = _("Seal %(digest)s · approved by %(approver)s · printed on %(date)s") % {
        "digest": record.seal.digest,
        "approver": record.payload["approved_by"],
        "date": written_date(today, reader),
    }
    return {
        "lang": PATHS[reader].content,
        "title": record.title(reader).text,
        "authors": record.payload["written_by"],
        "kind": str(record.kind.name),
        "headline": _text(record.title(reader)),
        "summary": _text(record.summary(reader)),
        "place": " · ".join(filter(None, [_places(record, reader), _years(content.get("period", {}))])),
        "notes": _notes(record, reader),
        "sections": _sections(record, reader),
        "sources": [
            {"title": source.get("title", ""), "url": source.get("url", ""), "seen": source.get("seen", "")}
            for source in content.get("sources", [])
        ],
        "sources_label": _("Sources"),
        "address": address,
        "foot": foot,
    }


def _text(text: LocalText) -> dict[str, str]:
    return {"text": text.text, "lang": text.language}


def _places(record: PublishedRecord, reader: str) -> str:
    names = [REGIONS[code].latin for code in record.content.get("regions", []) if REGIONS[code].level > 0]
    return ", ".join([*names, *(country_name(code, reader) for code in record.countries)])


def _years(period: dict[str, int]) -> str:
    if not period:
        return ""
    return f"{period.get('from', '')}–{period.get('to', '')}"


def _notes(record: PublishedRecord, reader: str) -> list[str]:
    title = record.title(reader)
    if not title.is_translation:
        return []
    notes = [
        _("Translated from %(language)s by %(person)s, revision %(revision)s.")
        % {
            "language": language_name(record.original_language, reader),
            "person": title.made_by or "–",
            "revision": title.revision,
        }
    ]
    if title.state == "outdated":
        notes.append(_("The original has changed since."))
    return notes


def _sections(record: PublishedRecord, reader: str) -> list[dict[str, Any]]:
    body = record.body
    sections = []
    for section in record.kind.sections:
        fields = [
            shown
            for field in record.kind.in_section(section.code)
            if not field.members_only and (shown := _field(record, field, body.get(field.name), reader))
        ]
        if fields:
            sections.append({"label": str(section.label), "fields": fields})
    return sections


def _field(record: PublishedRecord, field: Field, value: Any, reader: str) -> dict[str, Any] | None:
    if value in (None, "", []):
        return None
    if isinstance(field, Prose):
        text = record.text(field.name, reader)
        return {"label": str(field.label), "lang": text.language, "blocks": blocks_of(text.text), "value": ""}
    shown = record.text(field.name, reader).text if field.is_text else plain_value(field, value, reader)
    return {"label": str(field.label), "lang": PATHS[reader].content, "blocks": None, "value": shown}


def plain_value(field: Field, value: Any, reader: str) -> str:
    """A value that is not prose, in words of the reader's language."""
    if isinstance(field, BandedChoices):
        return "; ".join(
            f"{field.choices[item['code']]} ({field.bands[item['band']]})"
            if item.get("band")
            else str(field.choices[item["code"]])
            for item in value
        )
    if isinstance(field, Choices):
        return "; ".join(str(field.choices[code]) for code in value)
    if isinstance(field, Choice):
        return str(field.choices[value])
    if isinstance(field, Number):
        # A year is no quantity: it has no separators.
        plain = str(value) if not field.unit else number(value, reader)
        return f"{plain} {field.unit}".strip()
    return str(value)
