"""*Practice*: something that was done somewhere, and what came of it. Fields after the Interreg Europe practice form."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import BASIS, EVIDENCE, TRANSFER, WHAT
from polisee.records.api import Choice, Kind, Line, Number, Prose

PRACTICE = Kind(
    code="practice",
    name=_("Practice"),
    plural=_("Practices"),
    description=_("Something that was done somewhere, and what came of it. A failure is as welcome as a success."),
    sections=(WHAT, EVIDENCE, BASIS, TRANSFER),
    fields=(
        Prose(
            name="challenge",
            section="what",
            required=True,
            guide=(200, 1200),
            label=_("Challenge addressed"),
            help=_("Which problem was there, for whom, and since when?"),
            example=_(
                "Small textile firms in the region had no contact with research; three of four had never worked with a university."
            ),
        ),
        Prose(
            name="what_is_done",
            section="what",
            required=True,
            guide=(400, 2500),
            label=_("What is done"),
            help=_("Tell it step by step, so that a colleague elsewhere could do the same."),
            example=_(
                "Each year the agency invites groups of at least ten firms to propose one joint project. A jury of firms and researchers chooses five."
            ),
        ),
        Prose(
            name="bodies",
            section="what",
            guide=(50, 600),
            label=_("Bodies and stakeholders"),
            help=_("Who leads it, who takes part, who benefits?"),
            example=_(
                "Led by the regional development agency; 40 firms, two universities and the chamber of commerce take part."
            ),
        ),
        Line(
            name="timescale",
            section="what",
            label=_("Timescale"),
            help=_("How long did it take to start, and to show results?"),
            example=_("One year to prepare, first results after three."),
        ),
        Choice(
            name="outcome",
            section="evidence",
            label=_("Outcome"),
            help=_("Be frank: what did not work teaches most."),
            choices={"worked": _("It worked"), "mixed": _("Mixed results"), "failed": _("It failed")},
        ),
        Prose(
            name="evidence_of_success",
            section="evidence",
            guide=(100, 1500),
            label=_("Evidence of success"),
            help=_("What shows that it worked, or that it did not? Give figures with their year."),
            example=_("From 2013 to 2016 the number of firms with a research contract rose from 12 to 41."),
        ),
        Prose(
            name="difficulties",
            section="evidence",
            guide=(50, 1200),
            label=_("Difficulties"),
            help=_("What went wrong on the way, and how was it met?"),
            example=_(
                "The first call found too few applicants, because the forms were too long; they were cut to four pages."
            ),
        ),
        Prose(
            name="success_factors",
            section="evidence",
            guide=(50, 1200),
            label=_("Success factors"),
            help=_("What made the difference?"),
            example=_("A full-time cluster manager whom the firms trusted."),
        ),
        Prose(
            name="limiting_factors",
            section="evidence",
            guide=(50, 1200),
            label=_("Limiting factors"),
            help=_("What kept it from doing better?"),
            example=_("Funds were granted for one year at a time."),
        ),
        Prose(
            name="expert_opinion",
            section="evidence",
            guide=(50, 1200),
            label=_("Expert opinion"),
            help=_("What does an independent expert say? Name the expert."),
            example=_(
                "An outside evaluator found in 2015 that firms in the programme exported more than comparable ones."
            ),
        ),
        Prose(
            name="resources",
            section="basis",
            guide=(30, 600),
            label=_("Resources needed"),
            help=_("Money, people, rooms, equipment: what does one need?"),
            example=_("Two full-time staff and about 200,000 euro a year for joint projects."),
        ),
        Number(
            name="resources_eur",
            section="basis",
            unit=_("euro"),
            most=10**11,
            label=_("Cost in euro"),
            help=_("The whole cost over the whole time, as a number."),
            example="600000",
        ),
        Number(
            name="resources_people",
            section="basis",
            unit=_("full-time posts"),
            most=100_000,
            whole=False,
            label=_("Staff"),
            help=_("How many full-time posts?"),
            example="2.5",
        ),
        Prose(
            name="legal_basis",
            section="basis",
            guide=(20, 600),
            label=_("Legal basis"),
            help=_("On which law, decision or programme does it rest?"),
            example=_("Regional law on innovation of 2014."),
        ),
        Prose(
            name="costs_and_benefits",
            section="basis",
            guide=(50, 1200),
            label=_("Costs and benefits"),
            help=_("What was it worth, compared with what it cost?"),
            example=_("Each euro of public money brought 1.40 euro of private money."),
        ),
        Line(
            name="lifetime",
            section="basis",
            label=_("Lifetime"),
            help=_("For how long does it run, or will its results last?"),
            example=_("Without an end; reviewed every three years."),
        ),
        Prose(
            name="transfer_potential",
            section="transfer",
            guide=(100, 1500),
            label=_("Potential for transfer, and its conditions"),
            help=_("What could another region take over, and what must be there first?"),
            example=_("The form of the call can be copied at once; the jury needs firms that already know each other."),
        ),
        Line(
            name="contact",
            section="transfer",
            members_only=True,
            label=_("Contact"),
            help=_("Whom may a colleague ask? Only signed-in members see this."),
            example=_("Name, telephone or e-mail address at work."),
        ),
    ),
)
