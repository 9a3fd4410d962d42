"""A sentence that is not in the language of its text is noticed; what is in it is left alone."""

import pytest

from polisee.foundation.languages.guessing import foreign_language, main_script

OWN = {
    "bg": "Агенцията събира малките фирми и университетите, за да работят заедно по проекти.",
    "hr": "Agencija okuplja male tvrtke i sveučilišta kako bi zajedno radili na projektima koje sami ne mogu.",
    "de": "Die Agentur bringt kleine Firmen und Hochschulen zusammen, damit sie an den Projekten arbeiten.",
    "el": "Ο οργανισμός φέρνει μαζί τις μικρές επιχειρήσεις και τα πανεπιστήμια για να συνεργαστούν.",
    "hu": "Az ügynökség összehozza a kis cégeket és az egyetemeket, hogy együtt dolgozzanak.",
    "it": "L'agenzia riunisce le piccole imprese e le università perché lavorino insieme ai progetti.",
    "ro": "Agenția aduce împreună firmele mici și universitățile pentru a lucra la proiecte.",
    "sr": "Агенција окупља мале фирме и универзитете да би заједно радили на пројектима.",
    "sk": "Agentúra spája malé firmy a univerzity, aby spolu pracovali na projektoch v regióne.",
    "sl": "Agencija povezuje mala podjetja in univerze, da skupaj delajo na projektih v regiji.",
    "sq": "Agjencia bashkon firmat e vogla dhe universitetet për të punuar së bashku në projekte.",
    "en": "The agency brings small firms and universities together to work on projects of the region.",
}
SPAM = "You can buy the best essays from our writers and get them by tomorrow for a low price."


@pytest.mark.parametrize("language", OWN)
def test_a_sentence_of_the_texts_own_language_is_not_foreign(language: str) -> None:
    assert foreign_language(OWN[language], language) == ""


@pytest.mark.parametrize("language", [code for code in OWN if code != "en"])
def test_english_in_another_text_is_noticed(language: str) -> None:
    assert foreign_language(SPAM, language) == "en"


def test_croatian_and_serbian_are_never_told_apart() -> None:
    assert foreign_language(OWN["hr"], "sr") == ""
    assert foreign_language("Agencija okuplja male firme da bi zajedno radili na projektima.", "hr") == ""


def test_a_name_of_a_few_words_is_no_sentence() -> None:
    assert foreign_language("European Cluster Collaboration Platform", "bg") == ""
    assert main_script("12 %") == ""
