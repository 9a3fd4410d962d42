"""*Cluster*: firms, research and public bodies that work together in one place, and the organisation that serves them.

Fields after the profile of the European Cluster Collaboration Platform.
"""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds import nace
from polisee.knowledge.kinds.sections import BASIS, EXCHANGE, MEMBERS, WHAT
from polisee.records.api import Choice, CodeTree, Counts, Day, Kind, Line, Name, Number, Prose, Words, Year

ACTIVITIES = (
    Name(
        name="name_original",
        section="what",
        label=_("Name in the original language"),
        help=_("As the cluster writes it itself."),
        example="Lesarski grozd",
    ),
    Prose(
        name="description",
        section="what",
        required=True,
        guide=(150, 1500),
        label=_("Description"),
        help=_("Who works together there, on what, and why in this place?"),
        example=_("Makers of furniture, two schools and a laboratory develop products from local wood together."),
    ),
    CodeTree(
        name="nace",
        section="what",
        label=_("Economic activities"),
        help=_("Sections and divisions of NACE Rev. 2.1. Tick the few in which most members work."),
        choices=nace.ACTIVITIES,
        groups=nace.BRANCHES,
    ),
    Words(
        name="s3_priorities",
        section="what",
        label=_("Priorities of smart specialisation"),
        help=_("To which priorities of the region’s strategy does it belong? Put a comma between two."),
        example=_("bioeconomy, advanced materials"),
    ),
    Words(
        name="technologies",
        section="what",
        label=_("Technologies"),
        help=_("In which technologies are its members strong? Put a comma between two."),
        example=_("robotics, sensors, additive manufacturing"),
    ),
    Words(
        name="services",
        section="what",
        label=_("Services"),
        help=_("What does the cluster’s office do for the members? Put a comma between two."),
        example=_("joint projects, training, visits to fairs"),
    ),
)
ORGANISATION = (
    Year(
        name="founding_year",
        section="members",
        label=_("Founding year"),
        help=_("The year in which the members began to work together as a cluster."),
        example="2010",
    ),
    Choice(
        name="legal_form",
        section="members",
        label=_("Legal form"),
        help=_("What the cluster’s organisation is in law."),
        choices={
            "association": _("Association"),
            "foundation": _("Foundation"),
            "company": _("Company"),
            "cooperative": _("Cooperative"),
            "consortium": _("Consortium"),
            "public_body": _("Part of a public body"),
            "none": _("No legal form of its own"),
            "other": _("Another legal form"),
        },
    ),
    Counts(
        name="members",
        section="members",
        label=_("Members"),
        help=_("How many of each sort. Leave empty what you do not know; 0 means none."),
        choices={
            "sme": _("Small and medium enterprises"),
            "large": _("Large enterprises"),
            "research": _("Research and education"),
            "public": _("Public bodies"),
            "other": _("Others"),
        },
    ),
    Number(
        name="management_staff",
        section="members",
        unit=_("full-time posts"),
        most=10_000,
        whole=False,
        label=_("Staff of the management"),
        help=_("How many full-time posts run the cluster?"),
        example="2.5",
    ),
)
LABEL = (
    Choice(
        name="excellence_label",
        section="basis",
        label=_("Excellence label"),
        help=_("The label of the European Cluster Excellence Initiative that it holds or held last."),
        choices={"none": _("None"), "bronze": _("Bronze"), "silver": _("Silver"), "gold": _("Gold")},
    ),
    Day(
        name="label_expires",
        section="basis",
        label=_("Label valid until"),
        help=_("The day on which the label ends."),
        example="2027-10-29",
    ),
    Line(
        name="label_note",
        section="basis",
        label=_("About the label"),
        help=_("Who gave it, and when?"),
        example=_("After an audit in October 2019"),
    ),
)
EXCHANGES = (
    Words(
        name="seeks",
        section="exchange",
        label=_("Seeks"),
        help=_("What would it like to find in others? Put a comma between two."),
        example=_("partners in tool making, buyers abroad, a test laboratory"),
    ),
    Words(
        name="offers",
        section="exchange",
        label=_("Offers"),
        help=_("What can others have from it? Put a comma between two."),
        example=_("test laboratory, training of cluster managers"),
    ),
    Line(
        name="contact",
        section="exchange",
        members_only=True,
        label=_("Contact"),
        help=_("Whom may a colleague ask? Only signed-in members see this."),
        example=_("Name, telephone or e-mail address at work."),
    ),
)
CLUSTER = Kind(
    code="cluster",
    name=_("Cluster"),
    plural=_("Clusters"),
    description=_("Firms, research and public bodies that work together in one place, and who serves them."),
    sections=(WHAT, MEMBERS, BASIS, EXCHANGE),
    fields=(*ACTIVITIES, *ORGANISATION, *LABEL, *EXCHANGES),
)
