"""Django's name for this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "polisee.ui"
    label = "ui"
