"""Calendars that other programs read, and the private address of one's own."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.generic import View

from samenorganiseren.shared.access import SignedIn

from ...domain.meetings import calendar_addresses
from ...models import Body
from ...queries.meetings.calendars import calendar_of_body, calendar_of_person


def as_calendar(request: HttpRequest, content: bytes, name: str) -> HttpResponseBase:
    """The calendar, or nothing where the reader has this very one."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response["ETag"] = etag
    answer: Any = get_conditional_response(request, etag=etag, response=response)
    return answer


class BodyCalendar(View):
    """The public meetings of one body."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        body = get_object_or_404(Body.objects.select_related("organisation"), slug=slug)
        answer = as_calendar(request, calendar_of_body(body, timezone.now()), slug)
        answer["Cache-Control"] = "no-cache"
        return answer


class PersonCalendar(View):
    """Whoever knows the address reads it, so it can be revoked."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        person = calendar_addresses.person_behind(token)
        if person is None:
            raise Http404
        content = calendar_of_person(person, timezone.now())
        answer = as_calendar(request, content, "samen-organiseren")
        answer["Cache-Control"] = "private, no-cache"
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "no-referrer"
        return answer


class MyCalendar(SignedIn, View):
    """Making the address, and taking it back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest) -> HttpResponseBase:
        now = timezone.now()
        if request.POST.get("actie") == "intrekken":
            calendar_addresses.revoke_address(person=request.user, now=now)
            messages.success(request, "Het adres werkt niet meer.")
            return redirect("my_calendar")
        token = calendar_addresses.make_address(person=request.user, now=now)
        path = reverse("person_calendar", args=[token])
        return self.show(address=request.build_absolute_uri(path))

    def show(self, address: str = "") -> HttpResponse:
        held = self.request.user.calendar_addresses.filter(revoked_at=None).first()
        context = {"held": held, "address": address}
        template = "governance/meetings/my_calendar.html"
        response = render(self.request, template, context)
        response["Cache-Control"] = "private, no-store"
        return response
