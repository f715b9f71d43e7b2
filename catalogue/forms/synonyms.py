"""A word and what it also means."""

from django import forms

from samenorganiseren.shared.forms import PortalForm


class SynonymForm(PortalForm):
    """Whoever types the first also finds the second."""

    term = forms.CharField(
        label="Wie zoekt op",
        max_length=80,
        help_text="Bijvoorbeeld: verwerkersovereenkomst",
    )
    meaning = forms.CharField(
        label="vindt ook",
        max_length=160,
        help_text="Bijvoorbeeld: standaard verwerkersovereenkomst gemeenten",
    )
