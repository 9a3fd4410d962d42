"""Words, dates, numbers and names stand as the reader's language writes them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.utils.translation import override

from polisee.foundation.languages.tags import PATH_CODES
from polisee.ui import localising
from polisee.ui.localising import in_reader_language, localised
from tests.ui.rendering import rendered

LAUNCH = date(2012, 9, 17)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("en", "17 September 2012"),
        ("bg", "17 септември 2012\u202fг."),
        ("de", "17. September 2012"),
        ("el", "17 Σεπτεμβρίου 2012"),
        ("hr", "17. rujna 2012."),
        ("hu", "2012. szeptember 17."),
        ("it", "17 settembre 2012"),
        ("ro", "17 septembrie 2012"),
        ("sk", "17. septembra 2012"),
        ("sl", "17. september 2012"),
        ("sq", "17 shtator 2012"),
        ("sr-latn", "17. septembar 2012."),
        ("sr-cyrl", "17. септембар 2012."),
    ],
)
def test_a_date_is_written_out(path, written):
    assert localising.written_date(LAUNCH, path) == written


@pytest.mark.parametrize("path", PATH_CODES)
def test_every_language_writes_months_numbers_money_and_names(path):
    assert "2012" in localising.month_and_year(LAUNCH, path)
    assert localising.number(Decimal("1234567.5"), path).startswith("1")
    assert "5" in localising.euros(5186352, path)
    assert localising.country_name("EL", path) != "EL"
    assert localising.language_name("sq", path) != "sq"


def test_whole_euros_have_no_cents_and_others_have_two():
    assert localising.euros(5186352, "en") == "€5,186,352"
    assert localising.euros(Decimal("12.50"), "en") == "€12.50"
    assert localising.euros(Decimal("1234.5"), "de") == "1.234,50\xa0€"


def test_a_moment_says_that_it_is_utc():
    moment = datetime(2012, 9, 17, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    assert localising.written_moment(moment, "en") == "16 September 2012, 22:30 UTC"
    assert localising.written_date(datetime(2012, 9, 17, 23, 0, tzinfo=UTC), "en") == "17 September 2012"


def test_the_own_language_comes_first_then_english_then_what_there_is():
    assert localised({"en": "Gap", "bg": "Пропуск"}, "bg") == localising.Words("Пропуск", "bg", foreign=False)
    assert localised({"en": "Gap", "bg": "Пропуск"}, "hu") == localising.Words("Gap", "en", foreign=True)
    assert localised({"bg": "Пропуск"}, "hu") == localising.Words("Пропуск", "bg", foreign=True)
    assert localised({}, "hu").text == ""


def test_serbian_stands_in_the_script_of_its_reader_and_as_written_for_others():
    assert in_reader_language("Ђорђе", "sr", "sr-latn") == localising.Words("Đorđe", "sr-Latn", foreign=False)
    assert in_reader_language("Đorđe", "sr", "sr-cyrl") == localising.Words("Ђорђе", "sr-Cyrl", foreign=False)
    assert in_reader_language("Ђорђе", "sr", "bg") == localising.Words("Ђорђе", "sr-Cyrl", foreign=True)


def test_a_foreign_text_is_marked_and_escaped():
    with override("en"):
        assert (
            rendered("{% text_in text 'bg' %}", text="Пропуск & <b>")
            == '<span lang="bg">Пропуск &amp; &lt;b&gt;</span>'
        )
        assert rendered("{% text_in text 'en' %}", text="Gap & <b>") == "Gap &amp; &lt;b&gt;"
        assert rendered("{{ texts|localised_text }}", texts={"en": "Gap"}) == "Gap"


@pytest.mark.parametrize(("path", "written"), [
    ("en", "6–7 June 2013"), ("de", "6.–7. Juni 2013"), ("hu", "2013. június 6–7."), ("bg", "6–7 юни 2013 г."),
    ("hr", "6.–7. lipnja 2013."), ("el", "6–7 Ιουνίου 2013"), ("sr-cyrl", "6.–7. јун 2013."),
])  # fmt: skip
def test_two_days_of_one_month_are_written_together(path, written):
    shown = localising.written_period(date(2013, 6, 6), date(2013, 6, 7), path)
    assert shown.replace("\u202f", " ") == written


def test_days_of_two_months_are_written_apart_and_months_together():
    assert localising.written_period(date(2013, 12, 30), date(2014, 1, 2), "en") == "30 December 2013 – 2 January 2014"
    assert localising.written_months(date(2014, 1, 1), date(2014, 6, 1), "de") == "Januar–Juni 2014"
