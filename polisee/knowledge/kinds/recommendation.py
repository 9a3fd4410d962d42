"""*Recommendation*: what somebody is advised to do, and what became of it."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import EVIDENCE, WHAT
from polisee.records.api import Choice, Day, Kind, Line, Prose, Wants

ADVICE = (
    Prose(
        name="advice",
        section="what",
        required=True,
        guide=(80, 1500),
        label=_("What is recommended"),
        help=_("One act that somebody can do and that one can see done."),
        example=_("Publish the results of each call within three months, by firm size and region."),
    ),
    Prose(
        name="grounds",
        section="what",
        guide=(50, 1500),
        label=_("Why"),
        help=_("On which findings does it rest? Link the records."),
        example=_("In three regions nobody knew whether the second call had reached smaller firms."),
    ),
    Line(
        name="addressee",
        section="what",
        required=True,
        label=_("Addressed to"),
        help=_("The body that can do it."),
        example=_("Managing authorities of regional programmes"),
    ),
    Choice(
        name="priority",
        section="what",
        label=_("Priority"),
        help=_("How much depends on it?"),
        choices={"high": _("High"), "medium": _("Medium"), "low": _("Low")},
    ),
    Day(
        name="due",
        section="what",
        label=_("Due on"),
        help=_("By when should it be done?"),
        example="2027-06-30",
    ),
)
RESPONSE = (
    Choice(
        name="response",
        section="evidence",
        label=_("Response"),
        help=_("What has the addressee said?"),
        choices={"none": _("No answer yet"), "accepted": _("Accepted"), "declined": _("Declined")},
    ),
    Prose(
        name="response_reason",
        section="evidence",
        guide=(30, 800),
        label=_("Reason"),
        help=_("Why was it accepted or declined?"),
        example=_("Declined: the law allows such figures only for the whole country."),
    ),
    Line(
        name="responsible",
        section="evidence",
        label=_("Who does it"),
        help=_("The person or unit that answers for the doing."),
        example=_("Unit for programme evaluation"),
    ),
    Prose(
        name="evidence_of_doing",
        section="evidence",
        guide=(30, 1200),
        label=_("Evidence of doing"),
        help=_("What shows that it has been done? Give the day and where one can see it."),
        example=_("The figures of the call of 2026 are on the ministry’s site since March."),
    ),
)
RECOMMENDATION = Kind(
    code="recommendation",
    name=_("Recommendation"),
    plural=_("Recommendations"),
    description=_("What somebody is advised to do, by when, and what became of it."),
    sections=(WHAT, EVIDENCE),
    fields=(*ADVICE, *RESPONSE),
    rules=(
        Wants(field="response", values=("declined",), wanted="response_reason", key="say_why"),
        Wants(field="response", values=("accepted",), wanted="responsible", key="say_who"),
    ),
)
