import pytest

from polisee.search.api import Filters, SearchRequest, browse, search
from tests.search.conftest import CORPUS, id_of

pytestmark = pytest.mark.django_db


def test_everything_is_there_newest_first(corpus):
    answer = browse(Filters())
    assert [hit.id for hit in answer.hits] == [one.id for one in reversed(CORPUS)]
    assert answer.total == len(CORPUS)


def test_an_empty_question_is_browsing(corpus):
    answer = search(SearchRequest(query="  \x00 "))
    assert answer.total == len(CORPUS)
    assert answer.hits[0].matched is None


def test_each_facet_counts_under_all_filters_but_its_own(corpus):
    answer = browse(Filters(countries=("IT",)))
    assert answer.total == 2
    assert answer.facets["country"] == {"IT": 2, "AL": 1, "EL": 1, "RO": 1, "RS": 2, "AT": 1, "HU": 1}
    assert answer.facets["theme"] == {"2": 1, "3": 1}
    assert browse(Filters()).facets["outcome"] == {"failed": 1}


def test_every_count_is_what_choosing_it_gives(corpus):
    facets = browse(Filters(themes=(2, 3))).facets
    for country, count in facets["country"].items():
        assert browse(Filters(themes=(2, 3), countries=(country,))).total == count


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(regions=("ITH",)), {"it-clean"}),
        (Filters(regions=("IT",)), {"it-clean", "it-wine"}),
        (Filters(languages=("sr",)), {"sr-cyrl", "sr-latn"}),
        (Filters(period_from=2013), {"it-clean", "it-wine"}),
        (Filters(period_to=2005), {"hu-car"}),
        (Filters(period_from=2006, period_to=2011), {"it-clean"}),
        (Filters(outcomes=("failed",)), {"sr-cyrl"}),
        (Filters(sources=("nowhere",)), set()),
        (Filters(ids=(id_of("hu-car"), id_of("nothing"))), {"hu-car"}),
        (Filters(ids=()), set()),
    ],
)
def test_filters_keep_what_they_say(corpus, filters, names):
    assert {hit.id for hit in browse(filters).hits} == {id_of(name) for name in names}


def test_pages_follow_each_other_without_gap_or_repetition(corpus):
    pages = [browse(Filters(), sort="title", page=number, page_size=4) for number in (1, 2, 3)]
    ids = [hit.id for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == len(CORPUS)
    assert {page.pages for page in pages} == {3}
    assert browse(Filters(), page=99, page_size=4).page == 3


def test_browsing_costs_three_queries(corpus, django_assert_num_queries):
    with django_assert_num_queries(3):
        browse(Filters(countries=("IT",), themes=(2,), regions=("IT",), period_from=2000))
