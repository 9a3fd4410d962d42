"""What stands in a record's form, as the browser sends it, and the content it means.

`Typed` is the form's own language: a name and its values, `{"title": ["…"], "themes": ["1", "3"]}`. It keeps everything
that was typed, right or wrong; autosave keeps it, and a content is made from it only to be saved.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from polisee.records.api import BandedChoices, Choices, Counts, Kind

Typed = dict[str, list[str]]

ROWS = {
    "sources": ("url", "title", "seen"),
    "images": ("id", "alt", "rights"),
    "attachments": ("id", "title", "rights"),
}
"""Fields with rows: `sources-0-url`."""
NEW_IMAGE = ("image_alt", "image_rights")
"""What is said of a picture that is being added; kept while the picture cannot be taken."""
NEW_FILE = ("attachment_title", "attachment_rights")
LISTS = ("themes", "regions")
LINES = ("title", "summary", "keywords", "authors", "period_from", "period_to", "evidence_grade", "next_review")
OWN = (*LINES, *NEW_IMAGE, *NEW_FILE)
MOST_ROWS = 60
_SEPARATOR = re.compile(r"[,;\n]")


def group_of(name: str) -> str:
    """The field to which a name belongs: `sources-0-url` → `sources`, `period_to` → `period`."""
    field = name.split("-", maxsplit=1)[0]
    return "period" if field in ("period_from", "period_to") else field


def typed_from(pairs: Iterable[tuple[str, list[str]]], kind: Kind) -> Typed:
    """What was sent of a kind's form; names that the form has not are left out."""
    known = {*OWN, *LISTS, *ROWS, "period", "based_on", *kind.by_name}
    return {name: [str(value) for value in values] for name, values in pairs if group_of(name) in known}


def typed_of(kind: Kind, content: Mapping[str, Any], *, next_review: str = "", based_on: int = 0) -> Typed:
    """A saved content as its form would send it."""
    period = content.get("period", {})
    typed: Typed = {
        "title": [content.get("title", "")],
        "summary": [content.get("summary", "")],
        "keywords": [", ".join(content.get("keywords", []))],
        "authors": ["\n".join(content.get("authors", []))],
        "themes": [str(number) for number in content.get("themes", [])],
        "regions": list(content.get("regions", [])),
        "period_from": [str(period.get("from", ""))],
        "period_to": [str(period.get("to", ""))],
        "evidence_grade": [content.get("evidence_grade", "")],
        "next_review": [next_review],
        "based_on": [str(based_on)],
    }
    for field, names in ROWS.items():
        for place, row in enumerate(content.get(field, [])):
            typed |= {f"{field}-{place}-{name}": [row.get(name, "")] for name in names}
    for each in kind.fields:
        typed |= _typed_field(each, content.get("body", {}).get(each.name))
    return typed


def _typed_field(field: Any, value: Any) -> Typed:
    if isinstance(field, BandedChoices):
        chosen = value or []
        bands = {f"{field.name}-{item['code']}": [item["band"]] for item in chosen if item.get("band")}
        return {field.name: [item["code"] for item in chosen], **bands}
    if isinstance(field, Choices):
        return {field.name: list(value or [])}
    if isinstance(field, Counts):
        return {f"{field.name}-{code}": [str(number)] for code, number in (value or {}).items()}
    return {field.name: ["" if value is None else str(value)]}


def content_of(kind: Kind, typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """What was typed, in the shape of a content; not cleaned: the rules of records say what can be taken."""
    period = {name: _whole(_one(typed, f"period_{name}")) for name in ("from", "to")}
    return {
        "title": _one(typed, "title"),
        "summary": _one(typed, "summary"),
        "keywords": _parts(_one(typed, "keywords")),
        "authors": [line for line in _one(typed, "authors").splitlines() if line.strip()],
        "themes": [_whole(value) for value in typed.get("themes", [])],
        "regions": list(typed.get("regions", [])),
        "period": {name: year for name, year in period.items() if year != ""},
        "evidence_grade": _one(typed, "evidence_grade"),
        "sources": rows_of(typed, "sources"),
        "images": rows_of(typed, "images"),
        "attachments": rows_of(typed, "attachments"),
        "body": {each.name: _value(each, typed) for each in kind.fields},
    }


def rows_of(typed: Mapping[str, list[str]], field: str) -> list[dict[str, str]]:
    """The rows of a field that are not empty and not ticked to be dropped."""
    rows = []
    for place in row_numbers(typed, field):
        if _one(typed, f"{field}-{place}-drop"):
            continue
        row = {name: _one(typed, f"{field}-{place}-{name}") for name in ROWS[field]}
        if any(value.strip() for value in row.values()):
            rows.append(row)
    return rows


def with_row(typed: Typed, field: str, row: Mapping[str, str], *, instead_of: Iterable[str]) -> Typed:
    """With one row more at the end; the names in `instead_of`, from which it was made, are empty again."""
    place = max(row_numbers(typed, field), default=-1) + 1
    others = {name: values for name, values in typed.items() if name not in set(instead_of)}
    return others | {f"{field}-{place}-{name}": [value] for name, value in row.items()}


def moved_up(typed: Typed, field: str, place: int) -> Typed:
    """With a row before the one that it stood behind."""
    before = [number for number in row_numbers(typed, field) if number < place]
    if not before:
        return typed
    swap = {f"{field}-{place}-": f"{field}-{before[-1]}-", f"{field}-{before[-1]}-": f"{field}-{place}-"}
    return {
        next((name.replace(old, new, 1) for old, new in swap.items() if name.startswith(old)), name): values
        for name, values in typed.items()
    }


def row_numbers(typed: Mapping[str, list[str]], field: str) -> list[int]:
    """Which rows were sent, in order."""
    found = {match.group(1) for name in typed if (match := re.fullmatch(rf"{field}-(\d{{1,3}})-\w+", name))}
    return sorted(map(int, found))[:MOST_ROWS]


def groups_of(typed: Mapping[str, list[str]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """All that was typed, by field, empty values left out: to be compared and joined."""
    groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in sorted(typed):
        values = tuple(value.replace("\r\n", "\n").strip() for value in typed[name] if value.strip())
        if values and name != "based_on":
            groups.setdefault(group_of(name), []).append((name, values))
    return {field: tuple(found) for field, found in groups.items()}


def typed_from_groups(groups: Mapping[str, Any], *, based_on: int) -> Typed:
    """The other way round."""
    typed = {name: list(values) for found in groups.values() for name, values in found}
    return typed | {"based_on": [str(based_on)]}


def based_on(typed: Mapping[str, list[str]]) -> int:
    """Number of the revision that the person saw; 0 where it is not a number."""
    value = _one(typed, "based_on")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0


def _one(typed: Mapping[str, list[str]], name: str) -> str:
    values = typed.get(name) or [""]
    return str(values[-1])


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text) if part.strip()]


def _whole(text: str) -> int | str:
    """A number where digits stand; else what stands, so that it can be refused in its own words."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 9 else plain


def _value(field: Any, typed: Mapping[str, list[str]]) -> Any:
    values = [value for value in typed.get(field.name, []) if value]
    if isinstance(field, BandedChoices):
        return [{"code": code, "band": _one(typed, f"{field.name}-{code}")} for code in values]
    if isinstance(field, Choices):
        return values
    if isinstance(field, Counts):
        counts = {code: _one(typed, f"{field.name}-{code}").strip() for code in field.choices}
        return {code: count for code, count in counts.items() if count}
    return values[-1] if values else ""
