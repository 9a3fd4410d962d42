"""`bench chain` measures what it says: a small one, run through."""

import pytest

from polisee.config.bench import chain as bench


@pytest.mark.django_db(transaction=True)
def test_generated_records_are_public_sealed_and_tied_and_the_first_is_tied_most() -> None:
    from polisee.records.api import broken_seals, published

    ids = bench._written(60)
    ends, made = bench._tied(ids, 300)
    assert len(published(ids)) == 60
    assert list(broken_seals()) == []
    assert made == 300
    assert sum(ends.values()) == 600
    best, most = ends.most_common(1)[0]
    assert best in ids[:3]
    assert most > 2 * 600 / 60
    lines = list(bench._pages({"bench": "chain"}, best, 20))
    assert [line["page"] for line in lines][:2] == ["chain, made anew", "chain, made anew"]
    assert lines[0]["queries"] <= 12
    assert all(0 < line["p50_ms"] <= line["p95_ms"] <= line["max_ms"] for line in lines)
