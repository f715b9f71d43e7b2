"""The books: totals, accounts, entries and seals, each a click from the next."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from samenorganiseren.shared.pages import page_of
from samenorganiseren.shared.subjects import resolve

from ...enums import AccountKind, Family
from ...models import Account, DailySeal
from ...queries.ledger import accounts, entries
from ...rules.ledger import document_words, may_reverse
from .base import Books


class Ledger(Books):
    """Every kind of account with its total on a day."""

    def page(self) -> HttpResponse:
        return self.show("ledger", families=accounts.totals(self.asked))


class Accounts(Books):
    """The accounts of a year with their balances, narrowed down."""

    def page(self) -> HttpResponse:
        rows, more = accounts.page(self.asked)
        return self.show(
            "accounts",
            rows=rows,
            more=self.asked.address(na=more) if more else "",
            families=Family.choices,
            kinds=AccountKind.choices,
        )


class AccountPage(Books):
    """One account and what was booked on it."""

    def page(self, number: int) -> HttpResponse:
        owners = Account.objects.select_related("year", "municipality", "programme")
        account = get_object_or_404(owners, pk=number)
        lines, more = entries.lines_of(account, self.asked)
        return self.show(
            "account",
            account=account,
            balance=accounts.balance_of(account, self.asked.until),
            lines=lines,
            more=self.asked.address(na=more) if more else "",
        )


class Entries(Books):
    """What was booked, the newest day first."""

    def page(self) -> HttpResponse:
        rows, more = entries.page(self.asked)
        return self.show(
            "entries",
            rows=rows,
            more=self.asked.address(na=more) if more else "",
            families=Family.choices,
            kinds=entries.kinds(),
            account_kinds=AccountKind.choices,
        )


class EntryPage(Books):
    """One entry: its lines, its document, and its reversal."""

    def page(self, number: int) -> HttpResponse:
        context = entries.entry_with_lines(number)
        entry = context["entry"]
        if entry is None:
            raise Http404
        return render(
            self.request,
            "fund/ledger/entry.html",
            {
                **context,
                "document": resolve(entry.document),
                "may_reverse": may_reverse(entry),
            },
        )


class Document(Books):
    """From the key of a document to its page."""

    def page(self, key: str) -> HttpResponseBase:
        subject = resolve(key)
        if subject and subject.url and subject.is_visible_to(self.request.user):
            return redirect(subject.url)
        context = {"words": document_words(key)}
        return render(self.request, "fund/ledger/no_document.html", context, status=404)


class Seals(Books):
    """The seal of every day."""

    def page(self) -> HttpResponse:
        page = page_of(DailySeal.objects.all(), self.request.GET.get("pagina"))
        return render(self.request, "fund/ledger/seals.html", {"page": page})
