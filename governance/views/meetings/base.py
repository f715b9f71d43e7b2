"""What the pages about one meeting share: finding it, the gate, asking and pressing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.panels import panels_for
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...models import AgendaItem, Meeting
from ...queries.meetings.reader import Reader, reader_of
from ...rules.meetings import may_plan


def drawn_panels(place: str, request: HttpRequest, subject: Any) -> list[str]:
    """What other areas add to this place, drawn."""
    return [
        render_to_string(panel.template, panel.context, request)
        for panel in panels_for(place, request, subject)
    ]


class OfMeeting(View):
    """About one meeting; who may not know of it, is told that there is none."""

    @cached_property
    def meeting(self) -> Meeting:
        found = get_object_or_404(Meeting.objects.with_body(), pk=self.kwargs["pk"])
        if found.convened_at is None and not self.reader_for(found).is_inside:
            raise Http404
        return found

    @cached_property
    def reader(self) -> Reader:
        return self.reader_for(self.meeting)

    def reader_for(self, meeting: Meeting) -> Reader:
        known = self.__dict__.setdefault("_readers", {})
        if meeting.pk not in known:
            known[meeting.pk] = reader_of(
                self.request.user, meeting, timezone.localdate()
            )
        return known[meeting.pk]

    @cached_property
    def item(self) -> AgendaItem:
        """An item of this very meeting: a number of another one is unknown here."""
        items = self.meeting.items.select_related("dossier", "version")
        found = get_object_or_404(items, pk=self.kwargs["item_pk"])
        found.meeting = self.meeting
        return found

    @property
    def now(self) -> datetime:
        return timezone.now()


class OfMembers(Guarded, OfMeeting):
    """For who belongs to the meeting."""

    def verdict(self) -> Verdict:
        return allowed_if(
            self.reader.is_inside,
            f"Dit is er voor leden van {self.meeting.body.name}.",
        )


class OfSecretary(Guarded, OfMeeting):
    """For who keeps the agenda of the body."""

    def verdict(self) -> Verdict:
        return may_plan(self.request.user, self.meeting.body)


class Pressed(OfSecretary):
    """One press without a question."""

    http_method_names = ["post"]
    done = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            self.act()
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            if self.done:
                messages.success(request, self.done)
        return redirect(self.back())

    def act(self) -> None:
        raise NotImplementedError

    def back(self) -> str:
        return self.meeting.get_absolute_url()


class Asked(OfSecretary):
    """One question first. What was typed stays when it is refused."""

    title = ""
    lead = ""
    button = "Bewaar"
    done = ""
    template_name = "governance/meetings/ask.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            self.act(form)
        except DomainError as refusal:
            form.add_error(self.field_of(refusal), str(refusal))
            return self.show(form)
        messages.success(request, self.done)
        return redirect(self.back())

    def form(self, data: Any = None) -> Form:
        raise NotImplementedError

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def field_of(self, refusal: DomainError) -> str | None:
        """At which question a refusal stands; without one above the form."""
        return None

    def back(self) -> str:
        return self.meeting.get_absolute_url()

    def show(self, form: Form) -> HttpResponse:
        context = {
            "meeting": self.meeting,
            "form": form,
            "title": self.title,
            "lead": self.lead,
            "button": self.button,
            "back": self.back(),
            **self.more(),
        }
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)

    def more(self) -> dict[str, Any]:
        return {}
