"""A saved search can be followed: its key is the reader's language and what the address of the list asks for."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from polisee.following.api import Followable, Label, News
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.knowledge.queries.asked import Asked, asked_of
from polisee.search.api import Filters, SearchRequest, search

NEAR_ENOUGH = 0.30
"""From this neutral cosine on something new is worth a mail by its meaning alone. The list answers from 0.25 on, where
a person looks and chooses: of 250 sentences about anything 13 % reach some record at 0.25, 4 % at 0.30 (decision 0011).
"""
MOST_NEWS = 200
_AS_THING = {"theme": "theme", "country": "region", "region": "region", "partner": "partner"}
_KEPT_APART = str.maketrans({"%": "%25", "&": "%26", "+": "%2B", "#": "%23", ";": "%3B", "=": "%3D", " ": "+"})


def search_key(asked: Asked, language: str) -> str:
    """`bg?q=клъстер&theme=3`: what is asked, without order and page, letters as they are (so that the key is short)."""
    pairs = asked.but(sort="").pairs()
    return f"{language}?" + "&".join(f"{name}={value.translate(_KEPT_APART)}" for name, value in pairs)


@dataclass(frozen=True)
class FollowedThing:
    """What a button on the list would follow."""

    kind: str
    key: str


def followed_thing(asked: Asked, language: str) -> FollowedThing | None:
    """A list that is one theme, country, region or partner is followed as that; any other narrowing as a search."""
    pairs = asked.but(sort="").pairs()
    if len(pairs) == 1 and pairs[0][0] in _AS_THING:
        return FollowedThing(_AS_THING[pairs[0][0]], pairs[0][1])
    return FollowedThing("search", search_key(asked, language)) if pairs else None


def asked_in(key: str) -> tuple[str, Asked]:
    """The reader's language and what is asked."""
    language, _mark, query = key.partition("?")
    return language, asked_of(QueryDict(query))


def _known(key: str) -> str | None:
    language, asked = asked_in(key)
    if language not in CONTENT_CODES or not (asked.q or asked.is_narrowed):
        return None
    return search_key(asked, language)


def _labels(keys: Collection[str], reader: str) -> dict[str, Label]:
    from polisee.knowledge.web.reading_facets import chips
    from polisee.partnership.api import Theme

    themes, labels = list(Theme.objects.all()), {}
    for key in keys:
        _language, asked = asked_in(key)
        parts = [f"“{asked.q}”"] if asked.q else []
        parts += [f"{chip['of']}: {chip['label']}" for chip in chips(asked, themes, reader)]
        address = asked.address()
        labels[key] = Label(
            ", ".join(parts), f"{reverse('knowledge:records')}{address}", "", f"{reverse('knowledge:feed')}{address}"
        )
    return labels


def _matches(keys: Collection[str], news: Collection[News]) -> dict[str, list[UUID]]:
    """The news among what each search answers: by its words, or near enough by its meaning."""
    by_record = {each.about: each.id for each in news}
    return {key: found for key in keys if (found := [by_record[one] for one in _answers(key, by_record)])}


def _answers(key: str, among: Collection[UUID]) -> list[UUID]:
    language, asked = asked_in(key)
    filters: Filters = replace(asked.filters(), ids=tuple(among))
    asking = SearchRequest(query=asked.q, language=language, filters=filters, sort="newest", page_size=MOST_NEWS)
    return [hit.id for hit in search(asking).hits if hit.matched != "meaning" or hit.score >= NEAR_ENOUGH]


SEARCH = Followable(
    kind="search", name=_("Searches"), because=_("Because you follow the search %(label)s"), rank=20,
    known=_known, labels=_labels, matches=_matches,
)  # fmt: skip
