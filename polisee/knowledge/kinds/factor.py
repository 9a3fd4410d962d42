"""*Factor*: a success factor, a barrier, or an information gap, and its fate."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import EVIDENCE, WHAT
from polisee.records.api import Choice, Kind, Line, Number, Prose, Wants

FACTOR = Kind(
    code="factor",
    name=_("Factor"),
    plural=_("Factors"),
    description=_("Something that helps, something that hinders, or something that nobody knows yet."),
    sections=(WHAT, EVIDENCE),
    rules=(
        Wants(
            field="fate",
            values=("being_addressed", "closed"),
            wanted="fate_reason",
            or_link=("addresses",),
            key="say_why_or_link",
        ),
        Wants(field="fate", values=("accepted",), wanted="fate_reason", key="say_why"),
    ),
    fields=(
        Choice(
            name="factor_type",
            section="what",
            required=True,
            label=_("Type"),
            help=_("Does it help, does it hinder, or is it not known?"),
            choices={
                "success_factor": _("Success factor"),
                "barrier": _("Barrier"),
                "information_gap": _("Information gap"),
            },
        ),
        Prose(
            name="description",
            section="what",
            required=True,
            guide=(150, 1500),
            label=_("Description"),
            help=_("What exactly helps, hinders or is missing, and for whom?"),
            example=_("Nobody counts how many firms leave a cluster, so nobody learns why they go."),
        ),
        Choice(
            name="lens",
            section="what",
            label=_("Where it shows"),
            help=_("In what was done, in what is, in what is wanted, or elsewhere?"),
            choices={
                "past_actions": _("Past actions"),
                "current_contexts": _("Current contexts"),
                "visions": _("Visions of the future"),
                "parallel_contexts": _("Parallel contexts"),
            },
        ),
        Number(
            name="gravity",
            section="what",
            least=1,
            most=5,
            label=_("How grave"),
            help=_("From 1 (slight) to 5 (nothing works because of it)."),
            example="3",
        ),
        Line(
            name="gravity_note",
            section="what",
            label=_("Why this grave"),
            help=_("On what does this rating rest?"),
            example=_("Named by seven of eleven regions."),
        ),
        Choice(
            name="fate",
            section="evidence",
            label=_("Fate"),
            help=_("What has become of it?"),
            choices={
                "open": _("Open"),
                "being_addressed": _("Being addressed"),
                "closed": _("Closed"),
                "accepted": _("Accepted"),
            },
        ),
        Prose(
            name="fate_reason",
            section="evidence",
            guide=(30, 800),
            label=_("Reason"),
            help=_("Who is doing what about it, what closed it, or why is it accepted?"),
            example=_("Closed by the yearly survey that began in 2015."),
        ),
    ),
)
