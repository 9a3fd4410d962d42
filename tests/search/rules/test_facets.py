from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from polisee.search.contract import Filters
from polisee.search.rules.facets import Facts, counted, failing

facts = st.builds(
    Facts,
    id=st.uuids(),
    source=st.just("record"),
    kind=st.sampled_from(["practice", "policy"]),
    language=st.sampled_from(["bg", "it"]),
    themes=st.sets(st.integers(1, 3)).map(tuple),
    countries=st.sets(st.sampled_from(["BG", "IT"])).map(tuple),
    regions=st.just(("BG", "BG4")),
    period_from=st.none() | st.integers(2000, 2010),
    period_to=st.none() | st.integers(2010, 2020),
    outcome=st.sampled_from(["", "failed"]),
    evidence=st.just("anecdote"),
    organisation_id=st.none(),
)
filters = st.builds(
    Filters,
    kinds=st.sets(st.sampled_from(["practice", "policy"])).map(tuple),
    themes=st.sets(st.integers(1, 3)).map(tuple),
    countries=st.sets(st.sampled_from(["BG", "IT"])).map(tuple),
)


@given(st.lists(facts, max_size=15), filters)
def test_a_count_is_what_choosing_the_value_gives(pool, chosen):
    for kind, count in counted(pool, chosen)["kind"].items():
        narrowed = Filters(kinds=(kind,), themes=chosen.themes, countries=chosen.countries)
        assert sum(not failing(one, narrowed) for one in pool) == count


def one(**changes):
    values = {
        "id": uuid4(),
        "source": "record",
        "kind": "practice",
        "language": "bg",
        "themes": (),
        "countries": (),
        "regions": (),
        "period_from": None,
        "period_to": None,
        "outcome": "",
        "evidence": "",
        "organisation_id": None,
    }
    return Facts(**values | changes)


def test_a_period_keeps_what_overlaps_it():
    project = one(period_from=2012, period_to=2014)
    assert not failing(project, Filters(period_from=2014))
    assert failing(project, Filters(period_from=2015)) == {"other"}
    assert not failing(project, Filters(period_to=2012))
    assert failing(project, Filters(period_to=2011)) == {"other"}
    assert not failing(one(period_from=2012, period_to=9999), Filters(period_from=2040))
    assert failing(one(), Filters(period_from=2000)) == {"other"}


def test_a_region_finds_what_lies_in_it():
    assert not failing(one(regions=("BG", "BG4", "BG41")), Filters(regions=("BG4",)))
    assert failing(one(regions=("BG", "BG3")), Filters(regions=("BG4",))) == {"other"}
