"""*Brief*: what several records together say about a question. Each sentence names the records that it rests on."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import WHAT
from polisee.records.api import CitedProse, Kind, Line, Prose

BRIEF = Kind(
    code="brief",
    name=_("Brief"),
    plural=_("Briefs"),
    description=_("What several records together say about a question, sentence by sentence."),
    sections=(WHAT,),
    needed=("title", "summary", "themes"),
    fields=(
        Prose(
            name="question",
            section="what",
            required=True,
            guide=(40, 400),
            label=_("Question"),
            help=_("What does somebody who decides want to know?"),
            example=_("Who should pay for the management of a cluster, and for how long?"),
        ),
        CitedProse(
            name="synthesis",
            section="what",
            required=True,
            guide=(600, 8000),
            label=_("What the records say"),
            help=_(
                "Name behind each sentence the records that it rests on. What rests on none is shown as your opinion."
            ),
            example=_("Members pay a third of the costs after five years [[x-7]]. We would ask for it sooner."),
        ),
        Line(
            name="addressee",
            section="what",
            label=_("For whom"),
            help=_("Who is to use it, and when?"),
            example=_("The working group on financing, before its meeting in May"),
        ),
    ),
)
