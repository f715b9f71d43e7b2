"""Taking back a part of an invoice, or all of it."""

from __future__ import annotations

from typing import Any

from ...domain.invoices.crediting import credit_invoice, creditable
from ...forms.invoices.crediting import CreditForm
from ...models import Invoice
from ...rules.money import to_the_cent
from ..planning.base import Asked
from .invoices import HERE, OfInvoice


class CreditInvoice(OfInvoice, Asked):
    """One form, one credit note, however often it is sent."""

    form_class = CreditForm
    template_name = "fund/invoices/credit.html"
    here, title, button = HERE, "Crediteren", "Maak de creditnota"
    made: Invoice | None = None

    @property
    def about(self) -> str:
        return f"{self.invoice.subject_label}, {self.invoice.municipality}"

    @property
    def lead(self) -> str:
        left = to_the_cent(creditable(self.invoice))
        return (
            f"Hoogstens {left} zonder btw. De btw rekent het portaal uit. De creditnota "
            "krijgt een eigen nummer en gaat meteen naar de gemeente."
        )

    @property
    def done(self) -> str:
        return f"Creditnota {self.made} is gemaakt en gaat op weg."

    def get_initial(self) -> dict[str, Any]:
        return {"net_cents": creditable(self.invoice)}

    def act(self, form: CreditForm) -> None:
        self.made = credit_invoice(
            invoice=self.invoice, **form.cleaned_data, **self.by_now()
        )

    def back(self) -> str:
        return (self.made or self.invoice).get_absolute_url()
