"""Reports: what there is, asking for one, reading and fetching it."""

from __future__ import annotations

from functools import cached_property

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, require

from ..domain.formats.writing import FORMS, written
from ..domain.reports.asking import ask
from ..forms.asking import AskForm
from ..models import Report
from ..queries.own import readable_by
from ..rules.access import may_ask, may_read
from ..rules.kinds import BY_SLUG, KINDS, Kind

MOST_SHOWN = 50


class Reports(SignedIn, View):
    """The kinds, and the reports that this person may read."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        found = readable_by(request.user, timezone.now())[:MOST_SHOWN]
        context = {
            "reports": found,
            "kinds": [(kind, may_ask(request.user, kind)) for kind in KINDS],
        }
        return render(request, "reporting/reports/list.html", context)


class AskReport(SignedIn, View):
    """The form of one kind."""

    @cached_property
    def kind(self) -> Kind:
        if (kind := BY_SLUG.get(self.kwargs["slug"])) is None:
            raise Http404
        return kind

    def verdict(self) -> Verdict:
        return may_ask(self.request.user, self.kind)

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show(AskForm(kind=self.kind, today=timezone.localdate()))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = AskForm(request.POST, kind=self.kind, today=timezone.localdate())
        if not form.is_valid():
            return self.show(form)
        try:
            report = ask(
                kind=self.kind,
                span=form.span,
                filters=form.filters,
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        return redirect("job", report.job_id)

    def show(self, form: AskForm) -> HttpResponse:
        status = 422 if form.is_bound else 200
        context = {"form": form, "kind": self.kind}
        return render(
            self.request, "reporting/reports/ask.html", context, status=status
        )


class ReadReport(SignedIn, View):
    """One report: as a page, or in the form after `vorm`."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: int) -> HttpResponseBase:
        report = get_object_or_404(
            Report.objects.select_related("job"),
            pk=number,
            kept_until__gt=timezone.now(),
        )
        self.require_readable(report)
        ending = request.GET.get("vorm", "")
        if not report.is_made:
            return self.unfinished(report)
        if ending:
            return self.fetched(report, ending)
        context = {
            "report": report,
            "content": report.read(),
            "forms": FORMS.values(),
        }
        return render(request, "reporting/reports/report.html", context)

    def require_readable(self, report: Report) -> None:
        """Somebody else's does not exist; one's own may not be readable any more."""
        verdict = may_read(self.request.user, report)
        if not verdict and report.requested_by_id != self.request.user.pk:
            raise Http404
        require(verdict)

    def unfinished(self, report: Report) -> HttpResponse:
        """While it is being made, its progress; else why it is not there."""
        if report.job is not None and not report.job.is_finished:
            return redirect("job", report.job.pk)
        return render(
            self.request, "reporting/reports/not_made.html", {"report": report}
        )

    def fetched(self, report: Report, ending: str) -> HttpResponseBase:
        if (form := FORMS.get(ending)) is None:
            messages.error(
                self.request,
                "Een rapport is er als PDF, ODS, XLSX en CSV. Kies er een.",
            )
            return redirect(report)
        answer = StreamingHttpResponse(written(report, form), content_type=form.kind)
        name = f"{report.file_name}.{form.ending}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
