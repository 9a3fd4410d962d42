"""Whatever bytes a file holds, each line is an object or a reason, under its own number."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.config.loading import lines
from polisee.config.loading.lines import line_at, read_lines


@given(st.binary(max_size=300))
def test_no_bytes_do_harm(data: bytes) -> None:
    for line in read_lines(io.BytesIO(data)):
        assert (line.value is None) == bool(line.error)


@given(st.lists(st.one_of(st.binary(max_size=40), st.just(b'{"a": 1}')), max_size=8))
def test_numbers_are_those_of_the_file_and_a_line_is_found_again(parts: list[bytes]) -> None:
    parts = [part.replace(b"\n", b"") for part in parts]
    file = io.BytesIO(b"\n".join(parts))
    for line in read_lines(io.BytesIO(file.getvalue())):
        assert line_at(file, line.number, line.offset) == line
        if parts[line.number - 1] == b'{"a": 1}':
            assert line.value == {"a": 1}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe{}", "UTF-8"),
        (b'{"a": "\xc3"}', "UTF-8"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"a": "\\u0000"}', "NUL"),
        (b'{"a": "\\ud800"}', "half"),
        (b"[" * 100_000, "nested"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "nested"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "too long"),
        (b"[]", "object"),
        (b"{", "JSON"),
    ],
)
def test_the_reason_is_said(data: bytes, reason: str) -> None:
    (line,) = read_lines(io.BytesIO(data))
    assert reason in line.error


def test_a_line_without_end_is_refused_and_the_next_one_is_read(monkeypatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 100)
    data = b'{"a": "' + b"x" * 1000 + b'"}\n{"b": 2}\n'
    long, good = read_lines(io.BytesIO(data))
    assert "longer than" in long.error
    assert (good.number, good.value) == (2, {"b": 2})
    assert json.loads(data[good.offset :]) == {"b": 2}
