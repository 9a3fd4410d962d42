"""Importing one record line: all of it or none of it. A line with a known id updates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import digest, text_digest
from polisee.foundation.errors import InvalidError
from polisee.foundation.events import emit
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.languages.tags import normalise_tag
from polisee.foundation.regions import REGIONS
from polisee.partnership.api import Organisation, Person, record_act
from polisee.records.events import LinksChanged
from polisee.records.merged import with_external_id
from polisee.records.messages import OTHER_MARKS, refuse
from polisee.records.models import Link, Record, Translation
from polisee.records.operations.outbound import EVERY
from polisee.records.operations.publishing import publish
from polisee.records.operations.steps import locked, take_step
from polisee.records.operations.writing import add_revision, refuse_foreign_files, refuse_unknown_citations
from polisee.records.rules.citing import marks_of
from polisee.records.rules.content import Problems, clean_content, texts_of, what_is_missing
from polisee.records.rules.exported import record_line
from polisee.records.rules.kinds import all_kinds, kind_of
from polisee.records.rules.links import is_link_type
from polisee.records.rules.outbound import problems_in_text

ABOUT_THE_RECORD = frozenset(
    {"id", "kind", "language", "organisation", "owner_name", "translations", "links", "next_review"}
)


@dataclass(frozen=True)
class ImportOutcome:
    """What became of a line."""

    record_id: str
    did: Literal["made", "updated", "unchanged"]


@transaction.atomic
def import_record(
    *,
    actor: Person | None,
    at: datetime,
    line: dict[str, Any],
    publish_as: Person | None = None,
    only_if_untouched: bool = False,
) -> ImportOutcome:
    """Take one record line (see the contract), or a line of `records.jsonl`. Raises `InvalidError` naming the fields;
    then nothing is kept.

    `publish_as`: seal it at once under this person's name; the person is the second one for every host that the line
    brings, and a host that was refused refuses the line. `only_if_untouched`: leave records alone that a person has
    edited since they were imported.
    """
    if not isinstance(line, dict):
        raise InvalidError({"": [_("A line must be one JSON object.")]})
    line = record_line(line)
    kind, language = _kind_and_language(line)
    content, problems = clean_content(
        kind_of(kind),
        {name: value for name, value in line.items() if name not in ABOUT_THE_RECORD},
        known_regions=REGIONS,
    )
    if not content.get("title"):
        problems.setdefault("title", []).extend(what_is_missing(kind_of(kind), {}).get("title", []))
    refuse(problems)
    record, is_new = _record_for(line, kind=kind, language=language, actor=actor, at=at)
    is_joined = not is_new and str(line["id"]).strip() != record.external_id
    if only_if_untouched and not is_new and (is_joined or record.revisions.exclude(author=None).exists()):
        return ImportOutcome(str(record.pk), "unchanged")
    _take_files(record, line, content)
    if record.current is not None:
        content = _with_what_members_see(kind, content, record.current.content, line)
    changed = _take_owner(record, line)
    if record.current is None or digest(content) != record.current.digest:
        changed = True
        if record.published_id and publish_as is None:
            take_step(record=record, act="edit", actor=actor, at=at)
        record.current = add_revision(record=record, content=content, author=actor, at=at)
    if changed:
        record.save()
    changed |= _take_translations(record, line.get("translations"), actor=actor, at=at, approver=publish_as)
    linked = _take_links(record, line.get("links"), at=at)
    if publish_as is not None and (changed or record.published_id is None):
        refuse_unknown_citations(record, content, problems)
        refuse(problems)
        take_step(record=record, act="publish_import", actor=publish_as, at=at)
        publish(record=record, approver=publish_as, at=at, confirmed_hosts=EVERY)
    if not (is_new or changed or linked):
        return ImportOutcome(str(record.pk), "unchanged")
    record_act(actor=actor, at=at, act="record.import", target_type="record", target_id=record.pk)
    return ImportOutcome(str(record.pk), "made" if is_new else "updated")


def _kind_and_language(line: dict[str, Any]) -> tuple[str, str]:
    codes = [kind.code for kind in all_kinds()]
    errors: dict[str, list[Any]] = {}
    if line.get("kind") not in codes:
        errors["kind"] = [_("The kind must be one of: %(kinds)s.") % {"kinds": ", ".join(codes)}]
    tag = line.get("language")
    language = normalise_tag(tag) if isinstance(tag, str) else None
    if language is None:
        errors["language"] = [_("The language must be one of ours, such as bg, de or sr-Latn.")]
    external = line.get("id")
    if external is not None and (not isinstance(external, str) or not 0 < len(plain_id(external)) <= 100):
        errors["id"] = [_("The id must be a text of at most 100 characters.")]
    owner = line.get("owner_name")
    if owner is not None and (not isinstance(owner, str) or len(owner) > 300):
        errors["owner_name"] = [_("Text of at most 300 characters is expected here.")]
    if errors or language is None:
        raise InvalidError(errors)
    return str(line["kind"]), language


def _record_for(
    line: dict[str, Any], *, kind: str, language: str, actor: Person | None, at: datetime
) -> tuple[Record, bool]:
    external = plain_id(line["id"]) if line.get("id") else None
    found = _known_by(external) if external else None
    if found is not None:
        record = locked(found.pk)
        if record.kind != kind or record.original_language != language:
            raise InvalidError({"kind": [_("The record with this id is of another kind or language.")]})
        if record.state not in ("draft", "published"):
            raise InvalidError({"id": [_("The record with this id is under review or archived.")]})
        return record, False
    return Record.objects.create(
        external_id=external,
        kind=kind,
        original_language=language,
        created_by=actor,
        created_at=at,
        updated_at=at,
    ), True


def _with_what_members_see(
    kind: str, content: dict[str, Any], before: dict[str, Any], line: dict[str, Any]
) -> dict[str, Any]:
    """What only members may see is in no export: where the line does not mention it, it stays as it was."""
    said, old = line.get("body") or {}, before.get("body", {})
    hidden = [each.name for each in kind_of(kind).fields if each.members_only]
    kept = {name: old[name] for name in hidden if name in old and name not in said}
    return {**content, "body": {**content.get("body", {}), **kept}} if kept else content


def _known_by(said: str) -> Record | None:
    """The record with this id of another system, or with this id of ours."""
    found = with_external_id(said)
    if found is None and (own := _own_id(said)) is not None:
        found = Record.objects.filter(pk=own).first()
    return found


def _own_id(said: str) -> UUID | None:
    """A text as one of our ids, if it is one in its usual writing."""
    try:
        own = UUID(said)
    except ValueError:
        return None
    return own if str(own) == said else None


def _take_files(record: Record, line: dict[str, Any], content: dict[str, Any]) -> None:
    """Files do not travel in lines: those that the record has stay, and a line may name no other."""
    if "attachments" not in line and record.current:
        kept = record.current.content.get("attachments")
        if kept:
            content["attachments"] = kept
    problems: Problems = {}
    refuse_foreign_files(record, content, problems)
    if problems:
        sentence = _("Files do not travel in lines. Upload them on the record's page or through the API.")
        raise InvalidError({"attachments": [sentence]})


def _take_owner(record: Record, line: dict[str, Any]) -> bool:
    """Set whose record it is, where the line says so; whether that changed it."""
    before = record.organisation_id, record.owner_name
    if line.get("organisation"):
        organisation = Organisation.objects.filter(code=str(line["organisation"])).first()
        if organisation is None:
            raise InvalidError({"organisation": [_("There is no organisation with this code.")]})
        record.organisation = organisation
    if line.get("owner_name"):
        record.owner_name = strip_invisible(line["owner_name"]).strip()
    return (record.organisation_id, record.owner_name) != before


def _take_translations(
    record: Record, given: Any, *, actor: Person | None, at: datetime, approver: Person | None
) -> bool:
    if given in (None, {}):
        return False
    if not isinstance(given, dict):
        raise InvalidError({"translations": [_("Named values are expected here.")]})
    kind = kind_of(record.kind)
    originals = texts_of(kind, record.current.content if record.current else {})
    changed = False
    for tag, fields in given.items():
        language = normalise_tag(tag)
        if language is None or language == record.original_language or not isinstance(fields, dict):
            raise InvalidError({"translations": [_("“%(tag)s” is not a language to translate into.") % {"tag": tag}]})
        for field, text in _flat(fields).items():
            if field not in originals:
                raise InvalidError({f"translations.{language}.{field}": [_("The original has no such text.")]})
            found = problems_in_text(kind, field, text)
            refuse({f"translations.{language}.{field}": found} if found else {})
            if set(marks_of(text)) != set(marks_of(originals[field])):
                raise InvalidError({f"translations.{language}.{field}": [OTHER_MARKS]})
            made_from = text_digest(originals[field])
            same = record.translations.filter(
                language=language, field=field, text=text, made_from=made_from, kept="approved" if approver else "draft"
            )
            if same.exists():
                continue
            changed = True
            Translation.objects.update_or_create(
                record=record,
                language=language,
                field=field,
                defaults={
                    "text": text,
                    "kept": "approved" if approver else "draft",
                    "made_from": made_from,
                    "revision": record.current.number if record.current else 1,
                    "made_by": actor,
                    "approved_by": approver,
                    "at": at,
                },
            )
    return changed


def _flat(fields: dict[str, Any]) -> dict[str, str]:
    """`{"title": …, "keywords": […], "body": {…}}` as one level of texts; `InvalidError` for anything else."""
    body = fields.get("body", {})
    if not isinstance(body, dict):
        raise InvalidError({"translations": [_("Named values are expected here.")]})
    flat = {**{name: value for name, value in fields.items() if name != "body"}, **body}
    texts: dict[str, str] = {}
    for name, value in flat.items():
        joined = ", ".join(map(str, value)) if isinstance(value, list) else value
        if not isinstance(joined, str) or len(joined) > 30_000:
            raise InvalidError({"translations": [_("Text is expected here.")]})
        if strip_invisible(joined).strip():
            texts[str(name)] = strip_invisible(joined).strip()
    return texts


def _take_links(record: Record, given: Any, *, at: datetime) -> bool:
    """Make the links that are not there yet; whether there were any."""
    if given in (None, []):
        return False
    if not isinstance(given, list):
        raise InvalidError({"links": [_("A list is expected here.")]})
    ends: set[UUID] = set()
    for item in given:
        if not isinstance(item, dict) or not is_link_type(str(item.get("type"))):
            raise InvalidError({"links": [_("A link needs a type that we know and the id of a record.")]})
        target = _known_by(plain_id(str(item.get("to"))))
        if target is None or target.pk == record.pk:
            raise InvalidError({"links": [_("There is no record “%(id)s” to link to.") % {"id": item.get("to")}]})
        _made, is_new = Link.objects.get_or_create(
            source=record, target=target, type=item["type"], defaults={"made_by": None, "at": at}
        )
        if is_new:
            ends |= {record.pk, target.pk}
    if ends:
        emit(LinksChanged(record_ids=tuple(sorted(ends))))
    return bool(ends)


def external_ids_known(ids: Collection[str]) -> set[str]:
    """Which of these ids, of other systems or ours, belong to a record here; one query for each sort."""
    plain = {given: plain_id(given) for given in ids}
    if not plain:
        return set()
    found = set(Record.objects.filter(external_id__in=plain.values()).values_list("external_id", flat=True))
    known = {given for given, each in plain.items() if each in found}
    own = {given: key for given, each in plain.items() if given not in known and (key := _own_id(each)) is not None}
    here = set(Record.objects.filter(pk__in=own.values()).values_list("pk", flat=True)) if own else set()
    return known | {given for given, key in own.items() if key in here}


def plain_id(external: str) -> str:
    """An id of another system as it is kept and compared: composed (NFC), without what cannot be seen.

    Letters that only look alike stay apart: another system may mean two things by them.
    """
    return strip_invisible(external).strip()
