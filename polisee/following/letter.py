"""The digest as a mail: plain text, in the person's language, by why each thing is in it."""

import textwrap

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from polisee.following.models import Digest
from polisee.following.queries import DigestSection, sections_of
from polisee.partnership.api import Person

WIDTH = 72
_SALT = "polisee.following.stop"


def token_for(person: Person) -> str:
    """What stands in the address that stops a person's digests: signed, without an end, worth nothing else."""
    return signing.Signer(salt=_SALT).sign(str(person.pk))


def person_of(token: str) -> Person | None:
    """Whose digests a token stops; None if we did not make it."""
    try:
        return Person.objects.filter(pk=signing.Signer(salt=_SALT).unsign(token)).first()
    except signing.BadSignature:
        return None


def letter(digest: Digest) -> EmailMessage | None:
    """The mail; None where nothing in it is public any more."""
    person = digest.person
    with override(person.language):
        sections = sections_of(digest, person.language)
        if not sections:
            return None
        count = sum(len(section.lines) for section in sections)
        stop = settings.BASE_URL + reverse("following:stop", args=[token_for(person)])
        mine = settings.BASE_URL + reverse("following:mine")
        subject = ngettext("%(count)d thing is new at PoliSEE", "%(count)d things are new at PoliSEE", count)
        return EmailMessage(
            subject=subject % {"count": count},
            body=_text(person, sections, mine=mine, stop=stop),
            to=[person.email],
            headers={
                "List-Unsubscribe": f"<{stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<digest-{digest.pk}@{_host()}>",
            },
        )


def _host() -> str:
    return settings.BASE_URL.split("://", 1)[-1].split(":")[0].split("/")[0]


def _text(person: Person, sections: list[DigestSection], *, mine: str, stop: str) -> str:
    blocks = [_("Good day %(name)s,") % {"name": person.full_name}, _wrapped(_("this is new in what you follow."))]
    for section in sections:
        heading = _wrapped(section.heading)
        rule = "-" * min(WIDTH, max(map(len, heading.splitlines())))
        blocks.append(f"{heading}\n{rule}")
        blocks += [
            "\n".join([_wrapped(line.title), *_noted(line.note), settings.BASE_URL + line.path])
            for line in section.lines
        ]
    for words, address in (
        (_("What you follow, and how often you are told:"), mine),
        (_("No more of these mails (you need not sign in):"), stop),
    ):
        blocks.append(f"{_wrapped(words)}\n{address}")
    return "\n\n".join(blocks) + "\n"


def _noted(note: str) -> list[str]:
    return [_wrapped(note)] if note else []


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
