"""The kinds that this feature knows. A new kind is a module here with its fields, and a line in `register_kinds`."""

from polisee.records.api import register


def register_kinds() -> None:
    """Make the kinds known to the editorial engine; called once, when Django is ready.

    Their order is that of lists and filters: what others did, who they are, what one can use, what stands in the way,
    what should be done, what follows from all that, what is told.
    """
    from polisee.knowledge.kinds import (
        brief,
        cluster,
        experience,
        factor,
        mechanism_report,
        news,
        policy,
        practice,
        recommendation,
        tool,
    )

    for kind in (
        practice.PRACTICE,
        policy.POLICY,
        cluster.CLUSTER,
        tool.TOOL,
        experience.EXPERIENCE,
        factor.FACTOR,
        mechanism_report.MECHANISM_REPORT,
        recommendation.RECOMMENDATION,
        brief.BRIEF,
        news.NEWS,
        news.PAGE,
    ):
        register(kind)
