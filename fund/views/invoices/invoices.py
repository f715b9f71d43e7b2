"""Invoices as a list, and one of them with all that belongs to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.pages import page_of
from samenorganiseren.shared.verdicts import Verdict

from ...domain.invoices.crediting import creditable
from ...models import FiscalYear, Invoice, InvoiceDocument
from ...queries.invoices import listing
from ...queries.invoices.page import account_of, payments_on
from ...rules.own import may_read_contribution
from ..gate import Administrators

TYPES = {"pdf": "application/pdf", "xml": "application/xml"}
KINDS = {"pdf": "pdf", "xml": "ubl"}
HERE = "fund_invoices"


class Invoices(Administrators, View):
    """All invoices, narrowed by year, state and words, with what they come to."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        years = list(FiscalYear.objects.values_list("pk", flat=True))
        asked = self._asked(years)
        found = listing.narrowed(listing.invoices(), today=today, **asked)
        page = page_of(found.order_by("-issued_on", "-id"), request.GET.get("pagina"))
        context = {
            "page": page,
            "rows": [listing.row_of(one, today) for one in page.object_list],
            "sums": listing.sums(found),
            "years": years,
            "states": listing.STATES,
            "asked": asked,
            "is_narrowed": any(asked.values()),
            "here": HERE,
            "today": today,
        }
        return render(request, "fund/invoices/invoices.html", context)

    def _asked(self, years: list[int]) -> dict[str, Any]:
        """What is not known, is not asked."""
        typed = self.request.GET
        year, state = typed.get("jaar", ""), typed.get("stand", "")
        return {
            "year": next((one for one in years if str(one) == year), None),
            "state": state if state in listing.STATES else "",
            "text": typed.get("zoek", "").replace("\x00", "").strip()[:100],
        }


class OfInvoice:
    """About one invoice."""

    kwargs: dict[str, Any]

    @cached_property
    def invoice(self) -> Invoice:
        return get_object_or_404(
            listing.invoices().select_related("year", "run"),
            number=self.kwargs["number"],
        )


class InvoicePage(OfInvoice, Administrators, View):
    """Its lines, tax, payments, ways, credit notes and papers."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        invoice, today = self.invoice, timezone.localdate()
        context = {
            "invoice": invoice,
            "row": listing.row_of(invoice, today),
            "lines": list(invoice.lines.select_related("programme")),
            "account": account_of(invoice),
            "payments": payments_on(invoice),
            "deliveries": list(invoice.deliveries.order_by("id")),
            "notes": list(invoice.credit_notes.order_by("id")),
            "reminders": list(invoice.reminders.order_by("step")),
            "creditable": 0 if invoice.is_credit else creditable(invoice),
            "here": HERE,
        }
        return render(request, "fund/invoices/invoice.html", context)


class InvoiceFile(OfInvoice, Guarded, View):
    """The very bytes that were sent: for administrators, and for its municipality."""

    http_method_names = ["get", "head", "options"]

    def verdict(self) -> Verdict:
        return may_read_contribution(self.request.user, self.invoice.municipality_id)

    def get(self, request: HttpRequest, number: str, form: str) -> HttpResponse:
        kept = get_object_or_404(
            InvoiceDocument, invoice=self.invoice, kind=KINDS[form]
        )
        response = HttpResponse(bytes(kept.content), content_type=TYPES[form])
        name = f"{self.invoice.number}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response
