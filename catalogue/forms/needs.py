"""Forms about needs."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from accounts.models import User
from samenorganiseren.shared.forms import PortalForm

from ..enums import Domain
from ..models import Initiative, Need
from ..rules.needs import organisations_of
from .content import ContentForm, Group
from .organisations import OwnOrganisationField


def municipality_field() -> OwnOrganisationField:
    return OwnOrganisationField(
        label="Namens welke gemeente?",
        forged="U kunt niet namens deze gemeente spreken.",
    )


class OrganisationForm(PortalForm):
    """For which municipality; only those that this person speaks for."""

    organisation = municipality_field()

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(organisations_of(person))


class NeedForm(ContentForm):
    """What is missing, in words that another municipality recognises."""

    title_field = "title"
    organisation = municipality_field()
    description = forms.CharField(
        label="Omschrijving",
        max_length=20_000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Wat gaat er nu mis, voor wie, en wat zou helpen? Noem geen product.",
    )
    domain = forms.ChoiceField(label="Domein", choices=[("", "Kies"), *Domain.choices])

    groups: ClassVar = [
        Group("", "", ["organisation", "title", "description", "domain"]),
    ]

    class Meta:
        model = Need
        fields: ClassVar = ["title"]
        labels: ClassVar = {"title": "Wat heeft u nodig?"}
        help_texts: ClassVar = {
            "title": "Kort, zodat een ander het herkent: Eén aanvraag voor alle subsidies."
        }

    field_order: ClassVar = ["organisation", "title", "description", "domain"]

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(organisations_of(person))


class AnswerForm(PortalForm):
    """Which initiative makes what is needed."""

    initiative = forms.ModelChoiceField(
        Initiative.objects.published().by_name(),
        label="Welk initiatief beantwoordt deze behoefte?",
        empty_label="Kies",
    )


class ReasonForm(PortalForm):
    """Why something is taken away."""

    reason = forms.CharField(
        label="Waarom?",
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text="Dit komt in het logboek.",
    )
