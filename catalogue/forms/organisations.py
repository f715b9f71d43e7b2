"""Choosing for which of one's organisations; no choice where there is one."""

from __future__ import annotations

from django import forms

from accounts.models import Organisation


class OwnOrganisationField(forms.ModelChoiceField):
    """Only organisations that the person acts for; any other number is refused."""

    def __init__(self, *, forged: str, label: str) -> None:
        super().__init__(
            Organisation.objects.none(),
            label=label,
            empty_label=None,
            error_messages={"invalid_choice": forged},
        )

    def offer(self, organisations: list[Organisation]) -> None:
        """These are the ones to choose from."""
        keys = [organisation.pk for organisation in organisations]
        self.queryset = Organisation.objects.filter(pk__in=keys).by_name()
        if len(keys) == 1:
            self.widget = forms.HiddenInput()
            self.initial = keys[0]
