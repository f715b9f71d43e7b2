"""Invoices that have not arrived."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.pages import page_of

from ...domain.invoices import delivering
from ...models import InvoiceDelivery
from ...queries.invoices import deliveries as queries
from ..acting import Pressed
from ..gate import Administrators


class Deliveries(Administrators, View):
    """What waits and what failed, with the reason."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_of(queries.not_arrived(), request.GET.get("pagina"))
        shown = list(page.object_list)
        reasons = queries.reasons(shown)
        context = {
            "page": page,
            "rows": [(one, one.problem or reasons.get(one.pk, "")) for one in shown],
            "total": page.paginator.count,
            "sent": queries.sent(),
            "here": "fund_deliveries",
        }
        return render(request, "fund/invoices/deliveries.html", context)


class TryDeliveryAgain(Pressed):
    """One that failed goes once more."""

    done = "De factuur gaat opnieuw op weg."

    def act(self) -> None:
        delivering.try_delivery_again(delivery=self.delivery, **self.by_now())

    @cached_property
    def delivery(self) -> InvoiceDelivery:
        found = InvoiceDelivery.objects.select_related("invoice")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def back(self) -> str:
        """To where the button stood: the invoice, or the list."""
        if self.request.POST.get("van") == "factuur":
            return self.delivery.invoice.get_absolute_url()
        return reverse("fund_deliveries")
