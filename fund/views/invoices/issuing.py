"""Making the invoices of a run: what misses, the dry check, and the work itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from journal.domain.jobs import start_job
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.pages import page_of

from ...enums import RunState
from ...models import ContributionRun, Issuer
from ...queries.invoices import runs as queries
from ...queries.invoices.missing import missing_for
from ..acting import Acting
from ..gate import Administrators

HERE = "fund_invoice_runs"


class InvoiceRuns(Administrators, View):
    """Which contributions can be invoiced, and which were."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_of(queries.runs_to_invoice(), request.GET.get("pagina"))
        context = {"page": page, "runs": page.object_list, "here": HERE}
        return render(request, "fund/invoices/runs.html", context)


class OfRun(Acting):
    """About one run that was approved."""

    kwargs: dict[str, Any]

    @cached_property
    def run(self) -> ContributionRun:
        return get_object_or_404(queries.runs_to_invoice(), pk=self.kwargs["pk"])


class InvoiceRun(OfRun, Administrators, View):
    """Who misses what, and what can be done; afterwards what was made."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context: dict[str, Any] = {"run": self.run, "here": HERE}
        if self.run.state == RunState.INVOICED:
            sent, ways = queries.sent_of(self.run)
            made = queries.made_of(self.run)
            context |= {"made": made, "sent": sent, "ways": ways}
        else:
            towns = self.run.contributions.values_list("municipality", flat=True)
            context |= {
                "missing": missing_for(towns),
                "issuer": Issuer.objects.first(),
                "busy": queries.busy_with(self.run),
            }
        return render(request, "fund/invoices/run.html", context)


class StartWork(OfRun, Administrators, View):
    """Ask for the long work; where it is busy already, nothing more is asked."""

    http_method_names = ["post"]
    handler = title = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        busy = queries.busy_with(self.run)
        if busy is not None:
            return self._to_busy(busy.pk, busy.requested_by_key)
        try:
            job = start_job(
                self.handler,
                title=f"{self.title}: {self.run.subject_label}",
                run_id=self.run.pk,
                **self.by_now(),
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("fund_invoice_run", self.run.pk)
        return redirect("job", job.pk)

    def _to_busy(self, number: int, asked_by: str) -> HttpResponseBase:
        if asked_by == self.request.user.actor_key:
            return redirect("job", number)
        messages.info(
            self.request, "Een andere beheerder is hier al mee bezig. Wacht even."
        )
        return redirect("fund_invoice_run", self.run.pk)


class CheckRun(StartWork):
    """Would all of them be right?"""

    handler, title = queries.CHECK, "Facturen nakijken"


class IssueRun(StartWork):
    """Number, keep and send all of them."""

    handler, title = queries.ISSUE, "Facturen maken"
