"""One line at a time: what it may have been for, what was placed, and placing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError

from ...domain.payments.placing import place_on_invoices
from ...domain.payments.placing.invoices import Parts
from ...enums import MatchKind
from ...forms.payments.placing import PREFIX, InvoicesForm
from ...models import PaymentMatch
from ...queries.payments.placed import history_of
from ...queries.payments.suggesting import suggestions_for
from ...queries.payments.worklist import find_invoices, invoices_by_pk, place_of
from ...rules.money import to_the_cent
from ..gate import Administrators
from .base import OfLine
from .others import possible_for

MOST_INVOICES = 50


class LinePage(Administrators, OfLine):
    """The line, suggestions under the number keys, and looking for invoices."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        words = request.GET.get("zoek", "")
        found = find_invoices(words)
        form = InvoicesForm(
            line=self.line, found=found, initial={"gezien": self.seen()}
        )
        return self.show(form if found else None, words)

    def show(self, form: InvoicesForm | None, words: str = "") -> HttpResponse:
        history, left = history_of(self.line), self.left()
        context = {
            "line": self.line,
            "left_cents": left,
            "history": history,
            "seen": len(history),
            "suggestions": suggestions_for(self.line, left),
            "place": place_of(self.line),
            "form": form,
            "words": words,
            "others": possible_for(self.line) if left else [],
        }
        status = 422 if form is not None and form.is_bound else 200
        return render(self.request, "fund/payments/line.html", context, status=status)


class PlaceOnInvoices(LinePage):
    """What was typed on the page of the line, or pressed as a suggestion."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        found = invoices_by_pk(named_in(request.POST))
        form = InvoicesForm(request.POST, line=self.line, found=found)
        if not form.is_valid():
            return self.show(form)
        try:
            made = self.placed(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, told(made))
        return redirect(self.onward())

    def placed(self, form: InvoicesForm) -> list[PaymentMatch]:
        typed = form.cleaned_data
        parts = Parts(
            form.parts,
            gives_rest_back=typed["rest"],
            learns_iban=typed.get("learns", False),
        )
        return place_on_invoices(
            hand=self.hand(form),
            parts=parts,
            by=self.request.user,
            now=timezone.now(),
        )


def named_in(typed: Any) -> list[int]:
    """The invoices for which an amount was asked."""
    numbers = [name.removeprefix(PREFIX) for name in typed if name.startswith(PREFIX)]
    return [int(one) for one in numbers if one.isdecimal() and len(one) < 19][
        :MOST_INVOICES
    ]


def told(made: list[PaymentMatch]) -> str:
    said = [
        f"{to_the_cent(one.amount_cents)} op factuur {one.invoice.number}"
        if one.kind == MatchKind.INVOICE
        else f"{to_the_cent(one.amount_cents)} terug te betalen"
        for one in made
    ]
    return f"Geplaatst: {', '.join(said)}."
