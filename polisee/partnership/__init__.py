"""Who takes part: organisations and people, dated partners, groups, packages, roles in scopes, sign-in.

*Organisation* (institution); *Person*; *Affiliation* (person and organisation, dated); *Partner* (an organisation's
dated membership: number, fund, role); *Theme*, *WorkingGroup*, *WorkPackage*, *Activity*, *TimelineEvent*;
*RoleAssignment* (a role in a scope, dated); *Invitation*; *AuditEntry* (who did what; cannot be edited).
"""
