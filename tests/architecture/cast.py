"""The people and things on which the table of routes is tried: one set, made once a route."""

import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from polisee.following.letter import token_for
from polisee.following.models import Digest
from polisee.foundation.attachments.reading import read_attachment
from polisee.foundation.canonical import text_digest
from polisee.notify.models import Notice
from polisee.partnership.invitation_tokens import token_of
from polisee.partnership.models import ApiToken, Organisation, Partner, Person, WorkPackage
from polisee.partnership.operations.invitations import invite
from polisee.partnership.operations.tokens import make_token
from polisee.partnership.scopes import Scope
from polisee.records import api as records
from polisee.records.models import LikelySame
from polisee.trust.api import bring_hosts
from polisee.trust.models import Incident
from polisee.trust.operations import report_incident
from tests import people
from tests.people import AT

ROLES = ("anonymous", "contributor", "stranger", "reviewer", "leader", "coordinator", "administrator")
"""`stranger` is a contributor of another organisation than the records'."""


@dataclass
class Cast:
    """People by role, and every value that an address may need, by the name that the table uses for it."""

    people: dict[str, Person | None]
    things: dict[str, Any] = field(default_factory=dict)


def make_cast() -> Cast:
    home, away, third = (
        people.organisation("HOME"),
        people.organisation("AWAY", "RO"),
        people.organisation("THIRD", "IT"),
    )
    group = people.group(3)
    known: dict[str, Person | None] = {
        "anonymous": None,
        "contributor": people.contributor(home, password=None),
        "stranger": people.contributor(away, password=None),
        "reviewer": people.reviewer(away, password=None),
        "leader": people.leader(group, third, password=None),
        "coordinator": people.coordinator(third, password=None),
        "administrator": people.administrator(third, password=None),
    }
    cast = Cast(known)
    _records(cast, home)
    _partnership(cast, home, away)
    _following_and_joining(cast, home)
    WorkPackage.objects.create(code="WP5", name={"en": "Mechanisms"})
    Authenticator.objects.create(user=known["contributor"], type=Authenticator.Type.WEBAUTHN, data=_security_key())
    bring_hosts(brought={"unknown.bg": known["contributor"].pk}, target_id=cast.things["draft"], title="T", at=AT)
    make_token(actor=known["contributor"], at=AT, name="Key", days=30)
    notice = Notice.objects.create(person=known["contributor"], kind="any", at=AT)
    report_incident(what="records.record", target_id=cast.things["published"], at=AT)
    cast.things["incident"] = Incident.objects.get().pk
    cast.things["recovery"] = records.begin_recovery(
        actor=known["administrator"], at=AT, person_id=known["stranger"].pk, since=AT - timedelta(days=1), until=AT
    ).pk
    cast.things |= {
        "theme": "theme-3", "package": "WP5", "language": "de", "key": Authenticator.objects.get().pk, "notice": notice.pk,
        "host": "unknown.bg",
        "nothing": "00000000-0000-7000-8000-000000000000", "first": 1, "uid": "abc", "reset_key": "x-y", "ending": "bib",
        "program_key": ApiToken.objects.get().pk, "catalogue_ending": "ttl", "part": "kinds",
    }  # fmt: skip
    return cast


