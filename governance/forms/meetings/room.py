"""Forms about who is there, and what they leave behind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms

from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.forms import PortalForm

from ...models import AgendaItem, Attendance
from ...queries.meetings.presence import Expected

TIME = {"class": "so-input--s"}


class AttendanceForm(PortalForm):
    """Who is in the room now, all in one screen."""

    mark_optional = False
    present = forms.MultipleChoiceField(
        label="Wie is er nu?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, expected: list[Expected], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["present"].choices = [
            (str(one.person.pk), _named(one)) for one in expected
        ]
        self.initial = {
            "present": [str(one.person.pk) for one in expected if one.is_here]
        }


class TimesForm(PortalForm):
    """From when until when somebody was there, on the day of the meeting."""

    arrived = forms.TimeField(
        label="Binnengekomen om", widget=forms.TimeInput(TIME, format="%H:%M")
    )
    left = forms.TimeField(
        label="Vertrokken om",
        required=False,
        widget=forms.TimeInput(TIME, format="%H:%M"),
        help_text="Leeg als deze persoon er nog is.",
    )

    def __init__(self, *args: Any, attendance: Attendance, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.arrived_at = attendance.arrived_at.astimezone(AMSTERDAM)
        left = attendance.left_at and attendance.left_at.astimezone(AMSTERDAM)
        self.initial = {
            "arrived": self.arrived_at.time(),
            "left": left and left.time(),
        }

    def times(self) -> dict[str, datetime | None]:
        """As moments of that day; a time that was not touched keeps its seconds."""
        return {
            "arrived_at": self._moment("arrived"),
            "left_at": self._moment("left"),
        }

    def _moment(self, name: str) -> datetime | None:
        typed: time | None = self.cleaned_data[name]
        before: time | None = self.initial[name]
        if typed is None:
            return None
        if before and f"{before:%H:%M}" == f"{typed:%H:%M}":
            typed = before
        return datetime.combine(self.arrived_at.date(), typed, AMSTERDAM)


class LeaveForm(PortalForm):
    """What to say about the items that are still to come."""

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **rest: Any) -> None:
        self.items = {f"punt-{item.pk}": item for item in items}
        # Every later item is a question; they are there before the rules look at them.
        self.base_fields = {
            name: forms.CharField(
                label=item.title, required=False, widget=forms.Textarea({"rows": 3})
            )
            for name, item in self.items.items()
        }
        super().__init__(*args, **rest)

    @property
    def inputs(self) -> dict[AgendaItem, str]:
        return {
            item: self.cleaned_data[name]
            for name, item in self.items.items()
            if self.cleaned_data.get(name)
        }


def _named(one: Expected) -> str:
    instead = f", voor {one.instead_of}" if one.instead_of else ""
    return f"{one.person} ({one.seat}{instead})"
