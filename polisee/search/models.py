"""The index: documents, their passages, their titles, the words that occur, and vectors already computed.

Everything here can be made again from the sources (`reindex`). It orders lists; it is never shown.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from pgvector.django import HnswIndex, VectorField

DIMENSIONS = 384
GOES_ON = 9999
"""`period_to` of what has no end."""


class Document(models.Model):
    """One published thing; its id is the thing's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    languages = ArrayField(models.CharField(max_length=2))
    themes = ArrayField(models.SmallIntegerField(), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    regions = ArrayField(models.CharField(max_length=5), default=list)
    """The NUTS codes and all that contain them: BG41 is also BG4 and BG."""
    period_from = models.SmallIntegerField(null=True)
    period_to = models.SmallIntegerField(null=True)
    outcome = models.CharField(max_length=30, blank=True)
    evidence = models.CharField(max_length=30, blank=True)
    lens = models.CharField(max_length=30, blank=True)
    """Empty for what is not seen through one of the four lenses."""
    chain = ArrayField(models.CharField(max_length=30), default=list)
    """How it stands in the chain, as its source says: `gap`, `no_answer` …"""
    organisation_id = models.UUIDField(null=True)
    codes = ArrayField(models.CharField(max_length=60), default=list)
    sort_title = models.CharField(max_length=200)
    """Folded English title, else the original's: the embedded database cannot sort by language."""
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            GinIndex(fields=["themes"], name="search_document_themes"),
            GinIndex(fields=["countries"], name="search_document_countries"),
            GinIndex(fields=["regions"], name="search_document_regions"),
            GinIndex(fields=["codes"], name="search_document_codes"),
            GinIndex(fields=["chain"], name="search_document_chain"),
            models.Index(fields=["-published_at", "id"], name="search_document_newest"),
            models.Index(fields=["sort_title", "id"], name="search_document_by_title"),
            models.Index(fields=["kind"], name="search_document_kind"),
        ]


class Title(models.Model):
    """A document's title in one language, folded, with a blank at each end: ` word word `."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="titles")
    language = models.CharField(max_length=2)
    folded = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "language"], name="search_title_once_a_language"),
        ]
        indexes = [GinIndex(OpClass("folded", "gin_trgm_ops"), name="search_title_similar")]


class Passage(models.Model):
    """A stretch of a document's text in one language. Ordinal 0 is title and summary."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    language = models.CharField(max_length=2)
    ordinal = models.SmallIntegerField()
    words = SearchVectorField()
    """Forms and lemmas, folded; weight A in the title, B in the summary and keywords."""
    meaning = VectorField(dimensions=DIMENSIONS, null=True)
    """Absent for words-only passages: without a model, and for bodies of translations."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "language", "ordinal"], name="search_passage_once"),
        ]
        indexes = [
            GinIndex(fields=["words"], name="search_passage_words"),
            HnswIndex(
                fields=["meaning"],
                name="search_passage_meaning",
                m=16,
                ef_construction=64,
                opclasses=["vector_ip_ops"],
            ),
        ]


class KnownWord(models.Model):
    """A form that occurs in published text, with its lemma: for accents left out and for slips of the
    finger.
    """

    form = models.CharField(max_length=60)
    lemma = models.CharField(max_length=60)
    language = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "language", "lemma"], name="search_knownword_once"),
        ]
        indexes = [GinIndex(OpClass("form", "gin_trgm_ops"), name="search_knownword_similar")]


class KnownMeaning(models.Model):
    """A vector once computed, by model and digest of the text: the same sentence is never encoded twice."""

    model = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    vector = VectorField(dimensions=DIMENSIONS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "digest"], name="search_knownmeaning_once")]
