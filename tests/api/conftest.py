"""A small published world for the API."""

from dataclasses import dataclass

import pytest

from polisee.foundation.clock import now
from polisee.partnership.api import Person, make_token
from polisee.records import api as records
from polisee.records.models import Record
from polisee.search.api import reindex
from polisee.search.encoder import WordsOnly
from tests import people
from tests.people import AT


@dataclass
class World:
    author: Person
    stranger: Person
    organisation: object
    practice: Record
    factor: Record
    draft: Record
    token: str
    foreign_token: str


@pytest.fixture
def world(db, without_model) -> World:
    home, away = people.organisation("HOME"), people.organisation("AWAY", "RO")
    author, stranger = people.contributor(home), people.contributor(away)
    people.group(3)
    lines = [
        {
            "id": "f-1",
            "kind": "factor",
            "language": "sr-Cyrl",
            "title": "Недостатак капитала",
            "summary": "Мало новца.",
            "body": {"factor_type": "barrier", "description": "Банке не дају зајам."},
            "themes": [4],
            "regions": ["RS12"],
        },
        {
            "id": "p-1",
            "kind": "practice",
            "language": "bg",
            **people.practice_content(),
            "organisation": "HOME",
            "translations": {
                "en": {"title": "Clean technology cluster", "summary": "Firms and universities together."}
            },
            "links": [{"type": "addresses", "to": "f-1"}],
        },
    ]
    made = [records.import_record(actor=None, at=AT, line=line, publish_as=stranger).record_id for line in lines]
    draft = records.begin_record(
        actor=author,
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=home.pk,
        content=people.practice_content(title="Чернова"),
    )
    reindex(None)
    factor, practice = (Record.objects.get(pk=each) for each in made)
    return World(
        author,
        stranger,
        home,
        practice,
        factor,
        draft,
        make_token(actor=author, at=now(), name="test", days=1),
        make_token(actor=stranger, at=now(), name="test", days=1),
    )


@pytest.fixture
def without_model(monkeypatch) -> None:
    """Words alone: the sentence model has tests of its own."""
    for module in ("indexing", "queries"):
        monkeypatch.setattr(f"polisee.search.{module}.encoder", WordsOnly)
