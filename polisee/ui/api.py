"""The door of this room. Templates and components are used by their names, see docs/how-to/use-components.md."""

from polisee.ui.localising import Words, in_reader_language, localised
from polisee.ui.navigation import NavigationItem, register_navigation

__all__ = ["NavigationItem", "Words", "in_reader_language", "localised", "register_navigation"]
