"""Which news each kind of followed thing brings."""

from datetime import timedelta

import pytest

from polisee.following.followables import followable
from polisee.following.queries import labels_of
from polisee.knowledge.followed.news import published_between
from polisee.knowledge.followed.searches import asked_in, search_key
from polisee.knowledge.queries.asked import Asked
from polisee.records import api as records
from tests import people
from tests.knowledge.reading.conftest import Shelf
from tests.people import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=30)


@pytest.fixture
def shelf(db: None) -> Shelf:
    return Shelf()


def brought(kind: str, *keys: str) -> dict[str, int]:
    news = published_between(AT, LATER)
    return {key: len(ids) for key, ids in followable(kind).matches(list(keys), news).items()}


def test_a_theme_a_region_a_partner_and_a_record_bring_what_is_theirs(shelf) -> None:
    mine = shelf.publish()
    shelf.publish(content=people.practice_content(title="В Румъния", themes=[3, 5], regions=["RO1"]))
    assert brought("theme", "3", "5", "6") == {"3": 2, "5": 1}
    assert brought("region", "BG", "BG4", "BG41", "BG42", "RO", "RO11") == {"BG": 1, "BG4": 1, "BG41": 1, "RO": 1}
    assert brought("partner", "HOME", "AWAY") == {"HOME": 2}
    assert brought("record", str(mine.pk), "00000000-0000-7000-8000-000000000000") == {str(mine.pk): 1}


def test_a_search_brings_what_it_answers_by_words_by_filters_and_by_meaning(shelf) -> None:
    shelf.publish()
    shelf.publish(
        content=people.practice_content(
            title="Обучение на готвачи", summary="Училище за готвачи в планината.", themes=[3, 6], keywords=["кухня"],
            body={"challenge": "Няма готвачи.", "what_is_done": "Учат се да готвят."},
        )
    )  # fmt: skip
    assert brought("search", "bg?q=чисти+технологии") == {"bg?q=чисти+технологии": 1}
    assert brought("search", "en?theme=6&country=BG") == {"en?theme=6&country=BG": 1}
    assert brought("search", "en?q=clean+technologies+of+companies+and+universities&theme=3")
    assert brought("search", "en?q=railway+timetables+of+1890") == {}


def test_news_is_the_latest_publication_of_what_is_public(shelf) -> None:
    record, gone = shelf.publish(), shelf.publish()
    records.archive(actor=shelf.leader, at=LATER, record_id=gone.pk)
    assert [(each.about, each.id) for each in published_between(AT, LATER)] == [(record.pk, record.published_id)]
    assert published_between(LATER, LATER + timedelta(days=1)) == []


@pytest.mark.parametrize("words", ["клъстер", "a&b=c+d #1 100 %", "ж" * 300, "“x” ; y"])
def test_the_key_of_a_search_comes_back_as_what_was_asked(words) -> None:
    asked = Asked(q=words, theme=("3", "5"), country=("BG",), since=2012, partner="HOME")
    assert asked_in(search_key(asked, "bg")) == ("bg", asked)
    assert followable("search").known(search_key(asked, "bg")) == search_key(asked, "bg")


def test_followed_things_have_names_and_feeds_in_the_readers_language(shelf) -> None:
    record = shelf.publish()
    things = [
        ("record", str(record.pk)),
        ("theme", "3"),
        ("region", "BG41"),
        ("partner", "HOME"),
        ("search", "en?q=x&theme=3"),
    ]
    labels = labels_of(things, "en")
    assert labels["record", str(record.pk)].words == "Клъстер за чисти технологии"
    assert labels["theme", "3"].words == "3 – Theme 3"
    assert "(Bulgaria)" in labels["region", "BG41"].words
    assert labels["search", "en?q=x&theme=3"].words == "“x”, Theme: Theme 3"
    assert all(label.feed and label.path for label in labels.values())
