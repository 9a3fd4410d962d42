"""Published records as search wants them. Only sealed words go in, in every language in which there are some."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import translation

from polisee.foundation.languages.tags import path_code
from polisee.foundation.regions import REGIONS
from polisee.knowledge.rules.ends import marks
from polisee.partnership.api import Organisation
from polisee.records.api import CodeTree, PublishedRecord, all_published, published, queries, without_marks
from polisee.search.api import Indexable, IndexableText, mark

SOURCE = "record"


def indexables(ids: Collection[UUID | str] | None) -> Iterator[Indexable]:
    """These published records (all: None), ready for the index; what is not public is not in the answer."""
    organisations = dict(Organisation.objects.values_list("code", "id"))
    incoming = queries.incoming_types(ids)
    found: Iterable[PublishedRecord] = all_published() if ids is None else published(ids).values()
    for record in found:
        yield as_indexable(record, organisations, incoming.get(record.id, frozenset()))


def mark_again(ids: Collection[UUID | str] | None) -> int:
    """Say anew in the index how these records (all: None) stand in the chain; how many that changed."""
    incoming = queries.incoming_types(ids)
    found: Iterable[PublishedRecord] = all_published() if ids is None else published(ids).values()
    nobody: frozenset[str] = frozenset()
    return mark(
        {UUID(each.id): marks(each.payload["kind"], each.body, incoming.get(each.id, nobody)) for each in found}
    )


def as_indexable(record: PublishedRecord, organisations: dict[str, UUID], incoming: Collection[str] = ()) -> Indexable:
    """One published record for the index. `organisations`: id by code; `incoming`: types of public links to it."""
    payload, content = record.payload, record.content
    period: dict[str, Any] = content.get("period", {})
    regions = [code for code in content.get("regions", []) if code in REGIONS]
    return Indexable(
        id=UUID(record.id),
        source=SOURCE,
        kind=payload["kind"],
        language=record.original_language,
        texts={code: _texts(record, code) for code in record.languages},
        published_at=datetime.fromisoformat(payload["first_published_at"]),
        updated_at=datetime.fromisoformat(payload["published_at"]),
        themes=tuple(content.get("themes", [])),
        countries=tuple(dict.fromkeys(code[:2] for code in regions)),
        regions=tuple(regions),
        period_from=period.get("from"),
        period_to=period.get("to"),
        outcome=str(record.body.get("outcome", "")),
        evidence=str(content.get("evidence_grade", "")),
        lens=str(record.body.get("lens") or ""),
        chain=marks(payload["kind"], record.body, incoming),
        organisation_id=organisations.get(payload.get("organisation") or ""),
        codes=tuple(filter(None, [payload.get("external_id")])),
    )


def _texts(record: PublishedRecord, code: str) -> IndexableText:
    if code == record.original_language:
        content = record.content
        body = [record.body.get(field.name) for field in record.kind.text_fields]
        return IndexableText(
            title=content.get("title", ""),
            summary=content.get("summary", ""),
            body=_joined(body),
            keywords=(*content.get("keywords", []), *_names_of_codes(record, code)),
        )
    entries: dict[str, dict[str, Any]] = record.payload["translations"].get(code, {})

    def text(field: str) -> str:
        return str(entries.get(field, {}).get("text", ""))

    keywords = tuple(word.strip() for word in text("keywords").split(",") if word.strip())
    body = [text(field.name) for field in record.kind.text_fields]
    names = _names_of_codes(record, code)
    return IndexableText(title=text("title"), summary=text("summary"), body=_joined(body), keywords=(*keywords, *names))


def _names_of_codes(record: PublishedRecord, code: str) -> list[str]:
    """What the codes of its classifications are called in a language, so that who looks for textiles finds them."""
    fields = [field for field in record.kind.public_fields if isinstance(field, CodeTree)]
    with translation.override(path_code(code) or code):
        return [str(field.choices[each]) for field in fields for each in record.body.get(field.name, [])]


def _joined(parts: Iterable[str | None]) -> str:
    return without_marks("\n\n".join(part for part in parts if part))
