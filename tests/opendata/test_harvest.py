"""A harvester walks the whole list, comes back for the changes, and is told of what was withdrawn."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client

from polisee.opendata import harvest
from polisee.records.models import Record
from tests.people import AT

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def ask(**arguments: str) -> ET.Element:
    response = Client().get("/oai", arguments)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    return ET.fromstring(response.content)


def code(answer: ET.Element) -> str:
    error = answer.find(f"{OAI}error")
    return "" if error is None else error.get("code", "")


def names(answer: ET.Element) -> list[str]:
    return [each.text or "" for each in answer.iter(f"{OAI}identifier")]


def token(answer: ET.Element) -> str:
    found = answer.find(f"*/{OAI}resumptionToken")
    return "" if found is None else found.text or ""


def walk(**arguments: str) -> list[str]:
    answer = ask(**arguments)
    found = names(answer)
    while following := token(answer):
        answer = ask(verb=arguments["verb"], resumptionToken=following)
        found += names(answer)
    return found


def test_identify_says_what_is_true_of_us(shelf) -> None:
    shelf.publish("a", AT)
    said = {each.tag.removeprefix(OAI): each.text for each in ask(verb="Identify").find(f"{OAI}Identify") or ()}
    assert said["protocolVersion"] == "2.0"
    assert said["earliestDatestamp"] == AT.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert said["deletedRecord"] == "persistent"
    assert said["granularity"] == "YYYY-MM-DDThh:mm:ssZ"
    assert said["baseURL"] == "http://127.0.0.1:8000/oai"
    assert "@" in (said["adminEmail"] or "")


def test_an_empty_platform_has_no_records_and_says_so(db) -> None:
    assert code(ask(**LIST)) == "noRecordsMatch"
    assert code(ask(verb="Identify")) == ""


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_every_record_is_walked_once_page_by_page(many, monkeypatch, verb: str) -> None:
    monkeypatch.setattr(harvest, "PAGE", 3)
    ids = many(8)
    first = ask(verb=verb, metadataPrefix="oai_dc")
    mark = first.find(f"*/{OAI}resumptionToken")
    assert mark is not None
    assert (mark.get("completeListSize"), mark.get("cursor")) == ("8", "0")
    found = walk(verb=verb, metadataPrefix="oai_dc")
    assert found == [f"oai:127.0.0.1:{each}" for each in ids]


def test_the_last_page_of_several_ends_with_an_empty_token(many, monkeypatch) -> None:
    monkeypatch.setattr(harvest, "PAGE", 3)
    many(4)
    last = ask(verb="ListRecords", resumptionToken=token(ask(**LIST)))
    mark = last.find(f"*/{OAI}resumptionToken")
    assert mark is not None
    assert (mark.text, mark.get("cursor")) == (None, "3")


def test_what_changes_during_the_walk_neither_loses_nor_hides_a_record(shelf, many, monkeypatch) -> None:
    monkeypatch.setattr(harvest, "PAGE", 2)
    ids = many(6)
    first = ask(**LIST)
    # One that was given is changed, one that comes is withdrawn, a new one appears, all after the walk began.
    shelf.publish("n-0", AT + timedelta(days=1), title="Друго")
    shelf.archive(ids[4], AT + timedelta(days=2))
    new = shelf.publish("new", AT + timedelta(days=3))
    found, following = names(first), token(first)
    while following:
        answer = ask(verb="ListRecords", resumptionToken=following)
        found += names(answer)
        following = token(answer)
    assert {each.rsplit(":", 1)[1] for each in found} == {*ids, new}
    assert found.count(f"oai:127.0.0.1:{ids[0]}") == 2, "given once before its change and once after"


def test_who_comes_back_gets_the_changes_alone(shelf, many) -> None:
    ids = many(3)
    shelf.publish("n-1", AT + timedelta(days=5), summary="Ново.")
    since = (AT + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert walk(**LIST, **{"from": since}) == [f"oai:127.0.0.1:{ids[1]}"]
    assert len(walk(**LIST, until=(AT + timedelta(minutes=0)).strftime("%Y-%m-%dT%H:%M:%SZ"))) == 1
    assert code(ask(**LIST, **{"from": "2030-01-01"})) == "noRecordsMatch"


def test_a_withdrawn_record_stays_in_the_list_as_deleted_and_comes_back_when_it_is_public_again(shelf) -> None:
    record = shelf.publish("a", AT)
    gone = AT + timedelta(days=1)
    shelf.archive(record, gone)
    shelf.restore(record, AT + timedelta(days=2))  # a draft: still not public
    for answer in (ask(**LIST), ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:127.0.0.1:{record}")):
        header = next(answer.iter(f"{OAI}header"))
        assert header.get("status") == "deleted"
        assert header.findtext(f"{OAI}datestamp") == gone.strftime("%Y-%m-%dT%H:%M:%SZ")
        assert [each.text for each in header.findall(f"{OAI}setSpec")] == ["kind:practice", "theme:3"]
        assert answer.find(f".//{OAI}metadata") is None
    shelf.publish("a", AT + timedelta(days=3))
    assert next(ask(**LIST).iter(f"{OAI}header")).get("status") is None


def test_a_draft_was_never_there(shelf) -> None:
    record = shelf.publish("a", AT)
    Record.objects.filter(pk=record).update(published=None, state="draft")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL polisee.allow_erasure = 'on'")
        cursor.execute("DELETE FROM records_publication")
    assert code(ask(**LIST)) == "noRecordsMatch"
    assert (
        code(ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:127.0.0.1:{record}")) == "idDoesNotExist"
    )


def test_what_was_changed_behind_our_back_is_not_handed_on(shelf) -> None:
    good, bad = shelf.publish("a", AT), shelf.publish("b", AT + timedelta(minutes=1))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL polisee.allow_erasure = 'on'")
        cursor.execute(
            "UPDATE records_publication SET text = replace(text, 'Фирми', 'Спам') WHERE record_id = %s", [bad]
        )
    for verb in ("ListRecords", "ListIdentifiers"):
        assert walk(verb=verb, metadataPrefix="oai_dc") == [f"oai:127.0.0.1:{good}"]
    assert "Спам" not in Client().get("/oai", LIST).content.decode()


def test_sets_are_kinds_and_themes(shelf) -> None:
    one, two = shelf.publish("a", AT, themes=[3]), shelf.publish("b", AT + timedelta(minutes=1), themes=[4, 3])
    specs = [each.text for each in ask(verb="ListSets").iter(f"{OAI}setSpec")]
    assert {"kind", "kind:practice", "kind:factor", "theme", "theme:3", "theme:4"} <= set(specs)
    assert [each.rsplit(":", 1)[1] for each in walk(**LIST, set="theme:3")] == [one, two]
    assert [each.rsplit(":", 1)[1] for each in walk(**LIST, set="theme:4")] == [two]
    bare = shelf.publish("c", AT + timedelta(minutes=2), themes=[])
    assert len(walk(**LIST, set="kind:practice")) == len(walk(**LIST, set="kind")) == 3
    assert bare not in {each.rsplit(":", 1)[1] for each in walk(**LIST, set="theme")}
    assert len(walk(**LIST, set="theme")) == 2
    assert code(ask(**LIST, set="kind:factor")) == "noRecordsMatch"
    assert code(ask(**LIST, set="theme:5")) == "noRecordsMatch"


def test_dublin_core_says_what_the_record_says_in_every_language_it_has(shelf) -> None:
    record = shelf.publish(
        "a", AT, translations={"en": {"title": "Clean technology", "summary": "Together."}}, authors=["Ана Автор"]
    )
    answer = ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:127.0.0.1:{record}")
    words = [
        (each.tag.removeprefix(DC), each.get("{http://www.w3.org/XML/1998/namespace}lang"), each.text)
        for each in answer.iter()
        if each.tag.startswith(DC)
    ]
    for expected in (
        ("title", "bg", "Клъстер за чисти технологии"),
        ("title", "en", "Clean technology"),
        ("description", "en", "Together."),
        ("creator", None, "Ана Автор"),
        ("subject", "bg", "клъстер"),
        ("subject", "en", "Theme 3"),
        ("publisher", None, "HOME"),
        ("date", None, AT.date().isoformat()),
        ("identifier", None, f"http://127.0.0.1:8000/bg/records/{record}/"),
        ("source", None, "https://example.org/a"),
        ("language", None, "bg"),
        ("coverage", None, "BG41"),
        ("coverage", None, "2012/.."),
        ("rights", None, "https://creativecommons.org/licenses/by/4.0/"),
    ):
        assert expected in words


def test_it_is_asked_by_post_too_and_refuses_other_methods(shelf) -> None:
    shelf.publish("a")
    posted = Client(enforce_csrf_checks=True).post("/oai", LIST)
    assert posted.status_code == 200
    posted = Client().post(
        "/oai", "verb=ListRecords&metadataPrefix=oai_dc", content_type="application/x-www-form-urlencoded"
    )
    assert len(names(ET.fromstring(posted.content))) == 1
    assert Client().delete("/oai").status_code == 405


def test_an_error_repeats_the_request_only_where_it_was_understood(shelf) -> None:
    wrong = ask(verb="Nothing").find(f"{OAI}request")
    late = ask(**LIST, set="x:y").find(f"{OAI}request")
    assert wrong is not None
    assert late is not None
    assert wrong.attrib == {}
    assert late.attrib == {**LIST, "set": "x:y"}


@pytest.mark.parametrize("query", ["verb=%00", "verb=Identify&%ED%A0%80=1", "verb=GetRecord&identifier=%00&metadataPrefix=oai_dc",
                                   "&&&=&verb", "verb=ListRecords&metadataPrefix=oai_dc&set=%F0%9F%92%A5"])  # fmt: skip
def test_whatever_is_sent_gets_well_formed_xml(shelf, query: str) -> None:
    answer = Client().get(f"/oai?{query}")
    assert answer.status_code == 200
    assert code(ET.fromstring(answer.content))


def test_a_page_costs_the_same_few_queries_however_many_records_there_are(
    shelf, many, monkeypatch, django_assert_max_num_queries
) -> None:
    many(3)
    with django_assert_max_num_queries(12):
        ask(**LIST)
    many(60)
    with django_assert_max_num_queries(12):
        assert len(names(ask(**LIST))) == 60


def test_it_comes_smaller_to_who_takes_gzip(many) -> None:
    import gzip

    many(3)
    small = Client(headers={"accept-encoding": "gzip, br"}).get("/oai", LIST)
    assert small["Content-Encoding"] == "gzip"
    assert len(names(ET.fromstring(gzip.decompress(small.content)))) == 3
    assert "Content-Encoding" not in Client(headers={"accept-encoding": "gzip;q=0"}).get("/oai", LIST)
