from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from polisee.foundation.models import PublicVersion
from polisee.foundation.public_version import public_version
from polisee.search.api import Filters, SearchRequest, index, remove, search
from polisee.search.asked_words import AskedWords
from polisee.search.remembered import Pool, RememberedPools
from tests.search.conftest import CORPUS, id_of

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = iter(range(10_000_000, 99_000_000, 1_000))


@pytest.fixture(autouse=True)
def version():
    """The row that migrations put there, with a number that no other test had."""
    PublicVersion.objects.update_or_create(id=1, defaults={"number": next(NUMBERS)})


@pytest.fixture
def counted():
    """Pools that say how often they were asked for."""

    def ask():
        ask.times += 1
        return Pool(AskedWords(), ())

    ask.times = 0
    return ask


def question(number):
    return (f"question {number}", "en", "model")


def test_a_question_is_asked_once_while_nothing_changes(counted):
    pools = RememberedPools()
    assert pools.get(question(1), counted) is pools.get(question(1), counted)
    assert counted.times == 1
    pools.get(question(2), counted)
    assert counted.times == 2


def test_any_public_change_makes_it_be_asked_again(counted):
    pools = RememberedPools()
    pools.get(question(1), counted)
    before = public_version()
    index(CORPUS[2])
    assert public_version() > before
    pools.get(question(1), counted)
    assert counted.times == 2


def test_within_a_transaction_nothing_is_kept(counted):
    pools = RememberedPools()
    with transaction.atomic():
        pools.get(question(1), counted)
        pools.get(question(1), counted)
    pools.get(question(1), counted)
    assert counted.times == 3


def test_the_questions_asked_longest_ago_are_forgotten(counted):
    pools = RememberedPools(most=2)
    for number in (1, 2, 1, 3, 1):
        pools.get(question(number), counted)
    assert counted.times == 3
    pools.get(question(2), counted)
    assert counted.times == 4


def test_a_slow_answer_does_not_take_the_place_of_a_newer_one(counted):
    pools = RememberedPools()

    def slow():
        index(CORPUS[2])
        pools.get(question(1), counted)
        return Pool(AskedWords(asked=99), ())

    pools.get(question(1), slow)
    assert pools.get(question(1), counted).asked.asked == 0
    assert counted.times == 1


def test_other_filters_to_the_same_question_cost_one_short_query():
    for one in CORPUS[:3]:
        index(one)
    request = SearchRequest(query="tecnologie verdi", language="it")
    everything = search(request)
    with CaptureQueriesContext(connection) as queries:
        narrowed = search(replace(request, filters=Filters(ids=(everything.hits[0].id,))))
    assert [hit.id for hit in narrowed.hits] == [everything.hits[0].id]
    assert "publicversion" in queries[0]["sql"]
    assert len(queries) == 2  # the way on is asked for with the filters


def test_what_is_removed_is_gone_from_the_next_answer():
    index(CORPUS[2])
    request = SearchRequest(query="consorzio del vino", language="it")
    assert search(request).hits
    assert search(request).hits
    remove(id_of("it-wine"))
    assert not search(request).hits
    index(replace(CORPUS[2], kind="policy"))
    assert search(request).hits[0].kind == "policy"
