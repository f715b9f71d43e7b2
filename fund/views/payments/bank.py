"""The bank beside the books, and what was taken in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from journal.domain.jobs import start_job
from samenorganiseren.shared.pages import page_of

from ...domain.payments.accounts import add_bank_account
from ...forms.payments.bank import BankAccountForm, StatementForm
from ...queries.payments import overview
from ...queries.payments.waiting import pots_of, suspense
from ..gate import Administrators
from .base import Asked

PER_PAGE = 50


class Bank(Administrators, View):
    """Does the bank say what the books say, what waits, and what was taken in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "agreements": overview.agreements(),
            "suspense": suspense(),
            "page": page_of(overview.statements(), request.GET.get("pagina")),
        }
        return render(request, "fund/payments/bank.html", context)


class Statement(Administrators, View):
    """One statement with its lines, and what of each still waits."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        statement = get_object_or_404(overview.statements(), pk=pk)
        lines = statement.transactions.order_by("position")
        page = page_of(lines, request.GET.get("pagina"), PER_PAGE)
        pots = pots_of(list(page.object_list))
        rows = [
            (line, pots[line.pk].balance_cents if line.pk in pots else 0)
            for line in page.object_list
        ]
        context = {"statement": statement, "page": page, "rows": rows}
        return render(request, "fund/payments/statement.html", context)


class NewAccount(Asked):
    """Another account of the fund."""

    title = "Bankrekening toevoegen"
    lead = "Het eerste afschrift dat u inleest, moet met dit bedrag beginnen."
    button = "Voeg de rekening toe"
    done = "De rekening is toegevoegd. Lees nu het eerste afschrift in."

    def form(self, data: Any = None) -> BankAccountForm:
        return BankAccountForm(data)

    def act(self, form: BankAccountForm, now: datetime) -> None:
        add_bank_account(**form.cleaned_data, by=self.request.user, now=now)


class TakeIn(Asked):
    """Hand in a statement; reading it is long work with its own page."""

    title = "Afschrift inlezen"
    lead = (
        "Elk afschrift wordt helemaal ingelezen of helemaal niet. Twee keer hetzelfde "
        "afschrift inlezen kan geen kwaad."
    )
    button = "Lees het afschrift in"

    def form(self, data: Any = None) -> StatementForm:
        files = self.request.FILES if data is not None else None
        return StatementForm(data, files)

    def act(self, form: StatementForm, now: datetime) -> HttpResponseBase:
        account = form.cleaned_data["account"]
        job = start_job(
            "fund.import_statement",
            title=f"Afschrift inlezen: {account.name}",
            by=self.request.user,
            now=now,
            upload=form.cleaned_data["file"],
            account_id=account.pk,
        )
        return redirect("job", job.pk)
