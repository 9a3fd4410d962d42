"""What the export is measured on is real: each copy is sealed by itself, and everything of it is taken out."""

import pytest

from polisee.records import api
from polisee.records.bench_copies import copy_public
from polisee.records.models import Link, Record
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db


def test_every_copy_is_public_under_a_seal_of_its_own_and_is_exported_with_its_links() -> None:
    reviewer = people.reviewer(people.organisation("AWAY"))
    line = {"id": "p-1", "kind": "practice", "language": "bg", **people.practice_content()}
    api.import_record(actor=None, at=AT, line=line, publish_as=reviewer)
    assert copy_public(12, 20) == 13
    assert list(api.broken_seals()) == []
    found = [each for batch in api.exported() for each in batch]
    assert len({each.record.seal.digest for each in found}) == Record.objects.count() == 13
    assert sum(len(each.links) for each in found) == 2 * Link.objects.count() > 0
