"""The secret in an invitation's link: made from the server's secret, kept nowhere but in the mail."""

import hashlib

from django.utils.crypto import salted_hmac

from polisee.partnership.models import Invitation


def token_of(held: Invitation) -> str:
    """The token of an invitation, made again from the server's secret: so the job needs none in its arguments.

    A copy of the database alone does not give it away.
    """
    return salted_hmac(
        "polisee.partnership.invitation", f"{held.pk}:{held.expires_at.isoformat()}", algorithm="sha256"
    ).hexdigest()


def token_digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
