"""Names and one-line explanations of what is chosen from lists."""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message
from polisee.partnership.models import Role
from polisee.partnership.rules import READ, REVIEW, TRANSLATE, WRITE

ROLE_NAMES: dict[Role, Message] = {
    Role.ADMINISTRATOR: _("administrator"),
    Role.COORDINATOR: _("coordinator"),
    Role.LEADER: _("leader"),
    Role.REVIEWER: _("reviewer"),
    Role.CONTRIBUTOR: _("contributor"),
    Role.MEMBER: _("member"),
}
# What one may do with a role: shown on the profile and beside the choice of a role.
ROLE_MEANINGS: dict[Role, Message] = {
    Role.ADMINISTRATOR: _("Looks after people, organisations, memberships and roles. Does not edit records."),
    Role.COORDINATOR: _("Edits every record, and acts for a working group that has no leader. Invites people."),
    Role.LEADER: _("Leads a working group or a work package: has records reviewed, assigns reviewers, archives."),
    Role.REVIEWER: _("May be asked to review records of other organisations and to approve translations."),
    Role.CONTRIBUTOR: _("Writes and translates records for the organisation."),
    Role.MEMBER: _("Takes part in a working group or a work package."),
}
SCOPE_NAMES: dict[str, Message] = {
    "platform": _("whole platform"),
    "organisation": _("organisation"),
    "working_group": _("working group"),
    "work_package": _("work package"),
}
MAIL_FREQUENCIES: dict[str, Message] = {
    "at_once": _("At once, a mail for everything that concerns me"),
    "never": _("No mail, I look into my inbox"),
}
FUNDS: dict[str, Message] = {"ERDF": "ERDF", "IPA": "IPA", "ENPI": "ENPI", "own": _("own funds")}
PARTNER_ROLES: dict[str, Message] = {"lead": _("lead partner"), "partner": _("partner")}
TOKEN_SCOPE_NAMES: dict[str, Message] = {
    READ: _("Read"),
    WRITE: _("Write"),
    TRANSLATE: _("Translate"),
    REVIEW: _("Review"),
}
TOKEN_SCOPE_MEANINGS: dict[str, Message] = {
    READ: _("See drafts, reviews and translations that you may see."),
    WRITE: _("Begin, change, link and send records, and add pictures."),
    TRANSLATE: _("Save translations."),
    REVIEW: _("Assign, remark, decide, approve translations, archive and restore."),
}
ACT_NAMES: dict[str, Message] = {
    "person.created": _("account made"),
    "person.role_given": _("role given"),
    "person.role_ended": _("role ended"),
    "person.affiliated": _("organisation added"),
    "person.affiliation_ended": _("left the organisation"),
    "person.profile_changed": _("own settings changed"),
    "person.blocked": _("account blocked"),
    "person.unblocked": _("account opened again"),
    "person.access_ended": _("signed out everywhere, keys withdrawn"),
    "organisation.created": _("organisation added"),
    "organisation.changed": _("organisation edited"),
    "token.make": _("key for programs made"),
    "token.withdraw": _("key for programs withdrawn"),
}
