"""Publishing decisions, and correcting one."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import PortalForm

from .advice import long_text


class PublishForm(PortalForm):
    """The ticked decisions; whether each may be published is for the domain."""

    besluit = forms.TypedMultipleChoiceField(
        label="Welke besluiten publiceert u?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één besluit om te publiceren."},
    )

    def __init__(self, *args: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].choices = [
            (one.pk, f"{one.dossier}: {one.get_outcome_display()}") for one in decisions
        ]


class RectifyForm(PortalForm):
    """The text as it should have read, and what was wrong."""

    reason = long_text("Wat klopte er niet?", "Dit staat in de rectificatie.")
    text = long_text(
        "De tekst zoals zij moet zijn",
        "Niveau en datums veranderen niet mee. Daar is een nieuw besluit voor nodig.",
    )
