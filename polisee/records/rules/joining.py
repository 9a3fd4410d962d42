"""Two records become one: which value of each field stands, and which translations still say the same. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from polisee.records.rules.kinds import COMMON_TEXTS, Kind

Choice = Literal["kept", "gone", "both"]
CHOICES: Final = ("kept", "gone", "both")
LISTS: Final = ("themes", "keywords", "regions", "sources", "authors", "images")
"""Fields of which both can be taken: what the kept one has, and what only the other has."""
COMMON: Final = (
    "title", "summary", "themes", "keywords", "regions", "period", "sources", "evidence_grade", "authors", "images",
)  # fmt: skip


def names_of(kind: Kind) -> tuple[str, ...]:
    """Every field that can be chosen."""
    return (*COMMON, *(each.name for each in kind.fields))


def value_of(content: Mapping[str, Any], name: str) -> Any:
    """A field's value, wherever it stands in the content; None where it is empty."""
    return content.get(name) if name in COMMON else content.get("body", {}).get(name)


def readable(kind: Kind, content: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """A content as it can be taken into a record of another language: its words as they are translated into that
    language (`words`, by field), without those that are not. What is no words stays; pictures' words are in `alt:…`.
    """
    texts = {each.name for each in kind.fields if each.is_text}
    taken = {name: value for name, value in content.items() if name not in {*COMMON_TEXTS, "body", "images"}}
    taken |= {name: words[name] for name in ("title", "summary") if words.get(name)}
    if words.get("keywords"):
        taken["keywords"] = [word.strip() for word in words["keywords"].split(",") if word.strip()]
    images = [
        {**image, "alt": words[f"alt:{image['id']}"]}
        for image in content.get("images", [])
        if words.get(f"alt:{image['id']}")
    ]
    if images:
        taken["images"] = images
    body = {name: value for name, value in content.get("body", {}).items() if name not in texts}
    body |= {name: words[name] for name in texts if words.get(name)}
    return {**taken, **({"body": body} if body else {})}


def joined(kind: Kind, kept: Mapping[str, Any], gone: Mapping[str, Any], choices: Mapping[str, str]) -> dict[str, Any]:
    """The content that stands. What is not chosen, or empty where it is chosen from, stays as it is kept."""
    content: dict[str, Any] = {name: value for name, value in kept.items() if name != "body"}
    body = dict(kept.get("body", {}))
    for name in names_of(kind):
        chosen, other = choices.get(name, "kept"), value_of(gone, name)
        if chosen == "kept" or other in (None, "", [], {}):
            continue
        own = value_of(kept, name)
        value = _both(own, other) if chosen == "both" and name in LISTS else other
        (content if name in COMMON else body)[name] = value
    return {**content, **({"body": body} if body else {})}


def _both(own: list[Any] | None, other: list[Any]) -> list[Any]:
    """The own entries in their order, then those that only the other has (a source is the same by its address)."""
    own = list(own or [])
    known = [_mark(entry) for entry in own]
    return own + [entry for entry in other if _mark(entry) not in known]


def _mark(entry: Any) -> Any:
    if isinstance(entry, dict):
        return entry.get("url") or entry.get("id") or entry
    return entry.casefold() if isinstance(entry, str) else entry


@dataclass(frozen=True)
class KnownText:
    """A field's words in one language, with how they are kept (`original` where they were written in it)."""

    language: str
    field: str
    text: str
    kept: str
    fits: bool
    """Whether it was made from the original's present words."""


def moving(
    texts: list[KnownText], *, taken: Mapping[str, str], into: str, bridge: Mapping[str, str]
) -> list[KnownText]:
    """Which texts of the record that goes become translations of the fields that are taken from it.

    `taken`: field → its words in the kept record now. `into`: the kept record's language. `bridge`: field → how the
    translation was kept by which the words came over (`original` where both are of one language). A text goes along
    if it fits; it is worth no more than the bridge.
    """
    return [
        KnownText(each.language, each.field, each.text, _worth(each.kept, bridge[each.field]), fits=True)
        for each in texts
        if each.fits and each.language != into and each.field in taken and each.field in bridge
    ]


def _worth(*kept: str) -> str:
    order = ("machine", "draft", "approved", "original")
    worst = min(kept, key=order.index)
    return "approved" if worst == "original" else worst
