"""Long work as its requester follows it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samenorganiseren.shared.access import signed_in
from samenorganiseren.shared.errors import DomainError

from .. import queries
from ..domain import jobs
from ..models import Job

SHOWN = 50


@require_safe
@signed_in
@never_cache
def job_list(request: HttpRequest) -> HttpResponse:
    """My own long work, the newest first."""
    mine = Job.objects.of(_key(request)).order_by("-id")[:SHOWN]
    return render(request, "journal/jobs.html", {"jobs": mine, "shown": SHOWN})


@require_safe
@signed_in
@never_cache
def job_page(request: HttpRequest, job_id: int) -> HttpResponse:
    """One piece of work: how far it is, how it ended, its result."""
    job = _mine(request, job_id)
    waits_for_more = not job.is_finished and request.GET.get("verversen") != "nee"
    return render(
        request, "journal/job.html", {"job": job, "refreshes": waits_for_more}
    )


@require_safe
@signed_in
@never_cache
def job_progress(request: HttpRequest, job_id: int) -> HttpResponse:
    """Only the progress, for the page that asks again and again."""
    job = _mine(request, job_id)
    response = render(request, "journal/job_progress.html", {"job": job})
    if job.is_finished:
        response["HX-Refresh"] = "true"
    return response


@require_safe
@signed_in
@never_cache
def job_result(request: HttpRequest, job_id: int) -> FileResponse:
    """The file that the work made, for as long as it is kept."""
    job = _mine(request, job_id)
    if not job.result_file:
        raise Http404
    return FileResponse(
        job.result_file.open("rb"), as_attachment=True, filename=job.result_name
    )


@require_POST
@signed_in
def job_cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    """Ask the work to stop."""
    job = _mine(request, job_id)
    try:
        job = jobs.cancel(job_id=job.pk, by=_actor(request), now=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        if not job.is_finished:
            messages.info(request, "De taak stopt bij de volgende stap.")
    return redirect("job", job_id=job.pk)


def _actor(request: HttpRequest) -> Any:
    return request.user


def _key(request: HttpRequest) -> str:
    key: str = _actor(request).actor_key
    return key


def _mine(request: HttpRequest, job_id: int) -> Job:
    """Somebody else's work is as unknown as work that never was."""
    job = queries.find_job(job_id, _key(request))
    if job is None:
        raise Http404
    return job
