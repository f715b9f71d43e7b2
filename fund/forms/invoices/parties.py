"""Forms of the sender, of a municipality's wishes, and of a file with many of those."""

from __future__ import annotations

import csv
import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email

from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from ...domain.invoices.parties import (
    BadDetails,
    DebtorDetails,
    DebtorRow,
    IssuerDetails,
    checked_debtor,
    checked_issuer,
)
from ...enums import DeliveryChannel

# The columns of a file, and the field that each fills.
COLUMNS = {
    "code": "code",
    "naam": "name",
    "straat": "street",
    "postcode": "postal_code",
    "plaats": "city",
    "oin": "oin",
    "kvk": "kvk",
    "inkoopreferentie": "buyer_reference",
    "e-mail": "email",
    "iban": "iban",
}
UNREADABLE = "Dit bestand is niet te lezen. Bewaar het als CSV (UTF-8) met puntkomma’s."
LARGEST_FILE, MOST_ROWS = 1_000_000, 1_000


class PartyForm(PortalForm):
    """Numbers that cannot be right are told beside where they were typed."""

    def checked(self, **typed: Any) -> Any:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors:
            try:
                self.details = self.checked(**found)
            except BadDetails as refusal:
                for name, sentence in refusal.problems.items():
                    self.add_error(name, sentence)
        return found


class IssuerForm(PartyForm):
    """Who sends the invoices, as it stands on them."""

    name = forms.CharField(label="Naam", max_length=160)
    street = forms.CharField(label="Straat en huisnummer", max_length=120)
    postal_code = forms.CharField(label="Postcode", max_length=10)
    city = forms.CharField(label="Plaats", max_length=80)
    kvk = forms.CharField(label="KvK-nummer", max_length=12)
    vat_number = forms.CharField(label="Btw-nummer", max_length=20)
    oin = forms.CharField(
        label="OIN", max_length=30, help_text="Staat in het OIN-register van Logius."
    )
    iban = forms.CharField(
        label="IBAN", max_length=42, help_text="Op deze rekening betalen gemeenten."
    )
    bic = forms.RegexField(
        r"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$",
        label="BIC",
        required=False,
        max_length=11,
        error_messages={"invalid": "Schrijf de BIC als ABNANL2A."},
    )
    email = forms.EmailField(label="E-mailadres", help_text="Voor vragen.")
    phone = forms.CharField(label="Telefoonnummer", required=False, max_length=20)
    payment_days = forms.IntegerField(
        label="Hoeveel dagen om te betalen?",
        min_value=1,
        max_value=120,
        widget=forms.TextInput({"inputmode": "numeric", "class": "so-input--s"}),
    )

    def checked(self, **typed: Any) -> IssuerDetails:
        return checked_issuer(IssuerDetails(**typed))


class DebtorForm(PartyForm):
    """Where and how a municipality wants its invoices. May be filled in bit by bit."""

    name = forms.CharField(label="Naam op de factuur", max_length=160)
    street = forms.CharField(
        label="Straat en huisnummer, of postbus", required=False, max_length=120
    )
    postal_code = forms.CharField(label="Postcode", required=False, max_length=10)
    city = forms.CharField(label="Plaats", required=False, max_length=80)
    oin = forms.CharField(
        label="OIN",
        required=False,
        max_length=30,
        help_text="Twintig cijfers, uit het OIN-register van Logius.",
    )
    kvk = forms.CharField(label="KvK-nummer", required=False, max_length=12)
    buyer_reference = forms.CharField(
        label="Inkoopreferentie",
        required=False,
        max_length=60,
        help_text="De code of het ordernummer dat de gemeente op elke factuur wil zien.",
    )
    email = forms.EmailField(
        label="E-mailadres voor facturen en herinneringen", required=False
    )
    channel = forms.ChoiceField(
        label="Hoe gaan de facturen?",
        choices=DeliveryChannel.choices,
        widget=ChoiceRows,
    )

    def checked(self, **typed: Any) -> DebtorDetails:
        return checked_debtor(DebtorDetails(**typed))


class IbanForm(PortalForm):
    """One account."""

    iban = forms.CharField(
        label="IBAN",
        max_length=42,
        help_text="De rekening waarvan de gemeente betaalt, zoals NL91 ABNA 0417 1643 00.",
    )


class DebtorFileForm(PortalForm):
    """A file with the wishes of many municipalities."""

    upload = forms.FileField(
        label="Bestand", help_text="Een CSV-bestand met puntkomma’s, in UTF-8."
    )

    def clean_upload(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["upload"]
        if (upload.size or 0) > LARGEST_FILE:
            raise ValidationError(
                "Dit bestand is te groot. Het mag hoogstens 1 MB zijn."
            )
        self.rows = rows_of(upload.read())
        return upload


def rows_of(content: bytes) -> list[DebtorRow]:
    """The rows of a file; raises ValidationError with a sentence for each that is wrong."""
    try:
        text = content.decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text), delimiter=";", strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValidationError(UNREADABLE) from error
    if "\x00" in text:
        raise ValidationError(UNREADABLE)
    if not lines or [cell.strip().lower() for cell in lines[0]] != list(COLUMNS):
        raise ValidationError(
            f"Op regel 1 horen deze kolommen te staan: {';'.join(COLUMNS)}."
        )
    filled = [(n, cells) for n, cells in enumerate(lines[1:], start=2) if any(cells)]
    if not filled or len(filled) > MOST_ROWS:
        raise ValidationError(f"Er horen 1 tot {MOST_ROWS} gemeenten in het bestand.")
    if problems := [said for n, cells in filled for said in _problems(n, cells)]:
        raise ValidationError(problems)
    return [_row(number, cells) for number, cells in filled]


def _problems(number: int, cells: list[str]) -> list[str]:
    """What is wrong with the form of a row."""
    if len(cells) != len(COLUMNS):
        return [f"Regel {number}: er horen {len(COLUMNS)} vakken te staan."]
    found = []
    for (column, name), cell in zip(COLUMNS.items(), cells, strict=True):
        field = DebtorForm.base_fields.get(name)
        if field and len(cell.strip()) > field.max_length:
            found.append(f"Regel {number}: {column} is te lang.")
    email = cells[list(COLUMNS).index("e-mail")].strip()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        found.append(f"Regel {number}: het e-mailadres klopt niet.")
    return found


def _row(number: int, cells: list[str]) -> DebtorRow:
    given = {
        name: cell.strip()
        for name, cell in zip(COLUMNS.values(), cells, strict=True)
        if cell.strip()
    }
    return DebtorRow(number, given.pop("code", ""), given, given.pop("iban", ""))
