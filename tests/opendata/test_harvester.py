"""A harvester that others wrote (`sickle`) walks our live server with what it understands of the protocol."""

import pytest
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, IdDoesNotExist, NoRecordsMatch

from polisee.opendata import harvest

COUNT = 7

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sickle(live_server, many, monkeypatch) -> Sickle:
    monkeypatch.setattr(harvest, "PAGE", 3)
    many(COUNT)
    return Sickle(f"{live_server.url}/oai")


def test_it_finds_out_who_we_are_and_what_there_is(sickle) -> None:
    assert sickle.Identify().protocolVersion == "2.0"
    assert [each.metadataPrefix for each in sickle.ListMetadataFormats()] == ["oai_dc"]
    assert "kind:practice" in [each.setSpec for each in sickle.ListSets()]


def test_it_walks_everything_by_tokens(sickle) -> None:
    records = list(sickle.ListRecords(metadataPrefix="oai_dc"))
    assert len({each.header.identifier for each in records}) == len(records) == COUNT
    assert all("Клъстер за чисти технологии" in each.metadata["title"] for each in records)
    headers = list(sickle.ListIdentifiers(metadataPrefix="oai_dc", set="theme:3"))
    assert [each.identifier for each in headers] == [each.header.identifier for each in records]
    one = sickle.GetRecord(metadataPrefix="oai_dc", identifier=headers[0].identifier)
    assert one.header.setSpecs == ["kind:practice", "theme:3"]


def test_it_understands_our_refusals(sickle) -> None:
    with pytest.raises(NoRecordsMatch):
        sickle.ListRecords(metadataPrefix="oai_dc", **{"from": "2031-01-01"})
    with pytest.raises(IdDoesNotExist):
        sickle.GetRecord(metadataPrefix="oai_dc", identifier="oai:x:y")
    with pytest.raises(BadArgument):
        sickle.ListRecords(metadataPrefix="oai_dc", until="soon")
