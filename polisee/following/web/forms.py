"""How often a person is told, on which day, at which hour."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from polisee.following.models import DigestPlan
from polisee.following.rules import DAILY, FIRST_HOUR, LAST_HOUR, MONDAY, NONE, USUAL_HOUR, WEEKLY

HOURS = [(hour, f"{hour:02}:00") for hour in range(FIRST_HOUR, LAST_HOUR + 1)]


class DigestForm(forms.Form):
    mark_optional = False
    frequency = forms.ChoiceField(
        label=_("How often"),
        choices=[(WEEKLY, _("once a week")), (DAILY, _("every day")), (NONE, _("never"))],
        help_text=_("Nothing is sent when nothing is new."),
        widget=forms.RadioSelect,
    )
    weekday = forms.TypedChoiceField(
        label=_("Day"), choices=list(WEEKDAYS.items()), coerce=int, help_text=_("For the mail once a week.")
    )
    hour = forms.TypedChoiceField(
        label=_("Hour"), choices=HOURS, coerce=int, help_text=_("By the clock of the country of your organisation.")
    )

    @staticmethod
    def initial_of(plan: DigestPlan | None) -> dict[str, Any]:
        """What the form shows before anything is typed."""
        if plan is None:
            return {"frequency": WEEKLY, "weekday": MONDAY, "hour": USUAL_HOUR}
        return {"frequency": plan.frequency, "weekday": plan.weekday, "hour": plan.hour}
