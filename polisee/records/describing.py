"""Describing published records for catalogues: from the sealed payload, with the names of owners and themes."""

from collections.abc import Collection, Iterable
from datetime import datetime

from polisee.foundation.addresses import host_of
from polisee.partnership.api import Organisation, Theme
from polisee.records.published import PublishedRecord
from polisee.records.rules.describing import Description, Words


def owner_names(records: Iterable[PublishedRecord]) -> dict[str, str]:
    """The names of the records' organisations by code, in their own language; one query."""
    codes = {record.payload["organisation"] for record in records} - {None}
    return dict(Organisation.objects.filter(code__in=codes).values_list("code", "name_original")) if codes else {}


def theme_names() -> dict[int, str]:
    """Every theme's English name by number; one query."""
    return {number: name.get("en", "") for number, name in Theme.objects.values_list("number", "name")}


def describe(record: PublishedRecord, owners: dict[str, str], refused: Collection[str] = ()) -> Description:
    """A record for catalogues; `owners` as `owner_names` gives them. Addresses at `refused` hosts are left out.

    No query.
    """
    payload, content = record.payload, record.content
    period = content.get("period", {})
    return Description(
        id=record.id,
        kind=payload["kind"],
        language=record.original_language,
        titles=_words(record, "title", content.get("title", "")),
        summaries=_words(record, "summary", content.get("summary", "")),
        keywords=tuple(Words(text, record.original_language) for text in content.get("keywords", [])),
        creators=tuple(dict.fromkeys([*payload["written_by"], *content.get("authors", [])])),
        publisher=owners.get(payload["organisation"] or "", "") or payload["owner_name"],
        first_published=datetime.fromisoformat(payload["first_published_at"]),
        published=datetime.fromisoformat(payload["published_at"]),
        edition=record.seal.publication,
        digest=record.seal.digest,
        themes=tuple(content.get("themes", [])),
        regions=tuple(content.get("regions", [])),
        years=(period.get("from"), period.get("to")),
        sources=tuple(
            (source.get("title", ""), "" if host_of(place) in refused else place)
            for source in content.get("sources", [])
            for place in [source.get("url", "")]
        ),
        external_id=payload["external_id"] or "",
    )


def _words(record: PublishedRecord, field: str, original: str) -> tuple[Words, ...]:
    """The original's words, then every approved translation that is not outdated."""
    translations = sorted(record.payload["translations"].items())
    found = [
        Words(texts[field]["text"], code)
        for code, texts in translations
        if field in texts and texts[field]["state"] == "approved"
    ]
    return tuple([Words(original, record.original_language)] * bool(original) + found)
