"""The report of a meeting: reading, writing, establishing, and action items."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator

from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.freshness import fresh_for_visitors

from ...domain.meetings import minutes
from ...enums import MeetingState
from ...forms.meetings.minutes import EstablishForm, MinutesForm, PromiseForm
from ...models import Minutes
from ...queries.meetings.agenda import lines_of
from .base import Asked, OfMeeting


class MinutesPage(OfMeeting):
    """What was said and promised; established minutes are for everyone."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        meeting, reader = self.meeting, self.reader
        last = meeting.minutes.last()
        if last is None or not (last.is_established or reader.is_inside):
            raise Http404
        context = {
            "meeting": meeting,
            "reader": reader,
            "minutes": last,
            "said": [
                (line, last.by_item[str(line.item.pk)])
                for line in lines_of(meeting, reader)
                if line.is_known and last.by_item.get(str(line.item.pk))
            ],
            "actions": meeting.actions.select_related("owner")
            if reader.is_inside
            else [],
            "establish": EstablishForm(initial={"seen": last.number})
            if reader.is_chair and meeting.state == MeetingState.CLOSED
            else None,
        }
        return render(request, "governance/meetings/minutes.html", context)


class Back:
    """Goes back to the report."""

    meeting: Any

    def back(self) -> str:
        if not self.meeting.minutes.exists():
            return str(self.meeting.get_absolute_url())
        return reverse("meeting_minutes", args=[self.meeting.pk])


class WriteMinutes(Back, Asked):
    """A new version, on top of the last."""

    title = "Verslag schrijven"
    lead = "Elke keer dat u bewaart, komt er een versie bij. De voorzitter stelt vast."
    button = "Bewaar deze versie"
    done = "Het verslag is bewaard."

    def form(self, data: Any = None) -> MinutesForm:
        return MinutesForm(data, meeting=self.meeting, last=self.last())

    def last(self) -> Minutes | None:
        return self.meeting.minutes.last()

    def act(self, form: MinutesForm) -> None:
        minutes.write_minutes(
            meeting=self.meeting,
            text=form.cleaned_data["text"],
            by_item=form.by_item,
            seen=form.cleaned_data["seen"],
            by=self.request.user,
            now=self.now,
        )

    def more(self) -> dict[str, Any]:
        return {"keep": "verslag", "newest": self.last()}


class Establish(SignedIn, OfMeeting):
    """The chair says: so it was."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = EstablishForm(request.POST)
        try:
            minutes.establish_minutes(
                meeting=self.meeting,
                seen=form.cleaned_data["seen"] if form.is_valid() else 0,
                by=request.user,
                now=self.now,
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Het verslag is vastgesteld en staat op de site.")
        return redirect("meeting_minutes", self.meeting.pk)


class AddPromise(Back, Asked):
    """Who will do what."""

    title = "Actiepunt toevoegen"
    done = "Het actiepunt is vastgelegd."

    def form(self, data: Any = None) -> PromiseForm:
        return PromiseForm(data, meeting=self.meeting)

    def act(self, form: PromiseForm) -> None:
        minutes.promise(
            meeting=self.meeting,
            what=form.promise,
            by=self.request.user,
            now=self.now,
        )


class FinishAction(SignedIn, OfMeeting):
    """One press: it is done."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        action = get_object_or_404(self.meeting.actions, pk=kwargs["action_pk"])
        try:
            minutes.finish_action(action=action, by=request.user, now=self.now)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Het actiepunt is afgerond.")
        if request.POST.get("terug") == "vandaag":
            return redirect("today")
        return redirect(self.meeting)
