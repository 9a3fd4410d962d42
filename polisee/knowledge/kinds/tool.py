"""*Tool*: something to work with (a guide, a questionnaire, a programme, a method), and how to use it."""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.languages.tags import CONTENT_CODES, native_name
from polisee.knowledge.kinds.sections import BASIS, WHAT
from polisee.records.api import Choices, Kind, Line, Prose, Words

TOOL = Kind(
    code="tool",
    name=_("Tool"),
    plural=_("Tools"),
    description=_("Something to work with: a guide, a questionnaire, a method; and how to use it."),
    sections=(WHAT, BASIS),
    fields=(
        Prose(
            name="purpose",
            section="what",
            required=True,
            guide=(100, 1000),
            label=_("What it is for"),
            help=_("Which task does it make easier, and for whom?"),
            example=_("It helps an agency see within a day how well a cluster is managed."),
        ),
        Prose(
            name="how_to_use",
            section="what",
            guide=(100, 2000),
            label=_("How to use it"),
            help=_("Step by step: what does one do first, what comes out, how long does it take?"),
            example=_("Two people interview the manager for three hours; the answers give a profile of 31 indicators."),
        ),
        Words(
            name="needed_skills",
            section="basis",
            label=_("Needed skills"),
            help=_("What must one know or be able to do? Put a comma between two."),
            example=_("interviewing, basic statistics"),
        ),
        Line(
            name="licence",
            section="basis",
            label=_("Licence"),
            help=_("May others use, copy and change it, and at what price?"),
            example=_("Free to use with the name of the source"),
        ),
        Choices(
            name="available_in",
            section="basis",
            label=_("Language"),
            help=_("In which languages can one use it?"),
            choices={**{code: native_name(code) for code in CONTENT_CODES}, "other": _("Another language")},
        ),
    ),
)
