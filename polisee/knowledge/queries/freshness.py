"""What grows old: sources that do not answer any more, records whose day of review has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from polisee.foundation.canonical import text_digest
from polisee.knowledge.models import SourceCheck, SourceUse
from polisee.knowledge.rules.sources import FAILED
from polisee.partnership.api import Standing
from polisee.records.api import permissions

MOST_SHOWN = 50


def silent_sources(urls: Iterable[str]) -> dict[str, date]:
    """Of these addresses those that did not answer when they were last asked, with the day; one query at most."""
    digests = [text_digest(url) for url in urls if url]
    if not digests:
        return {}
    rows = SourceCheck.objects.filter(digest__in=digests, outcome__in=FAILED).exclude(asked_at=None)
    return {url: at.date() for url, at in rows.values_list("url", "asked_at") if at is not None}


@dataclass(frozen=True)
class SilentUse:
    """A source that does not answer, and the record that names it."""

    record_id: UUID
    title: str
    language: str
    url: str
    status: int | None
    since: date
    asked: date


def silent_uses(who: Standing) -> list[SilentUse]:
    """Sources that do not answer, of records that this person sees at work, the longest silent first; one query."""
    records = permissions.working_copies_visible_to(who)
    rows = SourceUse.objects.filter(source__outcome__in=FAILED, record__in=records).exclude(source__asked_at=None)
    rows = rows.select_related("source", "record__current").order_by("source__failing_since", "pk")
    return [
        SilentUse(
            record_id=row.record_id,
            title=(row.record.current.content if row.record.current else {}).get("title", ""),
            language=row.record.original_language,
            url=row.source.url,
            status=row.source.status,
            since=row.source.failing_since.date(),
            asked=row.source.asked_at.date(),
        )
        for row in rows[:MOST_SHOWN]
        if row.source.failing_since and row.source.asked_at
    ]
