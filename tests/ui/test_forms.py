"""A form says what is wrong, where, and keeps what was typed."""

import re

from django import forms
from django.utils.translation import override

from polisee.ui.form_layout import described, errors_of, sections_of


class Notes(forms.Form):
    sections = (("Heart", ("title",)),)
    title = described(forms.CharField(label="Title", help_text="One <b>line</b>"), example="A fund", guide=(20, 100))
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A & B"), ("c", "C")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Agreed", help_text="Really")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        raise forms.ValidationError("Nothing fits <together>")


def html_of(form: forms.Form) -> str:
    with override("en"):
        return " ".join(str(form).split())


def test_the_summary_leads_to_each_wrong_field():
    form = Notes({"note": "kept <text>"})
    lines = [(line.href, line.label, line.message) for line in errors_of(form)]
    assert lines[0] == ("", "", "Nothing fits <together>")
    assert [line[:2] for line in lines[1:]] == [
        ("#id_title", "Title"),
        ("#id_kind_0", "Kind"),
        ("#id_agreed", "Agreed"),
    ]
    html = html_of(form)
    for line in lines[1:]:
        assert f'id="{line[0][1:]}"' in html
    assert "Nothing fits &lt;together&gt;" in html


def test_what_was_typed_is_kept():
    assert "kept &lt;text&gt;</textarea>" in html_of(Notes({"note": "kept <text>"}))


def test_every_description_that_a_control_names_is_there():
    html = html_of(Notes({}))
    named = {name for value in re.findall(r'aria-describedby="([^"]+)"', html) for name in value.split()}
    assert named
    assert named <= set(re.findall(r'id="([^"]+)"', html))


def test_help_example_and_guide_are_shown():
    html = html_of(Notes())
    assert "One <b>line</b>" in html
    assert "A fund" in html
    assert 'data-counter-for="id_title" data-low="20" data-high="100"' in html
    assert "20–100 characters" in html


def test_a_group_of_choices_has_a_legend_and_escapes_its_labels():
    html = html_of(Notes())
    assert re.search(r'<legend class="label">Kind', html)
    assert "A &amp; B" in html


def test_only_optional_fields_are_marked():
    html = html_of(Notes())
    assert html.count("(optional)") == 1
    assert "(optional)" not in html_of(type("Draft", (Notes,), {"mark_optional": False})())


def test_sections_hold_their_fields_and_the_rest_comes_last():
    sections = sections_of(Notes())
    assert [(str(section.title), [field.name for field in section.fields]) for section in sections] == [
        ("Heart", ["title"]),
        ("", ["kind", "note", "agreed"]),
    ]
    assert html_of(Notes()).count('name="hidden"') == 1
