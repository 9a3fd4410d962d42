"""Somebody who follows, and things to follow."""

import pytest
from django.core.cache import cache

from tests import people
from tests.knowledge.reading.conftest import Shelf


@pytest.fixture
def shelf(db: None) -> Shelf:
    cache.clear()
    return Shelf()


@pytest.fixture
def reader(shelf: Shelf):
    """A person in Albania who reads English."""
    return people.person("Rea Reader", shelf.away, password=None)
