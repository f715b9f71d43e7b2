"""Invoices that should have been paid."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.pages import page_of

from ...domain.invoices import reminding
from ...queries.invoices.overdue import overdue
from ..acting import Acting
from ..gate import Administrators


class Reminders(Acting, Administrators, View):
    """All that is overdue; sending every reminder that is due."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        found = overdue(timezone.localdate())
        page = page_of(found, request.GET.get("pagina"))
        context = {
            "page": page,
            "rows": page.object_list,
            "total": len(found),
            "open_cents": sum(one.open_cents for one in found),
            "due": sum(one.can_be_sent for one in found),
            "without_email": sum(bool(one.step and not one.email) for one in found),
            "here": "fund_reminders",
        }
        return render(request, "fund/invoices/reminders.html", context)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        try:
            sent = len(reminding.send_reminders(**self.by_now()))
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            words = "herinnering gaat" if sent == 1 else "herinneringen gaan"
            messages.success(request, f"{sent} {words} op weg.")
        return redirect(reverse("fund_reminders"))
