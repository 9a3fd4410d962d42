"""Names of countries for a choice, in the reader's language."""

from collections.abc import Iterable

from babel import Locale

from polisee.foundation.languages.tags import PATHS


def country_names(codes: Iterable[str], reader: str) -> dict[str, str]:
    """`{"BG": "Bulgarien"}` for a reader of German."""
    locale = Locale.parse(PATHS[reader].locale)
    return {code: str(locale.territories.get(code, code)) for code in codes}
