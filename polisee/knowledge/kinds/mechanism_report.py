"""*Mechanism report*: what a working group found out about its theme. Its recommendations are records of their own, to
which it is linked by *recommends*.
"""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import TRANSFER, WHAT
from polisee.records.api import Kind, Prose

MECHANISM_REPORT = Kind(
    code="mechanism_report",
    name=_("Mechanism report"),
    plural=_("Mechanism reports"),
    description=_(
        "What a working group found about its theme: needs, challenges, and how policy can learn. Link it to each of its "
        "recommendations."
    ),
    sections=(WHAT, TRANSFER),
    fields=(
        Prose(
            name="needs",
            section="what",
            required=True,
            guide=(200, 3000),
            label=_("Needs"),
            help=_("What do the regions need on this theme, and how do we know?"),
            example=_("Seven of eleven regions lack comparable figures on how firms pay for joint research."),
        ),
        Prose(
            name="challenges",
            section="what",
            guide=(200, 3000),
            label=_("Challenges"),
            help=_("What makes it hard, here and elsewhere?"),
            example=_("Programmes change with each government, so that nobody waits for their results."),
        ),
        Prose(
            name="mechanism",
            section="transfer",
            required=True,
            guide=(200, 3000),
            label=_("Policy learning mechanism"),
            help=_("By which steps do those who decide learn from what was done: who, with whom, how often?"),
            example=_("Twice a year two regions exchange their evaluators and write one report together."),
        ),
    ),
)
