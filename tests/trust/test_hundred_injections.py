"""The founding incident, a hundred times: a link is written into the database, past every trigger and all our code.

A hundred records that are public in all twelve languages are met, one each, in every table that holds their words; then,
besides, every text of every table that pages show as it stands. The sweep must name each, and no reader may see any:
pages, lists, search, suggestions, feeds, files, API, site map, the list of seals, what goes into the PDF.
"""

import json
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import models
from django.test import Client

from polisee.foundation.languages.tags import CONTENT_CODES, path_code
from polisee.foundation.sealed_rows import SealedRow, public_fields
from polisee.knowledge import pdf
from polisee.knowledge.jobs import index_record
from polisee.records.api import import_record
from polisee.records.models import Record
from polisee.trust.models import Incident
from polisee.trust.sweep import sealed_models, sweep_all
from tests import people
from tests.outreach.conftest import make_face
from tests.people import AT
from tests.trust.tampering import SPAM, WORDS, sql

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RECORDS = 100
TEXTS = ("title", "summary", "challenge", "what_is_done")
BY_SQL = "courseworks.example"


def line(number: int, language: str, summary: str) -> dict[str, Any]:
    """A practice in one language with its translations into all others."""

    def words(code: str) -> dict[str, str]:
        return {
            "title": f"Title {number} {code}", "summary": f"{summary} {number} {code}",
            "challenge": f"Challenge {number} {code}", "what_is_done": f"Done {number} {code}",
        }  # fmt: skip

    own = words(language)
    return {
        "id": f"t-{number}", "kind": "practice", "language": language, "title": own["title"], "summary": own["summary"],
        "themes": [3], "regions": ["BG41"], "period": {"from": 2012}, "organisation": "HOME", "owner_name": "An agency",
        "sources": [{"url": "https://example.org/a", "title": f"Source {number}", "seen": "2026-01-02"}],
        "body": {name: own[name] for name in ("challenge", "what_is_done")},
        "translations": {code: words(code) for code in CONTENT_CODES if code != language},
    }  # fmt: skip


@pytest.fixture
def ground(settings) -> list[Record]:
    """A partnership, and a hundred records; every second one has an earlier publication to fall back on."""
    make_face()
    editor = people.coordinator(people.organisation("THIRD", "IT"), password=None)
    for number, language in enumerate(islice(cycle(CONTENT_CODES), RECORDS)):
        for summary in ("First", "Second")[number % 2 :]:
            import_record(actor=None, at=AT, line=line(number, language, summary), publish_as=editor)
    rows = sorted(Record.objects.all(), key=lambda row: int(row.external_id.removeprefix("t-")))
    for row in rows:
        index_record(record_id=str(row.pk))
    assert sweep_all(at=AT, report=False).findings == []
    return rows


def inject(number: int, row: Record) -> tuple[str, str, str]:
    """Write the link somewhere into what the record says: (table, language, how the sweep calls it)."""
    code = CONTENT_CODES[number % 12] if number % 3 else CONTENT_CODES[(number + 5) % 12]
    field = TEXTS[number % 4]
    if number < 64:
        path = _place(row, code, field)
        sql(
            "UPDATE records_publication SET text = jsonb_set(text::jsonb, %s, to_jsonb((text::jsonb #>> %s) || %s))::text "
            "WHERE id = %s", path, path, WORDS, row.published_id,
        )  # fmt: skip
        return "publication", code, str(row.pk)
    if number < 76:
        code = code if code != row.original_language else CONTENT_CODES[(number + 1) % 12]
        where = (WORDS, row.pk, code, field)
        sql(
            "UPDATE records_translation SET text = text || %s WHERE record_id = %s AND language = %s AND field = %s",
            *where,
        )
        return "translation", code, str(row.translations.get(language=code, field=field).pk)
    if number < 88:
        path = ["summary"] if field in ("title", "summary") else ["body", field]
        sql("UPDATE records_revision SET content = jsonb_set(content, %s, to_jsonb(%s::text)) WHERE id = %s", path, WORDS,
            row.current_id)  # fmt: skip
        return "revision", row.original_language, str(row.current_id)
    if number < 94:
        sql("UPDATE records_record SET owner_name = %s WHERE id = %s", WORDS, row.pk)
        return "record", row.original_language, str(row.pk)
    # The whole text and its digest, as somebody would who has understood half of it.
    sql(
        "UPDATE records_publication SET text = replace(text, 'Source', %s), "
        "digest = encode(sha256(convert_to(replace(text, 'Source', %s), 'UTF8')), 'hex') WHERE id = %s",
        WORDS, WORDS, row.published_id,
    )  # fmt: skip
    return "publication and digest", row.original_language, str(row.pk)


def _place(row: Record, code: str, field: str) -> list[str]:
    if code != row.original_language:
        return ["translations", code, field, "text"]
    return ["content", field] if field in ("title", "summary") else ["content", "body", field]


