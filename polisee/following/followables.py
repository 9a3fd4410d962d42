"""What can be followed, and where news comes from: two registries, filled by the features.

A feature says at start (`AppConfig.ready`)

    register_followable(Followable(kind="theme", …, matches=of_themes))
    register_news("record", NewsSource(since=published_between, lines=in_words))

and from then on a button for that kind works, the page "What I follow" names it, and the digest brings it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from polisee.foundation.errors import Message


@dataclass(frozen=True)
class News:
    """One publication. `id` goes to a person once at most; `about` is the thing's own id."""

    id: UUID
    about: UUID
    at: datetime
    source: str = "record"
    is_known: bool = False
    """The person for whom it is put into words was told of this thing before."""


@dataclass(frozen=True)
class Label:
    """How a followed thing is called for one reader, and where it is. `lang`: of the words, where not the page's."""

    words: str
    path: str
    lang: str = ""
    feed: str = ""
    """Address of its Atom feed; empty for none."""


@dataclass(frozen=True)
class NewsLine:
    """One thing in a digest, for one reader. `note` says in a line what is new about it."""

    title: str
    path: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Followable:
    """A kind of thing that can be followed."""

    kind: str
    name: Message
    """What stands over the things of this kind on the page of follows."""
    because: Message
    """Over the things in a digest; holds `%(label)s`."""
    rank: int
    """Where several follows bring the same, the one with the least rank is named as the reason."""
    known: Callable[[str], str | None]
    """The key as it is kept; None where there is no such thing."""
    labels: Callable[[Collection[str], str], Mapping[str, Label]]
    """For these keys and a reader (path code); what is no longer public is left out."""
    matches: Callable[[Collection[str], Collection[News]], Mapping[str, Collection[UUID]]]
    """Which of the news (ids) each of these keys brings."""


@dataclass(frozen=True)
class NewsSource:
    """Where news comes from."""

    since: Callable[[datetime, datetime], list[News]]
    """What was published after the first moment and up to the second, the oldest first; of a thing the latest only."""
    lines: Callable[[Collection[News], str], Mapping[UUID, NewsLine]]
    """In a reader's words, by id of the news; what is no longer public is left out."""


_followables: dict[str, Followable] = {}
_sources: dict[str, NewsSource] = {}


def register_followable(followable: Followable) -> None:
    """Let this kind of thing be followed."""
    _followables[followable.kind] = followable


def register_news(code: str, source: NewsSource) -> None:
    """Let news come from there; `code` is what its `News.source` says."""
    _sources[code] = source


def followable(kind: str) -> Followable | None:
    """The kind, or None where the feature that registered it is switched off."""
    return _followables.get(kind)


def followables() -> list[Followable]:
    """All kinds, the most particular first."""
    return sorted(_followables.values(), key=lambda each: each.rank)


def news_between(after: datetime, until: datetime) -> list[News]:
    """All news of all sources, the oldest first."""
    found = [each for source in _sources.values() for each in source.since(after, until)]
    return sorted(found, key=lambda each: (each.at, each.id))


def lines_of(news: Collection[News], reader: str) -> dict[UUID, NewsLine]:
    """The news in a reader's words; one call a source."""
    lines: dict[UUID, NewsLine] = {}
    for code, source in _sources.items():
        lines |= source.lines([each for each in news if each.source == code], reader)
    return lines
