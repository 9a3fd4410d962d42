"""Questions of a reader to records of the reference set."""

import json
from datetime import UTC, datetime

import pytest

from polisee.foundation.languages.tags import normalise_tag
from polisee.search.api import Indexable, IndexableText, SearchRequest, index_many, search
from polisee.search.bench import REFERENCE
from tests.search.conftest import id_of

CHOSEN = (
    "ref-er-greentech", "ref-al-action-plan", "ref-al-leather", "ref-hr-wood", "ref-rs-programme", "ref-istria-clusters",
    "ref-hu-accredited-calls", "ref-corallia", "ref-ro-clustero-criteria", "ref-sk-certification",
)  # fmt: skip
AT = datetime(2026, 11, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(db):
    """Titles and summaries of some reference records, in their own languages and as translated."""
    lines = [line for file in REFERENCE.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    records = {record["id"]: record for record in map(json.loads, lines) if record["id"] in CHOSEN}
    assert set(records) == set(CHOSEN)
    index_many(as_indexable(name, record) for name, record in sorted(records.items()))


def as_indexable(name, record):
    language = normalise_tag(record["language"])
    texts = {language: record} | {normalise_tag(tag): texts for tag, texts in record.get("translations", {}).items()}
    return Indexable(
        id=id_of(name), kind=record["kind"], language=language, published_at=AT, updated_at=AT,
        texts={code: IndexableText(words["title"], words.get("summary", "")) for code, words in texts.items()},
    )  # fmt: skip


QUESTIONS = (
    ("климатични технологии клъстер", "bg", "ref-er-greentech"),
    ("план за иновации и технологии в бизнеса", "bg", "ref-al-action-plan"),
    ("cluster della pelle e delle calzature", "it", "ref-al-leather"),
    ("Holzwirtschaft in Kroatien", "de", "ref-hr-wood"),
    ("кластер дрвне индустрије", "sr", "ref-hr-wood"),
    ("program podrške razvoju klastera", "sr", "ref-rs-programme"),
    ("програм подршке развоју кластера", "sr", "ref-rs-programme"),
    ("certificarea clusterelor", "ro", "ref-sk-certification"),
    ("wine cluster in Istria", "en", "ref-istria-clusters"),
)


def test_a_question_in_one_language_finds_the_record_in_another(shelf):
    wrong = [(query, name) for query, language, name in QUESTIONS if first(query, language) != name]
    assert not wrong


def first(query, language):
    """The name of the first hit."""
    hits = search(SearchRequest(query=query, language=language)).hits
    return next((name for name in CHOSEN if hits and id_of(name) == hits[0].id), None)
