"""Who may do what, for every standing and every record that hypothesis thinks of."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.partnership.api import NOBODY, Standing
from polisee.records import permissions
from polisee.records.permissions import RecordFacts
from polisee.records.rules.life import STATES

ids = st.sampled_from(["a", "b", "c"])
some = st.frozensets(ids, max_size=2)
themes = st.frozensets(st.integers(1, 3), max_size=2)
standings = st.builds(
    Standing,
    person_id=ids,
    platform_roles=st.frozensets(st.sampled_from(["coordinator", "administrator", "reviewer"]), max_size=2),
    organisations=some,
    contributor_for=some,
    reviewer_for=some,
    leads_themes=themes,
    reviews_themes=themes,
    member_of_themes=themes,
)
facts = st.builds(
    RecordFacts,
    organisation_id=st.none() | ids,
    created_by_id=st.none() | ids,
    author_ids=some,
    themes=themes,
    state=st.sampled_from(STATES),
    reviewer_id=st.none() | ids,
    is_public=st.booleans(),
)


@given(standings, facts)
def test_a_reviewer_never_reviews_the_own_organisations_record_nor_an_own_one(
    who: Standing, record: RecordFacts
) -> None:
    if permissions.may_review(who, record) or permissions.may_be_reviewer(who, record):
        assert record.organisation_id not in who.organisations | who.contributor_for
        assert who.person_id not in record.author_ids
        assert who.person_id != record.created_by_id


@given(standings, facts)
def test_only_the_person_who_was_asked_reviews_and_only_in_review(who: Standing, record: RecordFacts) -> None:
    if permissions.may_review(who, record):
        assert (record.state, record.reviewer_id) == ("in_review", who.person_id)


@given(standings, facts)
def test_nobody_writes_while_others_review(who: Standing, record: RecordFacts) -> None:
    if record.state in {"submitted", "in_review", "archived"}:
        assert not permissions.may_edit(who, record)


@given(standings, facts, some)
def test_nobody_approves_a_translation_of_their_own(who: Standing, record: RecordFacts, makers: frozenset[str]) -> None:
    if permissions.may_approve_translation(who, record, made_by=makers):
        assert who.person_id not in makers


@given(standings, facts)
def test_only_leaders_and_coordinators_take_away_what_the_public_reads(who: Standing, record: RecordFacts) -> None:
    if permissions.may_archive(who, record) and (record.is_public or record.state == "published"):
        assert who.is_coordinator or who.leads_any(record.themes)


@given(standings, facts)
def test_who_may_do_something_may_also_see_it(who: Standing, record: RecordFacts) -> None:
    acts = (
        permissions.may_edit,
        permissions.may_submit,
        permissions.may_withdraw,
        permissions.may_assign,
        permissions.may_review,
        permissions.may_archive,
        permissions.may_link,
    )
    if any(act(who, record) for act in acts):
        assert permissions.may_see_working_copy(who, record)


@given(facts)
def test_a_reader_without_an_account_may_do_nothing(record: RecordFacts) -> None:
    for name in (
        "may_see_working_copy",
        "may_write",
        "may_edit",
        "may_submit",
        "may_withdraw",
        "may_assign",
        "may_be_reviewer",
        "may_review",
        "may_translate",
        "may_archive",
        "may_link",
    ):
        assert not getattr(permissions, name)(NOBODY, record), name
    assert not permissions.may_approve_translation(NOBODY, record, made_by=[])
