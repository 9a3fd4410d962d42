"""`bench duplicates`: are records that tell of the same found across languages, and how many are taken for the same?

Each language of each reference record stands for a draft by somebody else: the same place and time, but no source in
common, and the numbers and names that stand in its own words. It is compared with every reference record of its kind,
with its own record in the languages other than the draft's. That flatters: a translation follows its original more
closely than two people who tell of the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polisee
from polisee.foundation.languages.tags import normalise_tag
from polisee.knowledge.queries.duplicates import opening
from polisee.knowledge.rules.sameness import LIKELY, LOOKED_AT, Told, judge, told_of
from polisee.search.api import nearness

REFERENCE = Path(polisee.__file__).parent / "reference" / "records"
THRESHOLDS = (0.40, 0.45, 0.50, 0.55, 0.58, 0.60, 0.62, 0.64, 0.66, 0.68, 0.70, 0.75, 0.80)


@dataclass(frozen=True)
class Version:
    """One language of one record."""

    record: str
    kind: str
    language: str
    words: str
    told: Told


@dataclass(frozen=True)
class Compared:
    """A draft beside a record: how near, how it was judged, and whether it is the same."""

    language: str
    same: bool
    meaning: float
    score: float
    pair: tuple[str, str]


def versions() -> list[Version]:
    """Every reference record in every language in which it has title and summary."""
    found = []
    for file in sorted(REFERENCE.glob("*.jsonl")):
        for text in file.read_text().splitlines():
            line: dict[str, Any] = json.loads(text)
            found.append(_version(line, normalise_tag(line["language"]) or "", line))
            for tag, words in line.get("translations", {}).items():
                if words.get("title") and words.get("summary"):
                    found.append(_version(line, normalise_tag(tag) or "", words))
    return found


def _version(line: dict[str, Any], language: str, words: dict[str, Any]) -> Version:
    told = told_of(line | {"title": words["title"], "summary": words.get("summary", "")})
    return Version(line["id"], line["kind"], language, opening(words), told)


def comparisons(texts: list[Version], near: list[list[float]]) -> list[Compared]:
    """Every draft with every record of its kind."""
    found = []
    for draft_at, draft in enumerate(texts):
        by_record: dict[str, list[int]] = {}
        for place, each in enumerate(texts):
            if each.kind == draft.kind and not (each.record == draft.record and each.language == draft.language):
                by_record.setdefault(each.record, []).append(place)
        for record, places in by_record.items():
            best = max(places, key=lambda place, at=draft_at: near[at][place])  # type: ignore[misc]
            same, meaning = record == draft.record, near[draft_at][best]
            mine = replace(draft.told, addresses=frozenset()) if same else draft.told
            found.append(
                Compared(
                    draft.language, same, meaning, judge(meaning, mine, texts[best].told).score, (draft.record, record)
                )
            )
    return found


def bench_duplicates() -> Iterator[dict[str, Any]]:
    """Precision and recall by threshold, by meaning alone and with all signs; then by language as it is in use."""
    texts = versions()
    found = comparisons(texts, nearness([(each.words, each.language) for each in texts]))
    drafts = len(texts)
    about = {"bench": "duplicates", "records": len({each.record for each in texts}), "drafts": drafts}
    for way in ("meaning", "all signs"):
        for threshold in THRESHOLDS:
            yield about | {"by": way, "threshold": threshold} | _figures(found, way, threshold, drafts)
    yield about | {"by": "in use", "threshold": LIKELY} | _figures(found, "all signs", LIKELY, drafts)
    for language in sorted({each.language for each in found}):
        own = [each for each in found if each.language == language]
        size = sum(each.language == language for each in texts)
        yield about | {"by": "in use", "language": language} | _figures(own, "all signs", LIKELY, size)
    taken = [each for each in found if _hit(each, "all signs", LIKELY) and not each.same]
    pairs = sorted({tuple(sorted(each.pair)): round(each.score, 3) for each in taken}.items())
    yield about | {"by": "in use", "taken for the same": [[*pair, score] for pair, score in pairs]}


def _hit(each: Compared, way: str, threshold: float) -> bool:
    if way == "meaning":
        return each.meaning >= threshold
    return each.meaning >= LOOKED_AT and each.score >= threshold


def _figures(found: list[Compared], way: str, threshold: float, drafts: int) -> dict[str, Any]:
    hits = [each for each in found if _hit(each, way, threshold)]
    right, there = sum(each.same for each in hits), sum(each.same for each in found)
    return {
        "same": there,
        "recall": round(right / there, 4) if there else None,
        "precision": round(right / len(hits), 4) if hits else None,
        "false_alarms_a_draft": round((len(hits) - right) / drafts, 4),
    }
