"""Sections that kinds share."""

from django.utils.translation import gettext_lazy as _

from polisee.records.api import Section

WHAT = Section(code="what", label=_("What it is about"))
EVIDENCE = Section(code="evidence", label=_("What came of it"))
TRANSFER = Section(code="transfer", label=_("What others can take from it"))
MEMBERS = Section(code="members", label=_("Who belongs to it"))
EXCHANGE = Section(code="exchange", label=_("What it seeks and offers"))
BASIS = Section(code="basis", label=_("Means and basis"))
