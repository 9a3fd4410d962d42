"""The form of a record: the common fields and those of its kind, in sections."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import InvalidError, Message
from polisee.foundation.languages.tags import html_tag
from polisee.knowledge.forms import widgets
from polisee.knowledge.forms.typed import Typed
from polisee.records.api import (
    EVIDENCE_GRADES,
    BandedChoices,
    Choice,
    Choices,
    CitedProse,
    CodeTree,
    Counts,
    Day,
    Field,
    Kind,
    Number,
)
from polisee.ui.form_layout import described

MANY = 40
"""More check boxes than that fold under their headings."""
FEW = 6
"""Up to so many choices stand as buttons, more fold into a list."""
GRADES: dict[str, Message] = {
    "anecdote": _("Told by those involved"),
    "monitoring": _("Monitoring data"),
    "comparison": _("A comparison, before and after or with others"),
    "counterfactual": _("A comparison with what would have happened otherwise"),
}


class RecordForm(forms.Form):
    """Draws what was typed, as it was typed. It does not check: the operation does, and its errors come in here."""

    use_required_attribute = False

    def __init__(
        self,
        kind: Kind,
        typed: Typed,
        *,
        language: str,
        themes: Sequence[tuple[str, str]],
        script: str = "latn",
        images: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | None = None,
        remarks: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data=MultiValueDict(typed))
        self.kind, self.lang = kind, html_tag(language, script)
        self.fields |= _common_fields(themes, self.lang)
        for name in ("themes", "sources"):
            self.fields[name].required = name in kind.needed
        self.fields["images"].widget.extra = {"stored": images or {}}
        self.fields["attachments"].widget.extra = {"stored": files or {}}
        self.fields |= {each.name: _field_of(each, self.lang) for each in kind.fields}
        self.sections = _sections(kind)
        for name, field in self.fields.items():
            field.remarks = (remarks or {}).get(name, [])  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """Nothing is refused here."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def take_errors(self, error: InvalidError) -> None:
        """Put what an operation refused to the fields it concerns."""
        for name, messages in error.errors.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, str(message))


def _common_fields(themes: Sequence[tuple[str, str]], lang: str) -> dict[str, forms.Field]:
    words = {"lang": lang, "spellcheck": "true"}
    own: dict[str, forms.Field] = {
        "title": described(
            forms.CharField(
                label=_("Title"),
                widget=forms.TextInput(words),
                help_text=_("What it is and where, in one line."),
            ),
            example=_("A voucher that brings small firms into a research laboratory, Emilia-Romagna"),
            guide=(20, 100),
        ),
        "summary": described(
            forms.CharField(
                label=_("Summary"),
                widget=forms.Textarea({**words, "rows": 3, "data-autosize": True}),
                help_text=_("Two or three sentences: who did what, and what came of it."),
            ),
            example=_("Since 2013 the region pays half of a firm's first research contract. 300 firms have used it."),
            guide=(80, 300),
        ),
        "themes": forms.Field(
            label=_("Themes"),
            widget=forms.CheckboxSelectMultiple(choices=themes),
            help_text=_("The leader of a theme's working group chooses who reviews it."),
        ),
        "keywords": described(
            forms.CharField(
                label=_("Keywords"),
                required=False,
                widget=forms.TextInput(words),
                help_text=_("What would a colleague type to find this? Put a comma between two."),
            ),
            example=_("vouchers, small firms, research"),
        ),
    }
    return own | _place_and_time() | _proof() | _pictures() | _files()


def _place_and_time() -> dict[str, forms.Field]:
    return {
        "regions": forms.Field(
            label=_("Regions"),
            required=False,
            widget=widgets.Regions(),
            help_text=_("Where it happened. Tick the country if it was everywhere in it."),
        ),
        "period": forms.Field(
            label=_("Period"),
            required=False,
            widget=widgets.Period(),
            help_text=_("From which year to which; leave the second empty while it goes on."),
        ),
    }


