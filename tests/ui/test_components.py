"""Components say what they are given, escaped once, with the marks that ears and keyboards need."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from polisee.ui.icons import icon_markup, icon_names
from polisee.ui.web.styleguide import styleguide
from tests.ui.rendering import rendered, request_for

TEMPLATES = Path(__file__).resolve().parents[2] / "polisee" / "ui" / "templates"
COMPONENTS = sorted(file.stem for file in (TEMPLATES / "cotton").glob("*.html"))


@pytest.fixture
def guide() -> str:
    return styleguide(request_for("/en/styleguide")).content.decode()


@pytest.mark.parametrize("component", COMPONENTS)
def test_the_styleguide_shows_every_component(component):
    sources = (TEMPLATES / "ui" / "styleguide.html").read_text() + (TEMPLATES / "ui" / "form" / "form.html").read_text()
    sources += (TEMPLATES / "ui" / "form" / "field.html").read_text()
    sources += "".join((TEMPLATES / "cotton" / f"{name}.html").read_text() for name in COMPONENTS if name != component)
    assert f"<c-{component.replace('_', '-')}" in sources


@pytest.mark.parametrize("component", COMPONENTS)
def test_the_how_to_lists_every_component(component):
    how_to = (TEMPLATES.parents[2] / "docs" / "how-to" / "use-components.md").read_text()
    assert f"<c-{component.replace('_', '-')}" in how_to


def test_no_component_is_left_unread_by_the_browser(guide):
    assert "<c-" not in guide
    assert "{%" not in guide


def test_no_page_carries_styles_or_scripts_in_itself(guide):
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script>|javascript:", guide)


def test_every_id_is_used_once_and_every_reference_leads_somewhere(guide):
    ids = re.findall(r'\sid="([^"]+)"', guide)
    assert len(ids) == len(set(ids))
    pointed = re.findall(r'\saria-(?:describedby|labelledby|controls)="([^"]+)"', guide) + re.findall(
        r'\sfor="([^"]+)"', guide
    )
    assert {name for value in pointed for name in value.split()} <= set(ids)
    assert {target for target in re.findall(r'href="#([^"]+)"', guide) if target} <= set(ids)


def test_values_are_escaped_exactly_once():
    html = rendered('<c-row href="/x" title="{{ title }}" summary="{{ title }}" />', title="R&D <b>")
    assert html.count("R&amp;D &lt;b&gt;") == 2
    assert "R&amp;D" in rendered('<c-input name="a" label="{{ label }}" />', label="R&D")
    assert "&lt;i&gt;" in rendered('<c-diff :parts="parts" />', parts=[("+", "<i>")])


def test_an_empty_fact_says_that_it_is_not_known():
    assert "not known" in rendered('<c-facts><c-fact term="People needed"> </c-fact></c-facts>')
    assert "not known" not in rendered('<c-facts><c-fact term="People needed">0</c-fact></c-facts>')


def test_a_hollow_knot_says_that_it_is_missing_and_is_tied_loosely():
    html = rendered(
        '<c-thread :knots="knots" />', knots=[{"name": "Pilot", "state": "missing"}, {"name": "Gap", "href": "/g"}]
    )
    assert '<li class="missing loose">' in html
    assert "(missing)" in html
    assert '<a class="knot" href="/g">' in html


def test_where_one_is_is_said_on_the_thread():
    assert 'aria-current="step"' in rendered('<c-thread :knots="knots" />', knots=[{"name": "Gap", "state": "here"}])


def test_an_error_is_tied_to_its_field():
    html = rendered('<c-input name="title" label="Title" help="One line" :errors="errors" />', errors=["Too long"])
    assert 'aria-describedby="title_helptext title_error"' in html
    assert 'id="title_error"' in html
    assert 'id="title_helptext"' in html
    assert 'aria-invalid="true"' in html


def test_a_pager_keeps_the_other_parameters(guide):
    request = RequestFactory().get("/en/practices", {"kind": "practice", "page": "4"})
    html = rendered("{% query page=5 %} {% query page='' %}", request)
    assert html == "?kind=practice&amp;page=5 ?kind=practice"


def test_a_component_does_not_see_the_page_around_it():
    assert "leaked" not in rendered('<c-notice tone="good">x</c-notice>', title="leaked")


def test_an_icon_is_decoration_unless_it_has_a_name():
    assert 'aria-hidden="true"' in icon_markup("seal")
    assert 'role="img" aria-label="Sealed &amp; safe"' in icon_markup("seal", "Sealed & safe")
    with pytest.raises(KeyError):
        icon_markup("unicorn")


def test_every_icon_that_a_template_names_exists():
    for file in (TEMPLATES.parents[1]).rglob("templates/**/*.html"):
        named = set(re.findall(r'{% icon "([a-z0-9-]+)" ?', file.read_text())) - {"theme-"}
        named |= set(re.findall(r'\sicon="([a-z0-9-]+)"', file.read_text()))
        assert named <= set(icon_names()), file


def templates_of_every_room() -> list[Path]:
    return sorted(TEMPLATES.parents[1].glob("*/templates/**/*.html"))


def test_every_component_that_a_template_names_exists():
    known = {name.replace("_", "-") for name in COMPONENTS} | {"vars", "slot", "component"}
    for file in templates_of_every_room():
        assert set(re.findall(r"<c-([a-z0-9-]+)", file.read_text())) <= known, file


def test_no_value_is_handed_over_through_a_filter():
    """`:errors="form|form_errors"` hands over nothing and says nothing: `{% with %}` is the way."""
    for file in templates_of_every_room():
        handed = re.findall(r'\s:[a-z_]+="([^"{]*\|[^"]*)"', file.read_text())
        assert handed == [], file
