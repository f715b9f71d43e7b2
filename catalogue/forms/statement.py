"""The two steps of a statement: how it stands, and what belongs to that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from municipalities.models import Municipality
from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from ..domain.statement_rules import NOT_WHERE_MANDATORY
from ..enums import AdoptionState, Bindingness
from ..models import Standard

WORDS = {
    AdoptionState.IN_USE: ("In gebruik", "In de hele gemeente"),
    AdoptionState.PARTLY_IN_USE: (
        "In gebruik, voor een deel",
        "Bij sommige afdelingen, processen of leveranciers",
    ),
    AdoptionState.IMPLEMENTING: ("In invoering", "Er is een project en een einddatum"),
    AdoptionState.PLANNED: ("Gepland", "Het besluit is genomen"),
    AdoptionState.EXPLORING: ("Oriënterend", "Wij bekijken wat het voor ons betekent"),
    AdoptionState.EXPLAINED: (
        "Wij leggen uit",
        "U past de standaard niet toe en geeft een reden",
    ),
    AdoptionState.NOT_APPLICABLE: (
        "Niet van toepassing",
        "De standaard gaat niet over uw gemeente",
    ),
    AdoptionState.PHASED_OUT: ("Uitgefaseerd", "U gebruikte de standaard vroeger"),
}


def states_for(standard: Standard) -> list[AdoptionState]:
    """What can be said about this standard: less where it is mandatory."""
    if standard.bindingness == Bindingness.MANDATORY:
        return [state for state in WORDS if state not in NOT_WHERE_MANDATORY]
    return list(WORDS)


class StateForm(PortalForm):
    """Step 1: for whom, and how it stands. Its answers travel in the address."""

    gemeente = forms.MultipleChoiceField(
        label="Voor welke gemeenten?",
        help_text="U kunt er meer kiezen. De opgave geldt dan voor allemaal.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies minstens één gemeente.",
            "invalid_choice": "Voor deze gemeente mag u geen opgave doen.",
        },
    )
    stand = forms.ChoiceField(
        label="Kies wat nu het beste past",
        help_text="U kunt dit later wijzigen. Wat u eerder opgaf, blijft bewaard.",
        widget=ChoiceRows,
        error_messages={"required": "Kies hoe uw gemeente ervoor staat."},
    )

    def __init__(
        self, *args: Any, standard: Standard, choices: Sequence[Municipality], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        states = states_for(standard)
        field = self.fields["stand"]
        field.widget.hints = {state.value: WORDS[state][1] for state in states}
        field.widget.states = {state.value: state.value for state in states}
        field.choices = [(state.value, WORDS[state][0]) for state in states]
        self.fields["gemeente"].choices = [(one.slug, one.name) for one in choices]
        if len(choices) == 1:
            del self.fields["gemeente"]
