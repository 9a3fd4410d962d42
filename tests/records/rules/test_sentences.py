"""Where sentences end, in twelve languages."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.records.rules.sentences import sentences

TEXTS: dict[str, list[list[str]]] = {
    "en": [
        ["Firms pay, e.g. a fee.", "Others do not."],
        ["It cost EUR 3.5 mio.", "Nobody knew.", "Dr. Smith said so!", "Was it true?", "Yes…"],
        ["The answer is no.", "See no. 5 of vol. 2 for details.", "J. R. Smith agrees."],
        ["He said: “It works.”", "(Nobody asked.)", "“Really?” she asked."],
        ["It needs 5 mio. EUR a year.", "3 of 4 firms stay."],
    ],
    "de": [
        [
            "Seit dem 3. Juni 2013 zahlt das Land, z. B. für Beratung.",
            "„Das reicht nicht.“",
            "Firmen zahlen u. a. die Miete.",
        ],
        ["Er nennt es „Clusterpolitik“.", "Danach kam Ruhe.", "Es kostet 3 Mio. Euro."],
        ["Im 7. Rahmenprogramm gab es das nicht.", "Es waren 12.", "Danach kamen mehr."],
    ],
    "bg": [
        ["През 2012 г. агенцията плати 5 млн. лв. за клъстера.", "Т. нар. „мрежа“ работи.", "Какво последва?"],
        ["Това са, напр., фирмите и др.", "Те плащат през 2014 г.", "Край."],
    ],
    "el": [["Ποιος πληρώνει;", "Η περιφέρεια.", "Π.χ. το 2013 κ.λπ.", "Τέλος."], ["Δηλ. ο δρ. Παππάς;", "Ναι."]],
    "hu": [["A 2013. évi terv pl. a 3. pontban áll.", "A cég kb. 5 millió Ft-ot fizet.", "„Ez elég?” Nem."]],
    "hr": [["Od 3. lipnja 2013. godine plaća npr. Zagreb.", "Kraj.", "»Što sada?«", "Ništa."]],
    "sr": [
        ["Од 3. јуна 2013. године плаћа нпр. Београд.", "Крај."],
        ["Od 3. juna 2013. godine plaća npr. Beograd.", "Kraj."],
    ],
    "sl": [["Od 3. junija plača t. i. grozd npr. Ljubljana.", "Konec.", "To je čl. 5 zakona."]],
    "sk": [["Od 3. júna platí napr. Bratislava a tzv. klaster.", "Koniec.", "Spolu 5 mil. EUR za rok."]],
    "it": [["La regione paga, p. es. i corsi, ecc.", "Poi si ferma.", "«Basta così.»", "L'art. 5 lo dice."]],
    "ro": [["Regiunea plătește, de ex. cursuri, conform art. 5 din lege.", "„Atât.”", "Gata."]],
    "sq": [["Rajoni paguan, p.sh. kurse, etj.", "Pastaj ndalet.", "Kush paguan?", "Askush."]],
}
CASES = [(language, parts) for language, texts in TEXTS.items() for parts in texts]


def split(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]


def test_every_language_is_tried() -> None:
    assert set(TEXTS) == set(CONTENT_CODES)


@pytest.mark.parametrize(("language", "parts"), [case for case in CASES if case[0] != "hu"])
def test_sentences_end_where_a_reader_ends_them(language: str, parts: list[str]) -> None:
    assert split(" ".join(parts), language) == parts


def test_a_question_inside_quotation_marks_may_go_on_in_hungarian() -> None:
    assert split(TEXTS["hu"][0][0] + " " + TEXTS["hu"][0][1], "hu") == TEXTS["hu"][0][:2]


def test_the_greek_question_mark_ends_sentences_in_greek_alone() -> None:
    assert len(split("Ποιος; Εγώ.", "el")) == 2
    assert len(split("Firms pay; Others do not.", "en")) == 1


def test_numbers_addresses_and_dots_inside_words_end_nothing() -> None:
    for text in ("It grew by 3.5 per cent.", "See www.example.org for more.", "Version 1.2.3 is out."):
        assert split(text, "en") == [text]


LANGUAGES = st.sampled_from(CONTENT_CODES)
WORDS = st.text(alphabet="abAB čЖжΩω.!?…;,„“”\"'()12 \n", max_size=200)


@given(WORDS, LANGUAGES)
def test_every_letter_is_in_one_sentence_and_in_order(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert "".join(split(text, language)).replace(" ", "").replace("\n", "") == "".join(text.split())
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)


@given(WORDS, LANGUAGES)
def test_a_sentence_alone_is_one_sentence(text: str, language: str) -> None:
    for sentence in split(text, language):
        assert split(sentence, language) == [sentence]


@given(st.lists(st.sampled_from(CASES), min_size=1, max_size=4), LANGUAGES)
def test_whole_sentences_of_a_language_add_up(cases: list[tuple[str, list[str]]], language: str) -> None:
    own = [parts for code, parts in CASES if code == language and code != "hu"]
    for parts in own:
        assert split(" ".join(parts + parts), language) == parts + parts