def inject_rows() -> list[tuple[str, str]]:
    """Into every text of every table that is shown as it stands: `(table.column, key of the row)`."""
    done = []
    for model in sealed_models():
        for field in model._meta.concrete_fields:
            key = _inject_into(model, field)
            if key:
                done.append((f"{model._meta.db_table}.{field.column}", key))
    return done


def _inject_into(model: type[SealedRow], field: Any) -> str:
    if field.attname not in public_fields(model) or field.primary_key or field.unique:
        return ""
    row = model._base_manager.order_by("pk").values_list("pk", flat=True).first()
    longest = getattr(field, "max_length", None)
    if row is None or (longest and longest < len(WORDS)):
        return ""
    table, column = model._meta.db_table, field.column
    where = f'UPDATE {table} SET "{column}" = %s WHERE "{model._meta.pk.column}" = %s'
    if isinstance(field, models.JSONField):
        value = (
            dict.fromkeys(CONTENT_CODES, WORDS)
            if field.default is dict
            else [{"en": WORDS, "note": WORDS, "url": SPAM}]
        )
        sql(where, json.dumps(value), row)
    elif isinstance(field, models.CharField | models.TextField):
        sql(where, WORDS, row)
    else:
        return ""
    return str(row)


def addresses(rows: list[Record], languages: list[str]) -> Iterator[str]:
    """Everything that an anonymous reader can ask for."""
    for code in CONTENT_CODES:
        path = path_code(code)
        yield from (f"/{path}/{page}" for page in (
            "", "themes/", "themes/theme-3/", "groups/", "groups/theme-3/", "partners/", "partners/HOME/", "partners/LATE/",
            "partners/LEFT/", "partners/partners.csv", "packages/", "packages/WP5/", "timeline/", "timeline/timeline.csv",
            "about/", "seals/", "records/?q=courseworks", "records/?q=Title", "records/suggest?q=Title",
            "records/suggest?q=buy", "records/feed.atom", "records/records.csv", "service-levels",
        ))  # fmt: skip
        yield from (f"/{path}/records/?page={page}" for page in range(1, 7))
    whole = ("chain/", "cite/", "cite.bib", "feed.atom", "sealed-1.json", "sealed-2.json")
    for number, (row, code) in enumerate(zip(rows, languages, strict=True)):
        # Every page of every third record; what shows words of any record, of each.
        rest = ("", "history/", "verify/", "record.pdf", *(whole if number % 3 == 0 else ()))
        yield from (f"/{path_code(code)}/records/{row.pk}/{each}" for each in rest)
        calls = ("", "/sealed", *(("/chain", f"?lang={path_code(code)}") if number % 3 == 0 else ()))
        yield from (f"/api/v1/records/{row.pk}{each}" for each in calls)
    yield from ("/robots.txt", "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-records-1.xml", "/en/seals/seals.jsonl")
    yield from (f"/api/v1/{call}" for call in (
        "search?q=courseworks", "search?q=Title&lang=en", "records?limit=100", "records.jsonl", "organisations", "partners",
        "themes", "workpackages", "openapi.json", "schema/record.json",
    ))  # fmt: skip


def body_of(response: Any) -> str:
    if not response.streaming:
        return str(response.content.decode())

    async def gathered() -> bytes:
        return b"".join([part async for part in response.streaming_content])

    return str(async_to_sync(gathered)().decode())


def test_a_hundred_links_written_by_sql_are_all_found_and_none_is_read(ground, monkeypatch, capsys) -> None:
    monkeypatch.setattr(
        pdf, "typeset", lambda _template, data: json.dumps(data, ensure_ascii=False, default=str).encode()
    )
    done = [inject(number, row) for number, row in enumerate(ground)]
    rows = inject_rows()

    seen, asked, withheld = 0, 0, 0
    client = Client()
    for address in addresses(ground, [language for _table, language, _key in done]):
        response = client.get(address)
        asked += 1
        withheld += response.status_code == 404
        assert response.status_code in (200, 404), address
        shown = BY_SQL in body_of(response) if response.status_code == 200 else False
        assert not shown, address
        seen += shown

    swept = sweep_all(at=AT)
    named = {finding.target_id for finding in swept.findings}
    found = sum(key in named for _table, _language, key in done)
    found_rows = sum(key in named for _column, key in rows)
    with capsys.disabled():
        sys.stdout.write(
            f"\n  links written by SQL into {len(done)} records ({len({table for table, *_ in done})} places, "
            f"{len({language for _t, language, _k in done})} languages): {found} named by the sweep; "
            f"into {len(rows)} columns of {len({column.split('.')[0] for column, _key in rows})} tables shown as they stand: "
            f"{found_rows} named; shown to a reader in {asked} answers ({withheld} of them withheld): {seen}\n"
        )
    assert len(done) == found == RECORDS
    assert {language for _table, language, _key in done} == set(CONTENT_CODES)
    assert len(rows) == found_rows >= 20
    assert seen == 0
    assert Incident.objects.filter(target_id__in=[key for *_rest, key in done]).count() == RECORDS
