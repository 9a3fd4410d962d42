"""Search for programs."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from polisee.foundation.errors import InvalidError
from polisee.foundation.languages.tags import CONTENT_CODES, PATHS, content_code, path_code
from polisee.foundation.regions import COUNTRIES, NUTS_OF
from polisee.knowledge.rest_shapes import page_address
from polisee.records.api import PublishedRecord, all_kinds, published, without_marks
from polisee.search.api import Filters, Hit, SearchRequest, search, snippet

LARGEST_PAGE = 100
_LANGUAGES = "|".join(dict.fromkeys((*PATHS, *CONTENT_CODES)))


class SearchQuery(Schema):
    """What may be asked."""

    q: str = Field("", max_length=1000, description="Words, in any of the languages")
    lang: str | None = Field(None, pattern=f"^({_LANGUAGES})$", description="The reader's language")
    kind: list[str] = Field([], description="Codes of kinds, such as practice")
    theme: list[Annotated[int, Field(ge=1, le=7)]] = []
    country: list[str] = Field([], description="ISO 3166-1 codes, such as BG")
    limit: int = Field(20, ge=1, le=LARGEST_PAGE)
    page: int = Field(1, ge=1, le=1000)


class HitOut(Schema):
    """A record that answers, and why."""

    id: UUID
    external_id: str | None
    kind: str
    title: str
    language: str = Field(description="of the original")
    snippet: str
    score: float
    matched: Literal["text", "meaning", "both"] | None = Field(description="null when nothing was asked")
    url: str


class SearchOut(Schema):
    """One page of an answer."""

    query: str
    took_ms: float
    total: int
    results: list[HitOut]


def answer(asked: SearchQuery) -> dict[str, Any]:
    """Find, and show from the sealed records; raises `InvalidError` for values that do not exist."""
    _check(asked)
    reader = path_code(asked.lang or "en") or "en"
    found = search(
        SearchRequest(
            query=asked.q,
            language=content_code(reader),
            filters=Filters(
                sources=("record",),
                kinds=tuple(asked.kind),
                themes=tuple(asked.theme),
                countries=tuple(NUTS_OF.get(code, code) for code in asked.country),
            ),
            page=asked.page,
            page_size=asked.limit,
        )
    )
    records = published([hit.id for hit in found.hits])
    return {
        "query": asked.q,
        "took_ms": round(found.took_ms, 1),
        "total": found.total,
        "results": [
            _hit(hit, records[str(hit.id)], reader if asked.lang else None)
            for hit in found.hits
            if str(hit.id) in records
        ],
    }


def _check(asked: SearchQuery) -> None:
    kinds = {kind.code for kind in all_kinds()}
    countries = {*COUNTRIES, *NUTS_OF.values()}
    errors: dict[str, list[Any]] = {}
    for field, given, known in (("kind", asked.kind, kinds), ("country", asked.country, countries)):
        for value in given:
            if value not in known:
                errors.setdefault(field, []).append(_("“%(value)s” is not one of the choices.") % {"value": value[:40]})
    if errors:
        raise InvalidError(errors)


def _hit(hit: Hit, record: PublishedRecord, reader: str | None) -> dict[str, Any]:
    title = record.title(reader) if reader else record.original("title", "en")
    return {
        "id": record.id,
        "external_id": record.payload["external_id"],
        "kind": hit.kind,
        "title": title.text,
        "language": record.original_language,
        "snippet": _snippet(record, hit, reader),
        "score": hit.score,
        "matched": hit.matched,
        "url": page_address(record.id, reader or path_code(record.original_language) or "en"),
    }


def _snippet(record: PublishedRecord, hit: Hit, asked_by: str | None) -> str:
    """From the text in which the words stand; what was found by meaning alone in the reader's language."""
    if asked_by and hit.matched in ("meaning", None) and (summary := record.summary(asked_by)):
        return "".join(words for words, _marked in snippet(summary.text, ()))
    reader = path_code(hit.passage_language) or "en"
    chain = (hit.passage_language, record.original_language)
    fields = [field.name for field in record.kind.text_fields] if hit.passage_ordinal else ["summary"]
    text = "\n\n".join(words for field in fields if (words := record.text(field, reader, chain).text))
    pieces = snippet(without_marks(text) or record.title(reader).text, hit.terms, language=hit.passage_language)
    return "".join(words for words, _marked in pieces)
