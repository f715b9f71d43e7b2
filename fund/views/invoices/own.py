"""What one municipality was sent, for its own people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from municipalities.models import Municipality
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.pages import page_of
from samenorganiseren.shared.verdicts import Verdict

from ...queries.invoices import listing
from ...rules.own import may_read_contribution


class OwnInvoices(Guarded, View):
    """Its invoices and credit notes, each as PDF and as the file for its books."""

    http_method_names = ["get", "head", "options"]

    @cached_property
    def municipality(self) -> Municipality:
        return get_object_or_404(Municipality, slug=self.kwargs["slug"])

    def verdict(self) -> Verdict:
        return may_read_contribution(self.request.user, self.municipality.pk)

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        today = timezone.localdate()
        found = listing.of_municipality(self.municipality)
        page = page_of(found, request.GET.get("pagina"))
        context = {
            "municipality": self.municipality,
            "page": page,
            "rows": [listing.row_of(one, today) for one in page.object_list],
            "sums": listing.sums(found),
            "today": today,
        }
        return render(request, "fund/invoices/own.html", context)
