"""The JSON Schema (2020-12) of a record line, made from the kinds: what `polisee load` and the API take.

The schema is never stricter than the loader: what a program may send, it describes; what is a matter of sense (years
in order, addresses that exist) the loader says.
"""

from collections.abc import Callable, Collection
from typing import Any

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.records.rules.content import EVIDENCE_GRADES, MOST_ATTACHMENTS, THEMES
from polisee.records.rules.fields import (
    BandedChoices,
    Choice,
    Choices,
    Counts,
    Day,
    Field,
    Line,
    Number,
    Prose,
    Words,
)
from polisee.records.rules.kinds import SUMMARY_LIMIT, TITLE_LIMIT, Kind
from polisee.records.rules.links import LINK_TYPES

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
LONGEST_OWNER = 300
LONGEST_ID = 100
LONGEST_TRANSLATION = 30_000


def record_schema(kinds: Collection[Kind], regions: Collection[str], address: str) -> Schema:
    """The schema of one line; `address` is where it is served."""
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": "PoliSEE record",
        "description": "One record: a line for `polisee load`, or the body of POST /api/v1/records.",
        "type": "object",
        "required": ["kind", "language", "title"],
        "properties": {**_about(kinds), **_common(regions)},
        "additionalProperties": False,
        "allOf": [_of_kind(kind) for kind in kinds],
    }


def _about(kinds: Collection[Kind]) -> Schema:
    tags = "|".join(CONTENT_CODES)
    return {
        "id": {"type": ["string", "null"], "maxLength": LONGEST_ID, "description": "Your own id; a known one updates."},
        "kind": {"enum": [kind.code for kind in kinds]},
        "language": {
            "type": "string",
            "pattern": f"^(?:{tags})(?:[-_][A-Za-z0-9-_]+)?$",
            "description": "Such as bg or sr-Latn.",
        },
        "organisation": {"type": ["string", "null"], "description": "Code of an organisation of the partnership."},
        "owner_name": _text(LONGEST_OWNER, "Whose it is, where that is no organisation of the partnership."),
        "next_review": {"type": ["string", "null"], "format": "date"},
        "translations": {"type": ["object", "null"], "additionalProperties": _translation()},
        "links": {
            "type": ["array", "null"],
            "items": _object({"type": {"enum": list(LINK_TYPES)}, "to": {"type": "string"}}, required=["type", "to"]),
        },
    }


def _translation() -> Schema:
    text = {"type": ["string", "null"], "maxLength": LONGEST_TRANSLATION}
    keywords = {"type": ["array", "string", "null"], "items": {"type": "string"}}
    return {
        "type": "object",
        "properties": {"keywords": keywords, "body": {"type": "object", "additionalProperties": text}},
        "additionalProperties": text,
    }


def _common(regions: Collection[str]) -> Schema:
    year = {"type": ["integer", "null"], "minimum": 1900, "maximum": 2100}
    source = {"url": _text(1000), "title": _text(300), "seen": {"type": ["string", "null"], "format": "date"}}
    attachment = {"id": {"type": "string", "format": "uuid"}, "title": _text(300), "rights": _text(300)}
    image = {"id": {"type": "string", "format": "uuid"}, "alt": _text(300), "rights": _text(300)}
    return {
        "title": {"type": "string", "minLength": 1, "maxLength": TITLE_LIMIT},
        "summary": _text(SUMMARY_LIMIT),
        "keywords": _list(_text(60), 20),
        "authors": _list(_text(120), 20),
        "themes": _list({"enum": list(THEMES)}),
        "regions": _list({"enum": sorted(regions)}, 60, "NUTS 2024 codes."),
        "period": {**_object({"from": year, "to": year}), "type": ["object", "null"]},
        "sources": _list(_object(source), 50),
        "evidence_grade": {"enum": [*EVIDENCE_GRADES, "", None]},
        "attachments": _list(
            _object(attachment, required=["id", "title"]),
            MOST_ATTACHMENTS,
            "Files that the record has here already; a file itself does not travel in a line.",
        ),
        "images": _list(_object(image, required=["id", "alt"]), 12),
        "body": {"type": ["object", "null"]},
    }


def _of_kind(kind: Kind) -> Schema:
    fields = {each.name: _field(each) for each in kind.fields}
    return {
        "if": {"properties": {"kind": {"const": kind.code}}},
        "then": {"properties": {"body": {**_object(fields), "type": ["object", "null"]}}},
    }


def _field(field: Field) -> Schema:
    said = {"title": str(field.label), "description": str(field.help)}
    shape = next((shape for kind, shape in _SHAPES if isinstance(field, kind)), None)
    return said | shape(field) if shape else said


def _banded(field: BandedChoices) -> Schema:
    code, band = {"enum": list(field.choices)}, {"enum": [*field.bands, "", None]}
    return _list({"anyOf": [code, _object({"code": code, "band": band}, required=["code"])]})


def _counts(field: Counts) -> Schema:
    count = {"type": ["integer", "string", "null"], "minimum": 0, "maximum": field.most}
    return {**_object(dict.fromkeys(field.choices, count)), "type": ["object", "null"]}


def _number(field: Number) -> Schema:
    return {"type": ["number", "string", "null"], "minimum": field.least, "maximum": field.most}


def _words(field: Words) -> Schema:
    return {"type": ["string", "array", "null"], "maxLength": field.limit, "items": {"type": "string"}}


# The first that fits: a sort stands before what it is a sort of.
_SHAPES: tuple[tuple[type[Field], Callable[[Any], Schema]], ...] = (
    (BandedChoices, _banded),
    (Choices, lambda field: _list({"enum": list(field.choices)})),
    (Choice, lambda field: {"enum": [*field.choices, "", None]}),
    (Counts, _counts),
    (Number, _number),
    (Day, lambda _field: {"type": ["string", "null"], "format": "date"}),
    (Words, _words),
    (Prose, lambda field: _text(field.limit)),
    (Line, lambda field: _text(field.limit)),
)


def _text(limit: int, description: str = "") -> Schema:
    text: Schema = {"type": ["string", "null"], "maxLength": limit}
    return text | ({"description": description} if description else {})


def _list(items: Schema, most: int | None = None, description: str = "") -> Schema:
    found: Schema = {"type": ["array", "null"], "items": items}
    return found | ({"maxItems": most} if most else {}) | ({"description": description} if description else {})


def _object(properties: Schema, required: Collection[str] = ()) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": list(required)} if required else {})
