"""The first reader should not wait for the sentence model: it is loaded when a process starts to serve."""

import logging

from django.db import close_old_connections

log = logging.getLogger(__name__)


def warm() -> None:
    """Load the sentence model by asking one question. Failing is no harm: the first question loads it then."""
    from polisee.search.api import SearchRequest, search

    try:
        search(SearchRequest(query="cluster", page_size=1))
    except Exception:
        log.exception("the sentence model could not be loaded ahead of time")
    finally:
        close_old_connections()
