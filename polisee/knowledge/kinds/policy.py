"""*Policy*: an instrument or measure of a public body. Codes after the STIP Compass."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds import stip
from polisee.knowledge.kinds.sections import BASIS, EVIDENCE, WHAT
from polisee.records.api import BandedChoices, Choice, Choices, InOrder, Kind, Line, Name, Prose, Year

POLICY = Kind(
    code="policy",
    name=_("Policy"),
    plural=_("Policies"),
    description=_("An instrument or measure with which a public body supports clusters."),
    sections=(WHAT, BASIS, EVIDENCE),
    rules=(InOrder(first="start_year", last="end_year"),),
    fields=(
        Name(
            name="name_original",
            section="what",
            label=_("Name in the original language"),
            help=_("As the responsible body writes it."),
            example="Programm Cluster Niederösterreich",
        ),
        Name(
            name="name_english",
            section="what",
            label=_("Name in English"),
            help=_("As the responsible body writes it in English, if it does."),
            example="Cluster Programme Lower Austria",
        ),
        Choice(
            name="level",
            section="what",
            label=_("Level"),
            help=_("Who is in charge of it?"),
            choices={"national": _("National"), "regional": _("Regional"), "local": _("Local")},
        ),
        Line(
            name="responsible_body",
            section="what",
            label=_("Responsible body"),
            help=_("The ministry, region or agency that answers for it."),
            example=_("Ministry of Economy, department for industrial policy"),
        ),
        Year(
            name="start_year",
            section="what",
            label=_("Start year"),
            help=_("The year in which it began."),
            example="2014",
        ),
        Year(
            name="end_year",
            section="what",
            label=_("End year"),
            help=_("The year in which it ended; leave empty while it runs."),
            example="2020",
        ),
        Prose(
            name="objectives",
            section="what",
            required=True,
            guide=(200, 2000),
            label=_("Objectives"),
            help=_("What is it meant to change, for whom, by when?"),
            example=_("By 2020, every second firm in the region’s metal industry takes part in a joint project."),
        ),
        BandedChoices(
            name="instruments",
            section="basis",
            label=_("Instruments"),
            help=_("Tick each instrument that it uses, and give the budget of each."),
            choices=stip.INSTRUMENTS,
            groups=stip.INSTRUMENT_FAMILIES,
            bands=stip.BUDGET_BANDS,
        ),
        Choices(
            name="target_groups",
            section="basis",
            label=_("Target groups"),
            help=_("For whom is it?"),
            choices=stip.TARGET_GROUPS,
            groups=stip.TARGET_GROUP_FAMILIES,
        ),
        Choices(
            name="cluster_support",
            section="basis",
            label=_("Kind of cluster support"),
            help=_("What does it pay for or do?"),
            choices={
                "network_facilitation": _("Bringing firms together"),
                "cluster_management": _("Running a cluster organisation"),
                "joint_projects": _("Joint projects"),
                "internationalisation": _("Going abroad together"),
                "infrastructure": _("Shared facilities"),
                "skills": _("Training and skills"),
            },
        ),
        Choice(
            name="stip_theme",
            section="basis",
            label=_("Theme of the STIP Compass"),
            help=_("Under which heading does the STIP Compass list it?"),
            choices=stip.THEMES,
        ),
        Choices(
            name="stip_themes",
            section="basis",
            label=_("Further themes of the STIP Compass"),
            help=_("Under which other headings does the STIP Compass list it?"),
            choices=stip.THEMES,
            groups=stip.THEME_FAMILIES,
        ),
        Choice(
            name="evaluated",
            section="evidence",
            label=_("Evaluated"),
            help=_("Has anybody looked at what it achieved?"),
            choices={"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")},
        ),
        Line(
            name="evaluated_by",
            section="evidence",
            label=_("Evaluated by"),
            help=_("Who did it, and when?"),
            example=_("An institute from another country, 2016"),
        ),
        Prose(
            name="evaluation_result",
            section="evidence",
            guide=(100, 1500),
            label=_("Result of the evaluation"),
            help=_("What was found, for better or worse?"),
            example=_("The joint projects went on after the grants had ended; the cluster offices did not."),
        ),
    ),
)
