"""What is refused here, in words for the person who asked."""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message

MISSING: Message = _("This is still missing.")
NOT_ALLOWED: Message = _("Your role does not allow this.")
NO_SUCH_PERSON: Message = _("There is no such person.")
EMAIL_WRONG: Message = _("This is not an e-mail address. It looks like name@example.org.")
EMAIL_TAKEN: Message = _("There is already an account with this address.")
LANGUAGE_UNKNOWN: Message = _("This is not one of our languages.")
ORGANISATION_UNKNOWN: Message = _("We do not know this organisation.")
ROLE_UNKNOWN: Message = _("There is no such role.")
SCOPE_WRONG: Message = _("This role does not exist in this scope.")
GROUP_UNKNOWN: Message = _("Choose the working group.")
PACKAGE_UNKNOWN: Message = _("Choose the work package.")
ROLE_HELD: Message = _("This person already holds this role.")
NOT_AFFILIATED: Message = _("A contributor must work for the organisation. Add that first.")
LAST_ADMINISTRATOR: Message = _("This is the last administrator. Give the role to somebody else first.")
AFFILIATED_ALREADY: Message = _("This person already works for this organisation.")
ENDS_BEFORE_START: Message = _("The end lies before the start.")
ENDED_ALREADY: Message = _("This has ended already.")
PARTNER_ALREADY: Message = _("This organisation is already a partner at that time.")
CODE_TAKEN: Message = _("Another organisation has this code.")
CODE_WRONG: Message = _("A code has 2 to 20 capital letters, digits and hyphens.")
COUNTRY_UNKNOWN: Message = _("Choose one of the countries.")
REGION_UNKNOWN: Message = _("This region is not known, or lies in another country.")
WEBSITE_WRONG: Message = _("This is not a web address. It must begin with http:// or https://.")
TOO_LONG: Message = _("This is too long: at most %(limit)s characters fit.")
INVITED_ALREADY: Message = _(
    "This person has been invited and has not answered yet. Send the invitation again instead."
)
INVITATION_OVER: Message = _("This invitation no longer holds. Ask the person who invited you for a new one.")
ROLE_NOT_YOURS_TO_GIVE: Message = _("Only an administrator may give this role.")
BLOCKING_ONESELF: Message = _("Nobody blocks the own account. Another administrator can.")
NUMBER_WRONG: Message = _("The number must be between 0 and 9999.")
NO_SUCH_MEMBERSHIP: Message = _("There is no such membership.")
NO_SUCH_INVITATION: Message = _("There is no such open invitation.")
