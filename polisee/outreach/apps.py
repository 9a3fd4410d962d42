"""Django's name for this room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "polisee.outreach"
    label = "outreach"