def _security_key() -> dict[str, Any]:
    """What a browser says when a key has been made: a real key pair, no statement of its maker."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(Aaguid.NONE, b"credential-of-tests", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    about = AuthenticatorData.create(sha256(b"localhost"), flags, 0, made)
    said = CollectedClientData.create("webauthn.create", b"challenge", "https://localhost")
    response = {
        "clientDataJSON": websafe_encode(said),
        "attestationObject": websafe_encode(AttestationObject.create("none", about, {})),
    }
    names = {"id": websafe_encode(b"credential-of-tests"), "rawId": websafe_encode(b"credential-of-tests")}
    return {
        "name": "Key",
        "credential": {**names, "type": "public-key", "response": response, "clientExtensionResults": {}},
    }


def _records(cast: Cast, home: Organisation) -> None:
    author, leader, reviewer = cast.people["contributor"], cast.people["leader"], cast.people["reviewer"]
    for state in ("draft", "submitted", "in_review", "archived", "published"):
        record = records.begin_record(
            actor=author,
            at=AT,
            kind="practice",
            language="bg",
            organisation_id=home.pk,
            content=people.practice_content(),
        )
        cast.things[state] = record.pk
        if state == "draft":
            continue
        records.submit(actor=author, at=AT, record_id=record.pk)
        if state != "submitted":
            records.assign(actor=leader, at=AT, record_id=record.pk, reviewer_id=reviewer.pk)
        if state in {"published", "archived"}:
            records.approve(actor=reviewer, at=AT, record_id=record.pk, revision=1)
        if state == "archived":
            records.archive(actor=leader, at=AT, record_id=record.pk)
    _files(cast)
    title = "Cluster für saubere Technik"
    records.save_translation(
        actor=cast.people["stranger"],
        at=AT,
        record_id=cast.things["published"],
        language="de",
        texts={"title": title},
        seen={},
    )
    cast.things["title_read"] = text_digest(title)


def _files(cast: Cast) -> None:
    """The published record and the draft each have a file; the published one names its own."""
    author, leader, reviewer = cast.people["contributor"], cast.people["leader"], cast.people["reviewer"]
    file = read_attachment(io.BytesIO(b"Some words.\n"), "words.txt")
    cast.things["draft_file"] = records.attach(actor=author, at=AT, record_id=cast.things["draft"], file=file).pk
    record_id = cast.things["published"]
    public = cast.things["public_file"] = records.attach(actor=author, at=AT, record_id=record_id, file=file).pk
    named = people.practice_content(attachments=[{"id": str(public), "title": "Думи"}])
    records.save_record(actor=author, at=AT, record_id=record_id, content=named, based_on=1)
    records.submit(actor=author, at=AT, record_id=record_id)
    records.assign(actor=leader, at=AT, record_id=record_id, reviewer_id=reviewer.pk)
    records.approve(actor=reviewer, at=AT, record_id=record_id, revision=2)
    cast.things["file_name"] = "words.txt"


def _following_and_joining(cast: Cast, home: Organisation) -> None:
    author, leader = cast.people["contributor"], cast.people["leader"]
    digest = Digest.objects.create(person=author, composed_at=AT)
    pair = LikelySame.objects.create(
        **dict(zip(("first_id", "second_id"), sorted((cast.things["draft"], cast.things["published"])), strict=True)),
        score=0.7, found_at=AT,
    )  # fmt: skip
    made = [
        records.begin_record(
            actor=author, at=AT, kind="practice", language="bg", organisation_id=home.pk,
            content=people.practice_content(),
        ).pk
        for _ in range(2)
    ]  # fmt: skip
    merge = records.merge_records(actor=leader, at=AT, kept_id=made[0], gone_id=made[1], choices={})
    cast.things |= {"digest": digest.pk, "stop_token": token_for(author), "pair": pair.pk, "merge": merge.pk}


def _partnership(cast: Cast, home: Organisation, away: Organisation) -> None:
    person = people.contributor(home, password=None)
    blocked = people.person(password=None, is_active=False)
    partner = Partner.objects.create(organisation=home, number=5, fund="ERDF", role="partner", starts=date(2012, 1, 1))
    sent = invite(
        email="new@example.org", organisation_id=away.pk, role="reviewer", scope=Scope(), language="ro",
        actor=cast.people["administrator"], at=AT,
    )  # fmt: skip
    cast.things |= {
        "person": person.pk, "blocked": blocked.pk, "assignment": person.role_assignments.get().pk,
        "affiliation": person.affiliations.get().pk, "organisation": home.pk, "partner": partner.pk, "partner_code": home.code,
        "invitation": sent.pk, "token": token_of(sent),
    }  # fmt: skip
