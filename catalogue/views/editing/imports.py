"""Importing a file: upload, dry run, confirm. The work itself is long work."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from journal.domain.jobs import start_job
from journal.enums import JobState
from journal.models import Job
from samenorganiseren.shared.errors import DomainError

from ...domain.import_plan import WRONG, mark_of
from ...domain.loading_standards import COLUMNS
from ...forms.imports import UploadForm
from ...queries.imports import CHECK, own_checks, report_rows
from ..access import EditorRequired

MOST_SHOWN = 500


class Import(EditorRequired):
    """The form, and the dry runs of before."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form)
        try:
            job = start_job(
                CHECK,
                title="Proef van een import in de catalogus",
                by=request.user,
                now=timezone.now(),
                upload=form.cleaned_data["file"],
            )
        except DomainError as refusal:
            form.add_error("file", str(refusal))
            return self.show(form)
        return redirect("job", job.pk)

    def show(self, form: UploadForm) -> HttpResponse:
        context = {
            "form": form,
            "columns": COLUMNS,
            "checks": own_checks(self.request.user)[:10],
        }
        status = 422 if form.is_bound else 200
        return render(
            self.request, "catalogue/editing/import.html", context, status=status
        )


class DryRun(EditorRequired):
    """What the file would change, and the button that does it."""

    def get(self, request: HttpRequest, job_id: int) -> HttpResponse:
        check = self.check(job_id)
        if check.state != JobState.DONE:
            return redirect("job", check.pk)
        rows = report_rows(check)
        counts = Counter(row["uitkomst"] for row in rows)
        wrong_first = sorted(rows, key=lambda row: row["uitkomst"] != WRONG)
        context = {
            "check": check,
            "rows": wrong_first[:MOST_SHOWN],
            "not_shown": max(0, len(rows) - MOST_SHOWN),
            "counts": counts,
            "is_possible": bool(rows) and not counts[WRONG],
        }
        return render(request, "catalogue/editing/dry_run.html", context)

    def post(self, request: HttpRequest, job_id: int) -> HttpResponse:
        check = self.check(job_id)
        if not check.input_file or check.state != JobState.DONE:
            messages.warning(
                request, "Dit bestand is niet meer bewaard. Begin opnieuw."
            )
            return redirect("catalogue_import")
        try:
            job = self.start(check, request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("catalogue_dry_run", check.pk)
        return redirect("job", job.pk)

    def start(self, check: Job, person: Any) -> Job:
        with check.input_file.open("rb") as file:
            content = ContentFile(file.read(), name="import.csv")
        with check.result_file.open("rb") as file:
            mark = mark_of(file.read())
        return start_job(
            "catalogue.apply_import",
            title="Import in de catalogus",
            by=person,
            now=timezone.now(),
            upload=content,
            check_id=check.pk,
            mark=mark,
        )

    def check(self, job_id: int) -> Job:
        own = Job.objects.of(self.request.user.actor_key)
        return get_object_or_404(own, pk=job_id, handler=CHECK)


class LatestDryRun(EditorRequired):
    """The dry run that this editor asked for last."""

    def get(self, request: HttpRequest) -> HttpResponse:
        newest = own_checks(request.user).first()
        if newest is None:
            return redirect("catalogue_import")
        return redirect("catalogue_dry_run", newest.pk)
