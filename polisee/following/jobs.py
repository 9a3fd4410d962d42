"""Digests: found when due, put together, sent at most once.

A mail cannot be sent and marked as sent in one act. Killed between the two, either it is sent again or it is not sent
at all; we choose the second, because a thing told twice is a promise broken, and a thing not told still stands on the
page "What I follow". So a digest is *claimed*, the claim is committed, and only then does the mail leave. The
connection to the mail server is opened before the claim: a server that is away delays the mail, it does not lose it.
"""

from datetime import timedelta

from django.core.mail import get_connection

from polisee.foundation.clock import now
from polisee.foundation.jobs import defer, job, periodic_job
from polisee.partnership.api import Person

MOST_AT_ONCE = 2_000
FORGOTTEN_AFTER = timedelta(hours=1)


@periodic_job("following.find_due", cron="*/10 * * * *")
def find_due(timestamp: int) -> None:
    """Begin the digests that are due; take up those whose job got lost before it claimed them."""
    from polisee.following.queries import due_people, unsent_digests

    at = now()
    for person_id in due_people(at, MOST_AT_ONCE):
        defer(compose, person_id=str(person_id))
    for digest_id in unsent_digests(at - FORGOTTEN_AFTER, MOST_AT_ONCE):
        defer(send_digest, digest_id=str(digest_id))


@job("following.compose")
def compose(person_id: str) -> None:
    """Put one person's digest together, if it is due; a second run finds it planned for the next time."""
    from polisee.following.outbox import compose_digest

    person = Person.objects.filter(pk=person_id).first()
    if person is not None:
        compose_digest(person=person, at=now())


@job("following.send_digest")
def send_digest(digest_id: str) -> None:
    """Send one digest, unless a job has claimed it before."""
    from polisee.following.letter import letter
    from polisee.following.models import Digest
    from polisee.following.outbox import claim

    digest = Digest.objects.select_related("person").filter(pk=digest_id, claimed_at=None).first()
    if digest is None or not digest.person.is_active:
        return
    mail = letter(digest)
    connection = get_connection()
    connection.open()  # what fails here has sent nothing: the job is tried again
    try:
        if claim(digest_id=digest.pk, at=now()) is None:
            return
        if mail is not None:
            connection.send_messages([mail])
    finally:
        connection.close()
    Digest.objects.filter(pk=digest.pk).update(sent_at=now())
