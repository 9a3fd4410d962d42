"""Django's name for this room."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "polisee.foundation"
    label = "foundation"
