import pytest

from polisee.foundation.languages import tags


def test_there_are_twelve_content_codes_and_thirteen_path_codes():
    assert set(tags.CONTENT_CODES) == {"bg", "hr", "de", "el", "hu", "it", "ro", "sr", "sk", "sl", "sq", "en"}
    assert set(tags.PATH_CODES) == {
        "bg",
        "hr",
        "de",
        "el",
        "hu",
        "it",
        "ro",
        "sr-latn",
        "sr-cyrl",
        "sk",
        "sl",
        "sq",
        "en",
    }


@pytest.mark.parametrize(
    ("tag", "content"),
    [
        ("sr-Latn", "sr"),
        ("sr_Cyrl_RS", "sr"),
        ("EN-gb", "en"),
        (" de ", "de"),
        ("sh", None),
        ("bs", None),
        ("", None),
        ("english", None),
    ],
)
def test_a_tag_means_one_of_our_languages_or_none(tag, content):
    assert tags.normalise_tag(tag) == content


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("sr", "sr-latn"),
        ("sr-Cyrl", "sr-cyrl"),
        ("sr_Cyrl_RS", "sr-cyrl"),
        ("el-GR", "el"),
        ("fr", None),
    ],
)
def test_a_tag_asks_for_one_path(tag, path):
    assert tags.path_code(tag) == path


def test_both_serbian_paths_store_under_one_code():
    assert tags.content_code("sr-latn") == tags.content_code("sr-cyrl") == "sr"


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("fr-FR,fr;q=0.9,it;q=0.8,en;q=0.7", "it"),
        ("en;q=0.1, sr-Cyrl;q=0.9", "sr-cyrl"),
        ("bg;q=0, de;q=0.2", "de"),
        ("de;q=nonsense", "en"),
        ("", "en"),
        ("*", "en"),
        ("hu", "hu"),
    ],
)
def test_the_browsers_wish_decides_the_path(header, path):
    assert tags.negotiated_path(header) == path


def test_a_text_is_offered_in_the_readers_language_then_english_then_as_written():
    assert tags.fallback_chain("bg", "it") == ("bg", "en", "it")
    assert tags.fallback_chain("en", "it") == ("en", "it")
    assert tags.fallback_chain("it", "it") == ("it", "en")


def test_the_html_tag_names_the_script_of_serbian():
    assert tags.html_tag("sr", "cyrl") == "sr-Cyrl"
    assert tags.html_tag("sr", "latn") == "sr-Latn"
    assert tags.html_tag("bg", "cyrl") == "bg"


def test_every_content_language_has_names():
    assert all(tags.native_name(code) and tags.english_name(code) for code in tags.CONTENT_CODES)
