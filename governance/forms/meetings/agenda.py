"""Forms about the agenda: an item, a guest, a substitute."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import User
from samenorganiseren.shared.forms import PortalForm

from ...domain.dossiers.paper_kinds import ACCEPT, ALLOWED_WORDS
from ...domain.meetings.agenda import Item
from ...enums import ItemKind
from ...models import AgendaItem, Dossier, Meeting, Membership
from ...queries.meetings.presence import sitting


class ItemForm(PortalForm):
    """What is dealt with, how, and on one screen what it is about."""

    title = forms.CharField(label="Titel", max_length=160)
    kind = forms.ChoiceField(
        label="Wat doet het orgaan ermee?", choices=ItemKind.choices
    )
    dossier = forms.CharField(
        label="Nummer van het dossier",
        required=False,
        max_length=20,
        help_text="Bijvoorbeeld D-2026-014. Leeg als het punt nergens bij hoort.",
    )
    summary = forms.CharField(
        label="Samenvatting op één scherm",
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Wat ligt voor, wat wordt gevraagd, en waar letten wij op?",
    )
    minutes_planned = forms.IntegerField(
        label="Hoeveel minuten?",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput({"class": "so-input--xs", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, item: AgendaItem | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if item is None:
            return
        del self.fields["dossier"]
        self.initial = {
            name: getattr(item, name)
            for name in ("title", "kind", "summary", "minutes_planned")
        }

    def clean_dossier(self) -> Dossier | None:
        number = self.cleaned_data["dossier"].strip().upper()
        if not number:
            return None
        found = Dossier.objects.submitted().filter(number=number).first()
        if found is None:
            raise forms.ValidationError("Er is geen dossier met dit nummer.")
        return found

    @property
    def item(self) -> Item:
        data = self.cleaned_data
        return Item(
            title=data["title"],
            kind=ItemKind(data["kind"]),
            summary=data["summary"],
            minutes_planned=data["minutes_planned"],
        )


class PaperForm(PortalForm):
    """A file for the table."""

    upload = forms.FileField(
        label="Welk bestand?",
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=f"Een {ALLOWED_WORDS}, hoogstens 20 MB, zonder wachtwoord of macro’s.",
        error_messages={"empty": "Dit bestand is leeg. Kies een ander bestand."},
    )


class PersonForm(PortalForm):
    """Somebody with an account, by e-mail address."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="Van iemand die een account heeft in dit portaal.",
    )

    def clean_email(self) -> User:
        found = User.objects.active().with_email(self.cleaned_data["email"]).first()
        if found is None:
            raise forms.ValidationError(
                "Niemand met dit e-mailadres heeft hier een account. "
                "Nodig deze persoon eerst uit."
            )
        return found


class SubstituteForm(PersonForm):
    """For whom, and who comes instead."""

    membership = forms.ModelChoiceField(
        Membership.objects.none(),
        label="Voor welk lid?",
        empty_label="Kies",
    )
    field_order = ["membership", "email"]

    def __init__(self, *args: Any, meeting: Meeting, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["membership"]
        field.queryset = sitting(meeting)
        field.label_from_instance = lambda one: f"{one.person} ({one.seat})"
