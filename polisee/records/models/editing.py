"""Records, what was saved of them, their translations, links and images."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.records.rules.life import STATES
from polisee.records.rules.links import LINK_TYPES


def one_of(field: str, values: tuple[str, ...], name: str) -> models.CheckConstraint:
    """The database, too, takes only these."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)


class Record(models.Model):
    """One thing that is written, reviewed and published. Its words stand in its revisions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    external_id = models.CharField(max_length=100, null=True, blank=True, unique=True)
    kind = models.CharField(max_length=20)
    original_language = models.CharField(max_length=2)
    organisation = models.ForeignKey(
        "partnership.Organisation", null=True, on_delete=models.PROTECT, related_name="records"
    )
    owner_name = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=16, default="draft")
    current = models.ForeignKey("records.Revision", null=True, on_delete=models.PROTECT, related_name="+")
    published = models.ForeignKey("records.Publication", null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    next_review = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "updated_at"]), models.Index(fields=["organisation", "updated_at"])]
        constraints = [
            one_of("state", STATES, "records_record_state"),
            one_of("original_language", CONTENT_CODES, "records_record_language"),
            models.CheckConstraint(
                name="records_record_published_is_sealed",
                condition=~models.Q(state="published") | models.Q(published__isnull=False),
            ),
        ]


class Revision(models.Model):
    """One save. Never edited (a trigger of the database sees to it)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="records_revision_number_once")]


class Autosave(models.Model):
    """What a person has typed and not yet saved; gone with the save. Raw: nothing typed is ever refused or lost."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2, blank=True)
    """Empty: the original's form; else the translation form into that language."""
    typed = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "record", "language"], name="records_autosave_one_a_person")
        ]


class Translation(models.Model):
    """One field of a record in one other language, and the original text from which it was made (by digest)."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2)
    field = models.CharField(max_length=60)
    text = models.TextField()
    kept = models.CharField(max_length=8)
    made_from = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    """Number of the original's revision from which it was made."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    machine = models.CharField(max_length=60, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "language", "field"], name="records_translation_once"),
            one_of("kept", ("machine", "draft", "approved"), "records_translation_kept"),
            one_of("language", CONTENT_CODES, "records_translation_language"),
        ]


class Link(models.Model):
    """A typed link from one record to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="links_in")
    type = models.CharField(max_length=20)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "type"], name="records_link_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="records_link_not_to_itself"),
            one_of("type", tuple(LINK_TYPES), "records_link_type"),
        ]


class StoredFile(models.Model):
    """A file that was looked into before it was kept. Its bytes lie under their digest, below the folder for media."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="files")
    file = models.CharField(max_length=120)
    """Where it lies, below the folder for media."""
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    """As it was given, cleaned."""
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    notes = models.JSONField(default=list)
    """What a reviewer should know: `embedded`, `outside`."""
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "digest", "name"], name="records_file_once"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="records_file_not_empty"),
            models.CheckConstraint(condition=models.Q(digest__regex="^[0-9a-f]{64}$"), name="records_file_digest"),
        ]


class StoredImage(models.Model):
    """An image, decoded and written anew by us, so that nothing but pixels came in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="images")
    file = models.FileField(upload_to="images/")
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    media_type = models.CharField(max_length=20)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
