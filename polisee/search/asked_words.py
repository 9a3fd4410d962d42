"""What the words of a query stand for in the index: one round trip to the vocabulary."""

from dataclasses import dataclass

from django.db import connection

from polisee.foundation.languages.alphabets import is_of_its_script, may_be_a_word_of
from polisee.foundation.languages.folding import search_form
from polisee.foundation.languages.serbian import script_of
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.search.lemmas import lemma
from polisee.search.rules.fusion import query_languages
from polisee.search.rules.words import is_code, query_forms, slips, within_typing_distance

SHORTEST_CORRECTED = 4
_BY_SCRIPT = {"grek": ("el",), "cyrl": ("bg", "sr")}
_LATIN = tuple(code for code in CONTENT_CODES if code not in {"el", "bg"})

# Per word: what stands in the vocabulary as it is; what goes on from it by an ending (Slavic, Albanian and
# others inflect where the dictionaries have no lemma; English does not); and, if there is neither, what is
# spelt alike.
_VOCABULARY = """
WITH exact AS (
  SELECT asked.owner, w.form, w.lemma, w.language
  FROM unnest(%(owners)s::varchar[], %(terms)s::varchar[]) AS asked(owner, term)
  JOIN search_knownword w ON w.form = asked.term
), inflected AS (
  SELECT asked.form AS owner, w.form, w.lemma, w.language
  FROM unnest(%(stems)s::varchar[]) AS asked(form)
  JOIN search_knownword w ON w.form LIKE asked.form || '%%' AND length(w.form) <= length(asked.form) + {ending}
  WHERE w.language <> 'en'
)
SELECT owner, form, lemma, language, FALSE FROM exact
UNION SELECT owner, form, lemma, language, FALSE FROM inflected
UNION ALL
SELECT typed.form, near.form, near.lemma, near.language, TRUE
FROM unnest(%(stems)s::varchar[]) AS typed(form)
CROSS JOIN LATERAL (
  SELECT w.form, w.lemma, w.language FROM search_knownword w WHERE w.form %% typed.form
  ORDER BY similarity(w.form, typed.form) DESC, w.form LIMIT 30
) AS near
WHERE typed.form NOT IN (SELECT owner FROM exact UNION SELECT owner FROM inflected)
"""
LONGEST_ENDING = 3
SHORTEST_STEM = 5


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
    known, near = _vocabulary({form: _terms(form, written, plausible) for form, written in typed})
    words: list[frozenset[str]] = []
    languages: list[frozenset[str]] = []
    corrected: list[tuple[str, str]] = []
    for form, written in typed:
        rows = [row for row in known.get(form, []) if _may_stand_for(row, form, plausible)]
        if not rows:
            rows = _closest(form, _of_its_script(written, near.get(form, [])), reader)
            if rows:
                corrected.append((written, rows[0][0]))
        if rows:
            words.append(frozenset({term for row in rows for term in row[:2]}))
            languages.append(frozenset(row[2] for row in rows if may_be_a_word_of(written, row[2])))
    return AskedWords(tuple(words), len(typed), query_languages(reader, languages), tuple(corrected))


Row = tuple[str, str, str]
"""Form, lemma, language."""


def _vocabulary(terms: dict[str, set[str]]) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """For each word what the index has of it, and for the words it has not, what is spelt alike."""
    pairs = [(owner, term) for owner, found in terms.items() for term in sorted(found)]
    known: dict[str, list[Row]] = {}
    near: dict[str, list[Row]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            _VOCABULARY.format(ending=LONGEST_ENDING),
            {
                "owners": [owner for owner, _ in pairs],
                "terms": [term for _, term in pairs],
                "stems": [form for form in terms if len(form) >= SHORTEST_CORRECTED and not is_code(form)],
            },
        )
        for owner, form, base, language, is_near in cursor.fetchall():
            (near if is_near else known).setdefault(owner, []).append((form, base, language))
    return known, near


def _may_stand_for(row: Row, form: str, plausible: tuple[str, ...]) -> bool:
    """A word with its ending cut off counts only in the languages that the query may be in."""
    is_cut = len(row[0]) < len(form) and form.startswith(row[0])
    return not is_cut or row[2] in plausible or (row[2] == "hr" and "sr" in plausible)


def _of_its_script(written: str, rows: list[Row]) -> list[Row]:
    """Nobody who types `винен` means the German `einen`, alike though they are when folded."""
    serbian = is_of_its_script(written, "sr")
    return [row for row in rows if is_of_its_script(written, row[2]) or (serbian and row[2] == "hr")]


def _closest(typed: str, candidates: list[Row], reader: str) -> list[Row]:
    """The candidates within a slip or two: the fewest slips first, then the reader's language."""
    within = [row for row in candidates if within_typing_distance(typed, row[0])]
    fewest = min((slips(typed, row[0]) for row in within), default=0)
    closest = [row for row in within if slips(typed, row[0]) == fewest]
    own = [row for row in closest if row[2] == reader]
    return (own or closest)[:5]


def _plausible(query: str, reader: str) -> tuple[str, ...]:
    """Languages whose dictionaries are asked: those of the script, of them the reader's if it is one."""
    languages = _BY_SCRIPT.get(script_of(query) or "", _LATIN)
    if languages == _LATIN:
        return (reader, "en") if reader in languages and reader != "en" else ("en",)
    return (reader,) if reader in languages else languages


def _terms(form: str, written: str, languages: tuple[str, ...]) -> set[str]:
    """What one query word may stand for in the vocabulary: itself, its lemmas, itself without an ending."""
    terms = {form}
    if written.isalpha():
        terms |= {search_form(lemma(written, language)) for language in languages}
    if not is_code(form) and languages != ("en",):
        terms |= {form[:-cut] for cut in range(1, LONGEST_ENDING + 1) if len(form) - cut >= SHORTEST_STEM}
    return terms
