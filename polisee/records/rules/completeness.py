"""How complete a record is, and what would help its readers most. What readers do not see is not counted."""

from dataclasses import dataclass
from typing import Any, Final

from polisee.records.rules.fields import Field
from polisee.records.rules.kinds import Kind

# What a field weighs. Without what is required a record cannot be sent; without evidence nobody can judge it.
REQUIRED: Final = 4
COMMON: Final = {
    "title": REQUIRED,
    "summary": REQUIRED,
    "themes": REQUIRED,
    "sources": REQUIRED,
    "evidence_grade": 3,
    "regions": 2,
    "period": 2,
    "keywords": 1,
}
PROSE: Final = 2
OTHER: Final = 1


@dataclass(frozen=True)
class Completeness:
    """`percent`: of the weight of all fields; `missing`: names of empty fields, those that would help most first."""

    percent: int
    missing: tuple[str, ...]


def completeness(kind: Kind, content: dict[str, Any]) -> Completeness:
    """Of a content as it is kept. A field that only makes sense beside another that is empty counts like any other."""
    weights = {**COMMON, **{field.name: weight_of(field) for field in kind.public_fields}}
    body = content.get("body", {})
    filled = {name for name in weights if _is_there(content.get(name) if name in COMMON else body.get(name))}
    there = sum(weights[name] for name in filled)
    missing = sorted((name for name in weights if name not in filled), key=lambda name: -weights[name])
    return Completeness(100 * there // sum(weights.values()), tuple(missing))


def weight_of(field: Field) -> int:
    """What a field of a kind weighs."""
    if field.required:
        return REQUIRED
    return PROSE if field.widget == "prose" else OTHER


def _is_there(value: Any) -> bool:
    return value not in (None, "", [], {})
