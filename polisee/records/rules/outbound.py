"""Where a record's words lead, and what of them a reader would not see: what never passes, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from polisee.foundation.addresses import AddressRefused, read_address
from polisee.foundation.markdown import (
    HiddenPart,
    TextLink,
    hidden_in_markdown,
    hidden_style,
    links_in_line,
    links_in_markdown,
)
from polisee.records.rules.fields import Problem, Prose
from polisee.records.rules.kinds import Kind

# Only an address that can be followed must be whole; of one that merely stands in a sentence we ask less.
_NEVER = {"scheme", "credentials", "lookalike"}


@dataclass(frozen=True)
class FieldLink:
    """A link, and the field in which it stands."""

    field: str
    link: TextLink

    @property
    def host(self) -> str:
        """As the register keeps it; empty for an address that has no reading."""
        try:
            return read_address(self.link.address).host
        except AddressRefused:
            return ""


def is_markdown(kind: Kind, field: str) -> bool:
    """Whether a field's words are Markdown (else one plain line)."""
    return isinstance(kind.by_name.get(field), Prose)


def links_in(kind: Kind, field: str, text: str) -> list[TextLink]:
    """The links in one field's words."""
    return links_in_markdown(text) if is_markdown(kind, field) else links_in_line(text)


def links_of(kind: Kind, content: Mapping[str, Any]) -> list[FieldLink]:
    """Every link of a content: of its sources, and in every text that may be published."""
    found = [
        FieldLink("sources", TextLink(source["url"], source.get("title", source["url"])))
        for source in content.get("sources", [])
        if "url" in source
    ]
    for field, text in _words(kind, content):
        found += [FieldLink(field, link) for link in links_in(kind, field, text)]
    return found


def hosts_of(kind: Kind, content: Mapping[str, Any]) -> dict[str, list[str]]:
    """Every host that a content names, with the fields in which it stands."""
    return _by_host(links_of(kind, content))


def hosts_of_payload(kind: Kind, payload: Mapping[str, Any]) -> dict[str, list[str]]:
    """The same for what is to be sealed: the original and every translation (`de.title`)."""
    links = links_of(kind, payload["content"])
    for language, texts in payload.get("translations", {}).items():
        for field, entry in texts.items():
            links += [FieldLink(f"{language}.{field}", link) for link in links_in(kind, field, entry["text"])]
    return _by_host(links)


def _by_host(links: Iterable[FieldLink]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in links:
        if each.host and each.field not in found.setdefault(each.host, []):
            found[each.host].append(each.field)
    return found


def problems_in_text(kind: Kind, field: str, text: str) -> list[Problem]:
    """What in one field's words never passes."""
    problems = [each for link in links_in(kind, field, text) if (each := problem_of(link))]
    if is_markdown(kind, field):
        problems += [_hidden(part) for part in hidden_in_markdown(text)]
        style = hidden_style(text)
        problems += [Problem("styled", value=style)] if style else []
    return problems


def problems_of(kind: Kind, content: Mapping[str, Any]) -> dict[str, list[Problem]]:
    """What never passes in a content, by field."""
    found: dict[str, list[Problem]] = {}
    for source in content.get("sources", []):
        problem = problem_of(TextLink(source["url"], "")) if "url" in source else None
        if problem:
            found.setdefault("sources", []).append(problem)
    for field, text in _words(kind, content):
        problems = problems_in_text(kind, field, text)
        if problems:
            found.setdefault(field, []).extend(problems)
    return found


def problem_of(link: TextLink) -> Problem | None:
    """Why a link is not taken. A relative one that is no trick is merely shown as it was typed."""
    try:
        read_address(link.address)
    except AddressRefused as refused:
        reason = refused.reason
        is_trick = reason in _NEVER or (link.is_linked and reason != "relative")
        if is_trick or link.address.strip().startswith(("//", "\\")):
            return Problem(f"link_{reason}", value=link.address[:80])
    return None


def _hidden(part: HiddenPart) -> Problem:
    return Problem("picture_in_text" if part.hiding == "picture" else "not_seen", value=part.words[:80])


def _words(kind: Kind, content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every text of a content with its field, members' texts included."""
    found = [(name, content[name]) for name in ("title", "summary") if content.get(name)]
    for name in ("keywords", "authors"):
        found += [(name, text) for text in content.get(name, [])]
    found += [("sources", source["title"]) for source in content.get("sources", []) if source.get("title")]
    for image in content.get("images", []):
        found += [("images", image[part]) for part in ("alt", "rights") if image.get(part)]
    body = content.get("body", {})
    found += [(each.name, body[each.name]) for each in kind.fields if isinstance(body.get(each.name), str)]
    return found
