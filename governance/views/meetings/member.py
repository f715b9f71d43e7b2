"""The member's own pages: today, coming and going."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.access import Guarded, SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...domain.meetings import attendance
from ...enums import MeetingState
from ...forms.meetings.room import LeaveForm
from ...models import AgendaItem
from ...queries.meetings.lists import Today, is_someone_today, today_of
from .base import OfMeeting, drawn_panels


class TodayPage(SignedIn, View):
    """What is on now, what waits for me, and what comes next."""

    http_method_names = ["get", "head", "options"]
    template_name = "governance/meetings/today.html"

    def verdict(self) -> Verdict:
        return allowed_if(
            is_someone_today(self.request.user, timezone.now()),
            "Deze pagina is er voor leden, assistenten en secretarissen van een orgaan.",
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        context = {"today": self.found(), "now": now, "panels": self.panels()}
        response = render(request, self.template_name, context)
        response["Cache-Control"] = "private, no-store"
        return response

    def found(self) -> Today:
        return today_of(self.request.user, timezone.now())

    def panels(self) -> list[str]:
        return drawn_panels("today", self.request, self.request.user)


class TodayNow(TodayPage):
    """Only the part that changes by itself; it holds no form."""

    template_name = "governance/meetings/today_now.html"

    def panels(self) -> list[str]:
        return []


class OfThoseWhoCome(Guarded, OfMeeting):
    """For members, and who sits for one this once."""

    def verdict(self) -> Verdict:
        return allowed_if(
            self.reader.is_member, f"U bent geen lid van {self.meeting.body.name}."
        )


class Arrive(OfThoseWhoCome):
    """One press: I am here."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            attendance.arrive(
                meeting=self.meeting,
                person=request.user,
                by=request.user,
                now=self.now,
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "U staat als aanwezig genoteerd.")
        return redirect("today")


class Leave(OfThoseWhoCome):
    """I am going; this is what I say about what comes later."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(LeaveForm(items=self.later()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = LeaveForm(request.POST, items=self.later())
        if not form.is_valid():
            return self.show(form)
        try:
            attendance.leave(
                meeting=self.meeting,
                person=request.user,
                by=request.user,
                now=self.now,
                inputs=form.inputs,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "Uw vertrek en uw inbreng zijn vastgelegd.")
        return redirect("today")

    def later(self) -> list[AgendaItem]:
        """What was not dealt with yet, as far as this person may know of it."""
        meeting = self.meeting
        current = meeting.current_item
        after = current.position if current else 0
        items = meeting.items.filter(pulled_at=None, position__gte=after)
        return [item for item in items if self.reader.reads(item)]

    def show(self, form: LeaveForm) -> HttpResponse:
        context = {
            "meeting": self.meeting,
            "form": form,
            "is_held": self.meeting.state == MeetingState.IN_SESSION,
        }
        status = 422 if form.is_bound else 200
        template = "governance/meetings/leave.html"
        return render(self.request, template, context, status=status)
