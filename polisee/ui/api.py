"""The door of this room. Templates and components are used by their names, see docs/how-to/use-components.md."""

from polisee.ui.localising import (
    Words,
    country_name,
    in_reader_language,
    language_name,
    localised,
    month_and_year,
    number,
    written_date,
    written_months,
    written_period,
)
from polisee.ui.navigation import NavigationItem, address_if_any, items_in, register_navigation

__all__ = [
    "NavigationItem",
    "Words",
    "address_if_any",
    "country_name",
    "in_reader_language",
    "items_in",
    "language_name",
    "localised",
    "month_and_year",
    "number",
    "register_navigation",
    "written_date",
    "written_months",
    "written_period",
]
