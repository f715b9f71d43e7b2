"""How our keys become titles and addresses: invoices."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import Debtor, Invoice, Issuer
from ..rules.access import may_administer


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("fund.invoice", _invoice)
    subjects.register("fund.debtor", _debtor)
    subjects.register("fund.issuer", _issuer)


def _invoice(number: int) -> Subject | None:
    found = Invoice.objects.defer("parties").filter(pk=number).first()
    return _of(found, found.get_absolute_url()) if found else None


def _debtor(number: int) -> Subject | None:
    found = Debtor.objects.select_related("municipality").filter(pk=number).first()
    if found is None:
        return None
    return _of(found, reverse("fund_debtor", args=[found.municipality.slug]))


def _issuer(number: int) -> Subject | None:
    found = Issuer.objects.filter(pk=number).first()
    if found is None:
        return None
    key, address = f"fund.issuer:{found.pk}", reverse("fund_issuer")
    return Subject(key, "Gegevens van de afzender", address, _reads)


def _of(thing: Invoice | Debtor, address: str) -> Subject:
    return Subject(thing.subject_key, thing.subject_label, address, _reads)


def _reads(reader: Any) -> bool:
    return bool(may_administer(reader))
