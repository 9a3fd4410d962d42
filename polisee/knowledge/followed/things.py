"""The kinds of things of this feature that can be followed: how each is called, and which news it brings."""

from collections.abc import Callable, Collection, Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from polisee.following.api import Followable, Label, News
from polisee.foundation.languages.tags import PATHS
from polisee.foundation.regions import NUTS_OF, REGIONS
from polisee.knowledge.followed.searches import SEARCH
from polisee.partnership.api import Organisation, Theme
from polisee.records.api import PublishedRecord, published, showing
from polisee.ui.api import address_if_any, country_name, localised


def _by_value(
    values: Callable[[PublishedRecord], Iterable[str]], keys: Collection[str], news: Collection[News]
) -> dict[str, list[UUID]]:
    """The news by each of the keys that stands among its record's values; one query."""
    wanted, found = set(keys), dict[str, list[UUID]]()
    shown = published([each.about for each in news])
    for each in news:
        record = shown.get(str(each.about))
        for value in wanted.intersection(values(record) if record else ()):
            found.setdefault(value, []).append(each.id)
    return found


def _list_label(words: str, lang: str, page: str = "", **narrowed: str) -> Label:
    """A thing whose records are a list: its own page if there is one, else the list; its feed is the list's."""
    query = urlencode(narrowed)
    return Label(words, page or f"{reverse('knowledge:records')}?{query}", lang, f"{reverse('knowledge:feed')}?{query}")


# -- records -------------------------------------------------------------------------------------------------------


def _known_record(key: str) -> str | None:
    try:
        return str(UUID(key))
    except ValueError:
        return None


def _record_labels(keys: Collection[str], reader: str) -> dict[str, Label]:
    labels = {}
    for key, record in published(keys).items():
        title = record.title(reader)
        lang = "" if title.html == PATHS[reader].html else title.html
        feed = reverse("knowledge:record-feed", args=[key])
        labels[key] = Label(title.text, showing.address_of(key), lang, feed)
    return labels


def _record_news(keys: Collection[str], news: Collection[News]) -> dict[str, list[UUID]]:
    wanted = set(keys)
    return {str(each.about): [each.id] for each in news if str(each.about) in wanted}


# -- themes, regions, partners -------------------------------------------------------------------------------------


def _known_theme(key: str) -> str | None:
    return key if key in {str(number) for number in range(1, 8)} else None


def _theme_labels(keys: Collection[str], reader: str) -> dict[str, Label]:
    labels = {}
    for theme in Theme.objects.filter(number__in=[int(key) for key in keys]):
        name = localised(theme.name, reader)
        page = address_if_any("outreach:theme", theme.slug)
        words = f"{theme.letter} – {name.text}"
        labels[str(theme.number)] = _list_label(words, "", page, theme=str(theme.number))
    return labels


def _known_region(key: str) -> str | None:
    code = NUTS_OF.get(key.upper(), key.upper())
    return code if code in REGIONS else None


def _region_labels(keys: Collection[str], reader: str) -> dict[str, Label]:
    labels = {}
    for key in keys:
        region, name = REGIONS.get(key), showing.region_name(key, reader)
        if region is not None:
            words = name if region.level == 0 else f"{name} ({country_name(region.country, reader)})"
            facet = "country" if region.level == 0 else "region"
            labels[key] = _list_label(words, "", **{facet: key})
    return labels


def _regions_of(record: PublishedRecord) -> Iterable[str]:
    """The codes of a record's regions and of all that contain them."""
    return {code[:length] for code in record.content.get("regions", []) for length in range(2, len(code) + 1)}


def _known_partner(key: str) -> str | None:
    return key if 0 < len(key) <= 40 and key.isprintable() else None


def _partner_labels(keys: Collection[str], reader: str) -> dict[str, Label]:
    labels = {}
    for each in Organisation.objects.filter(code__in=keys):
        own = each.original_language == PATHS[reader].content
        page = address_if_any("outreach:partner", each.code)
        words = each.name_original if own else each.name_en or each.name_original
        labels[each.code] = _list_label(words, "", page, partner=each.code)
    return labels


FOLLOWABLES = (
    Followable(
        kind="record", name=_("Records"), because=_("Because you follow the record “%(label)s”"), rank=10,
        known=_known_record, labels=_record_labels, matches=_record_news,
    ),
    SEARCH,
    Followable(
        kind="partner", name=_("Partners"), because=_("Because you follow the partner %(label)s"), rank=30,
        known=_known_partner, labels=_partner_labels,
        matches=lambda keys, news: _by_value(lambda one: [one.payload.get("organisation") or ""], keys, news),
    ),
    Followable(
        kind="region", name=_("Countries and regions"), because=_("Because you follow %(label)s"), rank=40,
        known=_known_region, labels=_region_labels, matches=lambda keys, news: _by_value(_regions_of, keys, news),
    ),
    Followable(
        kind="theme", name=_("Themes"), because=_("Because you follow the theme %(label)s"), rank=50,
        known=_known_theme, labels=_theme_labels,
        matches=lambda keys, news: _by_value(lambda one: map(str, one.content.get("themes", [])), keys, news),
    ),
)  # fmt: skip
