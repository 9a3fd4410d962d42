"""Content: whatever comes in, it is cleaned or refused, and nothing hidden stays."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polisee.foundation.canonical import digest
from polisee.foundation.languages.hidden import has_hidden_text
from polisee.foundation.regions import REGIONS
from polisee.records.rules.content import COMMON_FIELDS, clean_content, public_content, texts_of, what_is_missing
from polisee.records.rules.kinds import kind_of
from tests.people import practice_content

KINDS = ["practice", "policy", "factor"]
text = st.text(max_size=40) | st.sampled_from(
    ["", "\x00", "\ud800", "a\u200bb", "https://", "Клъстер", "BG41", "2012", "NaN"]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=15,
)
named = st.dictionaries(st.sampled_from(sorted(COMMON_FIELDS)) | text, json_values, max_size=8)
HIDDEN = "\u200b\u200d\u2060\ufeff\u202e\u2066\u00ad\x00\x07\U000e0041"


def cleaned(kind: str, raw: object) -> tuple[dict, dict]:
    return clean_content(kind_of(kind), raw, known_regions=REGIONS)


@settings(max_examples=300)
@given(st.sampled_from(KINDS), json_values | named)
def test_no_json_value_makes_it_fall_over(kind: str, raw: object) -> None:
    content, problems = cleaned(kind, raw)
    digest(content)  # what is kept can always be sealed
    assert isinstance(problems, dict)


@settings(max_examples=200)
@given(st.sampled_from(KINDS), st.data())
def test_no_value_of_a_field_of_a_kind_makes_it_fall_over(kind: str, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(kind_of(kind).by_name))
    body = data.draw(st.dictionaries(names, json_values, max_size=6))
    content, _problems = cleaned(kind, {"body": body})
    digest(content)
    what_is_missing(kind_of(kind), content)
    texts_of(kind_of(kind), content)


@settings(max_examples=200)
@given(st.sampled_from(KINDS), json_values | named)
def test_what_was_cleaned_stays_as_it_is_when_cleaned_again(kind: str, raw: object) -> None:
    content, _problems = cleaned(kind, raw)
    again, problems = cleaned(kind, content)
    assert again == content
    assert problems == {}


@given(st.permutations(list(practice_content().items())))
def test_equal_content_has_an_equal_digest_in_whatever_order_it_came(pairs: list) -> None:
    content, _problems = cleaned("practice", dict(pairs))
    expected, _problems = cleaned("practice", practice_content())
    assert digest(content) == digest(expected)


@given(st.text(alphabet="ab ", max_size=8), st.sampled_from(["title", "summary"]))
def test_empty_and_absent_are_the_same(blank: str, field: str) -> None:
    spaces = " " * len(blank)
    with_blank, _problems = cleaned("practice", practice_content(keywords=[], **{field: spaces}))
    without, _problems = cleaned(
        "practice", {k: v for k, v in practice_content().items() if k not in (field, "keywords")}
    )
    assert digest(with_blank) == digest(without)


@given(st.text(alphabet=HIDDEN + "клъстер abc", max_size=60))
def test_hidden_characters_cannot_survive_in_any_text(words: str) -> None:
    raw = practice_content(
        title=words,
        summary=words,
        keywords=[words],
        authors=[words],
        sources=[{"title": words}],
        body={"challenge": words, "timescale": words},
    )
    content, _problems = cleaned("practice", raw)
    assert not has_hidden_text(json.dumps(content, ensure_ascii=False).replace("\n", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_what_members_alone_may_see_never_leaves(kind: str) -> None:
    hidden = {field.name for field in kind_of(kind).fields if field.members_only}
    content, _problems = cleaned(kind, {"title": "x", "body": dict.fromkeys(hidden, "secret")})
    assert "secret" not in json.dumps(public_content(kind_of(kind), content))
    assert "secret" not in json.dumps(texts_of(kind_of(kind), content))
