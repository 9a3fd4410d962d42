"""How odd a change is: the founding incident scores high and says why, honest work scores low, in twelve languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.config.reference.files import record_lines
from polisee.foundation.languages.tags import CONTENT_CODES, normalise_tag
from polisee.foundation.regions import REGIONS
from polisee.records.operations.importing import ABOUT_THE_RECORD
from polisee.records.rules.content import clean_content, texts_of
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.oddity import MOST, WEIGHTS, inserted_within, oddity, sentences
from polisee.records.rules.trade_words import trade_words

BEFORE = "Агенцията събира малките фирми и университетите. Те работят заедно всеки месец."
SPAM = "Агенцията събира малките [buy courseworks](https://essays.com/buy) фирми и университетите. Те работят заедно всеки месец."


def of(before: str, after: str, language: str = "bg", **more: object):
    texts = ({"challenge": before} if before else {}), {"challenge": after}
    return oddity(kind_of("practice"), language, *texts, **more)


def keys(found) -> list[str]:
    return [each.key for each in found.findings]


def test_the_founding_incident_is_explained_and_weighs_most() -> None:
    found = of(BEFORE, SPAM, unknown_hosts=["essays.com"])
    assert keys(found) == ["link_in_sentence", "trade_words", "new_host"]
    assert "buy courseworks" in found.findings[0].values["words"]
    assert found.score == 85


def test_an_honest_new_sentence_with_a_link_is_not_odd() -> None:
    after = BEFORE + " Повече има в [доклада на агенцията](https://example.org/doklad)."
    assert keys(of(BEFORE, after)) == []


def test_rewriting_a_sentence_is_not_inserting_into_it() -> None:
    after = BEFORE.replace("събира малките фирми и университетите", "кани фирмите на среща")
    assert of(BEFORE, after).score == 0


def test_plain_words_put_into_a_sentence_weigh_little() -> None:
    found = of(BEFORE, BEFORE.replace("малките", "малките и средните"))
    assert keys(found) == ["words_in_sentence"]
    assert found.score == WEIGHTS["words_in_sentence"]


def test_a_link_whose_words_name_another_host_is_noticed_and_so_is_a_changed_target() -> None:
    found = of("[доклад](https://example.org/)", "[доклад](https://evil.com/)")
    assert keys(found) == ["changed_target"]
    assert "says_other" in keys(of("", "[www.government.bg](https://evil.com/)"))


def test_what_stood_there_before_is_not_judged_again() -> None:
    assert of(SPAM, SPAM).findings == ()
    assert "trade_words" not in keys(of(SPAM, SPAM.replace("месец", "ден")))


def test_a_sentence_in_another_language_and_letters_of_two_alphabets_are_noticed() -> None:
    after = BEFORE + " You can buy the best of these from our site and have it by tomorrow."
    assert "foreign_sentence" in keys(of(BEFORE, after))
    assert "mixed_letters" in keys(of("", "Вижте раypal тук"))


def test_many_links_and_a_number_for_a_host_are_noticed() -> None:
    text = " ".join(f"[дума {n}](https://example.org/{n})" for n in range(4))
    assert "many_links" in keys(of("", text))
    assert "number_host" in keys(of("", "x", unknown_hosts=["127.0.0.1"]))


TRADE = {
    "en": "Visit our online casino or buy essays",
    "bg": "Бързи кредити и курсови работи, казино онлайн",
    "hr": "Brzi krediti i kladionice",
    "sr": "Брзи кредити и кладионице",
    "de": "Sofortkredit und Bachelorarbeit kaufen",
    "el": "Καζίνο και φοιτητικές εργασίες",
    "hu": "Kaszinó és szakdolgozat írás",
    "it": "Casino online e tesi su commissione",
    "ro": "Cazinou și lucrări de licență la comandă",
    "sk": "Kasíno, rýchle pôžičky",
    "sl": "Igralnica in hitri krediti",
    "sq": "Kazino dhe kredi të shpejta",
}


@pytest.mark.parametrize("language", CONTENT_CODES)
def test_words_of_trades_are_known_in_every_language(language: str) -> None:
    assert len(trade_words(TRADE[language], language)) >= 2, trade_words(TRADE[language], language)
    assert trade_words("Clusters, loans, credit guarantees and innovation vouchers", language) == []


def test_honest_reference_records_are_hardly_ever_odd() -> None:
    """69 records in their languages, with their translations: the share that would be pointed out is printed."""
    scores = []
    for _place, line in record_lines():
        kind = kind_of(line["kind"])
        content, _ = clean_content(
            kind, {name: value for name, value in line.items() if name not in ABOUT_THE_RECORD}, known_regions=REGIONS
        )
        language = normalise_tag(line["language"]) or "en"
        scores.append(oddity(kind, language, {}, texts_of(kind, content)).score)
    odd = sum(score >= 15 for score in scores)
    print(f"odd by mistake: {odd} of {len(scores)} reference records")  # noqa: T201  the figure
    assert odd <= len(scores) * 0.05


WORDS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon"]), min_size=3, max_size=8)


@given(WORDS, st.integers(1, 7))
def test_a_link_put_into_the_middle_of_any_sentence_is_found(words: list[str], place: int) -> None:
    place = min(place, len(words) - 1)
    old = " ".join(words) + "."
    new = " ".join([*words[:place], "[here](https://evil.com)", *words[place:]]) + "."
    assert "[here](https://evil.com)" in inserted_within([old], new)
    assert "link_in_sentence" in keys(of(old, new, "en"))


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(CONTENT_CODES))
def test_any_two_texts_have_a_score_between_nothing_and_all(before: str, after: str, language: str) -> None:
    found = of(before, after, language)
    assert 0 <= found.score <= MOST
    assert found.score == min(MOST, sum(WEIGHTS[each.key] for each in found.findings))
    assert of(after, after, language).score == 0
    assert found.as_json() == of(before, after, language).as_json()


@given(st.text(max_size=200))
def test_sentences_lose_no_letter(text: str) -> None:
    letters = [each for each in text if each.isalnum()]
    assert [each for sentence in sentences(text) for each in sentence if each.isalnum()] == letters
