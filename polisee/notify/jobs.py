"""Sending mail. A job may run twice; a mail is handed over once."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from polisee.foundation.clock import now
from polisee.foundation.jobs import job
from polisee.notify.messages import message_type
from polisee.notify.models import Delivery, Notice


@job("notify.send_notice")
def send_notice(notice_id: str) -> None:
    """Mail one notice in its person's language."""
    with transaction.atomic():
        notice = Notice.objects.select_for_update(of=("self",)).select_related("person").filter(pk=notice_id).first()
        if notice is None or Delivery.objects.filter(notice=notice, handed_over_at__isnull=False).exists():
            return
        kind = message_type(notice.kind)
        if kind is None or not notice.person.is_active:
            return
        Delivery.objects.update_or_create(
            notice=notice, defaults={"person": notice.person, "kind": notice.kind, "handed_over_at": now(), "at": now()}
        )
        subject, text = letter(notice)
        EmailMessage(subject=subject, body=text, to=[notice.person.email]).send()


def letter(notice: Notice) -> tuple[str, str]:
    """Subject and plain text of a notice's mail."""
    kind = message_type(notice.kind)
    if kind is None:
        raise ValueError(f"no message type {notice.kind}")
    with override(notice.person.language):
        subject = " ".join((str(kind.subject) % notice.words).split())
        address = f"{settings.BASE_URL}/{notice.person.language}/{notice.path}"
        parts = [
            _("Good day %(name)s,") % {"name": notice.person.full_name},
            str(kind.sentence) % notice.words,
            address,
            str(kind.reason),
            _("You can choose in your account which mails you get."),
        ]
    return subject, "\n\n".join(parts) + "\n"
