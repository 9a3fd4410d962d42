"""Names of files: every script stays, nothing that misleads does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.attachments.names import MOST_BYTES, clean_name, ending_of
from polisee.foundation.languages.hidden import has_hidden_text

FIVE_SCRIPTS = ("Доклад за клъстера.pdf", "Έκθεση συστάδας.pdf", "Izvješće čćžšđ.pdf", "تقرير.pdf", "报告書.pdf")


@pytest.mark.parametrize("name", FIVE_SCRIPTS)
def test_letters_of_every_script_stay(name: str) -> None:
    assert clean_name(name, ".pdf") == name
    assert clean_name(unicodedata.normalize("NFD", name), ".pdf") == name


@pytest.mark.parametrize(
    ("given_name", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ana\\a.pdf", "a.pdf"),
        ("a∕b.pdf", "b.pdf"),
        ("con.pdf", "_con.pdf"),
        ("COM1.tar.pdf", "_COM1.tar.pdf"),
        ("contract.pdf", "contract.pdf"),
        ("report\u202efdp.exe", "reportfdp-exe.pdf"),
        ("invoice.exe.pdf", "invoice-exe.pdf"),
        ("invoice.HTML .pdf", "invoice-HTML.pdf"),
        ("v1.2 final.pdf", "v1.2 final.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("a\u200b\x00b\n c.pdf", "ab c.pdf"),
        ("what?<is>:this|*.pdf", "what-is-this-.pdf"),
        ("name.pdf. . ", "name.pdf"),
        ("", "file.pdf"),
        ("....pdf", "file.pdf"),
        ("a.PDF", "a.pdf"),
    ],
)
def test_what_misleads_goes(given_name: str, clean: str) -> None:
    assert clean_name(given_name, ".pdf") == clean


def test_a_long_name_is_cut_between_letters_and_keeps_its_ending() -> None:
    for letter in ("я", "a", "報", "é", "x\u0323\u0307"):
        name = clean_name(letter * 300 + ".pdf", ".pdf")
        assert len(name.encode()) <= MOST_BYTES
        assert name.endswith(".pdf")
        assert len(name.encode()) > MOST_BYTES - 8


@given(st.text(max_size=400))
def test_whatever_is_given_a_clean_name_comes_out_and_stays_clean(name: str) -> None:
    clean = clean_name(name, ".pdf")
    assert clean_name(clean, ".pdf") == clean
    assert 4 < len(clean.encode()) <= MOST_BYTES
    assert not set(clean) & set('/\\<>:"|?*\0')
    assert not has_hidden_text(clean)
    assert not clean.startswith((".", " "))
    assert ending_of(clean) == ".pdf"


def test_the_ending_is_told_whatever_hides_it() -> None:
    assert ending_of("a.PDF") == ".pdf"
    assert ending_of("a.p\u200bdf ") == ".pdf"
    assert ending_of("/x.y/a") == ""
    assert ending_of(".htaccess") == ""
    assert ending_of("a. exe") == ""
