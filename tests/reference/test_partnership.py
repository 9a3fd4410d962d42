"""The partnership's files hold together on their own."""

import re
from collections import Counter
from datetime import date

import pytest

from tests.reference.files import LANGUAGES, codes, multilingual, partnership, regions, texts

FILES = ("project", "organisations", "partners", "themes", "workpackages", "timeline")
KINDS = {"ministry", "region", "agency", "university", "research", "chamber", "association", "bank"}
EVENT_KINDS = {"meeting", "study visit", "conference", "milestone", "publication", "pilot"}
CERTAINTIES = {"found", "inferred", "general"}
PUBLIC_TEXTS = {"summary", "objectives", "about", "name", "purpose", "question", "title"}
ORGANISATIONS = {each["code"]: each for each in partnership("organisations")}


def moment(text: str) -> date:
    return date.fromisoformat(f"{text}-01" if len(text) == 7 else text)


@pytest.mark.parametrize("name", FILES)
def test_every_public_text_is_in_all_twelve_languages(name: str) -> None:
    found = list(multilingual(partnership(name)))
    assert found or name == "partners"
    for where, text in found:
        assert set(text) == LANGUAGES, where


@pytest.mark.parametrize("name", [name for name in FILES if name not in {"project", "partners"}])
def test_no_public_text_is_in_one_language_only(name: str) -> None:
    for item in partnership(name):
        for field in PUBLIC_TEXTS & set(item):
            assert isinstance(item[field], dict), (name, field)
        for activity in item.get("activities", []):
            assert isinstance(activity["name"], dict)


@pytest.mark.parametrize("name", FILES)
def test_bulgarian_serbian_and_greek_are_in_their_own_scripts(name: str) -> None:
    scripts = {"bg": r"[а-я]", "sr": r"[а-шђјљњћџ]", "el": r"[α-ωά-ώ]"}
    strangers = {"bg": r"[ђјљњћџ]", "sr": r"[йщъьюя]"}
    for where, text in multilingual(partnership(name)):
        for language, letters in scripts.items():
            assert re.search(letters, text[language].lower()), (where, language)
        for language, letters in strangers.items():
            assert not re.search(letters, text[language].lower()), (where, language)


@pytest.mark.parametrize("name", FILES)
def test_no_language_repeats_the_english_sentence(name: str) -> None:
    for where, text in multilingual(partnership(name)):
        if len(text["en"].split()) > 3:
            copies = [language for language in LANGUAGES - {"en"} if text[language] == text["en"]]
            assert not copies, (where, copies)


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_empty_or_padded(name: str) -> None:
    for where, text in texts(partnership(name)):
        assert text and text == text.strip(), where


@pytest.mark.parametrize("name", FILES)
def test_no_romanian_text_uses_cedilla_letters(name: str) -> None:
    for where, text in texts(partnership(name)):
        assert not re.search("[ŞşŢţ]", text), where


def test_twenty_five_partners_and_moldova_stand_in_eleven_countries_and_one() -> None:
    original = [each for each in partnership("partners") if each["fund"] != "ENPI"]
    countries = Counter(ORGANISATIONS[each["organisation"]]["country"] for each in original)
    assert countries == {
        "AT": 2,
        "BG": 1,
        "GR": 3,
        "HU": 2,
        "IT": 4,
        "RO": 4,
        "SK": 3,
        "SI": 2,
        "AL": 1,
        "HR": 1,
        "RS": 2,
    }
    assert [each["organisation"] for each in partnership("partners") if each["fund"] == "ENPI"] == ["MEMD"]


def test_each_partner_is_an_organisation_once_and_one_leads() -> None:
    partners = partnership("partners")
    assert sorted(each["organisation"] for each in partners) == sorted(ORGANISATIONS)
    assert [each["organisation"] for each in partners if each["role"] == "lead"] == ["MARCHE"]
    assert all(each["role"] in {"lead", "partner"} for each in partners)
    numbers = [each["number"] for each in partners if each["number"] is not None]
    assert numbers == list(range(1, 26))


def test_countries_outside_the_union_in_2012_are_not_paid_by_the_regional_fund() -> None:
    for each in partnership("partners"):
        country = ORGANISATIONS[each["organisation"]]["country"]
        expected = "IPA" if country in {"AL", "HR", "RS"} else "ENPI" if country == "MD" else "ERDF"
        assert each["fund"] == expected, each["organisation"]


