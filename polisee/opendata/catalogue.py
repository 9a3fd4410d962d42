"""The catalogue of our data sets for data portals: DCAT-AP 3, the profile that data.europa.eu harvests.

Source: DCAT-AP 3.0.1 (SEMIC, 2025). What a property refers to is typed here too, so that the catalogue can be checked
without asking anybody.
"""

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import PATHS
from polisee.foundation.rdf import Graph, Iri, Literal
from polisee.opendata import queries
from polisee.opendata.offers import DataSet, File, data_sets, pages_of
from polisee.opendata.queries import Holdings
from polisee.opendata.vocabularies import COUNTRIES, FILE_TYPES, LANGUAGES, PREFIXES, authority, media_type
from polisee.records.api import LICENCE
from polisee.ui.api import address_if_any

NAME = _("Open data of PoliSEE")
ABOUT = _(
    "What public bodies of South East Europe know of cluster policy: practices, policies and factors, with the "
    "partnership that collected them."
)
SERVICES = (
    ("api", _("Programming interface"), "api:openapi-json"),
    ("harvest", _("Harvesting of records (OAI-PMH 2.0)"), "oai"),
)


def catalogue() -> Graph:
    """The whole catalogue; four queries."""
    graph = Graph(PREFIXES)
    here, home = f"{settings.BASE_URL}/catalog", pages_of("opendata:page")
    holdings, sets = queries.holdings(), data_sets()
    graph.is_a(here, "dcat:Catalog")
    _named(graph, here, NAME, ABOUT)
    _published_by(graph, here)
    _languages(graph, here, holdings.languages or ("en",))
    _dated(graph, here, holdings)
    _licensed(graph, here)
    graph.say(here, "dct:spatial", *(Iri(authority("country", COUNTRIES[code])) for code in _countries(graph)))
    graph.say(here, "dcat:themeTaxonomy", Iri(authority("data-theme", "").rstrip("/")))
    _thing(graph, authority("data-theme", "").rstrip("/"), "skos:ConceptScheme", "dct:title", "Data theme")
    if home:
        graph.say(here, "foaf:homepage", Iri(settings.BASE_URL + home["en"]))
        graph.is_a(settings.BASE_URL + home["en"], "foaf:Document")
    for each in sets:
        graph.say(here, "dcat:dataset", Iri(f"{here}#{each.code}"))
        _data_set(graph, f"{here}#{each.code}", each, holdings)
    _services(graph, here, sets)
    _publisher(graph)
    return graph


def _countries(graph: Graph) -> list[str]:
    known = [code for code in queries.partner_countries() if code in COUNTRIES]
    for code in known:
        graph.is_a(authority("country", COUNTRIES[code]), "dct:Location")
    return known


def _named(graph: Graph, subject: str, name: Message, about: Message | None = None) -> None:
    """Title and description in every language into which they are translated."""
    graph.say(subject, "dct:title", *_in_all(name))
    if about is not None:
        graph.say(subject, "dct:description", *_in_all(about))


def _in_all(words: Message) -> list[Literal]:
    with override("en"):
        english = str(words)
    found = [Literal(english, "en")]
    for path, language in PATHS.items():
        with override(path):
            if str(words) != english:  # what is not translated yet is not passed off as translated
                found.append(Literal(str(words), language.html))
    return found


def _published_by(graph: Graph, subject: str) -> None:
    graph.say(subject, "dct:publisher", Iri(f"{settings.BASE_URL}/catalog#publisher"))


def _publisher(graph: Graph) -> None:
    """Who answers for all of it: the lead partner; where there is none yet, the platform."""
    publisher, name = f"{settings.BASE_URL}/catalog#publisher", queries.publisher()
    graph.is_a(publisher, "foaf:Agent", "foaf:Organization")
    if name is None:
        graph.say(publisher, "foaf:name", Literal(settings.MAIL_SENDER_NAME))
        return
    graph.say(publisher, "foaf:name", Literal(name.name, name.language), Literal(name.name_en, "en"))
    if name.home:
        graph.say(publisher, "foaf:homepage", Iri(name.home))
        graph.is_a(name.home, "foaf:Document")


def _languages(graph: Graph, subject: str, codes: tuple[str, ...]) -> None:
    for code in codes:
        address = authority("language", LANGUAGES[code])
        graph.say(subject, "dct:language", Iri(address))
        graph.is_a(address, "dct:LinguisticSystem")


def _dated(graph: Graph, subject: str, holdings: Holdings) -> None:
    for predicate, moment in (("dct:issued", holdings.first), ("dct:modified", holdings.latest)):
        if moment is not None:
            graph.say(subject, predicate, Literal(_written(moment), datatype="xsd:dateTime"))


