"""Addresses of the own account and of the administrator's pages."""

from django.urls import path

from polisee.partnership.web import invitations, organisations, people, profile, tokens

app_name = "partnership"
_person = "admin/people/<uuid:person_id>/"
urlpatterns = [
    path("account/profile/", profile.profile, name="profile"),
    path("account/keys-for-programs/", tokens.tokens, name="tokens"),
    path("account/keys-for-programs/<uuid:token_id>/withdraw/", tokens.withdraw, name="withdraw-token"),
    path("admin/people/", people.people, name="people"),
    path(_person, people.person, name="person"),
    path(f"{_person}roles/", people.give, name="give-role"),
    path(f"{_person}roles/<uuid:assignment_id>/end/", people.end_a_role, name="end-role"),
    path(f"{_person}organisations/", people.affiliate, name="affiliate"),
    path(f"{_person}organisations/<int:affiliation_id>/end/", people.end_an_affiliation, name="end-affiliation"),
    path(f"{_person}block/", people.block, name="block"),
    path(f"{_person}unblock/", people.unblock, name="unblock"),
    path("admin/organisations/", organisations.organisations, name="organisations"),
    path("admin/organisations/new/", organisations.new_organisation, name="organisation-new"),
    path("admin/organisations/<uuid:organisation_id>/", organisations.organisation_edit, name="organisation-edit"),
    path("admin/memberships/", organisations.memberships, name="memberships"),
    path("admin/memberships/<uuid:partner_id>/", organisations.membership_edit, name="membership-edit"),
    path("admin/invitations/", invitations.invitations, name="invite"),
    path("admin/invitations/<uuid:invitation_id>/resend/", invitations.resend, name="resend-invitation"),
    path("admin/invitations/<uuid:invitation_id>/withdraw/", invitations.withdraw, name="withdraw-invitation"),
    path("invitation/<str:token>/", invitations.accept, name="accept"),
]
