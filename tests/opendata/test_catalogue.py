"""The catalogue passes the published shapes of DCAT-AP, and its three notations say the same."""

import hashlib
from pathlib import Path

import pytest
from django.test import Client
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

SHAPES = Path(__file__).with_name("shapes")
DCAT, DCT, SH = (
    Namespace("http://www.w3.org/ns/dcat#"),
    Namespace("http://purl.org/dc/terms/"),
    Namespace("http://www.w3.org/ns/shacl#"),
)
HERE = URIRef("http://127.0.0.1:8000/catalog")
FORMATS = {
    "ttl": ("turtle", "text/turtle"),
    "rdf": ("xml", "application/rdf+xml"),
    "jsonld": ("json-ld", "application/ld+json"),
}
PUBLISHED = {
    "dcat-ap-SHACL.ttl": "990d3e42721de6a4be8cc338a7171559f195e62dea89c0b56531356b78cc026f",
    "dcat-ap-ranges.ttl": "a6eed0fae8d0f5ca977fe2098ca12081ac60b0efe1ddce802d5c08e49505ebcc",
}


@pytest.fixture
def reference(shelf):
    """The real partnership, and two records."""
    from polisee.config.reference.files import partnership_files
    from polisee.partnership.api import load_partnership
    from tests.people import AT

    load_partnership(actor=None, at=AT, files=partnership_files())
    shelf.publish("a")
    shelf.publish("b", language="de")
    return shelf


def graph(ending: str = "ttl") -> Graph:
    response = Client().get(f"/catalog.{ending}")
    notation, media_type = FORMATS[ending]
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    return Graph().parse(data=response.content, format=notation)


def shapes(*names: str) -> Graph:
    """The published shapes, without references to property shapes that they themselves do not define."""
    found = Graph()
    for name in names:
        found.parse(SHAPES / name, format="turtle")
    for shape, part in list(found.subject_objects(SH.property)):
        if (part, None, None) not in found:
            found.remove((shape, SH.property, part))
    return found


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_shapes_are_those_that_were_published(name: str) -> None:
    text = (SHAPES / name).read_bytes().split(b"\n", 5)[5]
    assert hashlib.sha256(text).hexdigest() == PUBLISHED[name]


@pytest.mark.parametrize("names", [["dcat-ap-SHACL.ttl"], list(PUBLISHED)], ids=["mandatory", "with ranges"])
def test_the_catalogue_passes_the_published_shapes(reference, names: list[str]) -> None:
    conforms, _results, words = validate(graph(), shacl_graph=shapes(*names), inference="none", advanced=True)
    assert conforms, words


def test_an_empty_platform_has_a_catalogue_that_passes_too(db) -> None:
    conforms, _results, words = validate(graph(), shacl_graph=shapes(*PUBLISHED), inference="none", advanced=True)
    assert conforms, words


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [(HERE, DCT.title), (HERE, DCT.description), (HERE, DCT.publisher), (URIRef(f"{HERE}#records"), DCT.title),
     (URIRef(f"{HERE}#records"), DCT.description), (URIRef(f"{HERE}#records-1"), DCAT.accessURL), (URIRef(f"{HERE}#api"), DCAT.endpointURL)],
)  # fmt: skip
def test_the_shapes_notice_when_something_mandatory_is_missing(reference, subject, predicate) -> None:
    broken = graph()
    assert (subject, predicate, None) in broken
    broken.remove((subject, predicate, None))
    assert not validate(broken, shacl_graph=shapes("dcat-ap-SHACL.ttl"), inference="none", advanced=True)[0]


def test_the_three_notations_say_the_same(reference) -> None:
    turtle = graph("ttl")
    assert len(turtle) > 200
    assert isomorphic(turtle, graph("rdf"))
    assert isomorphic(turtle, graph("jsonld"))


def test_it_names_the_files_the_services_the_languages_and_the_publisher(reference) -> None:
    found = graph()
    assert set(found.objects(URIRef(f"{HERE}#records"), DCT.language)) == {
        URIRef(f"http://publications.europa.eu/resource/authority/language/{code}") for code in ("BUL", "DEU")
    }
    addresses = {str(each) for each in found.objects(None, DCAT.downloadURL)}
    assert {f"http://127.0.0.1:8000/api/v1/records.{ending}" for ending in ("jsonl", "csv")} <= addresses
    assert {str(each) for each in found.objects(None, DCAT.endpointURL)} == {
        "http://127.0.0.1:8000/api/v1/",
        "http://127.0.0.1:8000/oai",
    }
    (publisher,) = set(found.objects(HERE, DCT.publisher))
    names = set(found.objects(publisher, URIRef("http://xmlns.com/foaf/0.1/name")))
    assert {(name.language, str(name).split(" –")[0]) for name in names} == {
        ("it", "Regione Marche"),
        ("en", "Marche Region"),
    }
    assert len(set(found.subjects(RDF.type, DCAT.Dataset))) == 6


def test_every_file_and_description_that_it_names_is_there(reference) -> None:
    found, client = graph(), Client()
    named = {*found.objects(None, DCAT.downloadURL), *found.objects(None, DCAT.endpointDescription)}
    named |= set(found.objects(None, DCAT.landingPage)) | set(
        found.objects(HERE, URIRef("http://xmlns.com/foaf/0.1/homepage"))
    )
    assert len(named) > 20
    for address in sorted(map(str, named)):
        response = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert response.status_code == 200, address


@pytest.mark.parametrize(
    ("accept", "ending"),
    [("", "ttl"), ("*/*", "ttl"), ("application/ld+json", "jsonld"), ("application/rdf+xml, */*;q=0.1", "rdf")],
)
def test_the_plain_address_leads_to_the_notation_that_is_asked_for(db, accept: str, ending: str) -> None:
    response = Client(headers={"accept": accept}).get("/catalog")
    assert (response.status_code, response["Location"]) == (303, f"/catalog.{ending}")
    assert "Accept" in response["Vary"].split(", ")


def test_it_costs_few_queries(reference, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(12):
        Client().get("/catalog.ttl")
