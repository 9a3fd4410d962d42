"""*Experience*: somebody tells in the first person of having tried something."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import EVIDENCE, TRANSFER, WHAT
from polisee.records.api import Kind, Prose

EXPERIENCE = Kind(
    code="experience",
    name=_("Experience"),
    plural=_("Experiences"),
    description=_("We tried something: what we expected, what happened, what we would do differently."),
    sections=(WHAT, EVIDENCE, TRANSFER),
    fields=(
        Prose(
            name="context",
            section="what",
            required=True,
            guide=(100, 1500),
            label=_("Context"),
            help=_("Who were we, where, and what did we try?"),
            example=_("In 2013 our agency of six people was asked to set up a cluster office within a year."),
        ),
        Prose(
            name="expected",
            section="what",
            guide=(50, 1200),
            label=_("What we expected"),
            help=_("What did we think would happen, and why?"),
            example=_("We thought that firms would come by themselves once there was money."),
        ),
        Prose(
            name="happened",
            section="evidence",
            required=True,
            guide=(100, 2000),
            label=_("What happened"),
            help=_("As it was, good and bad, with figures where there are some."),
            example=_("Four firms came. The others wanted to know first who would see their figures."),
        ),
        Prose(
            name="differently",
            section="transfer",
            guide=(50, 1500),
            label=_("What we would do differently"),
            help=_("What do we advise somebody who begins tomorrow?"),
            example=_("Visit every firm before the first meeting, and agree on confidence in writing."),
        ),
    ),
)
