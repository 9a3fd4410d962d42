"""A record in the vocabulary of schema.org, as JSON-LD: what search engines and citation tools read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from polisee.records.api import LICENCE, Description

CONTEXT: Final = "https://schema.org"
TYPES: Final[dict[str, str]] = {
    "practice": "Article",
    "policy": "Article",
    "experience": "Article",
    "mechanism_report": "Report",
    "report": "Report",
    "news": "NewsArticle",
    "page": "WebPage",
}
"""Kind → type; every other kind is a `CreativeWork`, which all of these are too."""
LONGEST_HEADLINE: Final = 110


@dataclass(frozen=True)
class Seen:
    """The record as one reader sees it: words, their language (BCP 47), its address, addresses of its pictures."""

    title: str
    summary: str
    language: str
    is_translation: bool
    address: str
    pictures: tuple[tuple[str, str], ...]
    """(address, words for those who cannot see it)"""


def json_ld(
    described: Description, seen: Seen, *, platform: str, theme_names: Mapping[int, str], place_names: Mapping[str, str]
) -> dict[str, Any]:
    """The record as a JSON-LD node; `platform`: address of the site. What is not known is left out."""
    kind = TYPES.get(described.kind, "CreativeWork")
    node: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": kind,
        "@id": f"urn:uuid:{described.id}",
        "url": seen.address,
        "mainEntityOfPage": seen.address,
        "name": seen.title,
        "headline": seen.title[:LONGEST_HEADLINE] if kind in ("Article", "NewsArticle", "Report") else None,
        "abstract": seen.summary,
        "inLanguage": seen.language,
        "translationOfWork": _original(described) if seen.is_translation else None,
        "author": [{"@type": "Person", "name": name} for name in described.creators],
        "publisher": {"@type": "Organization", "name": described.publisher} if described.publisher else None,
        "datePublished": described.first_published.isoformat(),
        "dateModified": described.published.isoformat(),
        "version": str(described.edition),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "keywords": [each.text for each in described.keywords],
        "about": [_theme(number, theme_names[number]) for number in described.themes if number in theme_names],
        "spatialCoverage": [
            {"@type": "Place", "name": place_names.get(code, code), "identifier": code} for code in described.regions
        ],
        "temporalCoverage": described.period,
        "citation": [_source(*source) for source in described.sources],
        "image": [
            {"@type": "ImageObject", "contentUrl": address, "caption": words} for address, words in seen.pictures
        ],
        "identifier": [{"@type": "PropertyValue", "propertyID": "SHA-256", "value": described.digest}],
        "isPartOf": {"@type": "WebSite", "name": "PoliSEE", "url": f"{platform}/"},
    }
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _original(described: Description) -> dict[str, Any]:
    first = described.titles[0]
    return {"@type": "CreativeWork", "name": first.text, "inLanguage": first.language}


def _theme(number: int, name: str) -> dict[str, Any]:
    return {"@type": "DefinedTerm", "termCode": str(number), "name": name}


def _source(title: str, address: str) -> dict[str, Any]:
    said = {"@type": "CreativeWork", "name": title or address, "url": address}
    return {name: value for name, value in said.items() if value}
