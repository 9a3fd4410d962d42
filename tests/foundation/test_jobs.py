"""A job exists exactly if the transaction that deferred it was committed."""

import pytest
from django.db import connection, transaction

from polisee.foundation.jobs import defer, run_waiting_jobs
from polisee.notify import jobs
from polisee.notify.models import Notice
from tests import people

pytestmark = pytest.mark.django_db(transaction=True)


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
        return int(cursor.fetchone()[0])


def test_a_job_of_a_transaction_that_failed_was_never_there() -> None:
    before = waiting()
    with pytest.raises(RuntimeError), transaction.atomic():
        defer(jobs.send_notice, notice_id="00000000-0000-0000-0000-000000000000")
        raise RuntimeError
    assert waiting() == before


def test_a_mail_is_handed_over_once_though_its_job_runs_twice(mailoutbox) -> None:
    from polisee.foundation.clock import now
    from polisee.notify.api import MessageType, register_message

    register_message(MessageType("test.told", "Subject %(title)s", "Sentence %(title)s", "Because"))
    notice = Notice.objects.create(
        person=people.person("Ana"), kind="test.told", words={"title": "X"}, path="work/", at=now()
    )
    defer(jobs.send_notice, notice_id=str(notice.pk))
    defer(jobs.send_notice, notice_id=str(notice.pk))
    run_waiting_jobs()
    assert [mail.subject for mail in mailoutbox] == ["Subject X"]
    assert waiting() == 0
