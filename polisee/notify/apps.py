"""Django's name for this room."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "polisee.notify"
    label = "notify"
