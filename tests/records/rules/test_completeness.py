"""How complete a record is."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.records.api import all_kinds, completeness, kind_of
from tests.people import practice_content


def test_an_empty_record_is_not_complete_at_all_and_lacks_what_is_required_first() -> None:
    found = completeness(kind_of("practice"), {})
    assert found.percent == 0
    assert set(found.missing[:4]) == {"title", "summary", "themes", "sources"}


def test_evidence_helps_most_where_everything_required_is_there() -> None:
    assert completeness(kind_of("practice"), practice_content()).missing[0] == "evidence_grade"


def test_what_only_members_see_is_not_counted() -> None:
    kind = kind_of("practice")
    hidden = {field.name for field in kind.fields if field.members_only}
    assert hidden
    assert not hidden & set(completeness(kind, {}).missing)


def test_a_record_with_every_public_field_is_complete() -> None:
    for kind in all_kinds():
        body = {field.name: "x" for field in kind.public_fields}
        names = ("title", "summary", "themes", "sources", "evidence_grade", "regions", "period", "keywords")
        assert completeness(kind, {**dict.fromkeys(names, "x"), "body": body}).percent == 100


@given(st.data())
def test_filling_a_field_in_never_makes_a_record_less_complete(data) -> None:
    kind = data.draw(st.sampled_from(all_kinds()))
    names = [field.name for field in kind.public_fields]
    filled = data.draw(st.sets(st.sampled_from(names)))
    more = data.draw(st.sampled_from(names))
    before = completeness(kind, {"body": dict.fromkeys(filled, "x")})
    after = completeness(kind, {"body": dict.fromkeys(filled | {more}, "x")})
    assert after.percent >= before.percent
    assert more not in after.missing
