"""The form with which somebody reacts."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation
from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from ...domain.consultations.drafts import LONGEST_TEXT
from ...domain.consultations.responding import Reply
from ...domain.dossiers.paper_kinds import ALLOWED_WORDS
from ...enums import ConsultationKind, MemberAnswer
from ...models import Consultation

ONESELF = "zelf"
FORGED = "U kunt niet namens deze organisatie reageren. Kies er een uit de lijst."


class ReplyForm(PortalForm):
    """For whom, and what; `speaks` are the organisations, None for oneself."""

    organisation = forms.ChoiceField(
        label="Namens wie reageert u?", error_messages={"invalid_choice": FORGED}
    )
    answer = forms.ChoiceField(
        label="Wat is het antwoord van uw gemeente?",
        choices=MemberAnswer,
        widget=ChoiceRows,
    )
    text = forms.CharField(
        label="Uw reactie",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 10}),
    )
    upload = forms.FileField(
        label="Bijlage",
        required=False,
        help_text=f"Een {ALLOWED_WORDS}, hoogstens 20 MB, zonder wachtwoord of macro’s. "
        "Een bijlage gaat pas mee als u verstuurt: bij een concept bewaren wij haar niet.",
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        consultation: Consultation,
        speaks: list[Organisation | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk) if one else ONESELF: one for one in speaks}
        self.fields["organisation"].choices = [
            (value, one.name if one else "Op persoonlijke titel")
            for value, one in self.offered.items()
        ]
        self.fields["key"].initial = uuid.uuid4().hex
        if consultation.kind == ConsultationKind.OPEN:
            del self.fields["answer"]
        else:
            self.fields["text"].required = False
            self.fields["text"].label = "Toelichting"

    def typed(self) -> dict[str, str]:
        """What was filled in, whether or not it is whole."""
        names = ("organisation", "answer", "text")
        return {name: self.data.get(name, "") for name in names if name in self.fields}

    def reply(self) -> Reply:
        """What is sent, once the form is whole."""
        cleaned = self.cleaned_data
        return Reply(
            organisation=self.offered[cleaned["organisation"]],
            text=cleaned["text"],
            answer=cleaned.get("answer", ""),
            idempotency_key=cleaned["key"],
            seen=cleaned["seen"],
            upload=cleaned["upload"],
        )
