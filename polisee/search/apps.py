"""Django's name for this room."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "polisee.search"
    label = "search"
