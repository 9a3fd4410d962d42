"""Only addresses with one reading are linked; everything else says why not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.addresses import (
    AddressRefused,
    canonical_host,
    host_in_letters,
    host_of,
    is_number,
    is_reserved,
    read_address,
)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://example.org/a?b=1#c", "example.org"),
        ("HTTPS://WWW.Example.ORG:443/", "www.example.org"),
        ("http://example.org.", "example.org"),
        ("https://политика.бг/път", "xn--80aabtwbbuhbiqdxddn.xn--90ae"),
        ("https://xn--e1afmkfd.xn--90ae/", "xn--e1afmkfd.xn--90ae"),
        ("https://ｅxample.org/", "example.org"),
        ("https://evil。com/", "evil.com"),
        ("mailto:a@example.org?subject=x", "example.org"),
        ("https://2130706433/", "2130706433"),
        ("https://[::1]:8000/", "[::1]"),
        ("https://my_site.example.org/", "my_site.example.org"),
    ],
)
def test_the_host_is_read_as_a_browser_reads_it(text: str, host: str) -> None:
    if "политика" in text:
        assert host_in_letters(read_address(text).host) == "политика.бг"
    else:
        assert read_address(text).host == host


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("javascript:alert(1)", "scheme"),
        ("JaVaScRiPt:alert(1)", "scheme"),
        ("java\nscript:alert(1)", "scheme"),
        ("\x01javascript:alert(1)", "scheme"),
        ("data:text/html;base64,AAAA", "scheme"),
        ("vbscript:x", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("//evil.com/", "relative"),
        ("/en/records/", "relative"),
        ("evil.com", "relative"),
        ("\\\\evil.com", "relative"),
        ("https://user:secret@evil.com/", "credentials"),
        ("https://www.government.bg@evil.com/", "credentials"),
        ("https://good.com\\@evil.com", "characters"),
        ("https://good.com/\u202egpj.exe", "characters"),
        ("https://good.com/a b", "characters"),
        ("https:/evil.com", "host"),
        ("https://localhost/", "host"),
        ("https://ex%61mple.org/", "host"),
        ("https://xn--/", "host"),
        ("https://-a.org/", "host"),
        ("https://gооgle.com/", "lookalike"),  # two Cyrillic letters
        ("https://аррӏе.com/", "lookalike"),  # all Cyrillic
        ("https://xn--80ak6aa92e.com/", "lookalike"),  # the same as it travels
        ("https://gοοd.org/", "lookalike"),  # Greek
    ],
)
def test_an_address_with_another_reading_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        read_address(text)
    assert refused.value.reason == reason


def test_hosts_in_the_letters_of_their_country_are_no_disguise() -> None:
    for host in ("пример.бг", "министарство.срб", "παράδειγμα.gr", "müller.de", "şcoală.ro", "žaba.hr"):
        assert host_in_letters(canonical_host(host)) == host


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "017700000001", "2130706433", "[::1]"])
def test_a_number_is_told_from_a_name(host: str) -> None:
    assert is_number(host)
    assert not is_number("127.example.org")


def test_names_for_examples_belong_to_nobody() -> None:
    assert is_reserved("example.org")
    assert is_reserved("www.example.com")
    assert is_reserved("polisee.example")
    assert not is_reserved("notexample.org")
    assert not is_reserved("example.org.evil.com")


@given(st.text(max_size=40))
def test_whatever_is_typed_has_an_answer_and_what_passes_is_plain(text: str) -> None:
    for candidate in (text, f"https://{text}", f"https://{text}/x", f"mailto:a@{text}"):
        host = host_of(candidate)
        assert re.fullmatch(r"[a-z0-9._\-]*|\[[0-9a-f:.]+\]", host), candidate
        if host:
            assert canonical_host(host) == host
