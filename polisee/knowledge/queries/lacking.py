"""What is missing after public records, in words: the hollow knots of a chain."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message
from polisee.knowledge.rules.ends import NO_ANSWER, NO_TAKER, NO_TRANSFER, lack, marks
from polisee.records.api import PublishedRecord, queries

LACK_WORDS: dict[str, Message] = {
    NO_ANSWER: _("Nothing answers this gap yet"),
    NO_TAKER: _("Nobody has taken this up yet"),
    NO_TRANSFER: _("Nobody has transferred this yet"),
}


def lacks_of(records: Mapping[str, PublishedRecord]) -> dict[str, str]:
    """What each of these lacks, by id; those that lack nothing are left out. One query.

    Counted over all public links, not over those that are shown.
    """
    incoming = queries.incoming_types(records)
    nobody: frozenset[str] = frozenset()
    found = {
        key: lack(marks(record.payload["kind"], record.body, incoming.get(key, nobody)))
        for key, record in records.items()
    }
    return {key: missing for key, missing in found.items() if missing}
