"""How forms look: `{{ form }}` draws the summary of errors and every field through the design system."""

from functools import cache
from pathlib import Path
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template

_OWN_WIDGETS = Path(__file__).parent / "templates" / "ui" / "form" / "widgets"


@cache
def _own(template_name: str) -> str:
    """Our template for one of Django's widgets, where there is one; else the same name."""
    file = template_name.removeprefix("django/forms/widgets/")
    return f"ui/form/widgets/{file}" if (_OWN_WIDGETS / file).is_file() else template_name


class PoliseeRenderer(DjangoTemplates):
    """Draws forms, fields and choices with our templates, the plain controls with Django's."""

    form_template_name = "ui/form/form.html"
    formset_template_name = "ui/form/formset.html"
    field_template_name = "ui/form/field.html"

    def get_template(self, template_name: str) -> Any:
        own = _own(template_name)
        return super().get_template(own) if own.startswith("django/") else get_template(own)
