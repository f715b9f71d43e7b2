"""Taking an entry back: why, and on which day."""

from __future__ import annotations

from django import forms

from samenorganiseren.shared.forms import DutchDateField, PortalForm


class ReversalForm(PortalForm):
    reason = forms.CharField(
        label="Waarom draait u deze boeking terug?",
        max_length=200,
        help_text="Dit blijft bij de boeking staan. Noem geen namen van personen.",
    )
    on = DutchDateField(
        label="Op welke dag boekt u dit?",
        help_text="Een dag in een open boekjaar.",
    )
