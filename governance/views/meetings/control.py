"""Leading a meeting: the secretary's screen while it goes on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError

from ...domain.meetings import attendance, running
from ...enums import MeetingState
from ...forms.meetings.room import AttendanceForm, TimesForm
from ...models import Attendance
from ...queries.meetings.agenda import lines_of
from ...queries.meetings.presence import Expected, expected_at
from .base import Asked, OfSecretary, Pressed, drawn_panels


class Control(OfSecretary):
    """Which item is on, who is there, and closing."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        expected = expected_at(self.meeting)
        return self.show(AttendanceForm(expected=expected), expected)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        expected = expected_at(self.meeting)
        form = AttendanceForm(request.POST, expected=expected)
        if not form.is_valid():
            return self.show(form, expected)
        chosen = set(form.cleaned_data["present"])
        try:
            attendance.record_attendance(
                meeting=self.meeting,
                present=[
                    one.person for one in expected if str(one.person.pk) in chosen
                ],
                by=request.user,
                now=self.now,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, expected)
        messages.success(request, "De aanwezigheid is vastgelegd.")
        return redirect("meeting_control", self.meeting.pk)

    def show(self, form: AttendanceForm, expected: list[Expected]) -> HttpResponse:
        meeting = self.meeting
        lines = [
            one for one in lines_of(meeting, self.reader) if not one.item.pulled_at
        ]
        place = next((n for n, one in enumerate(lines) if one.is_current), None)
        after = lines[place + 1 :] if place is not None else lines
        current = lines[place] if place is not None else None
        context = {
            "meeting": meeting,
            "form": form,
            "lines": lines,
            "current": current,
            "following": after[0] if after else None,
            "expected": expected,
            "panels": drawn_panels("agenda-item", self.request, current.item)
            if current
            else [],
        }
        status = 422 if form.is_bound else 200
        template = "governance/meetings/control.html"
        return render(self.request, template, context, status=status)


class OnControl:
    """Goes back to the screen from which the meeting is led."""

    meeting: Any

    def back(self) -> str:
        return reverse("meeting_control", args=[self.meeting.pk])


class OpenMeeting(OnControl, Pressed):
    """The meeting begins."""

    done = "De vergadering is begonnen. Leg vast wie er zijn."

    def act(self) -> None:
        running.open_meeting(
            meeting=self.meeting, by=self.request.user, now=timezone.now()
        )


class GoToItem(OnControl, Pressed):
    """This item is next."""

    def act(self) -> None:
        running.go_to_item(
            meeting=self.meeting,
            item=self.item,
            by=self.request.user,
            now=timezone.now(),
        )


class CloseMeeting(Pressed):
    """The meeting ends."""

    done = "De vergadering is gesloten. Iedereen die er was, is nu vertrokken."

    def act(self) -> None:
        running.close_meeting(
            meeting=self.meeting, by=self.request.user, now=timezone.now()
        )

    def back(self) -> str:
        self.meeting.refresh_from_db()
        if self.meeting.state == MeetingState.IN_SESSION:
            return reverse("meeting_control", args=[self.meeting.pk])
        return self.meeting.get_absolute_url()


class MendTimes(OnControl, Asked):
    """When somebody really came and went."""

    title = "Tijden herstellen"
    done = "De tijden zijn hersteld."

    def attendance(self) -> Attendance:
        return get_object_or_404(
            self.meeting.attendances.select_related("person"),
            pk=self.kwargs["attendance_pk"],
        )

    @property
    def lead(self) -> str:
        return f"Van {self.attendance().person}."

    def form(self, data: Any = None) -> TimesForm:
        return TimesForm(data, attendance=self.attendance())

    def act(self, form: TimesForm) -> None:
        times = form.times()
        attendance.mend_times(
            attendance=self.attendance(),
            arrived_at=times["arrived_at"],
            left_at=times["left_at"],
            by=self.request.user,
            now=self.now,
        )
