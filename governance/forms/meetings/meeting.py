"""Forms about a meeting itself: when and where, convening, cancelling."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.meetings.planning import When
from ...models import Body, Meeting


class MeetingForm(PortalForm):
    """When and where; times are those of the Netherlands."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label="Van welk orgaan?", empty_label=None
    )
    title = forms.CharField(
        label="Titel",
        max_length=160,
        help_text="Bijvoorbeeld: Vergadering Taskforce december.",
    )
    day = DutchDateField(label="Op welke dag?")
    starts = forms.TimeField(
        label="Begin",
        widget=forms.TimeInput({"class": "so-input--s"}, format="%H:%M"),
        help_text="Bijvoorbeeld 10:00.",
    )
    ends = forms.TimeField(
        label="Einde",
        widget=forms.TimeInput({"class": "so-input--s"}, format="%H:%M"),
    )
    place = forms.CharField(label="Plaats", required=False, max_length=200)
    online_url = forms.URLField(
        label="Adres voor wie online meedoet",
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text="Alleen leden, plaatsvervangers en secretarissen zien dit.",
    )

    def __init__(
        self,
        *args: Any,
        bodies: Any = None,
        meeting: Meeting | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        if meeting is not None:
            del self.fields["body"]
            self.initial = {**_filled(meeting), **self.initial}
        else:
            self.fields["body"].queryset = bodies

    @property
    def when(self) -> When:
        """The time as moments in Amsterdam, summer time or not."""
        data = self.cleaned_data
        return When(
            title=data["title"],
            starts_at=datetime.combine(data["day"], data["starts"], AMSTERDAM),
            ends_at=datetime.combine(data["day"], data["ends"], AMSTERDAM),
            place=data["place"],
            online_url=data["online_url"],
        )


class ConveneForm(PortalForm):
    """Why members get less time for the papers than the rule says, if so."""

    short_notice_reason = forms.CharField(
        label="Waarom krijgen de leden minder tijd voor de stukken?",
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text="Alleen nodig als de termijn voor de stukken al voorbij is. "
        "Iedereen leest dit bij de vergadering.",
    )


class ReasonForm(PortalForm):
    """Why something does not go on."""

    reason = forms.CharField(
        label="Waarom?",
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text="Iedereen die de agenda leest, ziet deze reden.",
    )


def _filled(meeting: Meeting) -> dict[str, Any]:
    starts, ends = (
        moment.astimezone(AMSTERDAM) for moment in (meeting.starts_at, meeting.ends_at)
    )
    return {
        "title": meeting.title,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "place": meeting.place,
        "online_url": meeting.online_url,
    }
