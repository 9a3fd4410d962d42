"""Addresses of things in the vocabularies of the EU Publications Office and of IANA that our catalogue names."""

from typing import Final

AUTHORITY: Final = "http://publications.europa.eu/resource/authority"
LANGUAGES: Final = {
    "bg": "BUL", "de": "DEU", "el": "ELL", "en": "ENG", "hr": "HRV", "hu": "HUN", "it": "ITA", "ro": "RON", "sk": "SLK",
    "sl": "SLV", "sq": "SQI", "sr": "SRP",
}  # fmt: skip
COUNTRIES: Final = {
    "AL": "ALB", "AT": "AUT", "BG": "BGR", "DE": "DEU", "GR": "GRC", "HR": "HRV", "HU": "HUN", "IT": "ITA", "MD": "MDA",
    "RO": "ROU", "RS": "SRB", "SI": "SVN", "SK": "SVK",
}  # fmt: skip
FILE_TYPES: Final = {
    "application/json": "JSON", "application/jsonl": "JSON", "text/csv": "CSV",
}  # fmt: skip
PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def authority(table: str, code: str) -> str:
    """An entry of one of the authority tables."""
    return f"{AUTHORITY}/{table}/{code}"


def media_type(name: str) -> str:
    """A media type as IANA registers it."""
    return f"http://www.iana.org/assignments/media-types/{name}"
