"""Public records: gaps, practices, and thousands of both."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from polisee.foundation.ids import new_id
from polisee.records.generated import Generated, write_links, write_public
from polisee.search.models import Document
from tests import people
from tests.knowledge.reading.conftest import Shelf
from tests.people import AT

THEMES = range(1, 8)
COUNTRIES = ("BG", "RO", "IT", "EL", "AT")


@pytest.fixture
def shelf(db: None) -> Shelf:
    cache.clear()
    shelf = Shelf()
    for number in set(THEMES) - {3}:  # which the shelf's leader leads already
        people.give(shelf.leader, "leader", working_group=people.group(number))
    return shelf


def gap(**changes: Any) -> dict[str, Any]:
    body = {"factor_type": "barrier", "description": "Никой не брои фирмите.", "lens": "current_contexts"}
    return people.practice_content(
        **{"title": "Малко данни за клъстерите", "body": {**body, **changes.pop("body", {})}, **changes}
    )


def many(count: int) -> list[Generated]:
    """So many public records, every third a gap, in the index too, each linked to the first of them."""
    made = [
        Generated(
            new_id(),
            "factor" if number % 3 == 0 else "practice",
            "bg",
            {
                "title": f"Запис {number}",
                "summary": "Нещо.",
                "themes": [1 + number % 7],
                "regions": [COUNTRIES[number % 5]],
                "sources": [{"url": f"https://example.org/{number}"}],
                "body": {"factor_type": "barrier", "description": "Нещо.", "lens": "visions"}
                if number % 3 == 0
                else {"challenge": "Нещо."},
            },
        )
        for number in range(count)
    ]
    write_public(made, AT)
    write_links([(each.id, made[0].id, "cites") for each in made[1:]], AT)
    Document.objects.bulk_create([_document(each) for each in made], batch_size=1000)
    with connection.cursor() as cursor:  # what the database does by itself after a while
        cursor.execute("ANALYZE records_record, records_link, records_publication, search_document")
    return made


def _document(one: Generated) -> Document:
    is_gap = one.kind == "factor"
    return Document(
        id=one.id,
        source="record",
        kind=one.kind,
        language=one.language,
        languages=[one.language],
        themes=one.content["themes"],
        countries=one.content["regions"],
        regions=one.content["regions"],
        lens="visions" if is_gap else "",
        chain=["gap", "no_answer"] if is_gap else ["no_transfer"],
        sort_title=one.content["title"],
        published_at=AT,
        updated_at=AT,
    )