def test_dates_of_membership_and_budgets_make_sense() -> None:
    project = partnership("project")
    for each in partnership("partners"):
        begins = date.fromisoformat(each["from"])
        assert date.fromisoformat(project["starts"]) <= begins <= date.fromisoformat(project["ends"])
        assert each["to"] is None or date.fromisoformat(each["to"]) >= begins
    known = [each["budget_eur"] for each in partnership("partners") if each["budget_eur"] is not None]
    assert 0 < sum(known) < project["budget_eur"]


def test_organisations_have_known_kinds_regions_and_places() -> None:
    assert len(ORGANISATIONS) == len(partnership("organisations"))
    for code, each in ORGANISATIONS.items():
        assert re.fullmatch(r"[A-Z]+", code)
        assert each["kind"] in KINDS
        assert 36 < each["latitude"] < 50 and 8 < each["longitude"] < 30, code
        assert each["website"] is None or each["website"].startswith("http")
        assert each["original_language"] in LANGUAGES
        if each["country"] == "MD":
            assert each["nuts"] is None
        else:
            assert each["nuts"] in regions() and len(each["nuts"]) == 4, code
            assert each["nuts"].startswith({"GR": "EL"}.get(each["country"], each["country"])), code


def test_themes_are_seven_and_only_the_horizontal_one_has_a_letter_of_its_own() -> None:
    themes = partnership("themes")
    assert [each["number"] for each in themes] == [1, 2, 3, 4, 5, 6, 7]
    assert [each["letter"] for each in themes] == ["1", "2", "3", "4", "5", "6", "H"]
    assert len({each["code"] for each in themes}) == 7


def test_unknown_leaders_stay_open_and_inferred_ones_carry_a_note() -> None:
    for each in partnership("themes"):
        assert each["leader"] is None or each["leader"] in ORGANISATIONS
        assert (each["leader"] is None) == (each["leader_certainty"] is None)
        if each["leader_certainty"] != "found":
            assert each["note"], each["code"]
    for each in partnership("workpackages"):
        assert each["leader"] is None or each["leader"] in ORGANISATIONS
        if each["certainty"] != "found":
            assert each["note"], each["code"]


def test_work_packages_are_numbered_from_zero_and_own_their_activities() -> None:
    packages = partnership("workpackages")
    assert [each["code"] for each in packages] == [f"WP{number}" for number in range(7)]
    for number, package in enumerate(packages):
        assert package["activities"]
        codes_of = [activity["code"] for activity in package["activities"]]
        assert codes_of == [f"{number}.{place}" for place in range(1, len(codes_of) + 1)]
        for activity in package["activities"]:
            if activity["starts"] and activity["ends"]:
                assert date.fromisoformat(activity["starts"]) <= date.fromisoformat(activity["ends"])


def test_events_are_in_order_and_end_after_they_begin() -> None:
    events = partnership("timeline")
    begins = [moment(each["date"]) for each in events]
    assert begins == sorted(begins)
    for each in events:
        assert each["kind"] in EVENT_KINDS
        assert each["until"] is None or moment(each["until"]) >= moment(each["date"])
        assert (each["place"] is None) == (each["country"] is None)


@pytest.mark.parametrize("name", ["organisations", "partners", "timeline"])
def test_what_is_not_found_in_a_source_says_so_in_a_note(name: str) -> None:
    for each in partnership(name):
        assert each["certainty"] in CERTAINTIES
        if each["certainty"] != "found":
            assert each["note"], each


@pytest.mark.parametrize("name", FILES)
def test_everything_names_a_source_with_an_address(name: str) -> None:
    content = partnership(name)
    for each in [content] if isinstance(content, dict) else content:
        sources = each["sources"] if "sources" in each else [each["source"]]
        assert sources
        for source in sources:
            assert re.match(r"https?://\S+$", source["url"])
            assert source["title"]
            date.fromisoformat(source["seen"])


def test_stip_codes_are_complete_and_unique() -> None:
    lists = codes()
    sizes = {name: len(lists[name]) for name in ("instruments", "target_groups", "budget_bands", "themes")}
    assert sizes == {"instruments": 28, "target_groups": 31, "budget_bands": 9, "themes": 59}
    assert len({each["family"] for each in lists["instruments"]}) == 5
    for name, size in sizes.items():
        assert len({each["code"] for each in lists[name]}) == size
        assert all(each["label"] for each in lists[name])
