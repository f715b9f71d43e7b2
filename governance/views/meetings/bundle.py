"""Asking for one PDF of all papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from journal.domain.jobs import start_job
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from .base import OfMembers


class AskBundle(OfMembers):
    """The worker makes it; the page of the work shows how far it is."""

    http_method_names = ["post"]

    def verdict(self) -> Verdict:
        return allowed_if(
            self.reader.is_inside or bool(self.reader.guest_of),
            f"De stukken zijn er voor leden van {self.meeting.body.name}.",
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            job = start_job(
                "governance.bundle_papers",
                title=f"Stukken van {self.meeting.title}",
                by=request.user,
                now=self.now,
                meeting_id=self.meeting.pk,
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(self.meeting)
        return redirect("job", job_id=job.pk)
