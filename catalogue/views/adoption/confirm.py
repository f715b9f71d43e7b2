"""The approver's list: what waits for a confirmation, one or several at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError

from ...domain.confirming import confirm_statements
from ...forms.confirming import ConfirmForm
from ...queries.addresses import confirm_address
from ...queries.own import to_confirm
from ...rules.adoption import may_confirm
from .own import OwnMunicipality


class Confirm(OwnMunicipality):
    """Everybody of the municipality reads the list; the approver confirms."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(None)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            confirmed = confirm_statements(
                statement_ids=form.cleaned_data["opgave"],
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        count = len(confirmed)
        words = "1 opgave is" if count == 1 else f"{count} opgaven zijn"
        messages.success(request, f"{words} bevestigd.")
        return redirect(confirm_address(self.municipality))

    def show(self, form: ConfirmForm | None) -> HttpResponse:
        context = {
            "municipality": self.municipality,
            "statements": to_confirm(self.municipality, timezone.now()),
            "verdict": may_confirm(self.request.user, [self.municipality.pk]),
            "form": form,
        }
        status = 422 if form is not None else 200
        template = "catalogue/adoption/confirm.html"
        return render(self.request, template, context, status=status)
