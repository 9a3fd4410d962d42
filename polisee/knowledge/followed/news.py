"""Publications of records as news, each in a line for a reader."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from polisee.following.api import News, NewsLine
from polisee.knowledge.queries.comparison import compare
from polisee.knowledge.queries.working import theme_names
from polisee.records.api import PublishedRecord, open_publication, published, queries, showing
from polisee.ui.api import language_name

SOURCE = "record"
STILL_NEW = timedelta(days=8)
"""A record that was sealed again within so many days after its first time is told as new to who
has not heard of it: most are told once a week."""


def published_between(after: datetime, until: datetime) -> list[News]:
    """The records whose latest publication lies in that time; one query."""
    return [
        News(publication, record, at, SOURCE) for publication, record, at in queries.published_between(after, until)
    ]


def in_words(news: Collection[News], reader: str) -> dict[UUID, NewsLine]:
    """Title, address and what is new, in the reader's language; three queries for all."""
    if not news:
        return {}
    ids = [each.about for each in news]
    shown, themes = published(ids), theme_names(reader)
    before = {row.record_id: open_publication(row, row.record_id) for row in queries.publications_before_latest(ids)}
    return {
        each.id: NewsLine(
            title=record.title(reader).text,
            path=showing.address_of(record.id),
            note=_note(each, record, before.get(each.about), themes, reader),
        )
        for each in news
        if (record := shown.get(str(each.about)))
    }


def _note(
    news: News, record: PublishedRecord, before: PublishedRecord | None, themes: dict[int, str], reader: str
) -> str:
    """`New · Practice · Bulgaria · 2012–2014`, `Changed: Title, Summary`, `New or changed translations: Greek`."""
    first, last = (datetime.fromisoformat(record.payload[name]) for name in ("first_published_at", "published_at"))
    if before is None or (last - first < STILL_NEW and not news.is_known):
        row = showing.row_of(record, reader)
        return " · ".join(str(part) for part in (_("New"), row.kind_name, row.place, row.years, row.language) if part)
    fields = [field.label for field in compare(record.kind, before.content, record.content, themes) if field.changed]
    if fields:
        return _("Changed: %(fields)s") % {"fields": ", ".join(fields)}
    old = before.payload["translations"]
    languages = [code for code, texts in record.payload["translations"].items() if texts != old.get(code)]
    names = ", ".join(language_name(code, reader) for code in languages)
    return _("New or changed translations: %(languages)s") % {"languages": names} if names else _("Sealed anew")
