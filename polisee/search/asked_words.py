"""What the words of a query stand for in the index: one round trip to the vocabulary."""

from dataclasses import dataclass

from django.db import connection

from polisee.foundation.languages.folding import search_form
from polisee.foundation.languages.serbian import script_of
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.search.lemmas import lemma
from polisee.search.rules.fusion import query_languages
from polisee.search.rules.words import is_code, query_forms, within_typing_distance

SHORTEST_CORRECTED = 4
_BY_SCRIPT = {"grek": ("el",), "cyrl": ("bg", "sr")}
_LATIN = tuple(code for code in CONTENT_CODES if code not in {"el", "bg"})

_VOCABULARY = """
SELECT form, lemma, language, '' FROM search_knownword WHERE form = ANY(%(forms)s)
UNION ALL
SELECT near.form, near.lemma, near.language, typed.form
FROM unnest(%(typed)s::varchar[]) AS typed(form)
CROSS JOIN LATERAL (
    SELECT w.form, w.lemma, w.language FROM search_knownword w WHERE w.form %% typed.form
    ORDER BY similarity(w.form, typed.form) DESC, w.form LIMIT 20
) AS near
WHERE NOT EXISTS (SELECT 1 FROM search_knownword k WHERE k.form = typed.form)
"""


@dataclass(frozen=True)
class AskedWords:
    """A query's words as the index knows them."""

    words: tuple[frozenset[str], ...] = ()
    """For each word that the index has: all terms that count as it."""
    asked: int = 0
    """How many words were asked for, known or not."""
    languages: frozenset[str] = frozenset()
    """In which languages the query may be."""
    corrected: tuple[tuple[str, str], ...] = ()
    """(as typed, what was taken instead)."""

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms, for marking them in a snippet."""
        return tuple(sorted(frozenset().union(*self.words)))


def asked_words(query: str, reader: str) -> AskedWords:
    """Look a query's words up; a word that nothing has is taken for its neighbours in spelling."""
    typed = query_forms(query)
    if not typed:
        return AskedWords(languages=frozenset({reader}))
    plausible = _plausible(query, reader)
    lemmas = {form: _lemmas(written, plausible) - {form} for form, written in typed}
    known, near = _vocabulary({form: lemmas[form] for form, _ in typed})
    words: list[frozenset[str]] = []
    languages: list[frozenset[str]] = []
    corrected: list[tuple[str, str]] = []
    for form, written in typed:
        rows = [row for term in (form, *lemmas[form]) for row in known.get(term, ())]
        if not rows:
            rows = _closest(form, near.get(form, []))
            if rows:
                corrected.append((written, rows[0][0]))
        if rows:
            words.append(frozenset({term for row in rows for term in row[:2]}))
            languages.append(frozenset(row[2] for row in rows))
    return AskedWords(tuple(words), len(typed), query_languages(reader, languages), tuple(corrected))


Row = tuple[str, str, str]
"""Form, lemma, language."""


def _vocabulary(lemmas: dict[str, set[str]]) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    forms = sorted({*lemmas, *(lemma for found in lemmas.values() for lemma in found)})
    correctable = [form for form in lemmas if len(form) >= SHORTEST_CORRECTED and not is_code(form)]
    known: dict[str, list[Row]] = {}
    near: dict[str, list[Row]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_VOCABULARY, {"forms": forms, "typed": correctable})
        for form, base, language, typed in cursor.fetchall():
            if typed:
                near.setdefault(typed, []).append((form, base, language))
            else:
                known.setdefault(form, []).append((form, base, language))
    return known, near


def _closest(typed: str, candidates: list[Row]) -> list[Row]:
    """The candidates within a slip or two, best first (they come sorted by likeness)."""
    return [row for row in candidates if within_typing_distance(typed, row[0])][:5]


def _plausible(query: str, reader: str) -> tuple[str, ...]:
    """Languages whose dictionaries are asked: of the script, the reader's first."""
    languages = _BY_SCRIPT.get(script_of(query) or "", _LATIN)
    if reader in languages:
        return (reader,) if len(languages) == 2 else (reader, "en")
    return languages if len(languages) <= 2 else ("en",)


def _lemmas(written: str, languages: tuple[str, ...]) -> set[str]:
    if not written.isalpha():
        return set()
    return {search_form(lemma(written, language)) for language in languages}
