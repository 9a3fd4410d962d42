"""What goes along when two records become one: links, translations, pictures. Parts of an act, never a whole one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from polisee.foundation.canonical import text_digest
from polisee.records.merged import known_texts
from polisee.records.models import Link, Record, StoredImage, Translation
from polisee.records.rules.content import texts_of
from polisee.records.rules.joining import KnownText, moving
from polisee.records.rules.kinds import kind_of


def move_links(*, kept: Record, gone: Record) -> list[dict[str, str]]:
    """Links of the one that goes become links of the other; which moved, and at which end.

    One between the two, and one that the other has already, stays where it is: it is not shown, since an archived
    record is at its end, and comes back if the two are parted again.
    """
    there = {
        (each.source_id, each.target_id, each.type)
        for each in Link.objects.filter(source=kept) | Link.objects.filter(target=kept)
    }
    moved = []
    for each in Link.objects.filter(source=gone) | Link.objects.filter(target=gone):
        end = "source" if each.source_id == gone.pk else "target"
        ends = {"source": each.source_id, "target": each.target_id, end: kept.pk}
        if ends["source"] == ends["target"] or (ends["source"], ends["target"], each.type) in there:
            continue
        Link.objects.filter(pk=each.pk).update(**{end: kept})
        there.add((ends["source"], ends["target"], each.type))
        moved.append({"link": str(each.pk), "end": end})
    return moved


def move_links_back(*, kept: Record, gone: Record, moved: list[dict[str, str]]) -> None:
    """Undo `move_links`; a link that was removed since stays removed."""
    for each in moved:
        Link.objects.filter(pk=each["link"], **{each["end"]: kept}).update(**{each["end"]: gone})


def move_translations(
    *, kept: Record, gone: Record, before: dict[str, Any], choices: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Translations of the fields that were taken go along; the rows that they replaced (for undoing).

    Those of fields that stay are not touched: each is bound to the words it was made from.
    """
    kind = kind_of(kept.kind)
    now = texts_of(kind, kept.current.content if kept.current else {})
    was = texts_of(kind, before)
    texts = known_texts(gone)
    taken = {name: text for name, text in now.items() if choices.get(name) == "gone" and text != was.get(name)}
    bridge = {each.field: each.kept for each in texts if each.language == kept.original_language and each.fits}
    replaced: list[dict[str, Any]] = []
    for each in moving(texts, taken=taken, into=kept.original_language, bridge=bridge):
        row = Translation.objects.filter(record=kept, language=each.language, field=each.field).first()
        replaced.append(_as_data(row) if row else {"language": each.language, "field": each.field, "text": None})
        _put(kept, each, taken[each.field], gone)
    return replaced


def _put(kept: Record, each: KnownText, original: str, gone: Record) -> None:
    """What was the original of the one that goes was approved by whoever approved the translation that came over."""
    rows = {row.language: row for row in gone.translations.filter(field=each.field)}
    source = rows.get(each.language)
    approving = source or rows.get(kept.original_language)
    last = gone.current
    Translation.objects.update_or_create(
        record=kept,
        language=each.language,
        field=each.field,
        defaults={
            "text": each.text,
            "kept": each.kept,
            "made_from": text_digest(original),
            "revision": kept.current.number if kept.current else 1,
            "made_by_id": source.made_by_id if source else last.author_id if last else None,
            "machine": source.machine if source else "",
            "approved_by_id": approving.approved_by_id if approving else None,
            "at": source.at if source else last.at if last else gone.updated_at,
        },
    )


def _as_data(row: Translation) -> dict[str, Any]:
    names = ("language", "field", "text", "kept", "made_from", "revision", "machine")
    people = {name: str(getattr(row, name) or "") for name in ("made_by_id", "approved_by_id")}
    return {name: getattr(row, name) for name in names} | people | {"at": row.at.isoformat()}


def move_translations_back(*, kept: Record, replaced: list[dict[str, Any]]) -> None:
    """Undo `move_translations`."""
    for data in replaced:
        row = dict(data)
        where = {"record": kept, "language": row.pop("language"), "field": row.pop("field")}
        if row["text"] is None:
            Translation.objects.filter(**where).delete()
            continue
        row |= {name: row[name] or None for name in ("made_by_id", "approved_by_id")}
        row["at"] = datetime.fromisoformat(row["at"])
        Translation.objects.update_or_create(**where, defaults=row)


def copies_of_images(content: dict[str, Any], *, kept: Record, gone: Record) -> dict[str, Any]:
    """A content whose pictures belong to the kept record: the same files under ids of its own."""
    wanted = [image["id"] for image in content.get("images", [])]
    own = {row.digest: row for row in kept.images.all()}
    new_ids: dict[str, str] = {}
    for row in gone.images.filter(pk__in=wanted):
        copy = own.get(row.digest)
        if copy is None:
            same = ("file", "digest", "width", "height", "media_type", "uploaded_by_id", "at")
            copy = StoredImage.objects.create(record=kept, **{name: getattr(row, name) for name in same})
        new_ids[str(row.pk)] = str(copy.pk)
    images = [{**image, "id": new_ids[image["id"]]} for image in content.get("images", []) if image["id"] in new_ids]
    return {**content, "images": images}
