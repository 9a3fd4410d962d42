"""Writes of the partnership, a file a family: people, roles, affiliations, organisations, memberships, invitations."""