def _proof() -> dict[str, forms.Field]:
    return {
        "sources": forms.Field(
            label=_("Sources"),
            widget=widgets.Rows("sources", "knowledge/working/widgets/sources.html", blank=widgets.BLANK_SOURCES),
            help_text=_("Where can one read more, or check it? At least one."),
        ),
        "evidence_grade": forms.CharField(
            label=_("What the evidence is"),
            required=False,
            widget=forms.RadioSelect(
                choices=[("", _("Not said")), *((code, GRADES[code]) for code in EVIDENCE_GRADES)]
            ),
            help_text=_("How do you know what came of it?"),
        ),
        "authors": forms.CharField(
            label=_("Other authors"),
            required=False,
            widget=forms.Textarea({"rows": 2, "data-autosize": True}),
            help_text=_("Names of those who wrote it with you, one a line. Who saves it here is named anyway."),
        ),
        "next_review": forms.CharField(
            label=_("Look at it again on"),
            required=False,
            widget=forms.DateInput({"type": "date"}),
            help_text=_("After this day the record is shown as due for review. Without a day: two years."),
        ),
    }


def _pictures() -> dict[str, forms.Field]:
    return {
        "images": forms.Field(
            label=_("Pictures"),
            required=False,
            widget=widgets.Rows("images", "knowledge/working/widgets/images.html", blank=0),
            help_text=_("JPEG, PNG or WebP, at most 10 MB. Say what one sees, and who allows it to be shown."),
        )
    }


def _files() -> dict[str, forms.Field]:
    return {
        "attachments": forms.Field(
            label=_("Attachments"),
            required=False,
            widget=widgets.Files("attachments", "knowledge/working/widgets/attachments.html", blank=0),
            help_text=_(
                "PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text or a picture. Give each a title, and say "
                "who allows it to be passed on."
            ),
        )
    }


def _sections(kind: Kind) -> list[tuple[Message, list[str]]]:
    own = [(section.label, [each.name for each in kind.in_section(section.code)]) for section in kind.sections]
    return [
        (_("In short"), ["title", "summary", "themes", "keywords"]),
        *own,
        (_("Where and when"), ["regions", "period"]),
        (_("What it rests on"), ["sources", "evidence_grade", "authors"]),
        (_("Pictures"), ["images"]),
        (_("Attachments"), ["attachments"]),
        (_("Later"), ["next_review"]),
    ]


def _field_of(field: Field, lang: str) -> forms.Field:
    """One field of a kind as a field of a form."""
    made = forms.CharField if not isinstance(field, Choices | Counts) else forms.Field
    drawn = made(
        label=field.label,  # type: ignore[arg-type]
        help_text=field.help,  # type: ignore[arg-type]
        required=field.required,
        widget=_widget(field, lang),
    )
    return described(drawn, example=field.example, guide=field.guide)


def _widget(field: Field, lang: str) -> forms.Widget:
    drawn = next((drawn for kind, drawn in _WIDGETS if isinstance(field, kind)), None)
    if drawn is not None:
        return drawn(field)
    return _text_widget(field, {"lang": lang, "spellcheck": "true"} if field.is_text else {})


def _text_widget(field: Field, words: dict[str, str]) -> forms.Widget:
    if isinstance(field, CitedProse):
        return widgets.CitedText({**words, "rows": 12, "data-autosize": True})
    rows = {"prose": 5, "words": 2}.get(field.widget)
    return forms.Textarea({**words, "rows": rows, "data-autosize": True}) if rows else forms.TextInput(words)


def _check_boxes(field: Choices) -> forms.Widget:
    if field.groups and len(field.choices) > MANY:
        return widgets.Codes(field)
    groups = [(heading, [(code, field.choices[code]) for code in codes]) for heading, codes in field.groups.items()]
    return forms.CheckboxSelectMultiple(choices=groups or list(field.choices.items()))


def _one_of(field: Choice) -> forms.Widget:
    choices = [("", _("Not said")), *field.choices.items()]
    return forms.RadioSelect(choices=choices) if len(choices) <= FEW else forms.Select(choices=choices)


def _number(field: Number) -> forms.Widget:
    return forms.TextInput({"inputmode": "numeric" if field.whole else "decimal", "class": "short"})


# The first that fits: a sort stands before what it is a sort of.
_WIDGETS: tuple[tuple[type[Field], Callable[[Any], forms.Widget]], ...] = (
    (BandedChoices, widgets.Banded),
    (CodeTree, widgets.Codes),
    (Choices, _check_boxes),
    (Choice, _one_of),
    (Counts, widgets.Numbers),
    (Number, _number),
    (Day, lambda _field: forms.DateInput({"type": "date"})),
)
