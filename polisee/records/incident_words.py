"""What an incident says of a record: the words that were sealed beside those that were found."""

import json
from typing import Any

from polisee.records.models import Record
from polisee.records.rules.content import public_content
from polisee.records.rules.kinds import all_kinds, kind_of

Words = dict[str, Any]


def said_by(payload: dict[str, Any]) -> Words:
    """What a payload says in words: the title, the content, and the texts of the translations."""
    content = payload["content"]
    texts = {
        code: {name: entry["text"] for name, entry in fields.items()}
        for code, fields in payload["translations"].items()
    }
    return {"title": content.get("title", ""), "content": content, "translations": texts}


def words_of(text: str) -> Words:
    """The same of a text that is not as it was sealed, so may be anything."""
    try:
        return said_by(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return {"text": text[:20_000]}


def working_words(record: Record | None) -> Words | None:
    """Where no good publication is left: what the approved revision and translations say, from which it was made."""
    if record is None or record.published is None or record.kind not in {kind.code for kind in all_kinds()}:
        return None
    content = public_content(kind_of(record.kind), record.published.revision.content)
    texts: dict[str, dict[str, str]] = {}
    rows = record.translations.filter(kept="approved").exclude(language=record.original_language)
    for code, name, text in rows.values_list("language", "field", "text"):
        texts.setdefault(code, {})[name] = text
    return {"title": content.get("title", ""), "content": content, "translations": texts}
