from collections import Counter
from itertools import pairwise

import pytest

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.search.bench import REFERENCE
from polisee.search.generated_records import generated, questions, reference_sentences


@pytest.fixture(scope="module")
def material():
    return reference_sentences(REFERENCE)


def test_the_reference_has_sentences_in_every_language(material):
    assert set(material.by_language) == set(CONTENT_CODES)
    assert all(len(material.words[language]) > 50 for language in CONTENT_CODES)


def test_languages_take_turns_and_no_two_records_are_the_same(material):
    records = list(generated(material, 120))
    assert set(Counter(record.language for record in records).values()) == {10}
    assert len({record.texts[record.language].body for record in records}) == 120
    assert all(one.published_at < next_one.published_at for one, next_one in pairwise(records))
    assert 30 < sum("en" in record.texts and record.language != "en" for record in records) < 80


def test_the_same_seed_gives_the_same_records(material):
    assert list(generated(material, 10)) == list(generated(material, 10))
    assert list(generated(material, 10)) != list(generated(material, 10, seed=2))


def test_no_question_is_asked_twice(material):
    first, second = questions(material, 300, seed=1), questions(material, 300, seed=2)
    assert len(set(first)) == 300
    assert all(len(question.split()) <= 4 for question, _ in first if question)
    assert len(set(first) & set(second)) < 30
