"""What the protocol lets ask, and how it refuses."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.opendata.rules import oai
from polisee.opendata.rules.oai import ProtocolError, Selection

LIST = ("verb", "ListRecords")
DC = ("metadataPrefix", "oai_dc")
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def refused(*pairs: tuple[str, str]) -> str:
    with pytest.raises(ProtocolError) as caught:
        verb, given = oai.understood(pairs)
        if verb in ("ListRecords", "ListIdentifiers"):
            oai.selection(given)
    return caught.value.code


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([], "badVerb"),
        ([("verb", "")], "badVerb"),
        ([("verb", "listrecords")], "badVerb"),
        ([LIST, LIST], "badVerb"),
        ([("verb", "Identify"), ("extra", "1")], "badArgument"),
        ([LIST], "badArgument"),
        ([LIST, DC, DC], "badArgument"),
        ([LIST, DC, ("resumptionToken", "x")], "badArgument"),
        ([("verb", "GetRecord"), DC], "badArgument"),
        ([("verb", "GetRecord"), ("identifier", "x")], "badArgument"),
        ([LIST, ("metadataPrefix", "marc")], "cannotDisseminateFormat"),
        ([LIST, ("metadataPrefix", "")], "cannotDisseminateFormat"),
        ([LIST, DC, ("from", "yesterday")], "badArgument"),
        ([LIST, DC, ("from", "2026-13-01")], "badArgument"),
        ([LIST, DC, ("from", "2026-01-01T10:00:00")], "badArgument"),
        ([LIST, DC, ("from", "2026-01-01T10:00:00+01:00")], "badArgument"),
        ([LIST, DC, ("from", "2026-1-1")], "badArgument"),
        ([LIST, DC, ("from", "")], "badArgument"),
        ([LIST, DC, ("from", "2026-01-01"), ("until", "2026-01-02T00:00:00Z")], "badArgument"),
        ([LIST, DC, ("from", "2026-02-01"), ("until", "2026-01-01")], "badArgument"),
        ([LIST, DC, ("until", "9999-12-31")], "badArgument"),
        ([LIST, DC, ("set", "colour:red")], "noRecordsMatch"),
        ([LIST, ("resumptionToken", "")], "badResumptionToken"),
        ([LIST, ("resumptionToken", "oai_dc!!!!!!!")], "badResumptionToken"),
    ],
)
def test_what_the_protocol_forbids_is_refused_with_its_word(pairs: list[tuple[str, str]], code: str) -> None:
    assert refused(*pairs) == code


def test_from_and_until_are_both_included() -> None:
    days = oai.selection({"metadataPrefix": "oai_dc", "from": "2026-01-01", "until": "2026-01-01"})
    assert (days.since, days.before) == (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC))
    second = "2026-01-01T10:00:00Z"
    seconds = oai.selection({"metadataPrefix": "oai_dc", "from": second, "until": second})
    assert seconds.since == datetime(2026, 1, 1, 10, tzinfo=UTC)
    assert seconds.before == datetime(2026, 1, 1, 10, 0, 1, tzinfo=UTC)


@given(
    st.builds(
        Selection,
        since=st.none() | moments,
        before=st.none() | moments,
        spec=st.sampled_from(["", "kind", "kind:practice", "theme", "theme:3"]),
        after=st.tuples(moments, st.uuids()),
        cursor=st.integers(0, 10**6),
        size=st.integers(0, 10**6),
    )
)
def test_a_token_says_all_that_the_next_page_needs(chosen: Selection) -> None:
    assert oai.resumed(oai.token(chosen)) == chosen


@given(st.text(max_size=200))
def test_a_token_that_we_never_gave_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        oai.resumed(text)
    assert caught.value.code == "badResumptionToken"


def test_a_token_without_a_zone_is_none_of_ours() -> None:
    good = oai.token(Selection(after=(datetime(2026, 1, 1, tzinfo=UTC), UUID(int=1))))
    with pytest.raises(ProtocolError):
        oai.resumed(good.replace("Z", ""))


@pytest.mark.parametrize("text", ["", "x", "oai:other.example:" + str(UUID(int=1)), "oai:here.example:" + "1" * 32])
def test_an_identifier_of_another_shape_names_nothing(text: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        oai.record_id_of(text, "here.example")
    assert caught.value.code == "idDoesNotExist"
