"""Which statements the approver confirms."""

from __future__ import annotations

from django import forms

from samenorganiseren.shared.forms import PortalForm

MOST = 500


class ConfirmForm(PortalForm):
    """The ticked rows; whose they are is for the domain to judge."""

    opgave = forms.TypedMultipleChoiceField(
        label="Opgaven",
        coerce=int,
        error_messages={"required": "Kies minstens één opgave om te bevestigen."},
    )

    def __init__(self, data: object, **kwargs: object) -> None:
        super().__init__(data, **kwargs)
        typed = self.data.getlist("opgave")[:MOST]
        known = [one for one in typed if one.isdecimal() and len(one) < 19]
        self.fields["opgave"].choices = [(one, one) for one in known]
