"""Background work: the index is brought in line with what the public reads; at night, what grows old is looked for."""

from uuid import UUID

from django.conf import settings

from polisee.foundation.clock import now
from polisee.foundation.jobs import job, nightly
from polisee.knowledge.asking_sources import Visitor
from polisee.knowledge.checking import check_sources, gather_sources
from polisee.knowledge.counting import count_quality
from polisee.knowledge.indexing import mark_again
from polisee.knowledge.reminding import remind_of_reviews
from polisee.records.api import queries as record_queries
from polisee.search.api import reindex


@job("knowledge.index_record")
def index_record(record_id: str) -> None:
    """Put one record into the index as it is public now, or take it out if it is not; may run twice."""
    reindex([UUID(record_id)])
    # What it ties to may have got an answer by it, or lost one.
    mark_again(record_queries.neighbours_of([record_id]))


@nightly("knowledge.check_sources", cron="20 1 * * *")
def ask_sources() -> None:
    """Ask the sources whose turn it is, where the operator has switched that on."""
    gather_sources(now())
    if settings.LINK_CHECKS:
        check_sources(at=now(), visitor=Visitor(about=f"{settings.BASE_URL}/en/quality/"))


def count_everything() -> None:
    """Count the quality of the public records anew, after the index has been put right where a count had slipped."""
    mark_again(None)
    gather_sources(now())
    count_quality(now())


@nightly("knowledge.count_quality", cron="40 2 * * *")
def count_all() -> None:
    """Each night."""
    count_everything()


@nightly("knowledge.remind_of_reviews", cron="0 5 * * *")
def remind() -> None:
    """Tell those whose records are due for review, once."""
    remind_of_reviews(now())


@nightly("knowledge.sweep_same", cron="20 2 * * *")
def sweep_same() -> None:
    """Each night: are there records that say the same? Running it twice finds the same pairs once."""
    from polisee.knowledge.sweeping import sweep

    sweep(now())
