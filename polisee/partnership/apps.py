"""Django's name for this room."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "polisee.partnership"
    label = "partnership"
