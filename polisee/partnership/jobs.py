"""Mail that accounts need. A job carries ids only: no token and no address is ever written into the queue."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from polisee.foundation.clock import now
from polisee.foundation.jobs import job
from polisee.partnership.invitation_tokens import token_of
from polisee.partnership.models import Invitation, Person, Role
from polisee.partnership.words import ROLE_NAMES

DAYS = 14


@job("partnership.send_invitation")
def send_invitation(invitation_id: str) -> None:
    """Mail an invitation's link in its language; a second run finds it mailed and stops."""
    with transaction.atomic():
        held = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("affiliation", "invited_by")
            .filter(pk=invitation_id, mailed_at=None, accepted_at=None, withdrawn_at=None)
            .first()
        )
        if held is None:
            return
        held.mailed_at = now()
        held.save(update_fields=["mailed_at"])
        subject, text = invitation_letter(held)
        EmailMessage(subject=subject, body=text, to=[held.email]).send()


def invitation_letter(held: Invitation) -> tuple[str, str]:
    """Subject and plain text."""
    with override(held.language):
        address = settings.BASE_URL + reverse("partnership:accept", args=[token_of(held)])
        parts = [
            _("Good day,"),
            _(
                "%(name)s invites you to PoliSEE, where public bodies of many countries learn cluster policy "
                "from each other."
            )
            % {"name": held.invited_by.full_name if held.invited_by else "PoliSEE"},
            _("You would take part for %(organisation)s, as: %(role)s.")
            % {"organisation": held.affiliation.name_original, "role": ROLE_NAMES[Role(held.role)]},
            _("Open this address to set your password and begin:"),
            address,
            _("The address works once, for %(days)s days. If you did not expect this mail, you need not do anything.")
            % {"days": DAYS},
        ]
        return _("Invitation to PoliSEE"), "\n\n".join(map(str, parts)) + "\n"


@job("partnership.send_password_link")
def send_password_link(person_id: str, language: str) -> None:
    """Mail the link with which a person sets a new password. An empty id: nobody has that address, nothing is sent."""
    person = Person.objects.filter(pk=person_id, is_active=True).first() if person_id else None
    if person is None:
        return
    subject, text = password_letter(person, language)
    EmailMessage(subject=subject, body=text, to=[person.email]).send()


def password_letter(person: Person, language: str) -> tuple[str, str]:
    """Subject and plain text; the link stops working when it has been used, and after three days."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    with override(language):
        key = default_token_generator.make_token(person)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
        parts = [
            _("Good day %(name)s,") % {"name": person.full_name},
            _(
                "somebody, probably you, asked for a new password for your account at PoliSEE. "
                "Open this address to set it:"
            ),
            settings.BASE_URL + path,
            _(
                "The address works once, for three days. "
                "If it was not you, you need not do anything: your password stays."
            ),
        ]
        return _("A new password for PoliSEE"), "\n\n".join(parts) + "\n"
