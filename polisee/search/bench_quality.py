"""`bench crosslingual`: a sentence is asked in one language; is its translation the first hit?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

import numpy as np

from polisee.search.bench_ground import Line, at_once, emptied
from polisee.search.contract import Hit, Indexable, IndexableText, SearchRequest
from polisee.search.encoder import WordsOnly, encoder
from polisee.search.indexing import index_many, meaning_digest, meanings
from polisee.search.parallel_texts import Pair
from polisee.search.queries import answer_with, search

THREADS = 2
DEPTH = 10
_SPACE = UUID("6f1c1b52-7d5e-5d0b-9d0f-0d6f5d1f7a10")
_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """One question and the ids that answer it; hits in `without` are passed over (the question itself)."""

    text: str
    language: str
    right: frozenset[UUID]
    without: str = ""


def quality(name: str, pairs: Sequence[Pair], *, mixed_queries: int) -> Iterator[Line]:
    """Query in each language against English alone, then against all languages together."""
    by_language: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_language[pair.language].append(pair)
    means: dict[str, list[float]] = defaultdict(list)
    for language, own in by_language.items():
        emptied()
        # Short sets are asked against the whole set's English: among a few dozen texts every method looks
        # good.
        candidates = own if len(own) > 500 else pairs
        index_many(_documents((pair.english, "en") for pair in candidates))
        asked = [Asked(pair.text, language, frozenset({_id(pair.english, "en")})) for pair in own]
        line = _line(name, "english", language, asked, [(pair.english, "en") for pair in candidates])
        for method in ("words", "meaning", "hybrid"):
            means[method].append(line[method]["top1"])
        yield line
    yield {"bench": "crosslingual", "set": name, "passages": "english", "language": "mean"} | {
        method: {"top1": round(float(np.mean(values)), 2)} for method, values in means.items()
    }
    yield from _mixed(name, pairs, by_language, mixed_queries)


def _mixed(name: str, pairs: Sequence[Pair], by_language: dict[str, list[Pair]], mixed_queries: int) -> Iterator[Line]:
    """Passages of all languages; right is whatever has the same English. The query's own language is passed
    over.
    """
    emptied()
    texts = sorted({(pair.english, "en") for pair in pairs} | {(pair.text, pair.language) for pair in pairs})
    index_many(_documents(texts))
    same: dict[str, set[UUID]] = defaultdict(set)
    for pair in pairs:
        same[pair.english] |= {_id(pair.english, "en"), _id(pair.text, pair.language)}
    for language, own in by_language.items():
        step = max(1, len(own) // mixed_queries)
        asked = [
            Asked(pair.text, language, frozenset(same[pair.english]), language) for pair in own[::step][:mixed_queries]
        ]
        yield _line(name, "all languages", language, asked, texts)


def _line(name: str, passages: str, language: str, asked: Sequence[Asked], texts: Sequence[tuple[str, str]]) -> Line:
    hybrid = at_once(_hybrid_rank, asked, threads=THREADS)
    words = at_once(_words_rank, asked, threads=THREADS)
    return {
        "bench": "crosslingual", "set": name, "passages": passages, "language": language, "queries": len(asked),
        "candidates": len(set(texts)), "words": _figures(words), "meaning": _figures(_meaning_ranks(asked, texts)),
        "hybrid": _figures(hybrid),
    }  # fmt: skip


def _figures(ranks: Sequence[int]) -> dict[str, float]:
    """Ranks count from 1; 0: not among the first ten."""
    return {
        "top1": round(100 * float(np.mean([rank == 1 for rank in ranks])), 2),
        "top10": round(100 * float(np.mean([0 < rank <= DEPTH for rank in ranks])), 2),
        "mrr": round(float(np.mean([1 / rank if 0 < rank <= DEPTH else 0 for rank in ranks])), 4),
    }


def _rank(hits: Sequence[Hit], asked: Asked) -> int:
    rank = 0
    for hit in hits:
        if hit.language == asked.without:
            continue
        rank += 1
        if hit.id in asked.right:
            return rank
    return 0


def _hybrid_rank(asked: Asked) -> int:
    answer = search(SearchRequest(query=asked.text, language=asked.language, page_size=100))
    return _rank((*answer.hits, *answer.further), asked)


def _words_rank(asked: Asked) -> int:
    answer = answer_with(WordsOnly(), SearchRequest(query=asked.text, language=asked.language, page_size=100))
    return _rank(answer.hits, asked)


def _meaning_ranks(asked: Sequence[Asked], texts: Sequence[tuple[str, str]]) -> list[int]:
    """By the vectors alone, every passage compared."""
    distinct = list(dict.fromkeys(texts))
    vectors = meanings([(_ended(text), language) for text, language in distinct])
    matrix = np.stack([vectors[meaning_digest(_ended(text), language)] for text, language in distinct])
    ids = np.array([_id(text, language).int % 2**62 for text, language in distinct])
    languages = np.array([language for _, language in distinct])
    ranks: list[int] = []
    for one in asked:
        question = encoder().query(one.text, "sr" if one.language == "sr" else "")
        scores = matrix @ (np.zeros(matrix.shape[1]) if question is None else question)
        scores[languages == one.without] = -2
        right = np.isin(ids, [answer.int % 2**62 for answer in one.right]) & (languages != one.without)
        ranks.append(1 + int((scores > scores[right].max()).sum()))
    return ranks


def _ended(text: str) -> str:
    """A title as `rules.passages` hands it to the model."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _documents(texts: object) -> Iterator[Indexable]:
    for text, language in dict.fromkeys(texts):  # type: ignore[call-overload]
        yield Indexable(
            id=_id(text, language), source="bench", kind="practice", language=language,
            texts={language: IndexableText(text)}, published_at=_AT, updated_at=_AT,
        )  # fmt: skip


def _id(text: str, language: str) -> UUID:
    return uuid5(_SPACE, f"{language}:{text}")
