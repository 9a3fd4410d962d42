"""Counting the quality of the public records: each night, at the first start, after the reference was loaded."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.knowledge.models import QualitySnapshot, SourceCheck
from polisee.knowledge.rules.quality import BANDS, age_of, band_of, translation_of
from polisee.records.api import PublishedRecord, all_published, completeness, due, texts_of
from polisee.search.api import Filters, tally

KEPT_SNAPSHOTS = 400
"""A year of nights, and some."""
Figures = dict[str, Any]


@transaction.atomic
def count_quality(at: datetime) -> QualitySnapshot:
    """Count everything and keep it under this time; what is read is sealed text alone."""
    begun = time.perf_counter()
    figures = _read(all_published(), at) | _indexed() | {"sources": _sources(), "review": _review_days(at)}
    milliseconds = round(1000 * (time.perf_counter() - begun))
    made, _is_new = QualitySnapshot.objects.update_or_create(
        counted_at=at, defaults={"milliseconds": milliseconds, "figures": figures}
    )
    kept = QualitySnapshot.objects.order_by("-counted_at").values_list("pk", flat=True)[:KEPT_SNAPSHOTS]
    QualitySnapshot.objects.exclude(pk__in=list(kept)).delete()
    return made


def _read(records: Iterable[PublishedRecord], at: datetime) -> Figures:
    """What only the records themselves say; one pass."""
    kinds: Counter[str] = Counter()
    ages: Counter[str] = Counter()
    evidence: Counter[str] = Counter()
    bands: Counter[str] = Counter()
    languages: dict[str, Counter[str]] = {code: Counter() for code in CONTENT_CODES}
    partners: dict[str, list[int]] = defaultdict(list)
    without_source, total = 0, 0
    for record in records:
        total += 1
        content = record.content
        kinds[record.payload["kind"]] += 1
        ages[age_of(datetime.fromisoformat(record.payload["published_at"]), at)] += 1
        evidence[content.get("evidence_grade") or "none"] += 1
        without_source += not content.get("sources")
        percent = completeness(record.kind, content).percent
        bands[band_of(percent)] += 1
        partners[record.payload.get("organisation") or ""].append(percent)
        for code, state in _translations(record):
            languages[code][state] += 1
    everything = [percent for found in partners.values() for percent in found]
    return {
        "records": total,
        "kinds": dict(kinds),
        "age": dict(ages),
        "evidence": dict(evidence),
        "languages": {code: dict(counts) for code, counts in languages.items()},
        "without_source": without_source,
        "completeness": {
            "mean": _mean(everything),
            "bands": {band: bands[band] for band in BANDS},
            "partners": {code: {"records": len(found), "mean": _mean(found)} for code, found in partners.items()},
        },
    }


def _translations(record: PublishedRecord) -> Iterable[tuple[str, str]]:
    texts = texts_of(record.kind, record.content)
    given = record.payload["translations"]
    for code in CONTENT_CODES:
        if code == record.original_language:
            yield code, "original"
        else:
            entries = given.get(code, {})
            yield code, translation_of([entries.get(name, {}).get("state") for name in texts])


def _mean(percents: list[int]) -> float | None:
    return round(sum(percents) / len(percents), 1) if percents else None


def _indexed() -> Figures:
    """Coverage and ends of the chain, as the index counts them."""
    coverage: dict[str, dict[str, int]] = defaultdict(dict)
    for row in tally(("theme", "country")):
        coverage[row.values[0]][row.values[1]] = row.count
    kinds = Filters(kinds=("practice", "recommendation"))
    ends = {row.values[0]: row.count for row in tally(("chain",)) if row.values[0]}
    totals = {row.values[0]: row.count for row in tally(("kind",), kinds) if row.values[0]}
    return {"coverage": coverage, "ends": ends | totals}


def _sources() -> Figures:
    """Addresses by whether they answered; those of public records alone are in the list."""
    rows = SourceCheck.objects.values("outcome").annotate(count=Count("pk"))
    return {row["outcome"]: row["count"] for row in rows}


def _review_days(at: datetime) -> Figures:
    days = due.review_days(at.date())
    return {"due": days.due, "planned": days.planned, "without": days.without}


def latest_count() -> QualitySnapshot | None:
    """The last that was counted; one query."""
    return QualitySnapshot.objects.order_by("-counted_at").first()
