"""A record's sealed publication as a PDF in the reader's language."""

from datetime import date
from pathlib import Path
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from polisee.foundation.attachments.types import type_name
from polisee.foundation.languages.tags import PATHS
from polisee.foundation.regions import REGIONS
from polisee.foundation.typeset import blocks_of, typeset
from polisee.knowledge.queries.reading import ShownField, sections_of
from polisee.knowledge.queries.synthesis import printed_blocks
from polisee.records.api import ATTACHED, LocalText, PublishedRecord
from polisee.ui.api import country_name, language_name, written_date

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
        "attachments": [_attachment(record, each, reader) for each in record.attachments],
        "attachments_label": _("Attachments"),
        "opinion": _("opinion"),
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
    return [
        {"label": str(section.label), "fields": [_field(field, reader) for field in section.fields]}
        for section in sections_of(record, reader)
    ]


def _attachment(record: PublishedRecord, each: dict[str, Any], reader: str) -> dict[str, Any]:
    title = record.text(f"{ATTACHED}{each['id']}", reader)
    facts = f"{each['name']} · {type_name(each['media_type'])} · {filesizeformat(each['size'])}"
    return {**_text(title), "facts": facts, "digest": each["digest"], "rights": each["rights"]}


def _field(field: ShownField, reader: str) -> dict[str, Any]:
    label = str(field.label)
    if field.synthesis is not None and field.text is not None:
        said = field.synthesis
        cited = {"counts": said.counts, "blocks": printed_blocks(said)}
        return {"label": label, "lang": field.text.language, "blocks": None, "value": "", "cited": cited}
    if field.html is not None and field.text is not None:
        return {"label": label, "lang": field.text.language, "blocks": blocks_of(field.text.text), "value": ""}
    lang = field.text.language if field.text is not None else PATHS[reader].content
    return {"label": label, "lang": lang, "blocks": None, "value": "; ".join(field.lines)}
