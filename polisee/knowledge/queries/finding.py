"""What answers a question: rows in the reader's language, each with why it is there."""

from collections.abc import Iterable
from dataclasses import dataclass

from polisee.foundation.languages.tags import PATHS, content_code
from polisee.knowledge.queries.asked import Asked
from polisee.records.api import PublishedRecord, published, showing
from polisee.search.api import Hit, Matched, SearchAnswer, search, snippet, suggest

SUGGESTIONS = 8
Piece = tuple[str, bool]


@dataclass(frozen=True)
class FoundRow:
    """A row of the list, with why it was found. `snippet`: pieces of the text, each with whether it is marked."""

    row: showing.Row
    matched: Matched | None
    snippet: tuple[Piece, ...] = ()
    snippet_lang: str = ""


@dataclass(frozen=True)
class FoundPage:
    """A page of rows, and those that come near where there are few."""

    rows: tuple[FoundRow, ...]
    further: tuple[FoundRow, ...]
    answer: SearchAnswer


@dataclass(frozen=True)
class SuggestedTitle:
    id: str
    title: str
    lang: str


def find(asked: Asked, reader: str) -> FoundPage:
    """Answer a question; at most five queries. What it shows comes from the sealed payloads."""
    answer = search(asked.request(content_code(reader)))
    records = published([hit.id for hit in (*answer.hits, *answer.further)])
    return FoundPage(
        rows=tuple(_rows(answer.hits, records, reader)),
        further=tuple(_rows(answer.further, records, reader)),
        answer=answer,
    )


def _rows(hits: Iterable[Hit], records: dict[str, PublishedRecord], reader: str) -> Iterable[FoundRow]:
    for hit in hits:
        record = records.get(str(hit.id))
        if record is not None:
            pieces, lang = _snippet(record, hit, reader)
            yield FoundRow(showing.row_of(record, reader), hit.matched, pieces, lang)


def _snippet(record: PublishedRecord, hit: Hit, reader: str) -> tuple[tuple[Piece, ...], str]:
    """The stretch that holds the words asked for, in the language in which it was found; empty where none does."""
    if not hit.terms or hit.matched in (None, "meaning"):
        return (), ""
    code = hit.passage_language
    body = [field.name for field in record.kind.text_fields]
    fields = ["summary", *body] if hit.passage_ordinal == 0 else [*body, "summary"]
    texts = [record.text(field, reader, (code,)) for field in fields]
    own = [text for text in texts if text and text.language == code]
    if not own:
        return (), ""
    pieces = tuple(snippet("\n\n".join(text.text for text in own), hit.terms, language=code))
    if not any(marked for _text, marked in pieces):
        return (), ""
    return pieces, "" if own[0].html == PATHS[reader].html else own[0].html


def suggestions(prefix: str, reader: str) -> list[SuggestedTitle]:
    """Titles that go on from what was typed; two queries."""
    found = suggest(prefix, content_code(reader), limit=SUGGESTIONS)
    records = published([each.id for each in found])
    titles = []
    for each in found:
        record = records.get(str(each.id))
        if record is not None:
            title = record.text("title", reader, (each.language,))
            titles.append(SuggestedTitle(record.id, title.text, title.html))
    return titles


def matching(asked: Asked, reader: str, *, most: int) -> list[PublishedRecord]:
    """The first records that answer, for feeds and files, at most `most`; two queries and those of search."""
    answer = search(asked.request(content_code(reader), most))
    records = published([hit.id for hit in answer.hits])
    return [records[str(hit.id)] for hit in answer.hits if str(hit.id) in records]


def found_rows(records: Iterable[PublishedRecord], reader: str) -> Iterable[tuple[PublishedRecord, showing.Row]]:
    """Each record with its row."""
    return ((record, showing.row_of(record, reader)) for record in records)
