"""Who gets in where: one line a route and method. `tests/architecture/test_routes.py` tries each with every role.

Add a line for each new route: its name as in `reverse` (with its namespace), the values that its address needs (names of
`tests/architecture/cast.py`), and to whom it opens. *Open* means that the permission let the request through: an answer, a
redirect on, or "this is wrong with what you typed". Everybody else who is signed in must get 403, 404, or be sent back with
a message that refuses; a reader without an
account the sign-in page (or 401), unless `anonymous` says otherwise.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.architecture.cast import ROLES

Outcome = Literal["open", "sign-in", "closed"]
EVERYBODY = frozenset(ROLES)
MEMBERS = EVERYBODY - {"anonymous"}
NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"administrator"})
INVITERS = frozenset({"administrator", "coordinator"})
WRITERS = frozenset({"contributor", "coordinator"})
"""Who writes the records of the cast: its organisation's contributor, and the coordinator."""
LEADERS = frozenset({"leader", "coordinator"})
DECIDERS = LEADERS | {"administrator"}
"""Who joins records, and decides whether two are the same."""
SEE_WORK = WRITERS | {"leader", "administrator"}
"""Who sees the working copy of a record that nobody reviews."""
REVIEWER = frozenset({"reviewer"})
TRANSLATORS = WRITERS | {"stranger", "reviewer", "leader"}
"""Who may translate what is published."""
SEE_REVIEW = SEE_WORK | {"reviewer"}


@dataclass(frozen=True)
class Route:
    """One line of the table."""

    name: str
    open_to: frozenset[str]
    method: str = "GET"
    where: dict[str, str] = field(default_factory=dict)
    """Argument of the address → name in the cast's things."""
    typed: dict[str, Any] = field(default_factory=dict)
    """What is sent; a value that names a thing of the cast stands for it."""
    anonymous: Outcome = "sign-in"
    as_json: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    def expects(self, role: str) -> Outcome:
        if role in self.open_to:
            return "open"
        return self.anonymous if role == "anonymous" else "closed"

    def __str__(self) -> str:
        return f"{self.method} {self.name} {' '.join(self.where.values())}".strip()


def public(*names: str, **where: str) -> list[Route]:
    """Pages that everybody reads."""
    return [Route(name, EVERYBODY, where=where) for name in names]


def of(record: str) -> dict[str, str]:
    return {"record_id": record}


SITE = [
    *public("choose-language", "healthz", "readyz", "metrics", "ui:styleguide"),
    # In demo mode, which the tests are; `tests/notify/test_dev_mail.py` sees that it is closed otherwise.
    *public("dev-mail"),
    Route("dev-mail-one", NOBODY, where={"key": "nothing"}, anonymous="closed"),
]

