"""Writing the index. It holds nothing of its own: running anything here twice changes nothing.

Vectors are computed before the transaction, on all processors (the model works without Python's lock), and
kept by the digest of their text.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.db import connection, transaction

from polisee.foundation.canonical import text_digest
from polisee.search.contract import Indexable
from polisee.search.encoder import Encoder, Vectors, encoder
from polisee.search.lemmas import lemma
from polisee.search.models import GOES_ON, Document, KnownMeaning, KnownWord, Passage, Title
from polisee.search.rules.passages import PlannedPassage, containing_regions, folded_title, planned
from polisee.search.rules.words import code_form
from polisee.search.sources import sources

AT_ONCE = 16
"""Things whose vectors are computed together."""


def index(indexable: Indexable) -> None:
    """Make a published thing findable as it is now."""
    index_many([indexable])


def index_many(indexables: Iterable[Indexable]) -> int:
    """Make many things findable, some at a time; how many they were."""
    count = 0
    batch: list[Indexable] = []
    for indexable in indexables:
        batch.append(indexable)
        if len(batch) == AT_ONCE:
            count += _index_batch(batch)
            batch = []
    return count + _index_batch(batch)


def mark(marks: Mapping[UUID, tuple[str, ...]]) -> int:
    """Say anew how documents stand in the chain; how many that changed. What is not in the index is passed over."""
    changed = [
        document
        for document in Document.objects.filter(pk__in=marks).only("chain").order_by("pk")
        if sorted(document.chain) != sorted(marks[document.pk])
    ]
    for document in changed:
        document.chain = sorted(marks[document.pk])
    return Document.objects.bulk_update(changed, ["chain"], batch_size=500)


def remove(document_id: UUID) -> None:
    """Make a thing unfindable; nothing happens if it was not."""
    Document.objects.filter(pk=document_id).delete()


def reindex(ids: Sequence[UUID] | None = None) -> int:
    """Ask the sources again for these things, or for everything; what they do not give any more is
    removed.
    """
    wanted = None if ids is None else list(ids)
    count = 0
    for name, provider in sources().items():
        given: set[UUID] = set()
        count += index_many(_noting(provider(wanted), given))
        gone = Document.objects.filter(source=name).exclude(pk__in=given)
        (gone if wanted is None else gone.filter(pk__in=wanted)).delete()
    if wanted is None:
        forget_unused_words()
    return count


def meanings(texts: Iterable[tuple[str, str]], model: Encoder | None = None) -> dict[str, Vectors]:
    """Vectors of (text, language) by digest: known ones from the database, the others computed and kept."""
    model = model or encoder()
    by_digest = {meaning_digest(text, language): (text, language) for text, language in texts}
    if not model.available or not by_digest:
        return {}
    known = KnownMeaning.objects.filter(model=model.name, digest__in=by_digest)
    vectors: dict[str, Vectors] = dict(known.values_list("digest", "vector"))
    missing = [digest for digest in by_digest if digest not in vectors]
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as threads:
        computed = threads.map(lambda digest: _encoded(model, *by_digest[digest]), missing)
        fresh = dict(zip(missing, computed, strict=True))
    KnownMeaning.objects.bulk_create(
        [KnownMeaning(model=model.name, digest=digest, vector=vector) for digest, vector in fresh.items()],
        ignore_conflicts=True,
    )
    return vectors | fresh


def meaning_digest(text: str, language: str) -> str:
    """By what a vector is kept: the language matters for Serbian only, whose Cyrillic is read as Latin."""
    return text_digest(f"sr:{text}" if language == "sr" else text)


def forget_unused_words() -> None:
    """Drop from the vocabulary what no passage has any more, so that it is corrected again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_knownword w WHERE NOT EXISTS "
            "(SELECT 1 FROM search_passage p WHERE p.words @@ quote_literal(w.form)::tsquery)"
        )


def _noting(indexables: Iterable[Indexable], given: set[UUID]) -> Iterable[Indexable]:
    for indexable in indexables:
        given.add(indexable.id)
        yield indexable


def _encoded(model: Encoder, text: str, language: str) -> Vectors:
    vector: Vectors = model.passages([text], language)[0]
    return vector


def _index_batch(batch: Sequence[Indexable]) -> int:
    plans = [(indexable, list(planned(indexable, lemma))) for indexable in batch]
    vectors = meanings(
        (passage.meaning_text, passage.language) for _, plan in plans for passage in plan if passage.meaning_text
    )
    for indexable, plan in plans:
        _store(indexable, plan, vectors)
    return len(plans)


@transaction.atomic
def _store(indexable: Indexable, plan: Sequence[PlannedPassage], vectors: dict[str, Vectors]) -> None:
    document = _document(indexable)
    document.passages.all().delete()
    document.titles.all().delete()
    Title.objects.bulk_create(
        Title(document=document, language=language, folded=folded_title(text.title))
        for language, text in indexable.texts.items()
    )
    Passage.objects.bulk_create(
        Passage(
            document=document,
            language=passage.language,
            ordinal=passage.ordinal,
            words=passage.words,
            meaning=vectors.get(meaning_digest(passage.meaning_text, passage.language)),
        )
        for passage in plan
    )
    _learn_words(plan)


def _document(indexable: Indexable) -> Document:
    named = indexable.texts.get("en") or indexable.texts[indexable.language]
    goes_on = indexable.period_to is None and indexable.period_from is not None
    document, _ = Document.objects.update_or_create(
        pk=indexable.id,
        defaults={
            "source": indexable.source,
            "kind": indexable.kind,
            "language": indexable.language,
            "languages": sorted(indexable.texts),
            "themes": sorted(set(indexable.themes)),
            "countries": sorted(set(indexable.countries)),
            "regions": containing_regions(indexable.regions),
            "period_from": indexable.period_from,
            "period_to": GOES_ON if goes_on else indexable.period_to,
            "outcome": indexable.outcome,
            "evidence": indexable.evidence,
            "lens": indexable.lens,
            "chain": sorted(set(indexable.chain)),
            "organisation_id": indexable.organisation_id,
            "codes": sorted({code_form(code) for code in indexable.codes} - {""}),
            "sort_title": folded_title(named.title).strip()[:200],
            "published_at": indexable.published_at,
            "updated_at": indexable.updated_at,
        },
    )
    return document


def _learn_words(plan: Sequence[PlannedPassage]) -> None:
    """Add forms and lemmas to the vocabulary; sorted, so that two writers cannot wait for each other in a
    ring.
    """
    rows = {(form, base, passage.language) for passage in plan for form, base in passage.known}
    rows |= {(base, base, language) for _, base, language in rows}
    KnownWord.objects.bulk_create(
        [KnownWord(form=form, lemma=base, language=language) for form, base, language in sorted(rows)],
        ignore_conflicts=True,
    )