def _written(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()


def _licensed(graph: Graph, subject: str) -> None:
    graph.say(subject, "dct:license", Iri(LICENCE))
    _thing(graph, LICENCE, "dct:LicenseDocument", "dct:title", "Creative Commons Attribution 4.0 International")


def _thing(graph: Graph, subject: str, kind: str, predicate: str, name: str) -> None:
    graph.is_a(subject, kind)
    graph.say(subject, predicate, Literal(name, "en"))


def _data_set(graph: Graph, subject: str, offer: DataSet, holdings: Holdings) -> None:
    graph.is_a(subject, "dcat:Dataset")
    _named(graph, subject, offer.name, offer.about)
    graph.say(subject, "dct:identifier", Literal(subject))
    graph.say(subject, "dcat:keyword", *(word for each in offer.keywords for word in _in_all(each)))
    _published_by(graph, subject)
    _contact(graph, subject)
    _open_to_all(graph, subject)
    if offer.holds_records:
        _dated(graph, subject, holdings)
        _languages(graph, subject, holdings.languages or ("en",))
    for code in offer.themes:
        graph.say(subject, "dcat:theme", Iri(authority("data-theme", code)))
        graph.is_a(authority("data-theme", code), "skos:Concept")
        graph.say(authority("data-theme", code), "skos:prefLabel", Literal(code))
    for address in pages_of(offer.page).values():
        graph.say(subject, "dcat:landingPage", Iri(settings.BASE_URL + address))
        graph.is_a(settings.BASE_URL + address, "foaf:Document")
    for number, file in enumerate(offer.files, 1):
        graph.say(subject, "dcat:distribution", Iri(f"{subject}-{number}"))
        _distribution(graph, f"{subject}-{number}", file)


def _contact(graph: Graph, subject: str) -> None:
    contact, mail = f"{settings.BASE_URL}/catalog#contact", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    graph.say(subject, "dcat:contactPoint", Iri(contact))
    graph.is_a(contact, "vcard:Kind", "vcard:Organization")
    graph.say(contact, "vcard:fn", Literal(settings.MAIL_SENDER_NAME))
    graph.say(contact, "vcard:hasEmail", Iri(f"mailto:{mail}"))


def _open_to_all(graph: Graph, subject: str) -> None:
    rights = authority("access-right", "PUBLIC")
    graph.say(subject, "dct:accessRights", Iri(rights))
    graph.is_a(rights, "dct:RightsStatement")


def _distribution(graph: Graph, subject: str, file: File) -> None:
    kind, written = media_type(file.media_type), authority("file-type", FILE_TYPES[file.media_type])
    graph.is_a(subject, "dcat:Distribution")
    _named(graph, subject, file.name)
    _licensed(graph, subject)
    for predicate in ("dcat:accessURL", "dcat:downloadURL"):
        graph.say(subject, predicate, Iri(file.address))
    graph.is_a(file.address, "rdfs:Resource")
    graph.say(subject, "dcat:mediaType", Iri(kind))
    graph.is_a(kind, "dct:MediaType")
    graph.say(subject, "dct:format", Iri(written))
    graph.is_a(written, "dct:MediaTypeOrExtent")
    if file.schema:
        graph.say(subject, "dct:conformsTo", Iri(settings.BASE_URL + file.schema))
        graph.is_a(settings.BASE_URL + file.schema, "dct:Standard")


def _services(graph: Graph, here: str, sets: list[DataSet]) -> None:
    for code, name, described_at in SERVICES:
        path = address_if_any(described_at)
        served = [each for each in sets if each.holds_records or code == "api"]
        if not path or not served:
            continue
        subject = f"{here}#{code}"
        endpoint = f"{settings.BASE_URL}/api/v1/" if code == "api" else settings.BASE_URL + path
        description = settings.BASE_URL + path + ("" if code == "api" else "?verb=Identify")
        graph.say(here, "dcat:service", Iri(subject))
        graph.is_a(subject, "dcat:DataService")
        _named(graph, subject, name)
        _published_by(graph, subject)
        _contact(graph, subject)
        _open_to_all(graph, subject)
        _licensed(graph, subject)
        graph.say(subject, "dcat:endpointURL", Iri(endpoint))
        graph.say(subject, "dcat:endpointDescription", Iri(description))
        graph.is_a(endpoint, "rdfs:Resource")
        graph.is_a(description, "rdfs:Resource")
        graph.say(subject, "dcat:servesDataset", *(Iri(f"{here}#{each.code}") for each in served))
