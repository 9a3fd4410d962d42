"""A revision's content: one JSON value, the same in the database, in files, in the API and under the seal.

    {"title", "summary", "keywords": […], "body": {field: value}, "themes": [1…7], "regions": [NUTS],
     "period": {"from", "to"}, "sources": [{"url", "title", "seen"}], "authors": […], "evidence_grade",
     "images": [{"id", "alt", "rights"}], "attachments": [{"id", "title", "rights"}]}

Empty values are left out, so that equal content has an equal digest.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from polisee.foundation.languages.hidden import strip_invisible
from polisee.records.rules.citing import marks_of
from polisee.records.rules.fields import Problem, clean_line
from polisee.records.rules.kinds import SUMMARY_LIMIT, TITLE_LIMIT, Kind
from polisee.records.rules.outbound import problems_of

Problems = dict[str, list[Problem]]
ATTACHED = "attachment:"
"""Before the id of a file: the name of the text that is its title."""
MOST_ATTACHMENTS = 20
EVIDENCE_GRADES = ("anecdote", "monitoring", "comparison", "counterfactual")
THEMES = tuple(range(1, 8))
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+$", re.IGNORECASE)
COMMON_FIELDS = frozenset(
    {
        "title",
        "summary",
        "keywords",
        "body",
        "themes",
        "regions",
        "period",
        "sources",
        "authors",
        "evidence_grade",
        "images",
        "attachments",
    }
)


def clean_content(kind: Kind, raw: Any, *, known_regions: Collection[str]) -> tuple[dict[str, Any], Problems]:
    """What can be kept of `raw`, and what is wrong with the rest, by field. Never raises for bad input.

    A field that cannot be taken is left out of the content; its problem stands under `title`, `period`, `sources`, … or
    the body field's own name. Hidden characters are removed everywhere; letters are composed (NFC).
    """
    problems: Problems = {}
    if not isinstance(raw, dict):
        return {}, {"": [Problem("not_an_object")]}
    raw = _visible(raw)
    body = raw.get("body") if isinstance(raw.get("body"), dict) else {}
    content: dict[str, Any] = {}

    def take(name: str, clean: Callable[[], Any], into: dict[str, Any] = content) -> None:
        try:
            value = clean()
        except Problem as problem:
            problems.setdefault(name, []).append(problem)
            return
        if value not in (None, [], {}):
            into[name] = value

    for unknown in set(raw) - COMMON_FIELDS:
        problems.setdefault(str(unknown)[:60], []).append(Problem("unknown_field"))
    if raw.get("body") not in (None, "") and not isinstance(raw.get("body"), dict):
        problems["body"] = [Problem("not_an_object")]
    take("title", lambda: clean_line(raw.get("title"), TITLE_LIMIT))
    take("summary", lambda: clean_line(raw.get("summary"), SUMMARY_LIMIT))
    take("keywords", lambda: _lines(raw.get("keywords"), most=20, limit=60))
    take("authors", lambda: _lines(raw.get("authors"), most=20, limit=120))
    take("themes", lambda: _themes(raw.get("themes")))
    take("regions", lambda: _regions(raw.get("regions"), known_regions))
    take("period", lambda: _period(raw.get("period")))
    take("sources", lambda: _sources(raw.get("sources")))
    take("evidence_grade", lambda: _grade(raw.get("evidence_grade")))
    take("images", lambda: _images(raw.get("images")))
    take("attachments", lambda: _attachments(raw.get("attachments")))
    fields: dict[str, Any] = {}
    for unknown in set(body) - set(kind.by_name):
        problems.setdefault(str(unknown)[:60], []).append(Problem("unknown_field"))
    for each in kind.fields:
        take(each.name, lambda each=each: each.clean(body.get(each.name)), fields)  # type: ignore[misc]
    if fields:
        content["body"] = fields
    return _without_what_never_passes(kind, content, problems)


def _without_what_never_passes(
    kind: Kind, content: dict[str, Any], problems: Problems
) -> tuple[dict[str, Any], Problems]:
    for name, found in problems_of(kind, content).items():
        problems.setdefault(name, []).extend(found)
        content.pop(name, None)
        content.get("body", {}).pop(name, None)
    if content.get("body") == {}:
        del content["body"]
    return content, problems


def what_is_missing(kind: Kind, content: dict[str, Any], links_to_it: Collection[str] = ()) -> Problems:
    """What must still be filled in or agree before the record can be sent for review, by field. `links_to_it`: types of
    the links that lead to the record.
    """
    body = content.get("body", {})
    missing = [name for name in kind.needed if not content.get(name)]
    missing += [each.name for each in kind.fields if each.required and body.get(each.name) in (None, [], "")]
    problems: Problems = {name: [Problem("missing")] for name in missing}
    for rule in kind.rules:
        for name, problem in rule.problems(body, links_to_it):
            problems.setdefault(name, []).append(problem)
    return problems


def texts_of(kind: Kind, content: dict[str, Any]) -> dict[str, str]:
    """The public words of a content, by field: what is translated, compared and searched. Keywords are one text."""
    texts = {name: content[name] for name in ("title", "summary") if content.get(name)}
    if content.get("keywords"):
        texts["keywords"] = ", ".join(content["keywords"])
    body = content.get("body", {})
    texts |= {each.name: body[each.name] for each in kind.text_fields if body.get(each.name)}
    texts |= {f"alt:{image['id']}": image["alt"] for image in content.get("images", []) if image.get("alt")}
    texts |= {f"{ATTACHED}{each['id']}": each["title"] for each in content.get("attachments", []) if each.get("title")}
    return texts


def cited_in(kind: Kind, content: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The marks of the records that the sentences of a content name, by field."""
    body = content.get("body", {})
    return {each.name: marks_of(body[each.name]) for each in kind.cited_fields if body.get(each.name)}


