"""A seal holds for exactly what was sealed."""

import base64

from hypothesis import given
from hypothesis import strategies as st

from polisee.trust.seals import is_intact, seal

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PAYLOADS = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), JSON, max_size=5)


@given(PAYLOADS)
def test_what_was_sealed_is_intact(payload) -> None:
    made = seal(payload)
    assert is_intact(text=made.text, digest=made.digest, signature=made.signature)


@given(PAYLOADS, st.integers(0, 10**6), st.characters(exclude_categories=["Cs"]))
def test_one_changed_letter_breaks_the_seal(payload, position, letter) -> None:
    made = seal(payload)
    position %= len(made.text)
    changed = made.text[:position] + letter + made.text[position + 1 :]
    assert is_intact(text=changed, digest=made.digest, signature=made.signature) == (changed == made.text)


def test_a_new_digest_without_the_key_does_not_help() -> None:
    made, other = seal({"title": "as approved"}), seal({"title": "other"})
    assert not is_intact(text=made.text, digest=made.digest, signature=other.signature)
    assert not is_intact(text=made.text, digest=made.digest, signature=base64.b64encode(b"0" * 64).decode())
    assert not is_intact(text=made.text, digest=made.digest, signature="not base64 at all")


def test_the_order_of_the_keys_does_not_change_the_seal() -> None:
    assert seal({"a": 1, "b": 2}).digest == seal({"b": 2, "a": 1}).digest
