"""Django's name for this room."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "polisee.trust"
    label = "trust"
