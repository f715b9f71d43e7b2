"""Forms about the report of a meeting, and what people promised."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import User
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.meetings.minutes import Promise
from ...models import AgendaItem, Meeting, Minutes
from ...queries.meetings.around import called_to


class MinutesForm(PortalForm):
    """In general and for each item; `seen` says with which version one began."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="Algemeen",
        required=False,
        max_length=40_000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Noem geen namen bij standpunten, tenzij de regels dat toestaan.",
    )

    def __init__(
        self, *args: Any, meeting: Meeting, last: Minutes | None, **rest: Any
    ) -> None:
        items = list(meeting.items.filter(pulled_at=None))
        self.base_fields = {
            **type(self).base_fields,
            **{f"punt-{item.pk}": _about(item) for item in items},
        }
        super().__init__(*args, **rest)
        self.items = items
        said = last.by_item if last else {}
        self.initial = {
            "seen": last.number if last else 0,
            "text": last.text if last else "",
            **{f"punt-{item.pk}": said.get(str(item.pk), "") for item in items},
        }

    @property
    def by_item(self) -> dict[str, str]:
        return {
            str(item.pk): text
            for item in self.items
            if (text := self.cleaned_data[f"punt-{item.pk}"])
        }


class EstablishForm(PortalForm):
    """Which version is established."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class PromiseForm(PortalForm):
    """Who will do what, and by when."""

    text = forms.CharField(label="Wat gaat er gebeuren?", max_length=400)
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label="Wie doet het?",
        required=False,
        empty_label="Iemand anders",
    )
    owner_label = forms.CharField(
        label="Naam of organisatie, als het iemand anders is",
        required=False,
        max_length=160,
    )
    due_on = DutchDateField(label="Voor wanneer?", required=False)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label="Bij welk agendapunt?",
        required=False,
        empty_label="Bij geen punt",
    )

    def __init__(self, *args: Any, meeting: Meeting, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].queryset = called_to(meeting).by_name()
        self.fields["item"].queryset = meeting.items.filter(pulled_at=None)

    @property
    def promise(self) -> Promise:
        return Promise(**self.cleaned_data)


def _about(item: AgendaItem) -> forms.CharField:
    return forms.CharField(
        label=item.title,
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 5}),
    )
