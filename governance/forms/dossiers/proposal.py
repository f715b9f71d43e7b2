"""The forms in which a proposal is begun and written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from accounts.models import Organisation, User
from catalogue.enums import Bindingness
from catalogue.models import Initiative, Need, Standard
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...domain.dossiers.facts import ASKS, Facts
from ...domain.dossiers.paper_kinds import ACCEPT, ALLOWED_WORDS
from ...domain.dossiers.proposals import Written
from ...enums import Criterion, DossierKind
from ...models import Dossier, DossierDraft
from ...rules.dossiers import organisations_of

KIND_HINTS = {
    DossierKind.NEW_STANDARD: "Een afspraak die er nog niet is.",
    DossierKind.NEW_VERSION: "Een nieuwe versie van een afspraak in de catalogus.",
    DossierKind.ESCALATION: "Een afspraak wordt zwaarder: van aanbevolen naar pas toe "
    "of leg uit, of van daar naar verplicht.",
    DossierKind.INITIATIVE: "Iets dat gemeenten samen maken of opschalen.",
    DossierKind.FUND_REQUEST: "Geld uit het Fonds GGU voor een initiatief.",
    DossierKind.WITHDRAWAL: "Een afspraak geldt niet meer.",
}
CRITERION_HINTS = {
    Criterion.PARTICIPANTS: "Welke gemeenten en partners werken mee, en hoe?",
    Criterion.NEED: "Wat gaat er nu mis, voor wie, en hoe weet u dat?",
    Criterion.ALREADY_SET: "Noem wat er al is, ook van het Forum Standaardisatie of in de wet.",
    Criterion.BINDINGNESS: "Waarom moet het zo verplicht, en niet minder?",
    Criterion.FIT: "Waar sluit het op aan, en waar nog niet?",
    Criterion.NEUTRAL: "Laat het elke gemeente vrij in haar beleid?",
    Criterion.SECURITY: "Welke risico’s zijn er, en wat is daaraan gedaan?",
    Criterion.SUPPORT: "Wie steunt dit, en wie niet?",
    Criterion.UPKEEP: "Wie houdt het bij, en wie ziet toe?",
    Criterion.DELIVERABLES: "Wat ligt er straks klaar voor een gemeente?",
}


class StartForm(PortalForm):
    """What is proposed, for whom, and its name."""

    mark_optional = False
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Namens welke organisatie?",
        empty_label=None,
        error_messages={"invalid_choice": "U schrijft niet namens deze organisatie."},
    )
    kind = forms.ChoiceField(
        label="Wat stelt u voor?",
        choices=DossierKind.choices,
        widget=ChoiceRows(hints={str(k): hint for k, hint in KIND_HINTS.items()}),
    )
    title = forms.CharField(
        label="Titel",
        max_length=160,
        help_text="Kort en precies: Digitale aangifte van verhuizing, pas toe of leg uit.",
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = organisations_of(person)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in mine])
        if len(mine) == 1:
            field.widget = forms.HiddenInput()
            field.initial = mine[0].pk


class DraftForm(PortalForm):
    """Everything of a proposal. Only the title must be there to keep it."""

    mark_optional = False
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(label="Titel", max_length=160)
    summary = forms.CharField(
        label="Samenvatting",
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Eén of twee zinnen die iedereen begrijpt.",
    )
    text = forms.CharField(
        label="Tekst van het voorstel",
        max_length=60_000,
        required=False,
        widget=forms.Textarea({"rows": 14}),
        help_text="Wat wordt er precies voorgesteld? U mag Markdown gebruiken.",
    )
    standard = forms.ModelChoiceField(
        Standard.objects.published().by_name(),
        label="Over welke standaard?",
        required=False,
        empty_label="Kies",
    )
    initiative = forms.ModelChoiceField(
        Initiative.objects.published().by_name(),
        label="Bij welk initiatief?",
        required=False,
        empty_label="Nog geen",
    )
    need = forms.ModelChoiceField(
        Need.objects.order_by("title"),
        label="Uit welke behoefte komt het voort?",
        required=False,
        empty_label="Geen behoefte uit de lijst",
    )
    level = forms.TypedChoiceField(
        label="Hoe verplicht moet het worden?",
        coerce=int,
        empty_value=Bindingness.NOT_ESTABLISHED,
        required=False,
        choices=[("", "Kies"), *Bindingness.choices[1:]],
    )
    in_force_on = DutchDateField(label="Vanaf wanneer?", required=False)
    asked_cents = forms.DecimalField(
        label="Welk bedrag vraagt u, in euro?",
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        localize=True,
    )
    what_changed = forms.CharField(
        label="Wat hebt u gewijzigd?",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Na het teruggeven: zo ziet iedereen wat er anders is.",
    )
    upload = forms.FileField(
        label="Stuk toevoegen",
        required=False,
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=f"Een {ALLOWED_WORDS}, hoogstens 20 MB, zonder wachtwoord of macro’s.",
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = ASKS[DossierKind(dossier.kind)]
        for name in (
            "standard",
            "initiative",
            "need",
            "level",
            "in_force_on",
            "asked_cents",
        ):
            if name not in asked:
                del self.fields[name]
        if not dossier.number:
            del self.fields["what_changed"]
        for criterion in Criterion:
            self.fields[criterion.value] = self._answer(criterion)

    @staticmethod
    def _answer(criterion: Criterion) -> forms.CharField:
        field = forms.CharField(
            label=criterion.label,
            required=False,
            max_length=4_000,
            widget=forms.Textarea({"rows": 3}),
            help_text=CRITERION_HINTS[criterion],
        )
        field.error_messages["max_length"] = (
            "Deze tekst is te lang: %(show_value)s tekens. Er passen er %(limit_value)s."
        )
        return field

    @classmethod
    def of(cls, draft: DossierDraft) -> DraftForm:
        """Filled with what was kept."""
        facts = Facts.read(draft.facts)
        amount = facts.asked_cents
        return cls(
            dossier=draft.dossier,
            initial={
                "gezien": draft.revision,
                "title": draft.title,
                "summary": draft.summary,
                "text": draft.text,
                "what_changed": draft.what_changed,
                **{
                    name: getattr(facts, name)
                    for name in ("standard", "initiative", "need")
                },
                "level": facts.level or "",
                "in_force_on": facts.in_force_on,
                "asked_cents": None if amount is None else amount / 100,
                **draft.answers,
            },
        )

    def written(self) -> Written:
        """What was typed, for the domain."""
        said = self.cleaned_data
        amount = said.get("asked_cents")
        return Written(
            title=said["title"],
            summary=said["summary"],
            text=said["text"],
            what_changed=said.get("what_changed", ""),
            answers={name: said[name] for name in Criterion.values if said.get(name)},
            facts=Facts(
                standard=said.get("standard"),
                initiative=said.get("initiative"),
                need=said.get("need"),
                level=said.get("level") or Bindingness.NOT_ESTABLISHED,
                in_force_on=said.get("in_force_on"),
                asked_cents=int(amount * 100) if amount else None,
            ),
        )

    def about(self) -> Iterator[forms.BoundField]:
        """The questions before the judging list."""
        for name in self.fields:
            if name not in Criterion.values and name not in ("gezien", "upload"):
                yield self[name]

    def judging(self) -> Iterator[forms.BoundField]:
        """The judging list."""
        return (self[name] for name in Criterion.values)
