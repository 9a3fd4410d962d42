"""Contents of any kind, every field filled: made from the kind's own fields, so that a new field is tested unasked."""

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

from polisee.records import api as records

# Letters of our scripts, what spreadsheets run, what separates words, and what looks like markup.
LETTERS = "abc xyz äőșč клъстер σχηματισμός њљ =+-@'\"|¬,;:<&>*_#()0123456789€"
PLACES = ["BG41", "RO11", "EL30", "AT12", "ITH5"]


def line(most: int) -> st.SearchStrategy[str]:
    """A line that is kept as it is: no blank at its ends or twice."""
    return st.text(LETTERS, min_size=1, max_size=most).map(lambda text: " ".join(text.split())).filter(bool)


def prose() -> st.SearchStrategy[str]:
    return st.lists(line(30), min_size=1, max_size=2).map("\n\n".join)


def word() -> st.SearchStrategy[str]:
    return line(30).map(lambda text: " ".join(text.replace(",", " ").replace(";", " ").split())).filter(bool)


def some_of(codes: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(codes)), min_size=1, max_size=5, unique=True)


def value_of(field: records.Field) -> st.SearchStrategy[Any]:  # noqa: PLR0911  one line a sort of field
    """A value that can be taken, as somebody would send it."""
    if isinstance(field, records.BandedChoices):
        bands = st.sampled_from([*field.bands, None])
        return st.dictionaries(st.sampled_from(list(field.choices)), bands, min_size=1, max_size=5).map(
            lambda chosen: [{"code": code, "band": band} for code, band in chosen.items()]
        )
    if isinstance(field, records.Choices):
        return some_of(field.choices)
    if isinstance(field, records.Counts):
        return st.dictionaries(st.sampled_from(list(field.choices)), st.integers(0, field.most), min_size=1)
    if isinstance(field, records.Choice):
        return st.sampled_from(list(field.choices))
    if isinstance(field, records.Day):
        return st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
    if isinstance(field, records.Number):
        least, most = int(field.least), int(field.most)
        return st.integers(least, most) if field.whole else st.integers(least, most - 1).map(lambda whole: whole + 0.5)
    if isinstance(field, records.Words):
        return st.lists(word(), min_size=1, max_size=4)
    if isinstance(field, records.Prose):
        return prose()
    if isinstance(field, records.Line):
        return line(min(field.limit, 80))
    raise TypeError(f"say how a {type(field).__name__} is filled")


def bodies(kind: records.Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Every field filled; years and days of one body are in order where the kind wants it."""
    return st.fixed_dictionaries({field.name: value_of(field) for field in kind.fields}).map(
        lambda body: _in_order(kind, body)
    )


def _in_order(kind: records.Kind, body: dict[str, Any]) -> dict[str, Any]:
    for rule in kind.rules:
        if isinstance(rule, records.InOrder):
            body |= dict(zip((rule.first, rule.last), sorted((body[rule.first], body[rule.last])), strict=True))
    return body


def contents(kind: records.Kind) -> st.SearchStrategy[dict[str, Any]]:
    """A whole content of that kind, as a line of a file says it."""
    first, length = st.integers(1990, 2020), st.integers(0, 10)
    return st.fixed_dictionaries(
        {
            "title": line(100),
            "summary": line(300),
            "keywords": st.lists(word(), min_size=1, max_size=4, unique=True),
            "authors": st.lists(line(60), min_size=1, max_size=2, unique=True),
            "themes": st.lists(st.integers(1, 7), min_size=1, max_size=3, unique=True),
            "regions": st.lists(st.sampled_from(PLACES), min_size=1, unique=True),
            "period": st.tuples(first, length).map(lambda years: {"from": years[0], "to": sum(years)}),
            "sources": st.lists(sources(), min_size=1, max_size=3),
            "evidence_grade": st.sampled_from(records.EVIDENCE_GRADES),
            "body": bodies(kind),
        }
    )


def sources() -> st.SearchStrategy[dict[str, str]]:
    path = st.text(string.ascii_letters + string.digits + "/?=-_", max_size=20)
    return st.fixed_dictionaries(
        {
            "url": path.map(lambda text: f"https://example.org/{text}"),
            "title": line(80),
            "seen": st.dates(date(2000, 1, 1), date(2026, 1, 1)).map(date.isoformat),
        }
    )