ACCOUNT = [
    *public("account_login", "account_inactive", "account_reset_password", "account_reset_password_done"),
    *public("account_reset_password_from_key_done"),
    # A script asks it for a challenge; a browser that opens it is led to the sign-in page.
    Route("mfa_login_webauthn", MEMBERS),
    *public("account_reset_password_from_key", uidb36="uid", key="reset_key"),
    # Signing out when nobody is signed in leads to the home page.
    Route("account_logout", EVERYBODY),
    Route("account_logout", EVERYBODY, "POST"),
    # The second step exists only between the first and the end of a sign-in: others are sent to sign-in, or on.
    Route("mfa_authenticate", MEMBERS),
    # Confirming needs a password or a key to confirm with; the cast has none, its contributor a key.
    Route("account_reauthenticate", frozenset({"contributor"})),
    Route("mfa_reauthenticate", frozenset({"contributor"})),
    Route("mfa_reauthenticate_webauthn", frozenset({"contributor"})),
    *[Route(name, MEMBERS) for name in (
        "account_change_password", "account_set_password", "mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "partnership:profile",
        "mfa_generate_recovery_codes",
    )],
    # Things that the person does not have.
    *[Route(name, NOBODY) for name in (
        "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    )],
    # A key exists for its owner alone.
    Route("mfa_edit_webauthn", frozenset({"contributor"}), where={"pk": "key"}),
    Route("mfa_remove_webauthn", frozenset({"contributor"}), where={"pk": "key"}),
    Route("partnership:tokens", MEMBERS),
    Route("partnership:tokens", MEMBERS, "POST", typed={"name": "N", "scopes": "read", "days": "30"}),
    # A key exists for its owner alone.
    Route("partnership:withdraw-token", frozenset({"contributor"}), "POST", {"token_id": "program_key"}),
    Route("partnership:profile", MEMBERS, "POST", typed={"full_name": "N", "language": "en", "mail_frequency": "never"}),
]  # fmt: skip

ADMINISTRATION = [
    *[
        Route(f"partnership:{name}", ADMINISTRATOR)
        for name in ("people", "organisations", "organisation-new", "memberships")
    ],
    Route("partnership:person", ADMINISTRATOR, where={"person_id": "person"}),
    Route("partnership:give-role", ADMINISTRATOR, "POST", {"person_id": "person"}, {"role": "reviewer"}),
    Route("partnership:end-role", ADMINISTRATOR, "POST", {"person_id": "person", "assignment_id": "assignment"}),
    Route("partnership:affiliate", ADMINISTRATOR, "POST", {"person_id": "person"}, {"organisation": "organisation"}),
    Route(
        "partnership:end-affiliation", ADMINISTRATOR, "POST", {"person_id": "person", "affiliation_id": "affiliation"}
    ),
    Route("partnership:block", ADMINISTRATOR, "POST", {"person_id": "person"}),
    Route("partnership:unblock", ADMINISTRATOR, "POST", {"person_id": "blocked"}),
    Route("partnership:organisation-new", ADMINISTRATOR, "POST"),
    Route("partnership:organisation-edit", ADMINISTRATOR, where={"organisation_id": "organisation"}),
    Route("partnership:organisation-edit", ADMINISTRATOR, "POST", {"organisation_id": "organisation"}),
    Route("partnership:memberships", ADMINISTRATOR, "POST"),
    Route("partnership:membership-edit", ADMINISTRATOR, where={"partner_id": "partner"}),
    Route("partnership:membership-edit", ADMINISTRATOR, "POST", {"partner_id": "partner"}, {"starts": "2012-01-01"}),
    Route("partnership:invite", INVITERS),
    Route("partnership:invite", INVITERS, "POST"),
    Route("partnership:resend-invitation", INVITERS, "POST", {"invitation_id": "invitation"}),
    Route("partnership:withdraw-invitation", INVITERS, "POST", {"invitation_id": "invitation"}),
    # Whoever holds the secret address gets in, with or without an account.
    Route("partnership:accept", EVERYBODY, where={"token": "token"}),
    Route("partnership:accept", EVERYBODY, "POST", where={"token": "token"}),
]

FOLLOWING = [
    Route("following:mine", MEMBERS),
    Route("following:change", MEMBERS, "POST", typed={"kind": "region", "key": "BG"}),
    Route("following:digest-plan", MEMBERS, "POST", typed={"frequency": "none", "weekday": "0", "hour": "7"}),
    # A digest is its person's alone.
    Route("following:digest", frozenset({"contributor"}), where={"digest_id": "digest"}),
    # Whoever holds the signed address stops the mails, without signing in.
    Route("following:stop", EVERYBODY, where={"token": "stop_token"}),
    Route("following:stop", EVERYBODY, "POST", where={"token": "stop_token"}),
]

SEE_HOSTS = INVITERS | {"leader"}

TRUST = [
    Route("knowledge:recovery", ADMINISTRATOR),
    Route("knowledge:recovery", ADMINISTRATOR, "POST", typed={"person": "nobody@example.org"}),
    Route("knowledge:recovery-report", ADMINISTRATOR, where={"recovery_id": "recovery"}),
    Route("knowledge:recovery-file", ADMINISTRATOR, where={"recovery_id": "recovery"}),
    *public("trust:seals", "trust:log-file", "trust:public-key", "trust:verify-program"),
    Route("trust:incidents", INVITERS),
    Route("trust:incidents-file", INVITERS),
    Route("trust:incident", INVITERS, where={"incident_id": "incident"}),
    Route("trust:close-incident", INVITERS, "POST", {"incident_id": "incident"}, {"conclusion": "Put right."}),
    Route("trust:hosts", SEE_HOSTS),
    Route("trust:hosts-file", SEE_HOSTS),
    Route("trust:host", SEE_HOSTS, where={"name": "host"}),
    Route("trust:host", SEE_HOSTS, "POST", {"name": "host"}, {"state": "known"}),
]

FACE = [
    *public("outreach:home", "outreach:themes", "outreach:partners", "outreach:partners-file", "outreach:groups"),
    *public("outreach:packages", "outreach:timeline", "outreach:timeline-file", "outreach:about"),
    *public("outreach:theme", "outreach:group", slug="theme"),
    *public("outreach:partner", code="partner_code"),
    *public("outreach:package", code="package"),
    *public("robots", "sitemap", "sitemap-pages"),
    *public("sitemap-records", number="first"),
    *public("opendata:page", "oai", "catalogue-any"),
    *public("catalogue", ending="catalogue_ending"),
]

PAGES_OF_A_RECORD = ("record", "chain", "history", "verify", "cite", "pdf", "docx", "json-ld", "record-feed")
READING: list[Route] = [
    # A picture belongs to a working copy until it is published; there is none with this id.
    *public(
        "knowledge:records",
        "knowledge:records-file",
        "knowledge:policies-file",
        "knowledge:feed",
        "knowledge:suggest",
        "knowledge:service-levels",
    ),
    *public(
        "knowledge:cycle", "knowledge:cycle-file", "knowledge:matrix", "knowledge:matrix-file", "knowledge:quality"
    ),
    # Nothing has been counted in the cast's world.
    Route("knowledge:quality-file", NOBODY, where={"part": "part"}, anonymous="closed"),
    *[Route(f"knowledge:{name}", EVERYBODY, where=of("published")) for name in PAGES_OF_A_RECORD],
    *[Route(f"knowledge:{name}", NOBODY, where=of("in_review"), anonymous="closed") for name in PAGES_OF_A_RECORD],
    Route("knowledge:sealed-file", EVERYBODY, where=of("published") | {"number": "first"}),
    Route("knowledge:sealed-file", NOBODY, where=of("in_review") | {"number": "first"}, anonymous="closed"),
    Route("knowledge:cite-file", EVERYBODY, where=of("published") | {"ending": "ending"}),
    Route("knowledge:cite-file", NOBODY, where=of("draft") | {"ending": "ending"}, anonymous="closed"),
    Route("files:file", EVERYBODY, where={"file_id": "public_file", "name": "file_name"}),
    Route("files:file", SEE_WORK, where={"file_id": "draft_file", "name": "file_name"}, anonymous="closed"),
    Route("knowledge:image", NOBODY, where={"image_id": "nothing"}, anonymous="closed"),
]

WORKING = [
    *[Route(f"knowledge:{name}", MEMBERS) for name in ("work", "inbox", "similar", "cite-search", "my-records", "due")],
    Route("knowledge:inbox-read", MEMBERS, "POST"),
    # Marking what is not one's own as read does nothing, and says nothing.
    Route("knowledge:inbox-read-one", MEMBERS, "POST", {"notice_id": "notice"}),
    Route("knowledge:new", WRITERS | {"stranger"}),
    Route("knowledge:new", WRITERS | {"stranger"}, "POST"),
    # Who sees the working copy without writing it is led to the page of the review.
    Route("knowledge:edit", SEE_WORK, where=of("draft")),
    Route("knowledge:edit", WRITERS, "POST", of("draft")),
    Route("knowledge:autosave", WRITERS, "POST", of("draft")),
    Route("knowledge:preview", SEE_WORK, where=of("draft")),
    Route("knowledge:preview", SEE_REVIEW, where=of("in_review")),
    Route("knowledge:submit", WRITERS, where=of("draft")),
    Route("knowledge:submit", WRITERS, "POST", of("draft")),
    Route("knowledge:review", SEE_WORK, where=of("submitted")),
    Route("knowledge:review", SEE_REVIEW, where=of("in_review")),
    Route("knowledge:assign", LEADERS, "POST", of("submitted"), {"reviewer": "nothing"}),
    Route("knowledge:remark", frozenset({"reviewer"}), "POST", of("in_review"), {"field": "title", "text": "Why?"}),
    Route(
        "knowledge:decide",
        frozenset({"reviewer"}),
        "POST",
        of("in_review"),
        {"decision": "ask_changes", "conclusion": "More."},
    ),
    Route("knowledge:withdraw", WRITERS, "POST", of("submitted")),
    Route("knowledge:archive", LEADERS, "POST", of("published")),
    Route("knowledge:restore", LEADERS, "POST", of("archived")),
    Route("knowledge:translations", SEE_WORK, where=of("draft")),
    Route("knowledge:translate", SEE_WORK, where=of("draft") | {"language": "language"}),
    Route("knowledge:translate", MEMBERS, where=of("published") | {"language": "language"}),
    # Its translation was made by the stranger, who may not approve it.
    Route(
        "knowledge:approve-translation",
        WRITERS | {"leader", "reviewer"},
        "POST",
        of("published") | {"language": "language"},
        {"read-title": "title_read"},
    ),
    Route("knowledge:autosave-translation", WRITERS, "POST", of("draft") | {"language": "language"}),
    Route("knowledge:links", SEE_WORK, where=of("draft")),
    Route("knowledge:links", WRITERS | LEADERS, "POST", of("draft"), {"type": "cites", "target": "published"}),
    Route(
        "knowledge:links",
        WRITERS | LEADERS,
        "POST",
        of("draft"),
        {"type": "in:cites", "target": "published", "act": "dismiss"},
    ),
    Route("knowledge:versions", SEE_WORK, where=of("draft")),
    Route("knowledge:say-same", SEE_WORK, where=of("draft")),
    Route("knowledge:say-same", WRITERS, "POST", of("draft"), {"other": "nothing"}),
    Route("knowledge:duplicates", DECIDERS),
    Route("knowledge:pair", DECIDERS, where={"pair_id": "pair"}),
    Route("knowledge:pair", DECIDERS, "POST", {"pair_id": "pair"}, {"decision": "later"}),
    Route("knowledge:merge", DECIDERS, where=of("published") | {"other_id": "draft"}),
    Route("knowledge:merge", DECIDERS, "POST", of("published") | {"other_id": "draft"}, {"seen": "2-1"}),
    # Who joined two records parts them.
    Route("knowledge:unmerge", frozenset({"leader"}), "POST", {"merge_id": "merge"}),
]

API = [
    *public("api:openapi-json", "api:organisations", "api:partners", "api:themes", "api:workpackages"),
    # There is no page of the API but its document.
    Route("api:api-root", NOBODY, anonymous="closed"),
    *public("api:search_records", "api:list_records", "api:all_records", "api:records_table", "api:schema"),
    *public("api:one_record", "api:sealed_text", "api:chain", record_id="published"),
    Route("api:one_record", NOBODY, where=of("draft"), anonymous="closed"),
    Route(
        "api:create",
        WRITERS,
        "POST",
        typed={"kind": "practice", "language": "bg", "title": "T", "organisation": "HOME"},
        as_json=True,
    ),
    *public("api:attachments", record_id="published"),
    Route("api:attachments", NOBODY, where=of("draft"), anonymous="closed"),
    Route("api:send_file", WRITERS, "POST", of("draft")),
    Route("api:working", SEE_WORK, where=of("draft")),
    Route("api:change", WRITERS, "PATCH", of("draft"), {"title": "T"}, as_json=True, headers={"If-Match": "*"}),
    Route("api:send", WRITERS, "POST", of("draft"), as_json=True),
    Route("api:take_back", WRITERS, "POST", of("submitted"), as_json=True),
    Route("api:review_round", SEE_REVIEW, where=of("in_review")),
    Route("api:reviewers", LEADERS, where=of("submitted")),
    Route("api:assign_review", LEADERS, "POST", of("submitted"), {"reviewer": "nothing"}, as_json=True),
    Route("api:remark_on", REVIEWER, "POST", of("in_review"), {"text": "Why?"}, as_json=True),
    Route("api:send_back", REVIEWER, "POST", of("in_review"), {"conclusion": "More."}, as_json=True),
    Route("api:approve_it", REVIEWER, "POST", of("in_review"), {"revision": 1, "digest": "x"}, as_json=True),
    Route("api:put_away", LEADERS, "POST", of("published"), as_json=True),
    Route("api:bring_back", LEADERS, "POST", of("archived"), as_json=True),
    Route("api:translation_states", SEE_WORK, where=of("draft")),
    Route("api:translation", MEMBERS, where=of("published") | {"language": "language"}),
    Route("api:translation", SEE_WORK, where=of("draft") | {"language": "language"}),
    Route(
        "api:keep_translation",
        TRANSLATORS,
        "PUT",
        of("published") | {"language": "language"},
        {"texts": {}},
        as_json=True,
    ),
    # Its translation was made by the stranger, who may not approve it.
    Route(
        "api:approve_read",
        WRITERS | {"leader", "reviewer"},
        "POST",
        of("published") | {"language": "language"},
        {"read": {"title": "title_read"}},
        as_json=True,
    ),
    Route("api:links_of_record", SEE_WORK, where=of("draft")),
    Route("api:links_of_record", MEMBERS, where=of("published")),
    Route(
        "api:make_link", WRITERS | LEADERS, "POST", of("draft"), {"type": "cites", "record": "published"}, as_json=True
    ),
    Route("api:remove_link", NOBODY, "DELETE", of("published") | {"link_id": "nothing"}, as_json=True),
    Route("api:pictures", SEE_WORK, where=of("draft")),
    # Sent without a file: who may send one is told that it is missing.
    Route("api:add_picture", MEMBERS, "POST", of("draft")),
]

TABLE: list[Route] = [*SITE, *ACCOUNT, *FOLLOWING, *ADMINISTRATION, *TRUST, *FACE, *READING, *WORKING, *API]
