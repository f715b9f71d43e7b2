"""Planning, changing, convening and cancelling, by the secretary."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import View

from accounts.enums import Role
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...domain.meetings import planning
from ...enums import MeetingState
from ...forms.meetings.meeting import ConveneForm, MeetingForm, ReasonForm
from ...models import Body, BodyQuerySet
from ...rules.bodies import is_any_secretary
from .base import Asked


class NewMeeting(Guarded, View):
    """A meeting of one of the bodies whose agenda this person keeps."""

    def verdict(self) -> Verdict:
        return allowed_if(
            is_any_secretary(self.request.user),
            "Een vergadering plant de secretaris van een orgaan.",
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(MeetingForm(bodies=self.bodies()))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = MeetingForm(request.POST, bodies=self.bodies())
        if not form.is_valid():
            return self.show(form)
        try:
            meeting = planning.plan_meeting(
                body=form.cleaned_data["body"],
                when=form.when,
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request, "De vergadering staat in concept. Zet nu punten op de agenda."
        )
        return redirect("meeting_agenda", meeting.pk)

    def bodies(self) -> BodyQuerySet:
        kept = [
            held.organisation_id
            for held in self.request.user.get_current_roles()
            if held.role == Role.BODY_SECRETARY
        ]
        return Body.objects.by_order().filter(organisation__in=kept)

    def show(self, form: MeetingForm) -> HttpResponse:
        status = 422 if form.is_bound else 200
        template = "governance/meetings/new.html"
        return render(self.request, template, {"form": form}, status=status)


class ChangeMeeting(Asked):
    """Another time or place."""

    title = "Tijd en plaats wijzigen"
    done = "De vergadering is gewijzigd."

    @property
    def lead(self) -> str:
        if self.meeting.state != MeetingState.CONVENED:
            return ""
        return "De oproep is verstuurd. Wie in de agenda staat, krijgt de wijziging."

    def form(self, data: Any = None) -> MeetingForm:
        return MeetingForm(data, meeting=self.meeting)

    def act(self, form: MeetingForm) -> None:
        planning.change_meeting(
            meeting=self.meeting, when=form.when, by=self.request.user, now=self.now
        )


class Convene(Asked):
    """Calling the members."""

    title = "Vergadering oproepen"
    lead = (
        "Leden, plaatsvervangers en gasten krijgen bericht. Vanaf nu staat de "
        "vergadering voor iedereen op de site."
    )
    button = "Roep op"
    done = "De oproep is verstuurd."

    def form(self, data: Any = None) -> ConveneForm:
        return ConveneForm(data)

    def act(self, form: ConveneForm) -> None:
        planning.convene(
            meeting=self.meeting,
            by=self.request.user,
            now=self.now,
            **form.cleaned_data,
        )


class Cancel(Asked):
    """It does not go on."""

    title = "Vergadering afgelasten"
    lead = "Wie was opgeroepen, krijgt bericht met de reden."
    button = "Gelast af"
    done = "De vergadering is afgelast."

    def form(self, data: Any = None) -> ReasonForm:
        return ReasonForm(data)

    def act(self, form: ReasonForm) -> None:
        planning.cancel_meeting(
            meeting=self.meeting,
            by=self.request.user,
            now=self.now,
            **form.cleaned_data,
        )
