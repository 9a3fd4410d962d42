"""What a form's templates need to know of a form: its sections, its errors, and what a field says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField, Field
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Section:
    """Fields that belong together; a screen on a phone."""

    title: Text
    fields: list[BoundField]


@dataclass(frozen=True)
class FieldError:
    """One line of the summary at the top of a form."""

    href: str
    """`#id_title`; empty for what concerns no single field."""
    label: str
    message: str


def described(field: Field, *, example: Text = "", guide: tuple[int, int] | None = None) -> Field:
    """Give a field an example (shown on demand) and a length guide (characters, from and to); returns the field."""
    field.example = example  # type: ignore[attr-defined]
    field.guide = guide  # type: ignore[attr-defined]
    return field


def sections_of(form: BaseForm) -> list[Section]:
    """The visible fields by the form's `sections = [(title, [names])]`; those it does not name come last."""
    declared: Sequence[tuple[Text, Sequence[str]]] = getattr(form, "sections", ())
    sections = [Section(title, [form[name] for name in names if name in form.fields]) for title, names in declared]
    named = {name for _, names in declared for name in names}
    rest = [field for field in form.visible_fields() if field.name not in named]
    return [section for section in [*sections, Section("", rest)] if section.fields]


def errors_of(form: BaseForm) -> list[FieldError]:
    """All errors in the order of the fields, what concerns the whole form first."""
    lines = [FieldError("", "", str(message)) for message in form.non_field_errors()]
    for field in form:
        label = str(field.label or "")
        lines += [FieldError(f"#{_anchor(field)}", label, str(message)) for message in field.errors]
    return lines


def _anchor(field: BoundField) -> Any:
    """Where the link of an error leads: a group of choices has no control of its own, so to its first one."""
    if getattr(field.field.widget, "use_fieldset", False):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id
