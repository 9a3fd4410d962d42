"""How forms look."""

from django.forms.renderers import DjangoTemplates


class PoliseeRenderer(DjangoTemplates):
    """Draws every form field through the design system."""
