"""The kinds that this feature knows. A new kind is a module here with its fields, and a line in `register_kinds`."""

from polisee.records.api import register


def register_kinds() -> None:
    """Make the kinds known to the editorial engine; called once, when Django is ready."""
    from polisee.knowledge.kinds import brief, factor, policy, practice

    for kind in (practice.PRACTICE, policy.POLICY, factor.FACTOR, brief.BRIEF):
        register(kind)
