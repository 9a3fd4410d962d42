"""Where a host stands in the texts of this room: what the register of hosts asks."""

import json
from collections.abc import Iterable, Mapping

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import NoReverseMatch, reverse

from polisee.foundation.addresses import host_in_letters
from polisee.records.models import Record
from polisee.records.rules.content import public_content
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.life import ARCHIVED
from polisee.records.rules.outbound import hosts_of, hosts_of_payload
from polisee.trust.api import HostUse

MOST_SHOWN = 100


def hosts_of_texts(record: Record, texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Every host that these words lead to, with its fields; no query. `texts`: by field, in whatever language."""
    entries = {name: {"text": text} for name, text in texts.items()}
    return hosts_of_payload(kind_of(record.kind), {"content": {}, "translations": {"": entries}})


def hosts_if_published(record: Record) -> dict[str, list[str]]:
    """Every host that the public would be led to if the working copy were published now, with its fields; one query."""
    kind = kind_of(record.kind)
    content = record.current.content if record.current else {}
    translations: dict[str, dict[str, dict[str, str]]] = {}
    for row in record.translations.filter(kept="approved").order_by("language", "field"):
        translations.setdefault(row.language, {})[row.field] = {"text": row.text}
    return hosts_of_payload(kind, {"content": public_content(kind, content), "translations": translations})


def records_that_name(host: str) -> list[HostUse]:
    """Records whose public text, or whose working copy, leads to a host; one query."""
    rows = Record.objects.annotate(
        written=Cast("current__content", TextField()), sealed=Cast("published__text", TextField())
    )
    holds = Q()
    for form in _forms(host):
        holds |= Q(written__icontains=form) | Q(sealed__icontains=form)
    found = rows.filter(holds).select_related("current", "published").order_by("-updated_at")[: 3 * MOST_SHOWN]
    uses = (_use(record, host) for record in found)
    return [use for use in uses if use is not None][:MOST_SHOWN]


def _forms(host: str) -> Iterable[str]:
    """As it may be written: punycode or letters, and letters as JSON escapes them."""
    letters = host_in_letters(host)
    return {host, letters, json.dumps(letters)[1:-1]}


def _use(record: Record, host: str) -> HostUse | None:
    kind = kind_of(record.kind)
    content = record.current.content if record.current else {}
    is_shown = record.published is not None and record.state != ARCHIVED
    in_public = (
        record.published is not None and is_shown and host in hosts_of_payload(kind, json.loads(record.published.text))
    )
    if not in_public and host not in hosts_of(kind, public_content(kind, content)):
        return None
    return HostUse(
        title=content.get("title", ""),
        language=record.original_language,
        href=_address("knowledge:record" if in_public else "knowledge:review", record),
        is_public=in_public,
    )


def _address(name: str, record: Record) -> str:
    try:
        return reverse(name, args=[record.pk])
    except NoReverseMatch:
        return ""
