"""What a supplier says about its products."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import User
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ..models import StandardVersion
from ..rules.products import suppliers_of
from .content import WebAddressField, optional_date, text_area
from .names import StandardField
from .organisations import OwnOrganisationField


class ProductForm(PortalForm):
    """A new product."""

    supplier = OwnOrganisationField(
        label="Van welke leverancier?",
        forged="U vertegenwoordigt deze leverancier niet.",
    )
    name = forms.CharField(label="Naam van het product", max_length=120)
    description = forms.CharField(
        label="Wat doet het, in één zin",
        max_length=400,
        required=False,
        widget=text_area(),
    )
    homepage = WebAddressField(label="Pagina van het product", required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supplier"].offer(suppliers_of(person))


class SupportForm(PortalForm):
    """Which version a product supports, since when, and with which proof."""

    standard = StandardField(
        label="Welke standaard?",
        required=True,
        help_text="De naam, de afkorting of het laatste woord van het adres.",
    )
    number = forms.CharField(
        label="Welke versie?", max_length=30, help_text="Bijvoorbeeld: 1.7.0"
    )
    since_on = DutchDateField(label="Ondersteund sinds")
    test_report_url = WebAddressField(
        label="Adres van het testrapport",
        required=False,
        help_text="Met een rapport zien gemeenten dat het getoetst is.",
    )
    tested_on = optional_date("Getest op")

    def clean(self) -> dict[str, Any]:
        content = super().clean() or self.cleaned_data
        standard, number = content.get("standard"), content.get("number")
        if standard and number:
            content["version"] = self._version(standard, number)
        return content

    def _version(self, standard: Any, number: str) -> StandardVersion | None:
        versions = StandardVersion.objects.filter(standard=standard).exclude(
            published_at=None
        )
        found = versions.filter(number__iexact=number).first()
        if found is None:
            known = ", ".join(versions.values_list("number", flat=True)[:12])
            self.add_error(
                "number",
                f"{standard} heeft geen versie {number}. "
                + (f"Wel: {known}." if known else "Er zijn nog geen versies."),
            )
        return found


class EndForm(PortalForm):
    """The last day on which a product supports a version."""

    ends_on = DutchDateField(label="Laatste dag van de ondersteuning")
