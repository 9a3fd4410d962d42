"""Equal values have equal bytes; what JSON cannot carry is refused."""

import math

import pytest

from polisee.foundation.canonical import canonical_bytes, digest


def test_keys_are_ordered_and_letters_stay_as_they_are() -> None:
    assert canonical_bytes({"б": 1, "a": "ș"}) == '{"a":"ș","б":1}'.encode()


@pytest.mark.parametrize("value", [math.nan, math.inf, {"x": "\ud800"}, object(), {1: "number as a key"}])
def test_what_json_cannot_carry_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        canonical_bytes(value)


def test_the_digest_is_that_of_the_standard() -> None:
    # RFC 8785 leaves {} as the two bytes "{}"; their SHA-256 is known.
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
