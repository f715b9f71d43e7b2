"""Forms for keeping partnerships."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from municipalities.enums import PartnershipKind
from municipalities.models import Municipality
from samenorganiseren.shared.forms import DutchDateField, PortalForm


class PartnershipForm(PortalForm):
    name = forms.CharField(label="Naam", max_length=120)
    kind = forms.ChoiceField(
        label="Soort", choices=PartnershipKind.choices, widget=forms.RadioSelect
    )
    description = forms.CharField(
        label="Wat doet het?",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    homepage = forms.URLField(label="Website", required=False, assume_scheme="https")


class MemberForm(PortalForm):
    """Which municipality takes part, and from which day."""

    municipality = forms.CharField(
        label="Gemeente",
        max_length=120,
        help_text="De naam of de code van een gemeente van nu, bijvoorbeeld Gouda of GM0513.",
    )
    starts_on = DutchDateField(label="Doet mee vanaf")

    def clean_municipality(self) -> Municipality:
        typed = self.cleaned_data["municipality"]
        municipality = (
            Municipality.objects.on(timezone.localdate()).called(typed).first()
        )
        if municipality is None:
            raise forms.ValidationError(
                f"Wij kennen geen gemeente “{typed}”. Schrijf de naam van nu voluit."
            )
        return municipality


class EndMembershipForm(PortalForm):
    ends_on = DutchDateField(
        label="Tot", help_text="De eerste dag waarop de gemeente niet meer meedoet."
    )
