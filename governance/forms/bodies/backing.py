"""Forms of a question to the backing."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django import forms

from accounts.models import Organisation
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...domain.bodies.backing import Said
from ...domain.consultations.times import end_of
from ...enums import MemberAnswer


class AskForm(PortalForm):
    """What is asked, and until when."""

    question = forms.CharField(
        label="Wat wilt u vragen?", widget=forms.Textarea({"rows": 4})
    )
    last_day = DutchDateField(
        label="Tot en met welke dag kan men antwoorden?",
        help_text="De vraag sluit om middernacht aan het einde van deze dag.",
    )

    def closes_at(self) -> datetime:
        """The midnight that ends the last day."""
        return end_of(self.cleaned_data["last_day"])


class PollAnswerForm(PortalForm):
    """What a municipality answers."""

    organisation = forms.ChoiceField(
        label="Namens welke gemeente?",
        error_messages={
            "invalid_choice": "U kunt niet namens deze gemeente antwoorden."
        },
    )
    answer = forms.ChoiceField(
        label="Wat vindt uw gemeente?", choices=MemberAnswer, widget=ChoiceRows
    )
    text = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea({"rows": 4})
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args: Any, towns: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.towns = {str(one.pk): one for one in towns}
        offered = [(value, one.name) for value, one in self.towns.items()]
        self.fields["organisation"].choices = offered
        self.fields["key"].initial = uuid.uuid4().hex

    def said(self) -> Said:
        """The answer, once the form is whole."""
        return Said(
            organisation=self.towns[self.cleaned_data["organisation"]],
            answer=MemberAnswer(self.cleaned_data["answer"]),
            text=self.cleaned_data["text"],
            idempotency_key=self.cleaned_data["key"],
        )


class PollSummaryForm(PortalForm):
    """What the representative takes along."""

    text = forms.CharField(
        label="Uw samenvatting",
        max_length=20_000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Alleen u en uw assistent lezen dit.",
    )
