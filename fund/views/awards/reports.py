"""Accounting for an award: the receiver's form, the report, its evidence, the verdict."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ...domain.awards.accounting import judge_report, submit_report
from ...enums import ReportVerdict
from ...forms.awards.report import ReportForm, VerdictForm
from ...models import AccountabilityReport
from ...queries.awards.money import funnel_of
from ...rules.access import may_administer
from ...rules.awards import is_receiver, may_account, may_read_award
from ...rules.money import to_the_cent
from .base import Asked, OfAward


class NewReport(Guarded, OfAward, Asked):
    """The receiver accounts for what it spent."""

    title = "Verantwoording afleggen"
    button = "Dien in"
    done = "Uw verantwoording is ingediend. Een beheerder van het Fonds GGU beoordeelt haar."

    def verdict(self) -> Verdict:
        verdict = may_account(self.request.user, self.award)
        # Who received it may come here late, and then reads why it cannot be sent.
        if not verdict and is_receiver(self.request.user, self.award):
            return may_read_award(self.request.user, self.award)
        return verdict

    @property
    def lead(self) -> str:
        paid = to_the_cent(funnel_of(self.award).paid)
        return f"{self.award}. Betaald en nog niet verantwoord: {paid}."

    def form(self, data: Any = None) -> ReportForm:
        return ReportForm(data, self.request.FILES if data is not None else None)

    def act(self, form: ReportForm, now: datetime) -> None:
        submit_report(
            award=self.award,
            account=form.accounted,
            evidence=form.cleaned_data["evidence"],
            by=self.request.user,
            now=now,
        )

    def back(self) -> str:
        return self.award.get_absolute_url()

    def came_from(self) -> tuple[str, str]:
        return self.award.reference, self.award.get_absolute_url()


class OfReport(Guarded, View):
    """For administrators and for the receiver."""

    @cached_property
    def report(self) -> AccountabilityReport:
        found = AccountabilityReport.objects.select_related(
            "award__request__requester",
            "award__recipient_municipality",
            "award__budget_line__programme",
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def verdict(self) -> Verdict:
        return may_read_award(self.request.user, self.report.award)


class ReportPage(OfReport):
    """What was spent, what proves it, and what was thought of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(VerdictForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        form = VerdictForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            judge_report(
                report=self.report,
                verdict=ReportVerdict(form.cleaned_data["verdict"]),
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request, "Uw oordeel is vastgelegd. De indiener krijgt bericht."
        )
        return redirect(self.report)

    def show(self, form: VerdictForm) -> HttpResponse:
        report = self.report
        waits = report.verdict == ReportVerdict.WAITING
        context = {
            "report": report,
            "lines": list(report.lines.order_by("id")),
            "evidence": list(report.evidence.defer("content")),
            "form": form,
            "may_judge": waits and bool(may_administer(self.request.user)),
        }
        status = 422 if form.is_bound else 200
        return render(self.request, "fund/awards/report.html", context, status=status)


class EvidenceFile(OfReport):
    """One file that proves it; always as a download, never shown by the browser."""

    def get(self, request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
        paper = get_object_or_404(self.report.evidence, pk=evidence_pk)
        response = HttpResponse(bytes(paper.content), content_type=paper.media_type)
        name = paper.name.encode("ascii", "replace").decode().replace('"', "'")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["Cache-Control"] = "private, no-store"
        return response
