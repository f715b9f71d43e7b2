"""The work list: what came in and went out, and has no place yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import View

from journal.domain.jobs import start_job
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.pages import page_of

from ...models import BankAccount
from ...queries.payments.facts import facts_about
from ...queries.payments.judging import judge
from ...queries.payments.waiting import suspense, waiting
from ..gate import Administrators

DIRECTIONS = (("", "Alles"), ("bij", "Bij"), ("af", "Af"))
PER_PAGE = 25


class Worklist(Administrators, View):
    """All lines that wait, each with why it was not placed by itself."""

    def get(self, request: HttpRequest) -> HttpResponse:
        direction = request.GET.get("richting", "")
        if direction not in dict(DIRECTIONS):
            direction = ""
        page = page_of(waiting(direction), request.GET.get("pagina"), PER_PAGE)
        lines = list(page.object_list)
        facts = facts_about(lines)
        context = {
            "page": page,
            "rows": [(line, judge(line, facts)) for line in lines],
            "suspense": suspense(),
            "directions": DIRECTIONS,
            "direction": direction,
            "first": lines[0] if lines else None,
            "accounts": list(BankAccount.objects.order_by("name")),
        }
        return render(request, "fund/payments/worklist.html", context)


class Rematch(Administrators, View):
    """Look again at what waits on one account."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        account = get_object_or_404(BankAccount, pk=kwargs["pk"])
        try:
            job = start_job(
                "fund.match_payments",
                title=f"Wachtende betalingen opnieuw bekijken: {account.name}",
                by=request.user,
                now=timezone.now(),
                account_id=account.pk,
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("fund_bank_worklist")
        return redirect("job", job.pk)