def public_content(kind: Kind, content: dict[str, Any]) -> dict[str, Any]:
    """The content without what members alone may see."""
    hidden = {each.name for each in kind.fields if each.members_only}
    body = {name: value for name, value in content.get("body", {}).items() if name not in hidden}
    return {**{name: value for name, value in content.items() if name != "body"}, **({"body": body} if body else {})}


def _visible(value: Any) -> Any:
    """Every text of a JSON value composed (NFC) and without what cannot be seen."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", strip_invisible(value))
    if isinstance(value, dict):
        return {_visible(key) if isinstance(key, str) else key: _visible(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_visible(item) for item in value]
    return value


def _listed(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    if not isinstance(value, list):
        raise Problem("not_a_list")
    return value


def _lines(value: Any, *, most: int, limit: int) -> list[str]:
    lines = [line for line in (clean_line(item, limit) for item in _listed(value)) if line]
    if len(lines) > most:
        raise Problem("too_many", limit=most)
    return list(dict.fromkeys(lines))


def _themes(value: Any) -> list[int]:
    numbers = _listed(value)
    for number in numbers:
        if isinstance(number, bool) or number not in THEMES:
            raise Problem("not_a_choice", value=str(number)[:40])
    return sorted({int(number) for number in numbers})


def _regions(value: Any, known: Collection[str]) -> list[str]:
    codes = _listed(value)
    for code in codes:
        if not isinstance(code, str) or code not in known:
            raise Problem("unknown_region", value=str(code)[:40])
    if len(codes) > 60:
        raise Problem("too_many", limit=60)
    return sorted(set(codes))


def _period(value: Any) -> dict[str, int]:
    if value in (None, "", {}):
        return {}
    if not isinstance(value, dict) or set(value) - {"from", "to"}:
        raise Problem("not_a_period")
    years = {name: year for name, year in value.items() if year not in (None, "")}
    for year in years.values():
        if isinstance(year, bool) or not isinstance(year, int) or not 1900 <= year <= 2100:
            raise Problem("not_a_year")
    if "from" in years and "to" in years and years["to"] < years["from"]:
        raise Problem("ends_before_start")
    return years


def _sources(value: Any) -> list[dict[str, str]]:
    sources = []
    for item in _listed(value):
        if not isinstance(item, dict) or set(item) - {"url", "title", "seen"}:
            raise Problem("not_a_source")
        source = {
            "url": clean_line(item.get("url"), 1000),
            "title": clean_line(item.get("title"), 300),
            "seen": clean_line(item.get("seen"), 10),
        }
        kept = {name: text for name, text in source.items() if text}
        if not kept:
            continue
        _check_source(kept)
        sources.append(kept)
    if len(sources) > 50:
        raise Problem("too_many", limit=50)
    return sources


def _check_source(source: dict[str, str]) -> None:
    if "url" in source and not _ADDRESS.match(source["url"]):
        raise Problem("not_an_address", value=source["url"][:80])
    if "seen" in source:
        try:
            date.fromisoformat(source["seen"])
        except ValueError:
            raise Problem("not_a_date") from None
    if "url" not in source and "title" not in source:
        raise Problem("not_a_source")


def _grade(value: Any) -> str | None:
    if value in (None, ""):
        return None
    if value not in EVIDENCE_GRADES:
        raise Problem("not_a_choice", value=str(value)[:40])
    return str(value)


def _images(value: Any) -> list[dict[str, str]]:
    images = []
    for item in _listed(value):
        if not isinstance(item, dict) or set(item) - {"id", "alt", "rights"}:
            raise Problem("not_an_image")
        image = {name: clean_line(item.get(name), 300) for name in ("id", "alt", "rights")}
        if not image["id"] or not _ID.fullmatch(image["id"]):
            raise Problem("not_an_image")
        if not image["alt"]:
            raise Problem("alt_missing")
        images.append({name: text for name, text in image.items() if text})
    if len(images) > 12:
        raise Problem("too_many", limit=12)
    return images


def _attachments(value: Any) -> list[dict[str, str]]:
    files: list[dict[str, str]] = []
    for item in _listed(value):
        if not isinstance(item, dict) or set(item) - {"id", "title", "rights"}:
            raise Problem("not_an_attachment")
        file = {name: clean_line(item.get(name), 300) for name in ("id", "title", "rights")}
        if not file["id"] or not _ID.fullmatch(file["id"]):
            raise Problem("not_an_attachment")
        if not file["title"]:
            raise Problem("file_title_missing")
        if any(other["id"] == file["id"] for other in files):
            raise Problem("twice", value=file["title"][:80])
        files.append({name: text for name, text in file.items() if text})
    if len(files) > MOST_ATTACHMENTS:
        raise Problem("too_many", limit=MOST_ATTACHMENTS)
    return files


def changed_texts(kind: Kind, before: dict[str, Any], after: dict[str, Any]) -> Iterable[str]:
    """The names of the fields whose words differ between two contents."""
    old, new = texts_of(kind, before), texts_of(kind, after)
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]
