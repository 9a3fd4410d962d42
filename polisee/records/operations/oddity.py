"""The oddity of a revision that is sent for review, against what was read before it."""

from collections.abc import Mapping
from typing import Any

from polisee.records.models import Record, Revision
from polisee.records.rules.content import public_content, texts_of
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.oddity import Oddity, is_newcomer, oddity
from polisee.records.rules.outbound import hosts_of
from polisee.trust.api import KNOWN, states_of


def oddity_of(*, record: Record, revision: Revision) -> Oddity:
    """Compared with the round of review before, else with what is public, else with nothing; three queries."""
    before = compared_with(record, revision)
    kind = kind_of(record.kind)
    old, new = public_content(kind, before.content if before else {}), public_content(kind, revision.content)
    author = revision.author
    hosts = hosts_of(kind, new)
    states = states_of(hosts)
    return oddity(
        kind,
        record.original_language,
        texts_of(kind, old),
        texts_of(kind, new),
        sources=(_addresses(old), _addresses(new)),
        unknown_hosts=[host for host in hosts if states.get(host) != KNOWN],
        by_newcomer=author is not None and is_newcomer(author.date_joined, revision.at),
    )


def compared_with(record: Record, revision: Revision) -> Revision | None:
    """The revision that a reviewer has before the eyes beside this one."""
    rounds = record.reviews.filter(revision__number__lt=revision.number).exclude(outcome="withdrawn")
    earlier = rounds.select_related("revision").order_by("-submitted_at", "-pk").first()
    if earlier is not None:
        return earlier.revision
    return record.published.revision if record.published else None


def _addresses(content: Mapping[str, Any]) -> list[str]:
    return [source["url"] for source in content.get("sources", []) if "url" in source]
