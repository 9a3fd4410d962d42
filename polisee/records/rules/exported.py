"""A line of `records.jsonl` (what the API says of a record) as the line from which the record can be made again."""

from typing import Any

from polisee.records.rules.content import COMMON_FIELDS

_KEPT = COMMON_FIELDS | {"kind", "language", "organisation", "owner_name"}


def record_line(line: dict[str, Any]) -> dict[str, Any]:
    """A record line, whichever of the two was given."""
    return as_line(line) if is_exported(line) else line


def is_exported(line: dict[str, Any]) -> bool:
    """Whether it was written by the API: it has a seal and the address where it is read."""
    return isinstance(line.get("seal"), dict) and isinstance(line.get("url"), str)


def as_line(exported: dict[str, Any]) -> dict[str, Any]:
    """The record line (see the contract) that says the same; equal content has an equal digest.

    The id is the external one, or ours where there is none. Of the links those that go out from the record are kept;
    the others stand in the lines of the other records. A translation that was outdated is left out: nothing in the line
    says from which original it was made.
    """
    line = {name: value for name, value in exported.items() if name in _KEPT and value not in (None, "", [], {})}
    line["id"] = exported.get("external_id") or exported.get("id")
    line["translations"] = {tag: kept for tag, kept in _translations(exported).items() if kept}
    line["links"] = [
        {"type": each.get("type"), "to": each.get("external_id") or each.get("record")}
        for each in _dicts(exported.get("links"))
        if each.get("direction") == "out"
    ]
    return line


def _translations(exported: dict[str, Any]) -> dict[str, dict[str, Any]]:
    given = exported.get("translations")
    languages = given.items() if isinstance(given, dict) else ()
    return {
        tag: {
            field: entry.get("text")
            for field, entry in fields.items()
            if isinstance(entry, dict) and entry.get("state") != "outdated"
        }
        for tag, fields in languages
        if isinstance(fields, dict)
    }


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
